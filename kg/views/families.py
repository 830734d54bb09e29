"""Entities that can stand in one box: kinds of the same thing, and genes of one symbol family.

A reader of the map gains more from "MMPs (6)" than from six boxes with the same neighbours.  Families come from the
graph alone: the hierarchy of its entities, and symbols that differ only in their number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import MechanismGraph
from kg.model import Entity

__all__ = ["Family", "families"]

NUMBERED_SYMBOL = re.compile(r"(?P<stem>[A-Za-z]*[A-Z]{2,}|[A-Z][a-z]{4,}|[a-z]{5,})[- ]?\d+[A-Za-z]?")
SMALLEST = 3


@dataclass(frozen=True, slots=True)
class Family:
    """Entities of one type that may share a box; `is_folded` when the map opens with them in it."""

    id: str
    label: str
    type: str
    members: tuple[str, ...]
    is_folded: bool


def families(graph: MechanismGraph) -> list[Family]:
    """Families among the entities that statements name, each entity in one at most, by id.

    The hierarchy goes first; its families open unfolded unless they are of genes, since which cell an exosome comes
    from is the story.
    """
    named = [attributes["entity"] for _, attributes in graph.nx.nodes(data=True)]
    found: dict[str, Family] = {}
    taken: set[str] = set()
    for candidates in (_of_hierarchy(graph, named), _of_symbols(named)):
        for family in candidates:
            members = tuple(member for member in family.members if member not in taken)
            if len(members) >= SMALLEST and family.id not in found:
                found[family.id] = Family(family.id, family.label, family.type, members, family.is_folded)
                taken.update(members)
    return [found[key] for key in sorted(found)]


def _of_hierarchy(graph: MechanismGraph, named: Iterable[Entity]) -> list[Family]:
    kinds: dict[str, list[Entity]] = defaultdict(list)
    for entity in named:
        for broader in entity.broader:
            kinds[broader.id].append(entity)
    return [
        _family(graph.entities[parent], members, is_named=parent in graph.nx)
        for parent, members in sorted(kinds.items(), key=lambda item: (len(item[1]), item[0]))
        if parent in graph.entities
    ]


def _family(parent: Entity, kinds: list[Entity], *, is_named: bool) -> Family:
    """The kinds of an entity, with the entity itself where a statement names it."""
    members = {kind.id for kind in kinds if kind.type == parent.type} | ({parent.id} if is_named else set())
    return Family(
        f"family:{parent.id}", _plural(parent.label), parent.type, tuple(sorted(members)), parent.type == "gene"
    )


def _of_symbols(named: Iterable[Entity]) -> list[Family]:
    stems: dict[str, list[Entity]] = defaultdict(list)
    for entity in named:
        match = NUMBERED_SYMBOL.fullmatch(entity.label)
        if match and entity.type == "gene":
            stems[match["stem"]].append(entity)
    return [
        Family(f"family:symbol/{stem}", _plural(stem), "gene", tuple(sorted(member.id for member in members)), True)
        for stem, members in sorted(stems.items())
    ]


def _plural(label: str) -> str:
    return label if label[-1:].lower() == "s" else f"{label}s"
