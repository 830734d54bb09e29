"""Answers to "how": chains from subject to object with the sign asked for, told from their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.graph import MechanismGraph, layers
from kg.model import Entity, Relation, Sign, Statement
from kg.paths import MechanismPath, nearest
from kg.questions.answer import Answer
from kg.questions.edges import leaving
from kg.questions.harm import wanted_sign
from kg.questions.query import Question, Term
from kg.questions.searching import BUDGET, MAX_HOPS, Chains, Wanted, chains, signs_wanted

__all__ = ["answer_how", "of_wider", "turned_notes"]

SHOWN = 5
"""Chains shown; single claims beyond them are mentioned."""


def answer_how(graph: MechanismGraph, question: Question) -> Answer:
    """The chains from subject to object, and what there is instead when there is none."""
    wanted = signs_wanted(graph, question)
    found = chains(graph, question, wanted)
    if not found.paths:
        turned = _turned_round(graph, question) if question.asks == "either" else None
        return turned or _nothing(graph, question, wanted, found)
    ordered = _varied(found.paths)
    shown, notes = _from_source(graph, question, ordered[:SHOWN])
    return Answer(
        question,
        "path",
        paths=tuple(shown),
        opposing=found.opposing,
        direct=tuple(path for path in ordered[SHOWN:] if len(path.statements) == 1)[:SHOWN],
        notes=(*question.notes, *turned_notes(question), *found.notes, *notes),
    )


def turned_notes(question: Question) -> tuple[str, ...]:
    """What to tell whoever asked about less of something: the graph states what the thing itself does."""
    if question.subject.sign is not Sign.MINUS:
        return ()
    label = question.subject.label
    return (f"the question is about less {label}; shown is what {label} itself does, and less of it does the opposite",)


def _turned_round(graph: MechanismGraph, question: Question) -> Answer | None:
    """The chains from object to subject, for a question that leaves the direction open; None without any."""
    back = replace(question, asks="", subject=question.object, object=question.subject)
    answer = answer_how(graph, back) if question.object.ids else None
    if answer is None or not answer.paths:
        return None
    note = f"no chain leads from {question.subject.label} to {question.object.label}: shown is the way back"
    return replace(answer, question=question, notes=(*answer.notes, note))


def _varied(paths: Iterable[MechanismPath]) -> list[MechanismPath]:
    """The paths with those put last that differ from a better one in their source only (MSC for BM-MSC exosome)."""
    first: list[MechanismPath] = []
    later: list[MechanismPath] = []
    ways: set[tuple[str, ...]] = set()
    for path in paths:
        way = tuple(hop.id for hop in path.statements[1:])
        (later if way in ways and len(way) > 1 else first).append(path)
        ways.add(way)
    return first + later


def _from_source(
    graph: MechanismGraph, question: Question, paths: Iterable[MechanismPath]
) -> tuple[list[MechanismPath], list[str]]:
    """Paths with what brings their first entity put before it: the vesicle that carries, the cell that secretes.

    A path that starts at something narrower than the subject is told from the subject where that is said to raise it:
    senescence its secretory phenotype.
    """
    shown, notes = [], []
    for path in paths:
        if path.entities[0].id not in question.subject.main:
            raising = _bringing(graph, (frozenset(question.subject.main),), path)
            path = _with_hop_before(raising, path) if raising is not None else path
        for origin in reversed(question.origins):
            bringing = _bringing(graph, (frozenset(origin.main), origin.ids, _broader(graph, origin)), path)
            if bringing is None:
                notes.append(f"that {origin.label} brings {path.entities[0].label} is not stated in the graph")
            else:
                path = _with_hop_before(bringing, path)
        if path.entities[0].type == "vesicle":
            sources = frozenset(graph.nx.predecessors(path.entities[0].id))
            secreting = _bringing(graph, (sources,), path, Relation.SECRETES)
            path = _with_hop_before(secreting, path) if secreting is not None else path
        shown.append(path)
    return shown, list(dict.fromkeys(notes))


def _bringing(
    graph: MechanismGraph, origins: Iterable[frozenset[str]], path: MechanismPath, relation: Relation | None = None
) -> Statement | None:
    """The best statement by which an origin brings the first entity of a path, from the first group that has one."""
    first, passed = path.entities[0], {entity.id for entity in path.entities}
    for keys in origins:
        stated = [
            statement
            for key in sorted(keys - passed)
            for statement in graph.between(key, first.id)
            if not statement.negated and statement.relation.sign is Sign.PLUS and relation in (None, statement.relation)
        ]
        if stated:
            return max(stated, key=lambda one: (one.relation in _BRINGING, one.belief, one.id))
    return None


def _broader(graph: MechanismGraph, origin: Term) -> frozenset[str]:
    return frozenset(wider for key in origin.main for wider in graph.broader(key))


_BRINGING = (Relation.SECRETES, Relation.CARRIES)


def _with_hop_before(statement: Statement, path: MechanismPath) -> MechanismPath:
    return MechanismPath((statement, *path.statements), path.cost)


def _nothing(graph: MechanismGraph, question: Question, wanted: Wanted, found: Chains) -> Answer:
    """No chain: how near the search came."""
    said = of_wider(graph, question, is_signed=True)
    for sign, targets in wanted.items():
        sources = question.subject.ids & frozenset(graph.nx)
        if not sources or not targets - sources:
            continue
        ends = [[graph.entities[key] for key in keys] for keys in (sources, targets)]
        near = nearest(graph, sources, targets - sources, sign or None, MAX_HOPS, narrower=False, budget=BUDGET)
        said += [
            f"{text}: {path}"
            for text, path in (
                ("without the sign of every hop stated", near.unsigned),
                (_beyond(question), near.longer),
                ("with the opposite sign", near.opposite),
            )
            if path is not None
        ]
        said += _breaks_off(near.reached, near.approach, *ends) if not said else []
    return Answer(
        question, "none", opposing=found.opposing, notes=question.notes, nearest=tuple(dict.fromkeys(said)),
        suggestions=question.suggestions,
    )  # fmt: skip


def _beyond(question: Question) -> str:
    """What a path is like that the search for an answer left out."""
    if question.limits.via:
        return f"not through {' and '.join(term.label for term in question.limits.via)}"
    return "a longer way, or one through a disease or back through a cell"


def of_wider(graph: MechanismGraph, question: Question, is_signed: bool = False) -> list[str]:
    """What is stated of the wider kinds of both ends: of exosomes, where MSC exosomes were asked about.

    With `is_signed`, only what has the sign asked for.
    """
    subjects, objects = (_with_wider(graph, term) for term in (question.subject, question.object))
    exact = question.subject.ids, question.object.ids
    stated = [one for one in leaving(graph, subjects) if one.object.id in objects and not one.negated]
    stated = [one for one in stated if not (one.subject.id in exact[0] and one.object.id in exact[1])]
    if is_signed:
        turned = question.subject.sign * question.object.sign
        stated = [one for one in stated if wanted_sign(question.aim, one.object) * turned in (0, one.relation.sign)]
    stated.sort(key=lambda one: (one.subject.id not in question.subject.ids, -one.belief, one.id))
    return [_wider_claim(one, question) for one in stated[:2]]


def _with_wider(graph: MechanismGraph, term: Term) -> frozenset[str]:
    return term.ids | {key for main in term.main for key in graph.broader(main)}


def _wider_claim(stated: Statement, question: Question) -> str:
    ends = ((stated.subject, question.subject), (stated.object, question.object))
    wider = [f"{end.label}, which is wider than {term.label}" for end, term in ends if end.id not in term.ids]
    claim = f"{stated.subject.label} {stated.relation} {stated.object.label}"
    return f"of {', and '.join(wider)}, the graph states: {claim}"


def _breaks_off(
    reached: MechanismPath | None, approach: MechanismPath | None, sources: Iterable[Entity], targets: Iterable[Entity]
) -> list[str]:
    """How far the graph leads from one end towards the other, where that is nearer than where it starts."""
    said = []
    gap = _distance(sources, targets)
    is_step = reached is not None and reached.entities[-1].type not in ("stimulus", "therapy")
    if reached is not None and is_step and _distance([reached.entities[-1]], targets) < gap:
        layer = layers()[reached.entities[-1].type].name.lower()
        said.append(f"from the subject the graph leads as far as the layer {layer}: {reached}")
    if approach is not None and _distance(sources, [approach.entities[0]]) < gap:
        said.append(f"the object is reached from {approach.entities[0].label}: {approach}")
    return said


def _distance(some: Iterable[Entity], others: Iterable[Entity]) -> int:
    """Layers between two groups of entities, at the least."""
    columns = [{layers()[entity.type].column for entity in group} for group in (some, others)]
    return min((abs(one - other) for one in columns[0] for other in columns[1]), default=0)
