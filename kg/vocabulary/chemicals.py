"""Chemicals that no table holds, known by how they are written.

Makers' codes ("SB203580", "MK-2206") and the endings that international
nonproprietary names share ("-tinib", "-gliflozin"), which are data in
`ontology/grammar/chemical_suffixes.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import slug
from kg.vocabulary.lexicon import read_table

__all__ = ["code_names", "drugs"]

_CODE_NAME = re.compile(r"(?<![\w-])(?!GSE|PRJ|NCT|CRL|ATCC|RFC|GM0|ISO)[A-Z]{2,4}-?\d{4,6}(?![\w-])")
"""A maker's letters and number; not the numbers of data sets, trials, cell lines, grants and standards."""


def code_names(text: str, taken: list[Mention]) -> Iterator[Mention]:
    """Makers' codes in `text` outside what is already `taken`."""
    for match in _CODE_NAME.finditer(text):
        if _is_free(match, taken):
            yield _chemical(match, match.group())


def drugs(text: str, taken: list[Mention]) -> Iterator[Mention]:
    """Drugs and natural compounds in `text`, by their ending, outside what is already `taken`."""
    for match in _drug_names().finditer(text):
        if _is_free(match, taken):
            yield _chemical(match, match.group().lower())


@cache
def _drug_names() -> re.Pattern[str]:
    rows = read_table(resource("ontology", "grammar", "chemical_suffixes.tsv"))
    return re.compile(r"\b[A-Za-z][a-z]{2,}(?:" + "|".join(row["suffix"] for row in rows) + r")\b")


def _is_free(match: re.Match[str], taken: list[Mention]) -> bool:
    return not any(m.start < match.end() and match.start() < m.end for m in taken)


def _chemical(match: re.Match[str], name: str) -> Mention:
    return Mention(Entity(f"mkg:stimulus/{slug(name)}", name, "stimulus"), match.start(), match.end(), match.group())
