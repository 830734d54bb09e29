"""Paragraphs put together again: over wrapped lines, and over the page breaks that cut them in two.

A word broken at the end of a line loses its hyphen or keeps it as the rest of the text writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.aligned import AlignedText
from kg.documents.layout import Block, Line
from kg.documents.wordlists import rows

__all__ = ["Passage", "Words", "gather", "known_words"]

Words = frozenset[str]
"""Words and hyphenated compounds of a text, in lower case, without those that line breaks cut."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"\b\w{1,40}[-\u00ad][ \t\r]{0,9}\n\s{0,20}\w{1,40}")
_FINISHED = re.compile(r"[.!?:;]['\"”’)\]*_]*(?:\s?\[[\d,;\s\u2013-]+\])*\s*$")
_FRESH = re.compile(r"\s*(?:[-*+•●▪]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s)")
_LONG = 60
_VERY_LONG = 150


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one: a heading, a paragraph, a caption; or a table, whose text is in its block."""

    kind: str
    section: str
    text: AlignedText
    blocks: tuple[Block, ...]


def known_words(source: str) -> Words:
    """The words of a text, for deciding whether a broken word had a hyphen."""
    return frozenset(word.lower() for word in _WORD.findall(_BROKEN.sub(" ", source)))


def gather(blocks: Sequence[Block], source: str, words: Words) -> Iterator[Passage]:
    """The passages that state something, in order; paragraphs that page breaks cut are whole again."""
    stating = [block for block in blocks if block.kind in ("heading", "prose", "caption", "table")]
    position = 0
    while position < len(stating):
        group = [stating[position]]
        while position + len(group) < len(stating) and _runs_on(group[-1], stating[position + len(group)]):
            group.append(stating[position + len(group)])
        position += len(group)
        parts = [part for block in group for part in _parts(block, source)]
        yield Passage(group[0].kind, group[0].section, _joined(parts, words), tuple(group))


def _runs_on(block: Block, following: Block) -> bool:
    """Whether `following` is the rest of a paragraph that broke off."""
    if block.kind != "prose" or following.kind != "prose" or following.skip or _FRESH.match(following.text):
        return False
    last = block.lines[-1].text.rstrip()
    if block.section != following.section or (len(last) < _LONG and len(block.lines) == 1) or _FINISHED.search(last):
        return False
    starts_small = following.text.lstrip()[:1].islower()
    return starts_small or last[-1] in ",-" or (last[-1].islower() and len(last) >= _VERY_LONG)


def _parts(block: Block, source: str) -> list[AlignedText]:
    first, *others = block.lines
    lines = [Line(first.start + block.skip, block.text), *others]
    return [AlignedText.of(source, line.start, line.end).stripped() for line in lines]


def _joined(parts: Sequence[AlignedText], words: Words) -> AlignedText:
    """Lines as one text; a word broken over two of them is whole."""
    pieces, separators = [parts[0]], []
    for part in parts[1:]:
        hyphen = _hyphen_to_drop(pieces[-1].text, part.text, words)
        if hyphen:
            pieces[-1] = pieces[-1].slice(0, len(pieces[-1].text) - hyphen)
        separators.append(" " if hyphen is None else "")
        pieces.append(part)
    return AlignedText.join(pieces, separators)


def _hyphen_to_drop(left: str, right: str, words: Words) -> int | None:
    """Characters to drop at the end of `left` before `right` is joined without a space; None joins with one."""
    if left.endswith("\u00ad"):
        return 1
    broken = re.search(r"(\w+)-$", left[-60:])
    rest = re.match(r"\w+", right)
    if not broken or not rest:
        return None
    head, tail = broken[1], rest.group()
    if tail in ("and", "or", "to"):
        return None
    return 0 if _has_hyphen(head, tail, words) else 1


def _has_hyphen(head: str, tail: str, words: Words) -> bool:
    if not head.isalpha() or not tail.isalpha() or (not head[1:].islower() and len(head) > 1) or not tail.islower():
        return True
    if (head + tail).lower() in words:
        return False
    if f"{head}-{tail}".lower() in words or tail in {row[0] for row in rows("repair", "glued")}:
        return True
    return len(head) > 3 and len(tail) > 3 and head.lower() in words and tail.lower() in words
