"""Answers to "which": the entities that a statement puts on the asked side of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.graph import MechanismGraph
from kg.model import Entity, Relation, Sign, Statement
from kg.questions.answer import Answer, Shown
from kg.questions.conditions import described, under
from kg.questions.edges import entering, leaving
from kg.questions.harm import wanted_sign
from kg.questions.how import turned_notes
from kg.questions.query import Aim, Question, Term
from kg.questions.tables import read_rows

__all__ = ["EFFECTS", "answer_which", "fits_aim", "is_asked"]

BRINGING = (Relation.CARRIES, Relation.SECRETES)
EFFECTS = (Relation.INCREASES, Relation.DECREASES, Relation.AFFECTS)


def answer_which(graph: MechanismGraph, question: Question) -> Answer:
    """The entities asked for, each with the statements that say so."""
    choose = {"hallmark": _hallmarks, "kind": _members}.get(question.asks, _stated)
    notes = [*question.notes, *turned_notes(question)]
    shown = choose(under(graph, question.limits, is_strict=True), question, notes)
    if not shown and question.limits.about_evidence:
        shown = choose(under(graph, question.limits, is_strict=False), question, notes)
        others = ": sentences that name no condition count too" if shown else ", nor where no condition is named"
        notes.append(f"nothing is stated {described(question.limits)}{others}")
    if not shown:
        return Answer(question, "none", notes=tuple(notes), nearest=_indirect(graph, question),
                      suggestions=question.suggestions)  # fmt: skip
    return Answer(question, "set", entities=tuple(shown), notes=tuple(notes))


def fits_aim(statement: Statement, aim: Aim, turned: Sign = Sign.PLUS) -> bool:
    """Whether a statement has the relation that a verb asks for; `turned` is -1 for "less of" one of its ends."""
    if statement.negated:
        return False
    if aim.relations:
        return statement.relation in aim.relations
    if statement.relation not in EFFECTS:
        return False
    if aim.direct:
        return statement.direct or statement.relation is Relation.DECREASES
    wanted = wanted_sign(aim, statement.object) * turned
    return wanted == 0 or statement.relation.sign == wanted


def _members(graph: MechanismGraph, question: Question, notes: list[str]) -> list[Shown]:
    """Everything of a kind that a statement names, what is named most often first."""
    shown = []
    for key in graph.nx:
        entity = graph.entities[key]
        if is_asked(entity, question.object):
            told = sorted((*leaving(graph, [key]), *entering(graph, [key])), key=_best_first)
            shown.append(Shown(entity, tuple(told)))
    return sorted(shown, key=lambda one: (-len(one.statements), one.entity.label.lower(), one.entity.id))


def _stated(graph: MechanismGraph, question: Question, notes: list[str]) -> list[Shown]:
    asks_subject = question.asks == "subject"
    given, asked = (question.object, question.subject) if asks_subject else (question.subject, question.object)
    turned = Sign(given.sign * asked.sign)
    ids = given.ids or {key for key, entity in graph.entities.items() if given.kinds and is_asked(entity, given)}
    edges = entering(graph, ids) if asks_subject else leaving(graph, ids)

    def other(statement: Statement) -> Entity:
        return statement.subject if asks_subject else statement.object

    candidates = [one for one in edges if fits_aim(one, question.aim, turned) and is_asked(other(one), asked)]
    if question.aim.direct:
        candidates = _targets(candidates, notes)
    candidates = _through(graph, question, candidates, other, notes)
    candidates = _brought(graph, question, candidates)
    shown = _grouped(candidates, other, without=given.ids)
    return [one for one in shown if _concerns_all(one, given)]


def _brought(graph: MechanismGraph, question: Question, statements: list[Statement]) -> list[Statement]:
    """Those whose subject is carried or secreted by what a question names as its origin."""
    kept = statements
    for origin in question.origins if question.asks == "subject" else ():
        brought = {one.object.id for one in leaving(graph, origin.ids) if one.relation in BRINGING and not one.negated}
        kept = [one for one in kept if one.subject.id in brought]
    return kept


def _concerns_all(shown: Shown, given: Term) -> bool:
    """Whether the statements of an answer concern each thing, where a question names several together."""
    ends = {end.id for statement in shown.statements for end in (statement.subject, statement.object)}
    return all(ends & ids for ids in given.jointly)


def _through(
    graph: MechanismGraph,
    question: Question,
    statements: list[Statement],
    other: Callable[[Statement], Entity],
    notes: list[str],
) -> list[Statement]:
    """Those that pass what the question names as the way: entities that the way acts on, or stems from."""
    kept = statements
    for term in question.limits.via:
        edges = entering(graph, term.ids) if question.asks == "subject" else leaving(graph, term.ids)
        ends = {other(edge).id for edge in edges if not edge.negated}
        kept = [one for one in kept if other(one).id in ends]
    if question.limits.avoid:
        named = " and ".join(term.label for term in question.limits.avoid)
        notes.append(f"single statements are listed, so “without {named}” leaves nothing out")
    return kept


def is_asked(entity: Entity, asked: Term) -> bool:
    """Whether an entity is of the kind, or among the things, that a question asks for."""
    if asked.excluding and re.search(asked.excluding, entity.label, re.IGNORECASE):
        return False
    return asked.is_open or entity.id in asked.ids or entity.type in asked.kinds


def _targets(statements: list[Statement], notes: list[str]) -> list[Statement]:
    """Direct targets where the text calls anything a target; else the genes lowered, and the answer says so."""
    direct = [one for one in statements if one.direct]
    if direct:
        return direct
    lowered = [one for one in statements if one.relation is Relation.DECREASES and one.object.type in ("gene", "mirna")]
    if lowered:
        notes.append("no text says that it targets or binds them: these are the ones it lowers")
    return lowered


def _hallmarks(graph: MechanismGraph, question: Question, notes: list[str]) -> list[Shown]:
    """What a text calls a hallmark of a disease, else its hallmarks by type, else the effects that raise it."""
    disease = question.object.ids
    about = [s for s in (*leaving(graph, disease), *entering(graph, disease)) if not s.negated]

    def other(statement: Statement) -> Entity:
        return statement.subject if statement.object.id in disease else statement.object

    typed = [s for s in about if other(s).type == "hallmark" and s.relation is Relation.INCREASES]
    called = [s for s in about if other(s).type in ("process", "hallmark")]
    for row in read_rows("hallmark_words.tsv"):
        words = re.compile(row["words"], re.IGNORECASE)
        telling = [s for s in called if any(words.search(e.sentence) for e in s.evidence)]
        if len({other(s).id for s in telling}) > 1:
            break
    effects = [s for s in called if s.object.id in disease and s.relation is Relation.INCREASES]
    chosen = telling + [s for s in typed if s not in telling] or effects
    if chosen is effects and effects:
        notes.append("no text names hallmarks: these are the effects that are said to raise it")
    shown = _grouped(chosen, other, without=disease)
    held = {one.entity.id for one in shown}
    return [one for one in shown if not (graph.broader(one.entity.id) - {one.entity.id}) & held]


def _grouped(
    statements: Iterable[Statement], side: Callable[[Statement], Entity], without: frozenset[str]
) -> list[Shown]:
    """Entities with their statements, the best believed first."""
    by_entity: dict[str, list[Statement]] = defaultdict(list)
    entities: dict[str, Entity] = {}
    for statement in statements:
        entity = side(statement)
        if entity.id not in without:
            entities[entity.id] = entity
            by_entity[entity.id].append(statement)
    shown = [Shown(entities[key], tuple(sorted(found, key=_best_first))) for key, found in by_entity.items()]
    return sorted(shown, key=lambda one: (*_best_first(one.statements[0])[:1], one.entity.label.lower(), one.entity.id))


def _best_first(statement: Statement) -> tuple[float, str]:
    return -statement.belief, statement.id


def _indirect(graph: MechanismGraph, question: Question) -> tuple[str, ...]:
    """What is stated of the thing asked about, when nothing fits the question."""
    given = question.object if question.asks == "subject" else question.subject
    edges = [*leaving(graph, given.ids), *entering(graph, given.ids)]
    if not edges:
        return (f"{given.label} has no statement of its own",) if given.main else ()
    best = sorted(edges, key=_best_first)[:3]
    said = "; ".join(f"{s.subject.label} {s.relation} {s.object.label}" for s in best)
    return (f"what is stated of {given.label}: {said}",)
