"""The lists that reading rests on, as they stand in `ontology/documents/` and `ontology/repair/`.

What a section is called, which full stop ends no sentence, how a vendor's phrase reads: these are data, and adding one
is a line in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.resources import resource

__all__ = ["alternatives", "number_words", "rows"]


@cache
def rows(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of ``ontology/<folder>/<name>.tsv``, without its comments (``# ``) and its line of column names."""
    lines = resource("ontology", folder, f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    table = [tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("# ")]
    return tuple(table[1:])


@cache
def number_words() -> dict[str, str]:
    """Numbers that damaged texts spell out, and their digits."""
    return {row[0]: row[1] for row in rows("repair", "numbers")}


def alternatives(words: Iterable[str]) -> str:
    """Regular expression of literal `words`, longest first, a space standing for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
