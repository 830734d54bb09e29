"""Regulation without a direction stays without one."""

from __future__ import annotations

import pytest

from .saying import check, statements_of

UNSIGNED = [
    ("FOXO1 regulates autophagy in podocytes.", "FOXO1 affects autophagy"),
    ("The Hippo pathway is involved in the proliferation of cardiomyocytes.", "Hippo pathway affects proliferation"),
    ("BMP2 modulates chondrogenesis in the growth plate.", "BMP2 affects chondrogenesis"),
    ("miR-9 is implicated in neurogenesis.", "miR-9 affects neurogenesis"),
]

NOT_CLAIMS = [
    "Mice were fed with vitamin D and killed after apoptosis was measured.",
    "Mice were fed with vitamin D, and apoptosis was measured a week later.",
    "IL-6 and TNF-α were measured by ELISA.",
    "Apoptosis and proliferation were assessed in cardiomyocytes and fibroblasts.",
    "Exosomes were isolated by ultracentrifugation and stored at -80 °C.",
]


@pytest.mark.parametrize(("sentence", "claims"), UNSIGNED)
def test_regulation_without_a_direction_has_none(sentence: str, claims: str):
    check(sentence, claims)
    assert not {str(one.relation) for one in statements_of(sentence)} & {"increases", "decreases"}


@pytest.mark.parametrize("sentence", NOT_CLAIMS)
def test_methods_claim_nothing(sentence: str):
    assert statements_of(sentence) == []
