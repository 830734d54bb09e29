"""microRNAs are read by grammar: number, letter and arm make the name, whatever else is printed around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.mirna import mirna_entity, read_mirna

SPELLINGS = [
    ("miR-21", "miR-21"),
    ("mir21", "miR-21"),
    ("microRNA-146a", "miR-146a"),
    ("MiRNA-31p", "miR-31"),
    ("miRNA 155", "miR-155"),
    ("hsa-miR-29b-3p", "miR-29b-3p"),
    ("rno-let-7f", "let-7f"),
    ("let-7a-5p", "let-7a-5p"),
    ("miR1423p", "miR-142-3p"),
    ("miR5325p", "miR-532-5p"),
    ("miR-199a-5p", "miR-199a-5p"),
    ("MIR-214", "miR-214"),
    ("antagomiR-92a", "antagomiR-92a"),
    ("anti-miR-33", "antagomiR-33"),
]

OTHERS = ["mirror", "21", "letter 7", "Miranda", "miR", "MIRAGE", "p53", "IL-6", ""]


@pytest.mark.parametrize(("printed", "label"), SPELLINGS)
def test_a_mirna_has_one_name_in_every_spelling(printed: str, label: str):
    name = read_mirna(printed)
    assert name is not None
    assert name.label == label


@pytest.mark.parametrize("text", OTHERS)
def test_what_has_no_stem_or_number_is_no_mirna(text: str):
    assert read_mirna(text) is None


@given(st.integers(1, 9999), st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["", "-3p", "-5p"]))
def test_a_label_reads_back_as_itself(number: int, letter: str, arm: str):
    label = f"miR-{number}{letter}{arm}"
    name = read_mirna(label)
    assert name is not None
    assert name.label == label


@given(st.text(max_size=30))
def test_any_text_can_be_asked(text: str):
    read_mirna(text)


def test_arms_are_three_things_joined_by_the_armless_name():
    whole, five, three = (mirna_entity(read_mirna(n)) for n in ("miR-21", "miR-21-5p", "miR-21-3p"))
    assert len({whole.id, five.id, three.id}) == 3
    assert five.broader == three.broader == (whole,)
