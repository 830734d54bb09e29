"""A document says what its short forms mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.abbreviations import defined_in

DEFINED = [
    ("Annulus fibrosus (AF) cells were grown.", {"AF": "Annulus fibrosus"}),
    ("Patients with atrial fibrillation (AF) were followed.", {"AF": "atrial fibrillation"}),
    ("NSCs (neural stem cells) divide.", {"NSCs": "neural stem cells"}),
    ("Extracellular vesicles (EVs) and endothelial progenitor cells (EPCs) were mixed.",
     {"EVs": "Extracellular vesicles", "EPCs": "endothelial progenitor cells"}),
    ("Vascular smooth muscle cells (VSMCs; passage 4) calcify.", {"VSMCs": "Vascular smooth muscle cells"}),
]  # fmt: skip

UNDEFINED = [
    "IL-6 rose (see Table 2).",
    "Cells were kept at 37 °C (n = 6).",
    "Apoptosis (p < 0.05) was lower.",
    "Collagen (I, II) was stained (Sigma).",
]


@pytest.mark.parametrize(("sentence", "pairs"), DEFINED)
def test_a_bracket_defines_a_short_form(sentence: str, pairs: dict[str, str]):
    assert defined_in([sentence]) == pairs


@pytest.mark.parametrize("sentence", UNDEFINED)
def test_other_brackets_define_nothing(sentence: str):
    assert defined_in([sentence]) == {}


def test_the_first_definition_stands():
    first, second = "Heart failure (HF) is common.", "Hair follicles (HF) cycle."
    assert defined_in([first, second]) == {"HF": "Heart failure"}


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_can_be_searched(sentences: list[str]):
    defined_in(sentences)
