"""Signs are multiplied: verbs, nouns, adjectives, comparatives, denied losses."""

from __future__ import annotations

import pytest

from .saying import check

VERBS = [
    ("Angiotensin II upregulates CTGF in cardiac fibroblasts.", "angiotensin II increases CTGF"),
    ("miR-29b suppressed fibrosis in the infarcted heart.", "miR-29b decreases fibrosis"),
    ("IL-17 aggravates inflammation in psoriatic skin.", "IL-17 increases inflammation"),
    ("Leptin stimulates angiogenesis in the growth plate.", "leptin increases angiogenesis"),
    ("Sirt1 deacetylates and thereby inactivates p53 in tubular cells.", "SIRT1 decreases p53"),
    ("Klotho counteracts oxidative stress in the ageing kidney.", "klotho decreases oxidative stress"),
    ("Myostatin impairs myogenesis after denervation.", "myostatin decreases myogenesis"),
]

NOUNS = [
    ("FGF21 prevented the loss of PGC-1α in hepatocytes.", "FGF21 increases PGC-1α"),
    ("miR-140 caused a marked reduction in ADAMTS-5 expression.", "miR-140 decreases ADAMTS5"),
    ("Adiponectin decreased the phosphorylation level of p65 in podocytes.", "adiponectin decreases p65"),
    ("Hyperglycemia leads to the accumulation of ROS in Schwann cells.", "hyperglycemia increases ROS production"),
    (
        "Adiponectin blocked the activation of the NLRP3 inflammasome in microglia.",
        "adiponectin decreases NLRP3 inflammasome",
    ),
    ("Vitamin D reversed the TGF-β1-induced decrease in E-cadherin.", "vitamin D increases E-cadherin"),
    ("Sclerostin reduces the degree of activation of β-catenin in osteoblasts.", "sclerostin decreases β-catenin"),
]

ADJECTIVES = [
    ("miR-34a led to impaired angiogenesis in diabetic wounds.", "miR-34a decreases angiogenesis"),
    ("TGF-β1 resulted in elevated expression of fibronectin in the glomerulus.", "TGF-β1 increases fibronectin"),
    ("IL-10 was associated with reduced apoptosis of cardiomyocytes.", "IL-10 decreases apoptosis"),
    ("Treatment with miR-146a resulted in lower IL-6 levels in the synovium.", "miR-146a decreases IL-6"),
]

CELLS_COUNTED = [
    ("Irisin led to fewer apoptotic cardiomyocytes in septic mice.", "irisin decreases apoptosis"),
    ("miR-34a raised the number of senescent chondrocytes.", "miR-34a increases senescence"),
    ("Adiponectin reduced the percentage of TUNEL-positive hepatocytes.", "adiponectin decreases apoptosis"),
    ("Fewer EdU-positive tenocytes were seen after inhibition of miR-29.", "miR-29 increases proliferation"),
    ("Baicalin lowered infiltrating neutrophils in the lung.", "baicalin decreases neutrophil infiltration"),
    ("Melatonin raised the fraction of Ki67+ keratinocytes.", "melatonin increases proliferation"),
]

COMPARATIVES = [
    ("Keratinocytes given miR-203 showed less proliferation than controls.", "miR-203 decreases proliferation"),
    ("Mice treated with miR-126 had fewer apoptotic cells in the retina.", "miR-126 decreases apoptosis"),
    ("IGF-1 yielded threefold higher production of type II collagen in chondrocytes.", "IGF-1 increases collagen II"),
]

RESCUES = [
    ("Melatonin restored autophagy in aged tenocytes.", "melatonin increases autophagy"),
    ("Melatonin rescued cardiomyocytes from apoptosis.", "melatonin decreases apoptosis"),
    (
        "Resveratrol ameliorated mitochondrial dysfunction in neurons.",
        "resveratrol decreases mitochondrial dysfunction",
    ),
    ("Overexpression of HMGB1 abolished the anti-inflammatory effect of miR-142-3p.", "HMGB1 increases inflammation"),
    ("Metformin attenuated the inhibition of autophagy in tubular cells.", "metformin increases autophagy"),
    (
        "Liraglutide improved insulin secretion and improved oxidative stress in islets.",
        "liraglutide decreases oxidative stress",
    ),
]

BENEFITS = [
    ("Melatonin is beneficial for osteoarthritis.", "melatonin decreases osteoarthritis"),
    ("Leptin is detrimental to wound healing.", "leptin decreases wound healing"),
    ("Adiponectin is anti-inflammatory in the gut.", "adiponectin decreases inflammation"),
    ("IL-6 is a potent inducer of fibrosis in the liver.", "IL-6 increases fibrosis"),
    ("Klotho is a negative regulator of Wnt signaling.", "klotho decreases Wnt pathway"),
]

PROTECTION = [
    (
        "Exosomal miR-21 protects cardiomyocytes from apoptosis.",
        "miR-21 decreases apoptosis; never miR-21 decreases cardiomyocyte",
    ),
    ("Nrf2 protected retinal pigment epithelial cells against oxidative stress.", "NRF2 decreases oxidative stress"),
    ("The hair follicle is protected from inflammation by TGF-β2.", "TGF-β2 decreases inflammation"),
]


@pytest.mark.parametrize(("sentence", "claims"), VERBS)
def test_a_verb_raises_or_lowers(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NOUNS)
def test_a_noun_of_raising_or_lowering_multiplies_the_sign_of_the_verb(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ADJECTIVES)
def test_an_adjective_says_which_way_its_noun_went(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CELLS_COUNTED)
def test_cells_are_counted_for_what_happens_to_them(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), COMPARATIVES)
def test_more_and_fewer_are_signs(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), RESCUES)
def test_what_is_restored_rises_and_what_is_eased_falls(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), BENEFITS)
def test_being_good_bad_or_an_inducer_of_a_thing_is_a_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), PROTECTION)
def test_protection_lowers_the_harm_and_spares_the_protected(sentence: str, claims: str):
    check(sentence, claims)
