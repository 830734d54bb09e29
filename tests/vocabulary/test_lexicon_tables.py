"""The tables of names: every row is whole, and no two things share a name or an identifier."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.resources import resource
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import read_table

FOLDER = resource("ontology", "lexicon")
CURATED = sorted(path.name for path in FOLDER.glob("*.tsv") if "label" in next(iter(read_table(path)), {}))
CURIE = re.compile(r"[A-Za-z][\w.]*:[\w.:/-]+")


@pytest.mark.parametrize("table", CURATED)
def test_no_label_stands_twice_in_a_table(table: str):
    labels = Counter(fold(row["label"]) for row in read_table(FOLDER / table))
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("table", CURATED)
def test_identifiers_have_a_prefix(table: str):
    for row in read_table(FOLDER / table):
        for identifier in (row.get("id") or "").replace("|", " ").split():
            assert CURIE.fullmatch(identifier), f"{table}: {row['label']}: {identifier}"
