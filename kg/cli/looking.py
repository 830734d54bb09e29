"""`kg show`, `kg find`, `kg stats`: what is in a graph."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import graph_option, json_option, open_graph
from kg.cli.printing import counted, print_json, print_table, printable, terminal_width
from kg.cli.program import Command
from kg.errors import NothingFound

if TYPE_CHECKING:
    from kg.graph import MechanismGraph
    from kg.model import Entity, Statement

__all__ = ["find", "show", "stats"]


@click.command(
    cls=Command,
    examples=(
        ("kg show PTEN", "what it does, and what is done to it"),
        ("kg show mir21 --no-evidence", "without the sentences"),
    ),
)
@click.argument("entity")
@click.option("--evidence/--no-evidence", "shows_evidence", default=True, help="Show the sentences or not.")
@graph_option
@json_option
def show(entity: str, shows_evidence: bool, graph: Path, as_json: bool) -> None:
    """Show what the graph says about ENTITY, a name or an id."""
    from kg.questions import describe_entity, the_entity

    held = open_graph(graph)
    found = the_entity(held, entity)
    if as_json:
        print_json(_described(held, found))
    else:
        click.echo(printable(describe_entity(held, found, terminal_width(), shows_evidence)), nl=False)


def _described(graph: MechanismGraph, entity: Entity) -> dict[str, Any]:
    from kg.graph import statement_to_dict

    def others(keys: frozenset[str]) -> list[dict[str, str]]:
        return [_named(graph.entities[key]) for key in sorted(keys - {entity.id})]

    return {
        **_named(entity),
        "xrefs": list(entity.xrefs),
        "broader": others(graph.broader(entity.id)),
        "narrower": others(graph.narrower(entity.id)),
        "statements": [statement_to_dict(statement) for statement in _statements_of(graph, frozenset((entity.id,)))],
    }


@click.command(
    cls=Command,
    examples=(
        ("kg find il1", "names that hold it or are near it"),
        ('kg find "PI3K" --most 50', "with more of its statements, each with the id that kg explain takes"),
    ),
)
@click.argument("text")
@click.option("--most", type=click.IntRange(min=1), default=15, show_default=True, help="Rows to show of each kind.")
@graph_option
@json_option
def find(text: str, most: int, graph: Path, as_json: bool) -> None:
    """Look up names that hold TEXT, and the statements about them."""
    from kg.graph import layers, statement_to_dict
    from kg.questions import find_entities

    held = open_graph(graph)
    entities = find_entities(held, text, most)
    if not entities:
        raise NothingFound(f"nothing in the graph is called {text}: try a part of the name")
    statements = _statements_of(held, frozenset(entity.id for entity in entities))
    if as_json:
        shown = [statement_to_dict(statement) for statement in statements[:most]]
        print_json({"entities": [_named(entity) for entity in entities], "statements": shown})
        return
    named = [(entity.label, layers()[entity.type].name, entity.id) for entity in entities]
    print_table(("name", "layer", "id"), named)
    if statements:
        click.echo()
        print_table(("statement", "belief", "id"), [_row(statement) for statement in statements[:most]])
    if len(statements) > most:
        click.echo(f"{len(statements) - most:,} more: add --most {len(statements)}")


@click.command(
    cls=Command,
    examples=(("kg stats", "the graph in out/"), ("kg stats --graph discs --json", "another graph, for a program")),
)
@graph_option
@json_option
def stats(graph: Path, as_json: bool) -> None:
    """Count what a graph holds."""
    held = open_graph(graph)
    counts, conflicts = held.stats(), held.conflicts()
    if as_json:
        print_json({**asdict(counts), "contradictions": len(conflicts)})
        return
    read = f"{counted(counts.evidence, 'piece')} of evidence, {counted(counts.documents, 'document')}"
    click.echo(f"{counted(counts.statements, 'statement')}, {read}, {counted(len(conflicts), 'contradiction')}\n")
    print_table(("layer", "entities"), list(counts.entities.items()))
    click.echo()
    print_table(("relation", "statements"), list(counts.relations.items()))


def _statements_of(graph: MechanismGraph, ids: frozenset[str]) -> list[Statement]:
    """Statements about any of these entities, best believed first."""
    about = [s for s in graph.statements.values() if s.subject.id in ids or s.object.id in ids]
    return sorted(about, key=lambda statement: (-statement.belief, statement.id))


def _named(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "label": entity.label, "type": entity.type}


def _row(statement: Statement) -> tuple[str, str, str]:
    from kg.explain import short_id

    relation = f"not {statement.relation}" if statement.negated else statement.relation
    claim = f"{statement.subject.label} {relation} {statement.object.label}"
    return claim, f"{statement.belief:.2f}", short_id(statement)
