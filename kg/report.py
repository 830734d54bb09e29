"""`out/report.md`: what a build read, what it found, what to look at first, and where its texts disagree."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.explain import short_id
from kg.graph import Conflict, MechanismGraph
from kg.model import Reading, Relation, Statement

__all__ = ["report_of"]

_MOST = 15


def report_of(graph: MechanismGraph, readings: Sequence[Reading], failures: Sequence[str] = ()) -> str:
    """The report as Markdown; the same graph and readings give the same text."""
    stats = graph.stats()
    conflicts = graph.conflicts()
    sections = [
        "# Mechanism graph\n",
        f"Documents: {len(readings)}. Statements: {stats.statements}, with {stats.evidence} pieces of evidence. Those"
        " listed below end with their id: `kg explain ID` shows the sentences and how they were read.\n",
        *_documents(graph, readings),
        *_listed("Could not be read", [_cell(failure) for failure in failures]),
        *_listed("Warnings", [_cell(f"{one.name}: {warning}") for one in readings for warning in one.warnings]),
        *_counts("Entities", "layer", stats.entities),
        *_counts("Relations", "relation", stats.relations),
        *_listed("Best supported", [_supported(statement) for statement in _best(graph)]),
        *_listed(f"Contradictions ({len(conflicts)})", [_contradiction(conflict) for conflict in conflicts]),
    ]
    return "\n".join(sections)


def _documents(graph: MechanismGraph, readings: Sequence[Reading]) -> list[str]:
    stated = Counter(name for s in graph.statements.values() for name in {one.document for one in s.evidence})
    rows = [
        f"| {_cell(one.name)} | {_cell(one.title)} | {one.sentences} | {stated[one.name]} | `{one.sha256[:12]}` |"
        for one in sorted(readings, key=lambda one: one.name)
    ]
    return [
        "## Documents\n",
        "| document | title | sentences | statements | SHA-256 |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _counts(title: str, kind: str, counts: Mapping[str, int]) -> list[str]:
    return [
        f"## {title}\n",
        f"| {kind} | number |",
        "|---|---|",
        *(f"| {key} | {n} |" for key, n in counts.items()),
        "",
    ]


def _listed(title: str, rows: Sequence[str]) -> list[str]:
    return [f"## {title}\n", *(f"- {row}" for row in rows), ""] if rows else []


def _best(graph: MechanismGraph) -> list[Statement]:
    return sorted(graph.statements.values(), key=lambda s: (-s.belief, -len(s.evidence), s.id))[:_MOST]


def _supported(statement: Statement) -> str:
    number = len(statement.evidence)
    sentences = f"{number} sentence{'' if number == 1 else 's'}"
    return f"{_claim(statement)}: {sentences}, belief {statement.belief:.2f} {_id(statement)}"


def _claim(statement: Statement) -> str:
    relation = f"not {statement.relation}" if statement.negated else statement.relation
    return _cell(f"{statement.subject.label} {relation} {statement.object.label}")


def _contradiction(conflict: Conflict) -> str:
    stated = [_side(statement.relation, statement) for statement in (*conflict.increasing, *conflict.decreasing)]
    sides = stated + [_side("denied", statement) for statement in conflict.denying]
    return f"{_cell(conflict.subject.label)} → {_cell(conflict.object.label)}: {'; '.join(sides)}"


def _side(word: str | Relation, statement: Statement) -> str:
    places = sorted({f"{one.document} {one.section}".strip() for one in statement.evidence})
    return f"{word} ({_cell(', '.join(places))}) {_id(statement)}"


def _id(statement: Statement) -> str:
    return f"`{short_id(statement)}`"


def _cell(text: str) -> str:
    """Text of a source as it may stand in Markdown: on one line, and nothing in it taken for markup."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return escaped.replace("\\", "\\\\").replace("|", "\\|").replace("`", "\\`").replace("[", "\\[")
