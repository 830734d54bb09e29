"""A document as a curator checks it: its text in place, with the sentences that were read and what was read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Entity, Evidence, Span, Statement

__all__ = ["Stretch", "Told", "stretches", "told_in"]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a document and the statements read in it."""

    start: int
    end: int
    sentence: str
    section: str
    statements: tuple[tuple[Statement, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that looks the same: in a sentence or not, a mention or not."""

    text: str
    told: Told | None
    entity: Entity | None
    is_last: bool
    """The sentence ends here."""


def told_in(statements: Iterable[Statement], document: str) -> list[Told]:
    """The sentences of a document that assert something, in the order of the text."""
    found: dict[Span, list[tuple[Statement, Evidence]]] = {}
    for statement in statements:
        for evidence in statement.evidence:
            if evidence.document == document:
                found.setdefault((evidence.start, evidence.end), []).append((statement, evidence))
    return [
        Told(start, end, rows[0][1].sentence, rows[0][1].section, tuple(rows))
        for (start, end), rows in sorted(found.items())
    ]


def stretches(text: str, told: Sequence[Told]) -> Iterator[Stretch]:
    """The whole text, cut where its marks begin and end; sentences that overlap another are shown in the first."""
    at = 0
    for sentence in told:
        if sentence.start < at or sentence.end > len(text):
            continue
        if at < sentence.start:
            yield Stretch(text[at : sentence.start], None, None, False)
        yield from _sentence(text, sentence)
        at = sentence.end
    if at < len(text):
        yield Stretch(text[at:], None, None, False)


def _sentence(text: str, told: Told) -> Iterator[Stretch]:
    at = told.start
    for (start, end), entity in _mentions(told):
        if start > at:
            yield Stretch(text[at:start], told, None, False)
        yield Stretch(text[start:end], told, entity, end == told.end)
        at = end
    if at < told.end:
        yield Stretch(text[at : told.end], told, None, True)


def _mentions(told: Told) -> list[tuple[Span, Entity]]:
    """Subjects and objects in the sentence that do not overlap, longest first where they do."""
    spans: dict[Span, Entity] = {}
    for statement, evidence in told.statements:
        for span, entity in ((evidence.subject_span, statement.subject), (evidence.object_span, statement.object)):
            if told.start <= span[0] < span[1] <= told.end:
                spans.setdefault(span, entity)
    chosen: list[tuple[Span, Entity]] = []
    for span, entity in sorted(spans.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other, _ in chosen):
            chosen.append((span, entity))
    return sorted(chosen, key=lambda item: item[0])
