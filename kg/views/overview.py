"""What stands for a graph too large to draw: every layer as a handful of families, and the rest of it in one box.

The overview is drawn like any other picture; the entities themselves are reached by search and focus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.graph import MechanismGraph, layers
from kg.views.families import Family

__all__ = ["DRAWN_WHOLE", "overview"]

DRAWN_WHOLE = 2000
"""Entities up to which the map opens on single entities."""

FAMILIES_A_LAYER = 7


def overview(graph: MechanismGraph, kin: Sequence[Family]) -> list[Family]:
    """Families that hold every named entity once: the largest of each layer, and one for what is left of it.

    Empty for a graph of up to `DRAWN_WHOLE` entities, which needs no overview.
    """
    if graph.nx.number_of_nodes() <= DRAWN_WHOLE:
        return []
    degree = Counter(dict(graph.nx.degree()))
    of_type: dict[str, list[Family]] = defaultdict(list)
    for family in kin:
        of_type[family.type].append(family)
    chosen = {
        kind: sorted(some, key=lambda family: (-sum(degree[key] for key in family.members), family.id))[
            :FAMILIES_A_LAYER
        ]
        for kind, some in of_type.items()
    }
    taken = {key for some in chosen.values() for family in some for key in family.members}
    left: dict[str, list[str]] = defaultdict(list)
    for key in sorted(graph.nx):
        if key not in taken:
            left[graph.entities[key].type].append(key)
    rest = [_rest(kind, members, is_all=kind not in chosen) for kind, members in left.items()]
    return sorted([*(family for some in chosen.values() for family in some), *rest], key=lambda family: family.id)


def _rest(kind: str, members: Sequence[str], *, is_all: bool) -> Family:
    plural = layers()[kind].plural
    return Family(f"rest:{kind}", plural if is_all else f"other {plural}", kind, tuple(members), True)
