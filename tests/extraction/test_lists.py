"""Lists and ellipses distribute over and, or, such as, brackets and shared heads."""

from __future__ import annotations

import pytest

from .saying import check

LISTS = [
    (
        "IL-1β increased MMP-3, ADAMTS-4 and IL-6 in tenocytes.",
        "IL-1β increases MMP-3; IL-1β increases ADAMTS4; IL-1β increases IL-6",
    ),
    (
        "miR-145 raised the expression of contractile genes such as transgelin, vimentin, and smoothelin.",
        "miR-145 increases transgelin; miR-145 increases SMTN",
    ),
    (
        "TNF-α, IL-1β and IL-17 all promote bone resorption.",
        "TNF-α increases bone resorption; IL-1β increases bone resorption; IL-17 increases bone resorption",
    ),
    (
        "Metformin lowered pro-inflammatory cytokines (IL-6, TNF-α) in adipose tissue.",
        "metformin decreases IL-6; metformin decreases TNF-α",
    ),
    (
        "Exosomes contain miR-21, miR-126 as well as miR-210.",
        "exosome carries miR-21; exosome carries miR-126; exosome carries miR-210",
    ),
    (
        "Adiponectin decreased inflammation, oxidative stress, and apoptosis in the aorta.",
        "adiponectin decreases inflammation; adiponectin decreases oxidative stress; adiponectin decreases apoptosis",
    ),
    (
        "Estrogen decreased both RANKL and IL-7, but increased osteoprotegerin.",
        "estrogen decreases RANKL; estrogen decreases IL-7; estrogen increases osteoprotegerin",
    ),
]

ELLIPSES = [
    (
        "IL-1β increases MMP-1, -3 and -13 in the meniscus.",
        "IL-1β increases MMP-1; IL-1β increases MMP-3; IL-1β increases MMP-13",
    ),
    ("ADAMTS-4 and -5 degrade aggrecan in cartilage.", "ADAMTS4 decreases aggrecan; ADAMTS5 decreases aggrecan"),
    ("miR-125b and -214 inhibit p53 in keratinocytes.", "miR-125b decreases p53; miR-214 decreases p53"),
    (
        "Collagen types I and III were increased by TGF-β1 in the scar.",
        "TGF-β1 increases collagen I; TGF-β1 increases collagen III",
    ),
    ("miR-17/20a suppress PTEN in lymphocytes.", "miR-17 decreases PTEN; miR-20a decreases PTEN"),
    ("Smad2/3 promote fibrosis in the kidney.", "Smad2/3 increases fibrosis"),
]

SHARED = [
    (
        "miR-29 inhibits the proliferation, migration and invasion of hepatoma cells.",
        "miR-29 decreases proliferation; miR-29 decreases migration; miR-29 decreases invasion",
    ),
    (
        "Hypoxia raised the mRNA and protein levels of VEGF and of GLUT1 in the placenta.",
        "hypoxia increases VEGF; hypoxia increases GLUT1",
    ),
    (
        "IL-4 and IL-13 increased, and IFN-γ decreased, arginase 1 in macrophages.",
        "IL-4 increases arginase 1; IL-13 increases arginase 1; IFN-γ decreases arginase 1",
    ),
]


EXAMPLES = [
    (
        "The expression of proteins involved in autophagy, such as LC3 and Beclin-1, was raised by rapamycin.",
        "rapamycin increases LC3; rapamycin increases Beclin-1",
    ),
    (
        "Leptin lowered gene expression associated with chondrogenesis, e.g. SOX9 and aggrecan.",
        "leptin decreases SOX9; leptin decreases aggrecan",
    ),
    (
        "Metformin reduced proteins that promote apoptosis, such as Bax and caspase-3, in podocytes.",
        "metformin decreases Bax; metformin decreases caspase-3; Bax increases apoptosis",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), EXAMPLES)
def test_examples_belong_to_the_things_described(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), LISTS)
def test_a_list_distributes(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ELLIPSES)
def test_a_shortened_name_is_completed(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), SHARED)
def test_words_that_a_list_shares_count_for_each(sentence: str, claims: str):
    check(sentence, claims)
