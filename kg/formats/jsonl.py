"""JSON Lines: the stored graph itself, one statement a line."""

from __future__ import annotations

import json

from kg.errors import BadInput
from kg.graph.graph import MechanismGraph
from kg.graph.records import statement_from_dict, statement_to_dict

__all__ = ["from_jsonl", "to_jsonl"]


def to_jsonl(graph: MechanismGraph) -> str:
    """The graph as `out/statements.jsonl` holds it."""
    records = (statement_to_dict(statement) for _, statement in sorted(graph.statements.items()))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def from_jsonl(text: str | bytes) -> MechanismGraph:
    """The graph of such lines.

    Raises
    ------
    BadInput
        When a line is not a statement.
    """
    lines = (text.decode("utf-8") if isinstance(text, bytes) else text).split("\n")
    try:
        return MechanismGraph.from_statements(statement_from_dict(json.loads(line)) for line in lines if line.strip())
    except ValueError as error:
        raise BadInput(f"not JSON Lines that can be read ({error}): export it again") from error
