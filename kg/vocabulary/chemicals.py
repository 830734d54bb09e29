"""Chemicals that no table holds, known by how they are written.

Makers' codes ("SB203580", "MK-2206") and the endings that international
nonproprietary names share ("-tinib", "-gliflozin"), which are data in
`ontology/grammar/chemical_suffixes.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import slug
from kg.vocabulary.lexicon import read_table
from kg.vocabulary.words import Word

__all__ = ["code_names", "drugs"]

_CODE_NAME = re.compile(r"[A-Z](?<![\w-].)[A-Z]{1,3}-?\d{4,6}(?![\w-])")
"""A maker's letters and number."""
_OTHER_CODES = ("GSE", "PRJ", "NCT", "CRL", "ATCC", "RFC", "GM0", "ISO")
"""Openings of the numbers of data sets, trials, cell lines, grants and standards."""


def code_names(text: str, taken: list[Mention]) -> Iterator[Mention]:
    """Makers' codes in `text` outside what is already `taken`."""
    for match in _CODE_NAME.finditer(text):
        if not match.group().startswith(_OTHER_CODES) and _is_free(match, taken):
            yield _chemical(match, match.group())


def drugs(text: str, words: Sequence[Word], taken: list[Mention]) -> Iterator[Mention]:
    """Drugs and natural compounds among the `words` of `text`, by their ending, outside what is already `taken`."""
    names, tails = _drug_names()
    if not any(word.text[-_TAIL:] in tails for word in words):
        return
    for match in names.finditer(text):
        if _is_free(match, taken):
            yield _chemical(match, match.group().lower())


_LOCANTS = r"(?<![\w-])(?:\d{1,2}[′']?(?:,\d{1,2}[′']?)*-)?"
"""Numbers before a chemical's name that say where its groups are: "7,8-dihydroxyflavone"."""
_TAIL = 3
"""Letters of the shortest ending of a drug."""


@cache
def _drug_names() -> tuple[re.Pattern[str], frozenset[str]]:
    """A pattern that finds drugs, and the last letters of the words it can find."""
    endings = [row["suffix"] for row in read_table(resource("ontology", "grammar", "chemical_suffixes.tsv"))]
    names = re.compile(rf"{_LOCANTS}\b[A-Za-z][a-z]{{2,}}(?:{'|'.join(endings)})\b")
    return names, frozenset(ending[-_TAIL:] for ending in endings)


def _is_free(match: re.Match[str], taken: list[Mention]) -> bool:
    return not any(m.start < match.end() and match.start() < m.end for m in taken)


def _chemical(match: re.Match[str], name: str) -> Mention:
    return Mention(Entity(f"mkg:stimulus/{slug(name)}", name, "stimulus"), match.start(), match.end(), match.group())
