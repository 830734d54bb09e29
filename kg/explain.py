"""Why a statement is in the graph: its sentences with subject, trigger, object and clause marked.

Readers trust what they can check, so this is the same for everyone who shows a statement: `kg explain`, pages, reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.errors import BadInput, NothingFound
from kg.graph import MechanismGraph
from kg.model import Evidence, Span, Statement

__all__ = ["Piece", "find_statement", "pieces", "short_id"]

_PREFIX = "mkg:statement/"
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, inside the clause that was read or not."""

    text: str
    role: str
    """``subject``, ``trigger``, ``object``, or empty."""
    in_clause: bool


def pieces(evidence: Evidence) -> list[Piece]:
    """The sentence of an evidence, cut where its marks begin and end; joined again it is the sentence.

    What was found outside the sentence (a subject from the one before, a table's row header) marks nothing in it.

    >>> said = Evidence("20", "", "So miR-21 lowers PTEN.", 100, 122, "miR-21", "PTEN", "active-verb",
    ...                 subject_span=(103, 109), trigger_span=(110, 116), object_span=(117, 121))
    >>> [(piece.role, piece.text) for piece in pieces(said) if piece.role]
    [('subject', 'miR-21'), ('trigger', 'lowers'), ('object', 'PTEN')]
    """
    roles = [""] * len(evidence.sentence)
    marks = (("trigger", evidence.trigger_span), ("subject", evidence.subject_span), ("object", evidence.object_span))
    for role, span in marks:
        for place in _inside(evidence, span):
            roles[place] = role
    clause = _inside(evidence, evidence.clause_span) or range(len(roles))
    labelled = ((roles[place], place in clause) for place in range(len(roles)))
    return list(_cut(evidence.sentence, list(labelled)))


def _inside(evidence: Evidence, span: Span) -> range:
    """Places in the sentence that a span of the source covers; none when it reaches out of the sentence."""
    start, end = span[0] - evidence.start, span[1] - evidence.start
    return range(start, end) if 0 <= start < end <= len(evidence.sentence) else range(0)


def _cut(sentence: str, labels: list[tuple[str, bool]]) -> Iterator[Piece]:
    start = 0
    for (role, in_clause), run in groupby(labels):
        end = start + len(list(run))
        yield Piece(sentence[start:end], role, in_clause)
        start = end


def short_id(statement: Statement) -> str:
    """As much of a statement's id as a reader needs to type."""
    return statement.id.removeprefix(_PREFIX)[:_SHORT]


def find_statement(graph: MechanismGraph, text: str) -> Statement:
    """The statement with this id, given whole or by the beginning of its last part.

    Raises
    ------
    BadInput
        When several statements begin so.
    NothingFound
        When none does.
    """
    wanted = text.strip().strip("<>").rpartition("/")[2].casefold()
    found = [s for key, s in graph.statements.items() if wanted and key.removeprefix(_PREFIX).startswith(wanted)]
    if not found:
        raise NothingFound(f"no statement {text} in the graph: kg find NAME lists statements with their ids")
    if len(found) > 1:
        raise BadInput(f"{text} is the beginning of {len(found)} ids: type more of it, as in {found[0].id}")
    return found[0]
