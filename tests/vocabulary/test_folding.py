"""Spellings that name one thing fold to one key; those that do not stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.folding import fold, name_key, name_keys, slug

SAME = [
    ("NF-κB", "NF kappa B"),
    ("BM-MSCs", "BMMSC"),
    ("TGF-β1", "TGF beta 1"),
    ("IFN-γ", "IFN gamma"),
    ("osteoblasts", "Osteoblast"),
    ("µ-opioid receptor", "μ-opioid receptor"),
]
APART = [("MMP-1", "MMP-13"), ("IL-1α", "IL-1β"), ("protein S", "protein"), ("miR-21-3p", "miR-21-5p")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one: str, other: str):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_have_different_keys(one: str, other: str):
    assert name_key(one) != name_key(other)


def test_a_greek_ending_may_be_a_latin_letter():
    assert name_key("TNFA") in name_keys("TNF-α")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_a_slug_is_safe_in_an_identifier(text: str):
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
