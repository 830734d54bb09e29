"""The words of a text, each with the key that names are looked up by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.vocabulary.folding import american, fold

__all__ = ["Word", "words_of"]

_WORD = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿαβγδεζκλμµωστθ]+")


class Word(NamedTuple):
    """A run of letters and digits: its place and its folded form."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=1 << 14)
def _key(printed: str) -> str:
    return american(printed.lower()) if printed.isascii() else fold(printed)


def words_of(text: str) -> list[Word]:
    """The words of `text`, Greek letters spelled out in their keys."""
    return [Word(m.start(), m.end(), printed := m.group(), _key(printed)) for m in _WORD.finditer(text)]
