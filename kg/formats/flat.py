"""The graph as flat rows, for formats that know only nodes, edges and plain values.

Every such format (GraphML, GEXF, CX2, CSV, Neo4j, ...) writes the same columns, decided here once.  Evidence is summed
up: its number, its documents, its first sentence; the whole of it is in the RDF and in `statements.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.graph.graph import MechanismGraph
from kg.graph.layers import layers
from kg.model import Entity, Statement

__all__ = ["EDGE_COLUMNS", "NODE_COLUMNS", "Value", "edges", "nodes", "xml_text"]

Value = str | int | float | bool

NODE_COLUMNS = ("id", "label", "type", "layer", "column", "xrefs", "broader")
EDGE_COLUMNS = (
    "id",
    "source",
    "target",
    "relation",
    "sign",
    "direct",
    "negated",
    "belief",
    "evidence_count",
    "hedged",
    "documents",
    "citations",
    "species",
    "settings",
    "sentence",
)

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def nodes(graph: MechanismGraph) -> Iterator[dict[str, Value]]:
    """A row for each entity, by id; values stand under `NODE_COLUMNS`."""
    for _, entity in sorted(graph.entities.items()):
        yield dict(zip(NODE_COLUMNS, _node(entity), strict=True))


def edges(graph: MechanismGraph) -> Iterator[dict[str, Value]]:
    """A row for each statement, by id, negated ones included; values stand under `EDGE_COLUMNS`."""
    for _, statement in sorted(graph.statements.items()):
        yield dict(zip(EDGE_COLUMNS, _edge(statement), strict=True))


def xml_text(value: Value) -> Value:
    """The value without the control characters that XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub(" ", value) if isinstance(value, str) else value


def _node(entity: Entity) -> tuple[Value, ...]:
    layer = layers()[entity.type]
    broader = (one.id for one in entity.broader)
    return entity.id, entity.label, entity.type, layer.name, layer.column, _joined(entity.xrefs), _joined(broader)


def _edge(statement: Statement) -> tuple[Value, ...]:
    evidence = statement.evidence
    return (
        statement.id,
        statement.subject.id,
        statement.object.id,
        statement.relation.value,
        int(statement.relation.sign),
        statement.direct,
        statement.negated,
        statement.belief,
        len(evidence),
        bool(evidence) and all(one.hedged for one in evidence),
        _joined(one.document for one in evidence),
        _joined(f"{one.document} [{number}]" for one in evidence for number in one.citations),
        _joined(one.context.species for one in evidence),
        _joined(setting for one in evidence for setting in one.context.setting),
        evidence[0].sentence if evidence else "",
    )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(sorted({text for text in texts if text}))
