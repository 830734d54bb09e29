"""The short forms a document defines for itself.

"mixed lineage kinase 3 (MLK3)" and "MLK3 (mixed lineage kinase 3)" both define MLK3.  What a document says of its own
short forms wins over every table: `AF` is the annulus fibrosus in one review and atrial fibrillation in the next.

References
----------
Schwartz, A. S. and Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in biomedical
text. Pacific Symposium on Biocomputing 8, 451-462.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["defined_in", "long_form"]

_BRACKET = re.compile(r"\(([^()]{2,70})\)")
_SHORT = re.compile(r"[A-Za-z0-9][\w/,+αβγκ-]{0,14}[\w+αβγκ]")


def defined_in(sentences: Iterable[str]) -> dict[str, str]:
    """Short form -> long form, for every definition in brackets; the first definition of a short form stands.

    >>> defined_in(["Annulus fibrosus (AF) cells make extracellular matrix (ECM)."])
    {'AF': 'Annulus fibrosus', 'ECM': 'extracellular matrix'}
    """
    found: dict[str, str] = {}
    for sentence in sentences:
        if "(" not in sentence:
            continue
        for match in _BRACKET.finditer(sentence):
            inside = re.split(r"[;,]\s", match.group(1))[0].strip()
            before = sentence[: match.start()].rstrip()
            pair = _read(inside, before)
            if pair is not None:
                found.setdefault(*pair)
    return found


def _read(inside: str, before: str) -> tuple[str, str] | None:
    """The definition that a bracket makes with the words before it."""
    if _is_short(inside):
        words = before.split()
        window = " ".join(words[-min(len(inside) + 5, 2 * len(inside)) :])
        long = long_form(inside, window)
        return (inside, long) if long else None
    last = before.rsplit(" ", 1)[-1] if before else ""
    if _is_short(last) and len(inside) > len(last) and " " in inside:
        long = long_form(last, inside)
        return (last, inside) if long and len(long) > 0.6 * len(inside) else None
    return None


def _is_short(text: str) -> bool:
    return bool(_SHORT.fullmatch(text)) and any(c.isupper() for c in text) and sum(c.isdigit() for c in text) < 5


def long_form(short: str, before: str) -> str:
    """The shortest tail of `before` that spells `short`: each of its letters in order, the first one opening a word.

    >>> long_form("MLK3", "which targets mixed lineage kinase 3")
    'mixed lineage kinase 3'
    """
    s, position = len(short) - 1, len(before) - 1
    if short.endswith("s") and s > 1 and short[s - 1].isupper():
        s -= 1
    while s >= 0:
        letter = short[s].lower()
        if not letter.isalnum():
            s -= 1
            continue
        while position >= 0 and (
            before[position].lower() != letter or (s == 0 and position > 0 and before[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return ""
        position -= 1
        s -= 1
    long = before[before.rfind(" ", 0, position + 1) + 1 :]
    return long if len(long) > len(short) and len(long.split()) <= len(short) + 4 else ""
