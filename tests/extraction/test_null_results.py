"""Findings in the wordings of abstracts: without affecting, little effect, there was, secreted to promote."""

from __future__ import annotations

import pytest

from .saying import check

NULL = [
    ("Knockdown of NEAT1 alleviated liver fibrosis without affecting body weight.", "NEAT1 not affects body weight"),
    ("Exosomes reduced IL-6 without altering IL-10 levels.", "exosome decreases IL-6; exosome not affects IL-10"),
    ("Exosomes had little effect on migration of tenocytes.", "exosome not affects migration"),
]

PRESENTED = [
    ("There was a significant decrease in apoptosis after exosome treatment.", "exosome decreases apoptosis"),
    ("The miR-29 family has been demonstrated as anti-fibrotic microRNAs.", "miR-29 decreases fibrosis"),
    (
        "Levels of IL-6 were higher and that of IL-10 was lower in miR-146a-deficient mice than in controls.",
        "miR-146a decreases IL-6; miR-146a increases IL-10",
    ),
]

ACTING = [
    ("Kupffer cells secreted CXCL1 to promote liver fibrosis.", "CXCL1 increases liver fibrosis"),
    ("Leptin increased angiogenesis by enhancing the proangiogenic actions of VEGF.", "leptin increases VEGF"),
    ("miR-21 activated PHLPP1, which dephosphorylates and inactivates AKT.", "PHLPP1 decreases AKT"),
]


@pytest.mark.parametrize(("sentence", "claims"), NULL)
def test_what_did_not_change_is_denied(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), PRESENTED)
def test_a_finding_that_is_only_presented_is_read(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ACTING)
def test_what_is_released_or_strengthened_acts(sentence: str, claims: str):
    check(sentence, claims)


UNDONE = [
    ("p65 was lowered by miR-25, which was partially reversed by overexpressing ADAM10.", "ADAM10 increases p65"),
    ("Exosomes reduced apoptosis, which was abolished by GW4869.", "GW4869 increases apoptosis"),
]

BOUND = [
    ("Binding of miR-21 to PTEN increased AKT.", "miR-21 decreases PTEN"),
    ("Exosomes suppressed CTGF. This was due to binding of miR-214 to the 3'-UTR of CTGF.", "miR-214 decreases CTGF"),
]

NEITHER = [
    (
        "The exosomes neither induced autophagy nor prevented cell death.",
        "exosome not increases autophagy; exosome not decreases cell death",
    ),
]

FED = [
    (
        "Fasudil attenuated inflammation and fibrosis in mice fed a high-fat diet.",
        "fasudil decreases fibrosis; never fibrosis increases high-fat diet",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), UNDONE)
def test_which_was_reversed_speaks_of_the_change(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), BOUND)
def test_what_binds_a_transcript_lowers_it(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NEITHER)
def test_nor_denies_its_verb(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), FED)
def test_what_mice_were_fed_is_no_patient(sentence: str, claims: str):
    check(sentence, claims)


WHOSE = [
    ("miR-199a-3p, whose expression was reduced by hypoxia, suppressed mTOR.", "hypoxia decreases miR-199a-3p"),
    ("TNF-α raised MMP-13, whose activity was inhibited by curcumin.", "curcumin decreases MMP-13"),
    ("Following exosome injection, apoptosis was reduced.", "exosome decreases apoptosis"),
]


@pytest.mark.parametrize(("sentence", "claims"), WHOSE)
def test_whose_expression_is_of_the_noun_before(sentence: str, claims: str):
    check(sentence, claims)
