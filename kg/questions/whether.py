"""Answers to "does X raise Y": yes, no, contested or not stated, with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.graph import MechanismGraph
from kg.model import Sign, Statement
from kg.paths import MechanismPath
from kg.paths.costs import path_cost
from kg.questions.answer import Answer
from kg.questions.conditions import described, under
from kg.questions.edges import leaving
from kg.questions.harm import wanted_sign
from kg.questions.how import of_wider, turned_notes
from kg.questions.query import Question
from kg.questions.searching import Chains, chains, signs_wanted
from kg.questions.which import EFFECTS, fits_aim, is_asked

__all__ = ["answer_whether"]

INDIRECT = 3


def answer_whether(graph: MechanismGraph, question: Question) -> Answer:
    """The verdict on one claim; where no sentence states it, the chains that would imply it."""
    notes = [*question.notes, *turned_notes(question)]
    stated = _between(under(graph, question.limits, is_strict=False), question)
    if question.limits.about_evidence:
        if not stated and (stated := _between(graph, question)):
            notes.append(f"nothing is stated {described(question.limits)}: the answer rests on other conditions")
        elif stated and not _between(under(graph, question.limits, is_strict=True), question):
            notes.append(f"no sentence says that it holds {described(question.limits)}; none says otherwise")
    if not stated:
        return _implied(graph, question, notes)
    for_, against = _sides(stated, question)
    if question.object.is_vague and _leaves_sign_open(stated, question):  # raising one thing and lowering another
        for_, against = [*for_, *against] or stated, []
        return Answer(question, "verdict", paths=_as_paths(for_), verdict="yes", notes=tuple(notes))
    verdict = _verdict(for_, against, stated, question)
    if verdict in ("affects", "decreases"):
        for_, against = stated if verdict == "affects" else against, []
    paths, opposing = _as_paths(for_), _as_paths(against)
    return Answer(question, "verdict", paths=paths, opposing=opposing, verdict=verdict, notes=tuple(notes))


def _between(graph: MechanismGraph, question: Question) -> list[Statement]:
    meant = question.aim.relations or EFFECTS
    found = leaving(graph, question.subject.ids)
    return [one for one in found if one.relation in meant and is_asked(one.object, question.object)]


def _leaves_sign_open(stated: list[Statement], question: Question) -> bool:
    """Whether the question asks in which direction, and not whether in one."""
    if question.aim.relations or question.aim.direct:
        return False
    return not any(wanted_sign(question.aim, one.object) for one in stated)


def _sides(stated: list[Statement], question: Question) -> tuple[list[Statement], list[Statement]]:
    """Statements for and against the claim; where the question leaves the sign open, raising and lowering."""
    turned = Sign(question.subject.sign * question.object.sign)
    signed = [one for one in stated if one.relation.sign]
    denied = [one for one in stated if one.negated and not one.relation.sign]
    if _leaves_sign_open(stated, question):
        asserted = [one for one in signed if not one.negated]
        return [one for one in asserted if one.relation.sign > 0], [one for one in asserted if one.relation.sign < 0]
    for_ = [one for one in signed if fits_aim(one, question.aim, turned)]
    claimed = {one.id for one in signed if fits_aim(replace(one, negated=False), question.aim, turned)}
    against = [one for one in signed if one.negated is (one.id in claimed)]
    return for_, [*against, *denied]


def _verdict(for_: list[Statement], against: list[Statement], stated: list[Statement], question: Question) -> str:
    if for_ and against:
        return "contested"
    if _leaves_sign_open(stated, question):
        return "increases" if for_ else "decreases" if against else "affects"
    return "yes" if for_ else "no" if against else "affects"


def _as_paths(statements: Iterable[Statement]) -> tuple[MechanismPath, ...]:
    best = sorted(statements, key=lambda one: (-one.belief, one.id))
    return tuple(MechanismPath((one,), path_cost([max(one.belief, 1e-6)], 0.5, 1.0)) for one in best)


def _implied(graph: MechanismGraph, question: Question, notes: list[str]) -> Answer:
    found = Chains() if question.aim.relations else chains(graph, question, signs_wanted(graph, question))
    paths, opposing = found.paths[:INDIRECT], found.opposing
    notes += found.notes
    if not paths and not opposing:
        near = f"no sentence says that {question.subject.label} acts on {question.object.label}"
        nearest = (near, *of_wider(graph, question))
        return Answer(question, "none", verdict="not stated", notes=tuple(notes), nearest=nearest,
                      suggestions=question.suggestions)  # fmt: skip
    return Answer(question, "verdict", paths=paths, opposing=opposing, verdict="not stated", notes=tuple(notes))
