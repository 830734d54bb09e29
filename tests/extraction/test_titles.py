"""A title is read where it is a sentence."""

from __future__ import annotations

import pytest

from .saying import check, statements_of

BODY = "\n\nWe studied the skin of pigs in an open wound for four weeks. There was one finding.\n"


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("Melatonin attenuates liver fibrosis by suppressing TGF-β1", "melatonin decreases liver fibrosis"),
        ("FOXO3 is required for autophagy in oocytes", "FOXO3 increases autophagy"),
    ],
)
def test_a_title_with_a_verb_asserts(title: str, claims: str):
    check(title + BODY, claims)


@pytest.mark.parametrize("title", ["Melatonin-mediated protection from liver fibrosis", "TNF-α-induced apoptosis"])
def test_a_title_without_a_verb_says_nothing(title: str):
    assert statements_of(title + BODY) == []


def test_vesicles_in_a_title_are_introduced_by_the_text():
    assert not {"secretes", "carries"} & {one.relation for one in statements_of("Exosomal miR-21 lowers PTEN" + BODY)}


def test_the_evidence_is_the_title_as_printed():
    (one, *_) = statements_of("Zinc lowers IL-6" + BODY)
    assert one.evidence[0].sentence == "Zinc lowers IL-6"
