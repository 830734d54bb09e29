"""The search behind "how": several searches joined, under the conditions of the question, ranked.

The cheapest paths are the short ones, so one search runs free, one in the order of the layers, and some must pass the
layers of targets and pathways.  Each works within a budget; when one runs out, the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from kg.graph import MechanismGraph, layers
from kg.model import Sign
from kg.paths import Constraints, MechanismPath, search_paths
from kg.questions.conditions import relaxations, under
from kg.questions.harm import wanted_sign
from kg.questions.query import Question, Term
from kg.questions.ranking import Ranking

__all__ = ["BUDGET", "MAX_HOPS", "OPPOSING", "Chains", "Wanted", "chains", "signs_wanted"]

MAX_HOPS, OPPOSING = 6, 3
POOL = 40
"""Paths that each search contributes to the ranking."""
BUDGET = 100_000
"""Steps of work for each search (`kg.paths.search_paths`)."""
MOST_STOPS = 5
_TELLING_LAYERS = (("gene",), ("pathway",), ("gene", "pathway"), ("mirna", "gene"), ("mirna", "gene", "pathway"))

Wanted = dict[Sign, frozenset[str]]
"""Targets by the net sign wanted; unknown stands for any."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Paths for and against, and what the reader should know of the search."""

    paths: tuple[MechanismPath, ...] = ()
    opposing: tuple[MechanismPath, ...] = ()
    notes: tuple[str, ...] = ()


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
    found = Chains()
    for limits, note in relaxations(question.limits):
        part = under(graph, limits, is_strict=False)
        ranking = Ranking(part, limits.scenes)
        joined, stopped_early = _search(part, question, wanted, POOL)
        against, _ = _search(part, question, opposite, OPPOSING)
        paths = ranking.best_first(joined)
        objections = ranking.comparable(ranking.best_first(against), paths)[:OPPOSING]
        stopped = "the search stopped early: better chains may exist" if stopped_early else ""
        found = Chains(tuple(paths), tuple(objections), tuple(filter(None, (note, stopped))))
        if paths:
            break
    return found


def _search(graph: MechanismGraph, question: Question, wanted: Wanted, k: int) -> tuple[list[MechanismPath], bool]:
    """Paths of all searches joined, and whether any of them stopped early."""
    sources = (question.subject.ids or _of_kinds(graph, question.subject)) & frozenset(graph.nx)
    found: list[MechanismPath] = []
    stopped_early = False
    for sign, targets in wanted.items():
        ends = targets - sources
        detours = _detours(graph, sources, ends)
        for asked, hops in _searches(question, graph, detours) if sources and ends else ():
            result = search_paths(
                graph, sources, ends, sign or None, k, hops, constraints=asked, narrower=False, budget=BUDGET
            )
            found += result.paths
            stopped_early |= result.stopped_early
    return found, stopped_early


def _detours(graph: MechanismGraph, sources: Iterable[str], targets: Iterable[str]) -> frozenset[str]:
    """Layers that explain nothing between the ends.

    These are cells and vesicles above where the path starts, and diseases, unless the path leads to a disease or a
    hallmark: that exosomes ease a disease, which raises apoptosis, is no mechanism by which they lower apoptosis.
    """
    first = min((layers()[graph.entities[key].type].column for key in sources), default=0)
    back = {kind for kind in ("cell", "vesicle") if layers()[kind].column < first}
    ends_ill = any(graph.entities[key].type in ("disease", "hallmark") for key in targets)
    return frozenset(back if ends_ill else back | {"disease"})


def _searches(question: Question, graph: MechanismGraph, avoided: frozenset[str]) -> Iterable[tuple[Constraints, int]]:
    """The searches that are joined, each with its greatest number of hops."""
    limits = question.limits
    kinds = tuple(kind for term in limits.via if not term.main for kind in term.kinds[:1])
    avoid = frozenset().union(*(term.ids for term in limits.avoid)) & frozenset(graph.entities)
    for through in product(*(term.main for term in limits.via if term.main)):
        base = Constraints(through, avoid, kinds, avoid_layers=avoided - frozenset(kinds))
        if question.object.is_vague:
            yield base, 2
            continue
        yield base, MAX_HOPS
        yield replace(base, follows_layers=True), MAX_HOPS
        for passed in _TELLING_LAYERS:
            if len(through) + len(kinds) + len(passed) <= MOST_STOPS:
                yield replace(base, follows_layers=True, through_layers=(*kinds, *passed)), MAX_HOPS
