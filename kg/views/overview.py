"""What stands for a graph too large to draw: every layer as a handful of families, and the rest of it in one box.

The overview is drawn like any other picture; the entities themselves are reached by search and focus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.graph import MechanismGraph, layers
from kg.model import Entity
from kg.views.families import Family

__all__ = ["DRAWN_WHOLE", "overview"]

DRAWN_WHOLE = 2000
"""Entities up to which the map opens on single entities."""

PARTS_OF_LAYER = 8


def overview(graph: MechanismGraph, kin: Sequence[Family]) -> list[Family]:
    """Families that hold every named entity once: the best connected parts of each layer, and one for the rest of it.

    A part is a family, or an entity of its own. Empty for a graph of up to `DRAWN_WHOLE` entities, which needs no
    overview.
    """
    if graph.nx.number_of_nodes() <= DRAWN_WHOLE:
        return []
    in_family = {key for family in kin for key in family.members}
    parts: dict[str, list[Family]] = defaultdict(list)
    for part in (*kin, *(_alone(graph.entities[key]) for key in sorted(set(graph.nx) - in_family))):
        parts[part.type].append(part)
    return sorted((one for some in parts.values() for one in _of_layer(graph, some)), key=lambda family: family.id)


def _of_layer(graph: MechanismGraph, parts: list[Family]) -> list[Family]:
    def connections(part: Family) -> int:
        return sum(graph.nx.degree(key) for key in part.members)

    ranked = sorted(parts, key=lambda part: (-connections(part), part.id))
    rest = tuple(sorted(key for part in ranked[PARTS_OF_LAYER:] for key in part.members))
    kind = parts[0].type
    gathered = [Family(f"rest:{kind}", f"other {layers()[kind].plural}", kind, rest, True)] if rest else []
    return ranked[:PARTS_OF_LAYER] + gathered


def _alone(entity: Entity) -> Family:
    return Family(entity.id, entity.label, entity.type, (entity.id,), True)
