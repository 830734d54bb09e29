"""Neo4j: tables for its bulk import, with the command that loads them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.formats import flat
from kg.formats.tabular import delimited
from kg.graph.graph import MechanismGraph
from kg.graph.layers import layers

__all__ = ["to_neo4j"]

_TYPES = {
    "column": "int",
    "sign": "int",
    "evidence_count": "int",
    "belief": "double",
    "direct": "boolean",
    "negated": "boolean",
    "hedged": "boolean",
}

COMMAND = """\
#!/bin/sh
# Loads the tables beside this file into an empty database of Neo4j 5. Run it where neo4j-admin is, with Neo4j stopped.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
neo4j-admin database import full "${1:-neo4j}" --overwrite-destination --multiline-fields=true \\
    --nodes="$here/nodes.csv" --relationships="$here/relationships.csv"
"""


def to_neo4j(graph: MechanismGraph) -> dict[str, str]:
    """The graph as ``nodes.csv``, ``relationships.csv`` and the import command ``import.sh``."""
    node_columns = tuple(name for name in flat.NODE_COLUMNS if name != "id")
    edge_columns = tuple(name for name in flat.EDGE_COLUMNS if name not in ("source", "target", "relation"))
    return {
        "nodes.csv": delimited(("id:ID", ":LABEL", *map(_typed, node_columns)), _nodes(graph, node_columns), ","),
        "relationships.csv": delimited(
            (":START_ID", ":END_ID", ":TYPE", *map(_typed, edge_columns)), _relationships(graph, edge_columns), ","
        ),
        "import.sh": COMMAND,
    }


def _nodes(graph: MechanismGraph, columns: tuple[str, ...]) -> Iterator[tuple[flat.Value, ...]]:
    for node in flat.nodes(graph):
        yield (node["id"], layers()[str(node["type"])].ontology_class, *(node[name] for name in columns))


def _relationships(graph: MechanismGraph, columns: tuple[str, ...]) -> Iterator[tuple[flat.Value, ...]]:
    for edge in flat.edges(graph):
        yield (edge["source"], edge["target"], str(edge["relation"]).upper(), *(edge[name] for name in columns))


def _typed(name: str) -> str:
    return f"{name}:{_TYPES[name]}" if name in _TYPES else name
