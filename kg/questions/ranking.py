"""Which of the paths found a biologist wants to see first.

A search ranks by cost alone: short chains that are well believed.  Whoever asks *how* wants the steps between, so that
"miR-21 lowers apoptosis", true as it is, is no answer.  From the cost of a path this module takes a credit for

- each layer between the ends that it passes in the order of the story (gene, pathway, effect, ...),
- each stretch of it that the graph also states outright with the same sign ("miR-21 lowers apoptosis" confirms the
  chain through PTEN), because such a chain is one that authors tell,
- evidence that all hops come from one study,
- hops whose sentences mention the scene asked about,

and adds a charge for each layer that a hop runs back and for a step so general that it explains little.
Bare direct claims come last; they are what is to be explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.graph import MechanismGraph, layers
from kg.model import Sign
from kg.paths import MechanismPath
from kg.questions.conditions import same_study
from kg.questions.query import Term
from kg.vocabulary.folding import fold

__all__ = ["Ranking"]

LAYER, STRETCH, STUDY, SCENE, BACKWARD, GENERAL, BARE = 1.3, 0.6, 1.0, 4.0, 0.6, 0.8, 2.0
"""Credits and charges, in units of path cost: a well believed hop costs about 0.6."""
TAIL = 4.0
"""A chain this much dearer than the best is not shown."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Orders the paths of one answer."""

    graph: MechanismGraph
    scenes: Sequence[Term] = ()

    def best_first(self, paths: Iterable[MechanismPath]) -> list[MechanismPath]:
        """Paths in the order to show them, each sequence of entities and signs once."""
        unique = {(tuple(e.id for e in path.entities), path.net): path for path in sorted(paths, key=_by_cost)[::-1]}
        priced = sorted((self.price(path), *_by_cost(path), path.net) for path in unique.values())
        return [unique[ids, net] for price, _, _, ids, net in priced if price <= priced[0][0] + TAIL or len(ids) == 2]

    def comparable(self, paths: Iterable[MechanismPath], best: Sequence[MechanismPath]) -> list[MechanismPath]:
        """Those of `paths` that are not much dearer than the first of `best`: a far-fetched objection is none."""
        limit = self.price(best[0]) + TAIL if best else float("inf")
        return [path for path in paths if self.price(path) <= limit]

    def price(self, path: MechanismPath) -> float:
        """Cost of a path after credits and charges."""
        if len(path.statements) == 1:
            return path.cost + BARE - SCENE * self._share_in_scene(path)
        columns = [layers()[entity.type].column for entity in path.entities]
        backward = sum(max(0, earlier - later) for earlier, later in pairwise(columns))
        between = len(set(columns[1:-1]) - {columns[0], columns[-1]})
        general = sum(len(self.graph.narrower(entity.id)) > 1 for entity in path.entities[1:-1])
        credit = LAYER * between + STRETCH * self._confirmed(path) + SCENE * self._share_in_scene(path)
        credit += STUDY if same_study(path.statements) else 0.0
        return path.cost + BACKWARD * backward + GENERAL * general - credit

    def _confirmed(self, path: MechanismPath) -> float:
        """Share of its longer stretches that the graph states outright, times the number of hops beyond the first."""
        entities, hops = path.entities, path.statements
        stretches = [(i, j) for i in range(len(entities)) for j in range(i + 2, len(entities))]
        stated = sum(self._states(path, i, j) for i, j in stretches)
        return stated / len(stretches) * (len(hops) - 1)

    def _states(self, path: MechanismPath, first: int, last: int) -> bool:
        sign = Sign(_product(hop.relation.sign for hop in path.statements[first:last]))
        between = self.graph.between(path.entities[first].id, path.entities[last].id)
        return any(not one.negated and one.relation.sign is sign for one in between)

    def _share_in_scene(self, path: MechanismPath) -> float:
        """Share of the hops that mention, or pass, what the question set as the scene."""
        if not self.scenes:
            return 0.0
        wanted = frozenset().union(*(term.ids for term in self.scenes))
        names = {fold(self.graph.entities[key].label) for key in wanted} | {fold(term.text) for term in self.scenes}
        told = 0
        for hop in path.statements:
            texts = [fold(e.sentence + " " + e.context.stimulus) for e in hop.evidence]
            passes = {hop.subject.id, hop.object.id} & wanted
            told += bool(passes) or any(name in text for name in names for text in texts)
        return told / len(path.statements)


def _by_cost(path: MechanismPath) -> tuple[float, int, tuple[str, ...]]:
    return round(path.cost, 6), len(path.statements), tuple(entity.id for entity in path.entities)


def _product(signs: Iterable[Sign]) -> int:
    product = 1
    for sign in signs:
        product *= sign
    return product
