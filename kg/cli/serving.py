"""`kg serve`: the graph over HTTP, for this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import graph_option, open_graph
from kg.cli.program import Command
from kg.errors import BadInput

__all__ = ["serve"]


@click.command(
    cls=Command,
    examples=(
        ("kg serve", "then open the address it prints"),
        ("kg serve --graph discs --port 8080 --limit 5", "another graph and port; queries end after 5 seconds"),
    ),
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address; any other than this machine is open to all."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--limit", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds a query may take."
)
@graph_option
def serve(host: str, port: int, limit: float, graph: Path) -> None:
    """Serve the graph as a SPARQL endpoint, with a page to write queries on.

    Queries cannot change anything, and each runs in a process of its own that is stopped at the limit.
    """
    held = open_graph(graph)
    try:
        from kg.service.sparql_endpoint import serve_sparql
        from kg.service.sparql_results import Limits
    except ModuleNotFoundError as error:
        raise BadInput(f"serving needs {error.name}: pip install 'mechanism-kg[serve]'") from error
    try:
        serve_sparql(held, host, port, Limits(seconds=limit), say=lambda text: click.echo(text, err=True))
    except SystemExit as error:
        raise BadInput(f"cannot listen on {host}, port {port}: choose another --port or --host") from error
