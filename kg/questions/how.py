"""Answers to "how": chains from subject to object with the sign asked for, told from their source."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import MechanismGraph, layers
from kg.model import Relation, Sign, Statement
from kg.paths import MechanismPath, nearest
from kg.questions.answer import Answer
from kg.questions.edges import leaving
from kg.questions.query import Question, Term
from kg.questions.searching import BUDGET, MAX_HOPS, Chains, Wanted, chains, signs_wanted

__all__ = ["answer_how", "of_wider"]

SHOWN = 5
"""Chains shown; single claims beyond them are mentioned."""


def answer_how(graph: MechanismGraph, question: Question) -> Answer:
    """The chains from subject to object, and what there is instead when there is none."""
    wanted = signs_wanted(graph, question)
    found = chains(graph, question, wanted)
    if not found.paths:
        return _nothing(graph, question, wanted, found)
    ordered = _varied(found.paths)
    shown, notes = _from_source(graph, question, ordered[:SHOWN])
    return Answer(
        question,
        "path",
        paths=tuple(shown),
        opposing=found.opposing,
        direct=tuple(path for path in ordered[SHOWN:] if len(path.statements) == 1)[:SHOWN],
        notes=(*question.notes, *found.notes, *notes),
    )


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
    """Paths with what brings their first entity put before it: the vesicle that carries, the cell that secretes."""
    shown, notes = [], []
    for path in paths:
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
    said = []
    for sign, targets in wanted.items():
        sources = question.subject.ids & frozenset(graph.nx)
        if not sources or not targets - sources:
            continue
        near = nearest(graph, sources, targets - sources, sign or None, MAX_HOPS, narrower=False, budget=BUDGET)
        said += [
            f"{text}: {path}"
            for text, path in (
                ("without the sign of every hop stated", near.unsigned),
                ("a longer way, or one through a disease or back through a cell", near.longer),
                ("with the opposite sign", near.opposite),
            )
            if path is not None
        ]
        said += _breaks_off(near.reached, near.approach) if not said else []
    said += of_wider(graph, question)
    return Answer(
        question, "none", opposing=found.opposing, notes=question.notes, nearest=tuple(dict.fromkeys(said)),
        suggestions=question.suggestions,
    )  # fmt: skip


def of_wider(graph: MechanismGraph, question: Question) -> list[str]:
    """What is stated of the wider kinds of the subject: of exosomes, where MSC exosomes were asked about."""
    wider = {key for main in question.subject.main for key in graph.broader(main)} - question.subject.ids
    stated = [one for one in leaving(graph, wider) if one.object.id in question.object.ids and not one.negated]
    return [
        f"of {one.subject.label}, which is wider than {question.subject.label}, the graph states: "
        f"{one.subject.label} {one.relation} {one.object.label}"
        for one in stated[:2]
    ]


def _breaks_off(reached: MechanismPath | None, approach: MechanismPath | None) -> list[str]:
    said = []
    if reached is not None:
        layer = layers()[reached.entities[-1].type].name.lower()
        said.append(f"from the subject the graph leads as far as the layer {layer}: {reached}")
    if approach is not None:
        said.append(f"the object is reached from {approach.entities[0].label}: {approach}")
    return said
