"""The statements that leave or enter entities of a graph, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import MechanismGraph
from kg.model import Statement

__all__ = ["entering", "leaving"]


def leaving(graph: MechanismGraph, ids: Iterable[str]) -> list[Statement]:
    """Statements whose subject is one of `ids`, negated ones too."""
    return _by_id(
        data["statement"] for key in ids if key in graph.nx for _, _, data in graph.nx.out_edges(key, data=True)
    )


def entering(graph: MechanismGraph, ids: Iterable[str]) -> list[Statement]:
    """Statements whose object is one of `ids`, negated ones too."""
    return _by_id(
        data["statement"] for key in ids if key in graph.nx for _, _, data in graph.nx.in_edges(key, data=True)
    )


def _by_id(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda statement: statement.id)
