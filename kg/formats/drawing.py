"""Mermaid and DOT: drawings of small graphs, for papers and for pages that render them.

Layers are boxes from left to right; a decrease ends in a bar or, where the language has none, a circle, and a hedged or
unsigned mechanism is dotted.  Negated statements are left out.
"""

from __future__ import annotations

from collections import defaultdict

from kg.graph.graph import MechanismGraph
from kg.graph.layers import layers
from kg.model import Entity, Relation, Statement

__all__ = ["to_dot", "to_mermaid"]

_DOT_HEADS = {Relation.DECREASES: "tee", Relation.AFFECTS: "odiamond"}
_MERMAID_ARROWS = {Relation.DECREASES: "--o", Relation.AFFECTS: "-.->"}


def to_dot(graph: MechanismGraph) -> str:
    """The graph in the DOT language of Graphviz."""
    names = _names(graph)
    lines = ["digraph mechanisms {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="Helvetica"];']
    for number, (title, members) in enumerate(_columns(graph).items()):
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted(title)};", "    color=gray;"]
        lines += [f"    {names[entity.id]} [label={_quoted(entity.label)}];" for entity in members]
        lines.append("  }")
    for statement in _asserted(graph):
        head = _DOT_HEADS.get(statement.relation, "normal")
        style = ", style=dashed" if _is_hedged(statement) else ""
        ends = f"{names[statement.subject.id]} -> {names[statement.object.id]}"
        lines.append(f"  {ends} [arrowhead={head}, tooltip={_quoted(statement.relation.value)}{style}];")
    return "\n".join([*lines, "}\n"])


def to_mermaid(graph: MechanismGraph) -> str:
    """The graph as a Mermaid flowchart."""
    names = _names(graph)
    lines = ["flowchart LR"]
    for number, (title, members) in enumerate(_columns(graph).items()):
        lines.append(f"  subgraph layer{number}[{_in_mermaid(title)}]")
        lines += [f"    {names[entity.id]}[{_in_mermaid(entity.label)}]" for entity in members]
        lines.append("  end")
    for statement in _asserted(graph):
        arrow = _MERMAID_ARROWS.get(statement.relation, "-.->" if _is_hedged(statement) else "-->")
        ends = f"{names[statement.subject.id]} {arrow}|{statement.relation.value}| {names[statement.object.id]}"
        lines.append(f"  {ends}")
    return "\n".join([*lines, ""])


def _columns(graph: MechanismGraph) -> dict[str, list[Entity]]:
    """Entities that a statement names, by the titles of their columns, in the order of the story."""
    titles: dict[int, list[str]] = defaultdict(list)
    members: dict[int, list[Entity]] = defaultdict(list)
    present = {end.id: end for statement in _asserted(graph) for end in (statement.subject, statement.object)}
    for layer in layers().values():
        found = [entity for _, entity in sorted(present.items()) if entity.type == layer.type]
        if found:
            titles[layer.column].append(layer.name)
            members[layer.column] += found
    return {" / ".join(titles[column]): members[column] for column in sorted(titles)}


def _asserted(graph: MechanismGraph) -> list[Statement]:
    return [statement for _, statement in sorted(graph.statements.items()) if not statement.negated]


def _is_hedged(statement: Statement) -> bool:
    return bool(statement.evidence) and all(evidence.hedged for evidence in statement.evidence)


def _names(graph: MechanismGraph) -> dict[str, str]:
    return {key: f"n{number}" for number, key in enumerate(sorted(graph.entities))}


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_mermaid(text: str) -> str:
    escaped = " ".join(text.split()).replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;")
    return f'"{escaped}"'
