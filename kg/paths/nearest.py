"""When there is no path: how near the search came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.graph import MechanismGraph, layers
from kg.model import Sign
from kg.paths.constraints import Constraints
from kg.paths.costs import MAX_HOPS
from kg.paths.result import MechanismPath, Nearest
from kg.paths.search import find_paths

__all__ = ["nearest"]

LOOKED_THROUGH = 10
"""Best paths of any sign among which one over unsigned hops is sought."""


def nearest(
    graph: MechanismGraph,
    sources: str | Iterable[str],
    targets: str | Iterable[str],
    sign: Sign | int | None = None,
    max_hops: int = 6,
    *,
    constraints: Constraints = Constraints(),  # noqa: B008  (frozen)
    **options: Any,
) -> Nearest:
    """What there is instead of a path; parameters as in `kg.paths.search_paths`.

    Required stops are dropped where the way to a layer is sought, for the path breaks off somewhere before its end.
    """
    starts, ends = ([ids] if isinstance(ids, str) else list(ids) for ids in (sources, targets))
    loose = replace(constraints, through=(), through_layers=())

    def best(
        start: list[str], end: list[str], wanted: Sign | int | None, hops: int = max_hops, rules: Constraints = loose
    ) -> MechanismPath | None:
        found = find_paths(graph, start, end, wanted, 1, hops, constraints=rules, **options)
        return found[0] if found else None

    def first(paths: Iterator[MechanismPath | None]) -> MechanismPath | None:
        return next((path for path in paths if path is not None), None)

    either = {"include_unsigned": True, "constraints": constraints, **options}
    unsigned = find_paths(graph, starts, ends, None, LOOKED_THROUGH, max_hops, **either)
    return Nearest(
        opposite=best(starts, ends, Sign(-sign), rules=constraints) if sign else None,
        unsigned=next((path for path in unsigned if path.net is Sign.UNKNOWN), None),
        longer=best(starts, ends, sign, min(2 * max_hops, MAX_HOPS), constraints),
        reached=first(best(starts, layer, None) for layer in _layers_near(graph, ends, loose)),
        approach=first(best(layer, ends, None) for layer in _layers_near(graph, starts, loose)),
    )


def _layers_near(graph: MechanismGraph, ids: list[str], constraints: Constraints) -> Iterator[list[str]]:
    """Entities of each layer that may be passed, the layer of `ids` first, then by distance from it."""
    avoided = {key for stop in constraints.avoid for key in graph.narrower(stop)}
    avoided |= {key for stop in ids for key in graph.narrower(stop)}
    members: dict[int, list[str]] = defaultdict(list)
    for key in graph.nx:
        kind = graph.entities[key].type
        if key not in avoided and kind not in constraints.avoid_layers:
            members[layers()[kind].column].append(key)
    homes = {layers()[graph.entities[key].type].column for key in ids}
    for column in sorted(members, key=lambda column: (min(abs(column - home) for home in homes), column)):
        yield members[column]
