"""`kg show`, `kg find`, `kg stats`: what is in a graph."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.options import graph_option, json_option, open_graph
from kg.cli.printing import counted, print_json, print_table
from kg.cli.program import Command

__all__ = ["stats"]


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
        print_json({**asdict(counts), "conflicts": len(conflicts)})
        return
    click.echo(f"{counted(counts.statements, 'statement')} in {counted(counts.documents, 'document')},")
    click.echo(f"read {counted(counts.evidence, 'time')}; {counted(len(conflicts), 'contradiction')}\n")
    print_table(("layer", "entities"), list(counts.entities.items()))
    click.echo()
    print_table(("relation", "statements"), list(counts.relations.items()))
