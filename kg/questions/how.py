"""Answers to "how": chains from subject to object with the sign asked for, told from their source.

Several searches are joined, because the cheapest paths are the short ones: one in the order of the layers, one through
the layers of targets and pathways, one free.  `kg.questions.ranking` then orders what they found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from kg.graph import MechanismGraph, layers
from kg.model import Relation, Sign, Statement
from kg.paths import Constraints, MechanismPath, find_paths, nearest
from kg.questions.answer import Answer
from kg.questions.conditions import relaxations, under
from kg.questions.edges import leaving
from kg.questions.harm import wanted_sign
from kg.questions.query import Question, Term
from kg.questions.ranking import Ranking

__all__ = ["answer_how", "chains", "of_wider", "signs_wanted"]

MAX_HOPS, SHOWN, OPPOSING, MOST_STOPS = 6, 5, 3, 5
POOL = 40
"""Paths that each search contributes to the ranking."""
BUDGET = 300_000
_TELLING_LAYERS = (("gene",), ("pathway",), ("gene", "pathway"), ("mirna", "gene"), ("mirna", "gene", "pathway"))

Wanted = dict[Sign, frozenset[str]]
"""Targets by the net sign wanted; unknown stands for any."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Paths for and against, and under which reading of the conditions they were found."""

    paths: tuple[MechanismPath, ...]
    opposing: tuple[MechanismPath, ...]
    note: str = ""


def answer_how(graph: MechanismGraph, question: Question) -> Answer:
    """The chains from subject to object, and what there is instead when there is none."""
    wanted = signs_wanted(graph, question)
    found = chains(graph, question, wanted)
    if not found.paths:
        return _nothing(graph, question, wanted, found)
    shown, notes = _from_source(graph, question, found.paths[:SHOWN])
    return Answer(
        question,
        "path",
        paths=tuple(shown),
        opposing=found.opposing,
        direct=tuple(path for path in found.paths[SHOWN:] if len(path.statements) == 1)[:SHOWN],
        notes=(*question.notes, *filter(None, (found.note,)), *notes),
    )


def signs_wanted(graph: MechanismGraph, question: Question) -> Wanted:
    """The targets of a question by the net sign it asks for."""
    ends = question.object.ids or _of_kinds(graph, question.object)
    if question.object.is_open:
        ends = frozenset(graph.nx) - question.subject.ids
    turned = question.subject.sign * question.object.sign
    groups: dict[Sign, set[str]] = {}
    for key in ends & frozenset(graph.nx):
        sign = wanted_sign(question.aim, graph.entities[key])
        groups.setdefault(Sign(sign * turned), set()).add(key)
    return {sign: frozenset(keys) for sign, keys in groups.items()}


def _of_kinds(graph: MechanismGraph, term: Term) -> frozenset[str]:
    return frozenset(key for key, entity in graph.entities.items() if entity.type in term.kinds)


def chains(graph: MechanismGraph, question: Question, wanted: Wanted) -> Chains:
    """Ranked paths under the conditions of the question; with fewer of them, and saying so, when they leave none."""
    opposite = {Sign(-sign): keys for sign, keys in wanted.items() if sign}
    found = Chains((), ())
    for limits, note in relaxations(question.limits):
        part = under(graph, limits, is_strict=False)
        ranking = Ranking(part, limits.scenes)
        paths = ranking.best_first(_search(part, question, wanted, POOL))
        against = ranking.best_first(_search(part, question, opposite, OPPOSING, may_detour=False))
        found = Chains(tuple(paths), tuple(ranking.comparable(against, paths)[:OPPOSING]), note)
        if paths:
            break
    return found


def _search(
    graph: MechanismGraph, question: Question, wanted: Wanted, k: int, may_detour: bool = True
) -> list[MechanismPath]:
    """Paths of all searches joined; with detours only where nothing else leads to the target."""
    sources = (question.subject.ids or _of_kinds(graph, question.subject)) & frozenset(graph.nx)
    avoid = frozenset().union(*(term.ids for term in question.limits.avoid)) & frozenset(graph.entities)
    for avoided in (_detours(graph, sources), *((frozenset[str](),) if may_detour else ())):
        found = [
            path
            for sign, targets in wanted.items()
            if sources and targets - sources
            for through in product(*(term.main for term in question.limits.via))
            for asked, hops in _searches(Constraints(through, avoid, avoid_layers=avoided), question.object.is_open)
            for path in find_paths(
                graph, sources, targets - sources, sign or None, k, hops,
                constraints=asked, narrower=False, budget=BUDGET,
            )
        ]  # fmt: skip
        if found:
            return found
    return []


def _detours(graph: MechanismGraph, sources: Iterable[str]) -> frozenset[str]:
    """Layers that explain nothing between the ends: diseases, and cells and vesicles above where the path starts."""
    first = min((layers()[graph.entities[key].type].column for key in sources), default=0)
    return frozenset(("disease", *(kind for kind in ("cell", "vesicle") if layers()[kind].column < first)))


def _searches(base: Constraints, is_open: bool) -> Iterable[tuple[Constraints, int]]:
    """The searches that are joined, each with its greatest number of hops."""
    if is_open:
        yield base, 2
        return
    yield base, MAX_HOPS
    yield replace(base, follows_layers=True), MAX_HOPS
    for passed in _TELLING_LAYERS:
        if len(base.through) + len(passed) <= MOST_STOPS:
            yield replace(base, follows_layers=True, through_layers=passed), MAX_HOPS


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
                ("a longer chain", near.longer),
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
