"""Answers to "what is known about X" and "compare X and Y": the statements around entities, in order."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import MechanismGraph
from kg.model import Entity, Statement
from kg.questions.answer import Answer, Portrait, Shown
from kg.questions.conditions import under
from kg.questions.edges import entering, leaving
from kg.questions.query import Question, Term

__all__ = ["answer_about", "answer_compare", "portraits_of"]

Claim = tuple[bool, str, str]
"""Whether the thing acts, the relation, and the id of the other end."""


def answer_about(graph: MechanismGraph, question: Question) -> Answer:
    """Everything stated of one thing, by what it does and what is done to it."""
    part = under(graph, question.limits, is_strict=True)
    portraits = portraits_of(part, question.subject)
    entities = _merged(one for portrait in portraits for one in portrait.shown)
    kind = "set" if entities else "none"
    silent = () if entities else (f"{question.subject.label} has no statement of its own",)
    return Answer(question, kind, entities=entities, portraits=portraits, notes=question.notes, nearest=silent)


def portraits_of(graph: MechanismGraph, term: Term) -> tuple[Portrait, ...]:
    """What a thing does and what is done to it, one heading for each relation."""
    claims = _claims(graph, term)
    headings: dict[tuple[bool, str], list[Shown]] = {}
    for acts, relation, other in sorted(claims, key=lambda claim: (not claim[0], claim[1], -_belief(claims[claim]))):
        headings.setdefault((acts, relation), []).append(claims[acts, relation, other])
    return tuple(Portrait(_title(term, acts, relation), tuple(shown)) for (acts, relation), shown in headings.items())


def _belief(shown: Shown) -> float:
    return max(statement.belief for statement in shown.statements)


def answer_compare(graph: MechanismGraph, question: Question) -> Answer:
    """What two things do alike, and what only one of them does."""
    part = under(graph, question.limits, is_strict=True)
    one, other = _claims(part, question.subject), _claims(part, question.object)
    names = question.subject.label, question.object.label
    portraits = []
    for title, keys, sides in (
        (f"both {names[0]} and {names[1]}", one.keys() & other.keys(), (one, other)),
        (f"only {names[0]}", one.keys() - other.keys(), (one,)),
        (f"only {names[1]}", other.keys() - one.keys(), (other,)),
    ):
        shown = _merged(_joined([side[key] for side in sides]) for key in sorted(keys))
        if shown:
            portraits.append(Portrait(title, shown))
    entities = _merged(shown for portrait in portraits for shown in portrait.shown)
    kind = "set" if entities else "none"
    return Answer(question, kind, entities=entities, portraits=tuple(portraits), notes=question.notes)


def _claims(graph: MechanismGraph, term: Term) -> dict[Claim, Shown]:
    found: dict[Claim, list[Statement]] = {}
    others: dict[str, Entity] = {}
    for acts, statements in ((True, leaving(graph, term.ids)), (False, entering(graph, term.ids))):
        for statement in statements:
            other = statement.object if acts else statement.subject
            others[other.id] = other
            relation = ("not " if statement.negated else "") + statement.relation.value
            found.setdefault((acts, relation, other.id), []).append(statement)
    return {claim: Shown(others[claim[2]], tuple(statements)) for claim, statements in found.items()}


def _title(term: Term, acts: bool, relation: str) -> str:
    verb = relation.replace("not ", "does not ") if relation.startswith("not ") else relation
    return f"{term.label} {verb}" if acts else f"what {verb} {term.label}"


def _joined(shown: list[Shown]) -> Shown:
    return Shown(shown[0].entity, tuple(statement for one in shown for statement in one.statements))


def _merged(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Each entity once, with all its statements."""
    by_entity: dict[str, list[Shown]] = {}
    for one in shown:
        by_entity.setdefault(one.entity.id, []).append(one)
    return tuple(_joined(many) for many in by_entity.values())
