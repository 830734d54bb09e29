"""Denied, null, possible, intended: what is not a plain finding."""

from __future__ import annotations

import pytest

from .saying import check, gap, statement, statements_of

DENIED = [
    (
        "Exosomes from senescent cells failed to suppress apoptosis in the myocardium.",
        "senescent cell exosome not decreases apoptosis",
    ),
    ("miR-96 did not inhibit FOXO1 in the cochlea.", "miR-96 not decreases FOXO1"),
    ("IL-6 was not reduced by dexamethasone in the airway.", "dexamethasone not decreases IL-6"),
    ("Neither IL-4 nor IL-13 increased MMP-9 in keratinocytes.", "IL-4 not increases MMP-9; IL-13 not increases MMP-9"),
]

NULL = [
    ("Adiponectin had no effect on proliferation of myoblasts.", "adiponectin not affects proliferation"),
    ("miR-7 did not affect migration of endothelial cells.", "miR-7 not affects migration"),
    ("Vitamin C caused no change in MMP-2 expression in the sclera.", "vitamin C not affects MMP-2"),
    ("Apoptosis was not altered by miR-375 in islets.", "miR-375 not affects apoptosis"),
    (
        "Melatonin did not have any significant influence on autophagy in granulosa cells.",
        "melatonin not affects autophagy",
    ),
]

AFFIRMED = [
    ("No cytokine other than IL-6 raised CRP, and IL-6 increased CRP strongly.", "IL-6 increases CRP"),
    ("Not surprisingly, TNF-α increased apoptosis of enterocytes.", "TNF-α increases apoptosis"),
    ("Without doubt, hypoxia induces angiogenesis in tumours.", "hypoxia increases angiogenesis"),
]

HEDGED = [
    ("miR-132 may suppress fibrosis in the heart.", "miR-132 decreases fibrosis"),
    (
        "These data suggest that adiponectin inhibits ferroptosis of cardiomyocytes.",
        "adiponectin decreases ferroptosis",
    ),
    ("IL-37 could possibly reduce inflammation of the bowel.", "IL-37 decreases inflammation"),
    ("Asporin is thought to block TGF-β1 in cartilage.", "asporin decreases TGF-β1"),
]

FIRM = [
    ("miR-132 suppresses fibrosis in the heart.", "miR-132 decreases fibrosis"),
    gap(
        "In May, adiponectin was shown to inhibit ferroptosis of cardiomyocytes.",
        "adiponectin decreases ferroptosis",
        "the month is taken for the modal verb",
    ),
]

AIMS = [
    "The aim of this study was to determine whether miR-21 reduces apoptosis of cardiomyocytes.",
    "We investigated whether IL-6 increases fibrosis of the kidney.",
    "To study the effect of miR-140 on cartilage degradation, mice were operated on.",
    "Here we asked if exosomes promote angiogenesis in burns.",
    "It remains unknown whether adiponectin suppresses ferroptosis.",
]


@pytest.mark.parametrize(("sentence", "claims"), DENIED)
def test_a_denied_verb_keeps_its_sign_and_is_negated(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NULL)
def test_no_effect_is_a_negated_effect_without_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), AFFIRMED)
def test_not_every_no_denies(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claim"), HEDGED)
def test_what_may_be_is_hedged(sentence: str, claim: str):
    assert statement(sentence, claim).evidence[0].hedged


@pytest.mark.parametrize(("sentence", "claim"), FIRM)
def test_what_was_found_is_not_hedged(sentence: str, claim: str):
    assert not statement(sentence, claim).evidence[0].hedged


@pytest.mark.parametrize("sentence", AIMS)
def test_an_aim_is_no_finding(sentence: str):
    assert [str(one.relation) for one in statements_of(sentence) if one.relation != "secretes"] == []
