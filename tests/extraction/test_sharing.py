"""What two clauses share is said of both, and what is set off by "but not" of neither."""

from __future__ import annotations

import pytest

from .saying import check

SHARED = [
    (
        "Bax was downregulated and Bcl-2 was upregulated by melatonin.",
        "melatonin decreases Bax; melatonin increases Bcl-2",
    ),
    (
        "Silencing of YAP reduced, while its overexpression enhanced, migration of urothelial cells.",
        "YAP increases migration",
    ),
    (
        "miR-27b mimics decreased, whereas miR-27b inhibitors increased, lipid accumulation in hepatocytes.",
        "miR-27b decreases lipid accumulation",
    ),
]

GROUPS = [
    (
        "The expression of Bax was decreased, while that of Bcl-2 was increased, in the exosome group.",
        "exosome decreases Bax; exosome increases Bcl-2",
    ),
    (
        "IL-6 was lower and IL-10 was higher in the miR-146a mimic group.",
        "miR-146a decreases IL-6; miR-146a increases IL-10",
    ),
    ("Apoptosis was reduced in the p38 inhibitor group.", "p38 increases apoptosis"),
]

EXCEPTIONS = [
    ("Exosomes from young, but not old, mice increased neurogenesis.", "exosome increases neurogenesis"),
    ("miR-21 but not miR-22 decreased PTEN in the kidney.", "miR-21 decreases PTEN; never miR-22 decreases PTEN"),
    ("Butyrate increased IL-10 but not IL-6 in the colon.", "butyrate increases IL-10; butyrate not increases IL-6"),
    (
        "miR-21 decreased PTEN in fibroblasts but not in neurons.",
        "miR-21 decreases PTEN; never miR-21 not decreases PTEN",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), SHARED)
def test_an_object_or_agent_behind_two_verbs_is_of_both(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), GROUPS)
def test_a_group_acts_through_what_it_was_given(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), EXCEPTIONS)
def test_but_not_excepts_what_follows_and_nothing_else(sentence: str, claims: str):
    check(sentence, claims)
