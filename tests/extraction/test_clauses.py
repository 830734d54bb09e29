"""Clauses: the nearest subject acts, in relative clauses, reasons, contrasts and lists of verbs."""

from __future__ import annotations

import pytest

from .saying import check

RELATIVES = [
    ("miR-122, which is abundant in hepatocytes, inhibits SLC7A1.", "miR-122 decreases SLC7A1"),
    (
        "Exosomes carry miR-92a, which suppresses KLF2 in endothelial cells.",
        "exosome carries miR-92a; miR-92a decreases KLF2; never exosome decreases KLF2",
    ),
    (
        "IL-1β induces MMP-13, an enzyme that degrades type II collagen.",
        "IL-1β increases MMP-13; MMP-13 decreases collagen II",
    ),
    (
        "TGF-β1 increased periostin, whose overexpression promotes fibrosis of the mitral valve.",
        "TGF-β1 increases periostin; periostin increases fibrosis",
    ),
    (
        "Genes that promote senescence, such as p16, were lowered by metformin.",
        "metformin decreases p16; p16 increases senescence",
    ),
]

REASONS = [
    (
        "Wound closure was faster via miR-31 contained in exosomes, as exosomal miR-31 inhibits FIH1.",
        "exosome carries miR-31; miR-31 decreases HIF1AN",
    ),
    ("Fibrosis of the liver was reduced because miR-29a suppressed collagen I.", "miR-29a decreases collagen I"),
    ("Neuronal apoptosis declined since BDNF activated CREB.", "BDNF increases CREB"),
]

CONTRASTS = [
    (
        "IL-10 decreased TNF-α, whereas IL-6 increased CRP in endothelial cells.",
        "IL-10 decreases TNF-α; IL-6 increases CRP; never IL-10 increases CRP",
    ),
    (
        "TNF-α promotes bone resorption, but osteoprotegerin inhibits it.",
        "TNF-α increases bone resorption; osteoprotegerin decreases bone resorption",
    ),
    (
        "While miR-1 suppresses hypertrophy, miR-21 aggravates fibrosis of the heart.",
        "miR-1 decreases hypertrophy; miR-21 increases fibrosis",
    ),
]

VERB_LISTS = [
    (
        "Sevoflurane inhibits autophagy, activates mTOR and increases apoptosis in hippocampal neurons.",
        "sevoflurane decreases autophagy; sevoflurane increases mTOR; sevoflurane increases apoptosis",
    ),
    ("miR-214 targets and suppresses PTEN in renal tubules.", "miR-214 decreases PTEN"),
    (
        "Wnt5a not only induces migration but also promotes proliferation of melanoma cells.",
        "WNT5A increases migration; WNT5A increases proliferation",
    ),
    (
        "IGF-1 can not only stimulate chondrocyte proliferation, but can also inhibit apoptosis.",
        "IGF-1 increases proliferation; IGF-1 decreases apoptosis",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), RELATIVES)
def test_a_relative_clause_is_about_what_stands_before_it(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), REASONS)
def test_a_reason_has_its_own_subject(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CONTRASTS)
def test_both_sides_of_a_contrast_are_read_apart(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), VERB_LISTS)
def test_verbs_in_a_row_share_their_subject(sentence: str, claims: str):
    check(sentence, claims)
