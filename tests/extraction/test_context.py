"""In which cell, species, setting and under which stimulus a claim holds."""

from __future__ import annotations

import pytest

from kg.model import Context

from .saying import statement

CONTEXTS = [
    (
        "miR-21 reduced apoptosis of cardiomyocytes in rats.",
        "miR-21 decreases apoptosis",
        {"cell": "cardiomyocyte", "species": "rat"},
    ),
    (
        "In LPS-stimulated microglia, IL-4 lowered TNF-α.",
        "IL-4 decreases TNF-α",
        {"cell": "microglia", "stimulus": "LPS"},
    ),
    ("In vitro, BMP2 increased osteogenesis.", "BMP2 increases osteogenesis", {"setting": ("in vitro",)}),
    ("In patients with sepsis, IL-6 increased CRP.", "IL-6 increases CRP", {"species": "human"}),
    (
        "In mice, leptin promoted angiogenesis in vivo.",
        "leptin increases angiogenesis",
        {"species": "mouse", "setting": ("in vivo",)},
    ),
]


@pytest.mark.parametrize(("sentence", "claim", "fields"), CONTEXTS)
def test_conditions_are_taken_from_the_sentence(sentence: str, claim: str, fields: dict[str, object]):
    context: Context = statement(sentence, claim).evidence[0].context
    assert {name: getattr(context, name) for name in fields} == fields
    assert not set(fields) & set(context.inferred)


def test_what_a_sentence_does_not_say_stays_empty():
    context = statement("FGF21 increased PGC-1α.", "FGF21 increases PGC-1α").evidence[0].context
    assert context == Context()


def test_a_cell_is_context_and_no_part_of_the_process():
    found = statement("miR-126 decreased endothelial cell apoptosis.", "miR-126 decreases apoptosis")
    assert (found.object.label, found.evidence[0].context.cell) == ("apoptosis", "endothelial cell")


def test_citations_belong_to_their_sentence():
    text = "Leptin promotes angiogenesis in bone [3,5-7]. Sclerostin inhibits bone formation [9]."
    assert statement(text, "leptin increases angiogenesis").evidence[0].citations == ("3", "5", "6", "7")
    assert statement(text, "sclerostin decreases bone formation").evidence[0].citations == ("9",)
