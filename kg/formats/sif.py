"""SIF: three columns, for a quick look in Cytoscape."""

from __future__ import annotations

from collections import Counter

from kg.graph.graph import MechanismGraph
from kg.model import Entity

__all__ = ["to_sif", "unique_labels"]


def to_sif(graph: MechanismGraph) -> str:
    """The asserted mechanisms as ``label, relation, label``, separated by tabs; negated statements are left out."""
    labels = unique_labels(graph)
    lines = {
        f"{labels[statement.subject.id]}\t{statement.relation.value}\t{labels[statement.object.id]}\n"
        for statement in graph.statements.values()
        if not statement.negated
    }
    return "".join(sorted(lines))


def unique_labels(graph: MechanismGraph) -> dict[str, str]:
    """Label of every entity by id; where two have the same label, the id is added."""
    count = Counter(_one_line(entity) for entity in graph.entities.values())
    return {
        key: _one_line(entity) if count[_one_line(entity)] == 1 else f"{_one_line(entity)} ({key})"
        for key, entity in graph.entities.items()
    }


def _one_line(entity: Entity) -> str:
    return " ".join(entity.label.split())
