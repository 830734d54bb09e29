"""CX2: for Cytoscape and NDEx.

References
----------
Cytoscape Exchange Format Specification, version 2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.formats import flat
from kg.graph.graph import MechanismGraph

__all__ = ["to_cx2"]

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_CYTOSCAPE_NAMES = {"id": "represents", "label": "name", "relation": "interaction"}


def to_cx2(graph: MechanismGraph) -> str:
    """The graph as a CX2 document; nodes are numbered in the order of their ids."""
    nodes = [_renamed(node) for node in flat.nodes(graph)]
    edges = [_renamed(edge) for edge in flat.edges(graph)]
    number = {node["represents"]: place for place, node in enumerate(nodes)}
    ends = [(number[edge.pop("source")], number[edge.pop("target")]) for edge in edges]
    network = {"name": "mechanism graph"}
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [
            {"networkAttributes": _declared([network]), "nodes": _declared(nodes), "edges": _declared(edges)}
        ],
        "networkAttributes": [network],
        "nodes": [{"id": place, "v": node} for place, node in enumerate(nodes)],
        "edges": [
            {"id": place, "s": source, "t": target, "v": edge}
            for place, (edge, (source, target)) in enumerate(zip(edges, ends, strict=True))
        ],
    }
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]},
        *({name: elements} for name, elements in aspects.items()),
        {"status": [{"success": True}]},
    ]
    return "[\n" + ",\n".join(json.dumps(part, ensure_ascii=False) for part in document) + "\n]\n"


def _renamed(row: Mapping[str, flat.Value]) -> dict[str, Any]:
    return {_CYTOSCAPE_NAMES.get(name, name): value for name, value in row.items()}


def _declared(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    return {name: {"d": _TYPES[type(value)]} for row in rows for name, value in row.items()}
