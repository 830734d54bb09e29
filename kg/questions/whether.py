"""Answers to "does X raise Y": yes, no, contested or not stated, with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import MechanismGraph
from kg.model import Relation, Sign, Statement
from kg.paths import MechanismPath
from kg.paths.costs import path_cost
from kg.questions.answer import Answer
from kg.questions.conditions import described, under
from kg.questions.harm import wanted_sign
from kg.questions.how import chains, signs_wanted
from kg.questions.query import Question
from kg.questions.which import fits_aim, is_asked

__all__ = ["answer_whether"]

INDIRECT = 3


def answer_whether(graph: MechanismGraph, question: Question) -> Answer:
    """The verdict on one claim; where no sentence states it, the chains that would imply it."""
    notes = list(question.notes)
    stated: list[Statement] = []
    for is_strict in (True, False):
        stated = _between(under(graph, question.limits, is_strict), question)
        if stated or not question.limits.about_evidence:
            break
    if not stated and question.limits.about_evidence and (stated := _between(graph, question)):
        notes.append(f"nothing is stated {described(question.limits)}: the answer rests on other conditions")
    if not stated:
        return _implied(graph, question, notes)
    for_, against = _sides(stated, question)
    verdict = _verdict(for_, against, stated, question)
    if verdict == "affects":
        for_ = stated
    return Answer(question, "verdict", paths=_as_paths(for_), opposing=_as_paths(against), verdict=verdict, notes=tuple(notes))


def _between(graph: MechanismGraph, question: Question) -> list[Statement]:
    subjects = question.subject.ids & frozenset(graph.nx)
    found = {
        statement.id: statement
        for key in sorted(subjects)
        for _, _, statement in graph.nx.out_edges(key, data="statement")
        if is_asked(statement.object, question.object)
    }
    carried = question.aim.relations
    effects = (Relation.INCREASES, Relation.DECREASES, Relation.AFFECTS)
    return [one for one in found.values() if one.relation in (carried or effects)]


def _sides(stated: list[Statement], question: Question) -> tuple[list[Statement], list[Statement]]:
    """Statements for and against the claim; where the question leaves the sign open, raising and lowering."""
    turned = Sign(question.subject.sign * question.object.sign)
    is_open = not question.aim.relations and not any(wanted_sign(question.aim, one.object) for one in stated)
    for_, against = [], []
    for one in stated:
        if is_open:
            raises = (one.relation.sign is Sign.PLUS) is not one.negated
            (for_ if raises else against).append(one) if one.relation.sign and not one.negated else None
        elif one.negated:
            plain = Statement(one.subject, one.relation, one.object)
            (against if fits_aim(plain, question.aim, turned) else for_).append(one) if one.relation.sign else None
        elif fits_aim(one, question.aim, turned):
            for_.append(one)
        elif one.relation.sign:
            against.append(one)
    if for_ and all(one.negated for one in for_):
        for_ = []
    return for_, against


def _verdict(for_: list[Statement], against: list[Statement], stated: list[Statement], question: Question) -> str:
    if for_ and against:
        return "contested"
    is_open = not question.aim.relations and not any(wanted_sign(question.aim, one.object) for one in stated)
    if is_open:
        return "increases" if for_ else "decreases" if against else "affects"
    return "yes" if for_ else "no" if against else "affects"


def _as_paths(statements: Iterable[Statement]) -> tuple[MechanismPath, ...]:
    best = sorted(statements, key=lambda one: (-one.belief, one.id))
    return tuple(MechanismPath((one,), path_cost([max(one.belief, 1e-6)], 0.5, 1.0)) for one in best)


def _implied(graph: MechanismGraph, question: Question, notes: list[str]) -> Answer:
    found = chains(graph, question, signs_wanted(graph, question)) if not question.aim.relations else None
    paths, opposing = (found.paths[:INDIRECT], found.opposing) if found else ((), ())
    notes += [found.note] if found and found.note else []
    if not paths and not opposing:
        near = f"no sentence says anything of {question.subject.label} acting on {question.object.label}"
        return Answer(question, "none", verdict="not stated", notes=tuple(notes), nearest=(near,),
                      suggestions=question.suggestions)  # fmt: skip
    return Answer(question, "verdict", paths=paths, opposing=opposing, verdict="not stated", notes=tuple(notes))
