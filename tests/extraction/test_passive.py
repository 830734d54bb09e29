"""Passive, intransitive and subjectless clauses."""

from __future__ import annotations

import pytest

from .saying import check, statement

PASSIVES = [
    ("RUNX2 was suppressed by miR-204 in valve interstitial cells.", "miR-204 decreases RUNX2"),
    ("Pyroptosis of macrophages is driven by gasdermin D.", "GSDMD increases pyroptosis"),
    (
        "In the injured tendon, fibronectin expression was significantly upregulated by TGF-β3.",
        "TGF-β3 increases fibronectin",
    ),
    (
        "Angiogenesis induced by VEGF was blocked by miR-15b.",
        "VEGF increases angiogenesis; miR-15b decreases angiogenesis",
    ),
    (
        "Smad7, which is repressed by miR-21, limits fibrosis in the lung.",
        "miR-21 decreases SMAD7; SMAD7 decreases fibrosis",
    ),
    (
        "Both IL-6 and TNF-α were reduced by exosomes from adipose-derived stem cells.",
        "AD-MSC exosome decreases IL-6; AD-MSC exosome decreases TNF-α",
    ),
]

TREATMENTS = [
    ("Apoptosis of hair cells was decreased after treatment with miR-182.", "miR-182 decreases apoptosis"),
    ("Upon stimulation with IL-4, arginase 1 was upregulated in microglia.", "IL-4 increases arginase 1"),
    (
        "Following exposure to cigarette smoke, senescence of alveolar epithelial cells increased.",
        "cigarette smoke increases senescence",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), PASSIVES)
def test_the_agent_of_a_passive_acts(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), TREATMENTS)
def test_what_was_given_acts_on_what_was_changed(sentence: str, claims: str):
    check(sentence, claims)


def test_a_clause_without_subject_takes_the_one_before_and_says_so():
    text = "Periosteal cells were treated with exosomes from BMSCs. Osteogenic differentiation was markedly increased."
    found = statement(text, "BM-MSC exosome increases osteogenic differentiation")
    assert found.evidence[0].inferred


LEFT_OUT = [
    ("Tenocytes were incubated with miR-29a. Levels of collagen III were decreased.", "miR-29a decreases collagen III"),
    (
        "miR-132 was injected into the infarct. Apoptosis was inhibited by downregulating FOXO3.",
        "miR-132 decreases apoptosis; FOXO3 increases apoptosis",
    ),
    (
        "Rats were given melatonin. Oxidative stress fell, and autophagy rose.",
        "melatonin decreases oxidative stress; melatonin increases autophagy",
    ),
]


@pytest.mark.parametrize(("text", "claims"), LEFT_OUT)
def test_a_subject_left_out_is_found_before(text: str, claims: str):
    check(text, claims)


def test_a_subject_that_is_named_is_not_inferred():
    found = statement("RUNX2 was suppressed by miR-204 in valve interstitial cells.", "miR-204 decreases RUNX2")
    assert not found.evidence[0].inferred
