"""Where a sentence ends.

A full stop ends a sentence when the next word can begin one and the word before is not an abbreviation, an initial or a
list number, and no bracket is open.  Citations printed after the stop belong to the sentence before it.

>>> text = "MSCs (e.g. from fat) act via miR-21 (Fig. 2). miR-21 lowers PTEN.[20] J. Lind et al. saw it in rats."
>>> [text[start:end] for start, end in sentence_spans(text)]
['MSCs (e.g. from fat) act via miR-21 (Fig. 2).', 'miR-21 lowers PTEN.[20]', 'J. Lind et al. saw it in rats.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.documents.citations import BRACKETED
from kg.documents.wordlists import rows
from kg.model import Span

__all__ = ["LONGEST", "sentence_spans"]

LONGEST = 2500
"""Characters after which text without any full stop is cut: no grammar reads on beyond that."""

_CLOSERS = r"[\"'\u201d)\]*]*"
_STOP = re.compile(
    rf"[.!?]{_CLOSERS}(?:\s?{BRACKETED})*+"
    r"(?:\s+(?=[\"'\u201c(\[]*(?:[^\W\d_a-z]|\d|[a-z]\)\s|[a-z]{1,5}[-_]?[A-Z0-9]|[\u0370-\u03ff]))"
    r"|(?<=[a-z)\]].)(?=[A-Z][a-z]+ )|(?<=\])(?=[A-Z]))"
)
_LAST_WORD = re.compile(r"[^\s(\[\"']*$")
_ENUMERATOR = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4}")
_WINDOW = 300


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row[0] for row in rows("documents", "stops"))


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of one paragraph, without the white space between them."""
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, start, match):
            spans += _cut(text, start, match.end())
            start = match.end()
    spans += _cut(text, start, len(text))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match.start()
    if text[stop] == ".":
        word_match = _LAST_WORD.search(text, max(start, stop - 40), stop)
        word = word_match.group() if word_match else ""
        if word.lower() in _abbreviations() or word.rpartition("-")[2].lower() in _abbreviations():
            return False
        if stop - len(word) == start and _ENUMERATOR.fullmatch(word):
            return False
        if len(word) == 1 and word.isupper() and _is_initial(text, start, stop - 1):
            return False
    window = text[max(start, match.end() - _WINDOW) : match.end()]
    if window.count("(") <= window.count(")"):
        return True
    return ")" not in text[match.end() : match.end() + _WINDOW]


def _is_initial(text: str, start: int, position: int) -> bool:
    """Whether the capital at `position` abbreviates a name ("J. Zhang") and does not end a term ("vitamin C.")."""
    before = text[max(start, position - 40) : position].split()
    return not before or not before[-1].islower() or before[-1] in {"by", "and", "of", "from"}


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space at its ends, in pieces no longer than `LONGEST`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        middle = space if space > start else start + LONGEST
        yield start, middle
        start = middle
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
