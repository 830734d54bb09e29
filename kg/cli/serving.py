"""`kg serve`: the graph in a browser and over HTTP, for this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option, open_for_search
from kg.cli.printing import printable
from kg.cli.program import Command
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.graph import MechanismGraph
    from kg.service.sparql_results import Limits

__all__ = ["serve"]


@click.command(
    cls=Command,
    examples=(
        ("kg serve", "then open the address it prints"),
        ("kg serve --graph discs --texts PAPERS/", "documents are shown whole, with what was read marked"),
        ("kg serve --sparql --port 8080 --limit 5", "the endpoint alone, on another port; queries end after 5 seconds"),
    ),
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address; any other than this machine is open to all."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--texts",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Texts the graph was built from, files or folders; the texts that come with the program need not be given.",
)
@click.option("--sparql", "is_endpoint", is_flag=True, help="Serve the SPARQL endpoint alone.")
@click.option(
    "--limit", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds a query may take."
)
@graph_option
def serve(host: str, port: int, texts: tuple[Path, ...], is_endpoint: bool, limit: float, graph: Path) -> None:
    """Serve the graph as pages to browse: questions, entities, documents, conflicts, the map, and SPARQL at /sparql.

    Nothing that a reader sends is stored. Queries cannot change anything, and each runs in a process of its own that is
    stopped at the limit.
    """
    _check_free(host, port)
    held = open_for_search(graph)
    try:
        from kg.service.sparql_endpoint import serve_sparql
        from kg.service.sparql_results import Limits

        limits = Limits(seconds=limit)
        if is_endpoint:
            serve_sparql(held, host, port, limits, say=_say)
        else:
            _serve_pages(held, _texts(held, texts), host, port, limits)
    except ModuleNotFoundError as error:
        raise BadInput(f"serving needs {error.name}: pip install 'mechanism-kg[serve]'") from error


def _serve_pages(graph: MechanismGraph, texts: dict[str, str], host: str, port: int, limits: Limits) -> None:
    from kg.service import app
    from kg.service.sparql_endpoint import is_local, sparql_over

    if not is_local(host):
        _say(f"warning: {host} can be reached from other machines; the pages have no password")
    with sparql_over(graph, limits) as endpoint:
        _say(f"The graph is at http://{_in_address(host)}:{port}/ (stop with Ctrl+C)")
        app.serve(app.create_app(graph, texts, sparql=endpoint, host=_name(host)), host, port)


def _texts(graph: MechanismGraph, given: Sequence[Path]) -> dict[str, str]:
    """Texts by document, of those in which the graph's sentences stand where it says."""
    from kg.documents import find_sources, name_sources
    from kg.documents.files import read_text
    from kg.resources import resource

    evidence = [one for statement in graph.statements.values() for one in statement.evidence]
    documents = {one.document for one in evidence}
    paths = find_sources(given or [resource("corpus")])
    named = zip(name_sources(paths), paths, strict=True)
    texts = {name: read_text(path)[0] for name, path in named if name in documents}
    changed = {one.document for one in evidence if texts.get(one.document, "")[one.start : one.end] != one.sentence}
    for name in sorted(changed & texts.keys() if given else ()):
        _say(f"warning: {name}: not the text that the graph was built from; only its sentences are shown")
    return {name: text for name, text in texts.items() if name not in changed}


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise BadInput(f"cannot listen on {host}, port {port}: choose another --port or --host") from error


def _name(host: str) -> str:
    """By what others open an address; one that stands for all addresses is opened by the machine's name."""
    try:
        return socket.gethostname().lower() if ipaddress.ip_address(host).is_unspecified else host
    except ValueError:
        return host.lower()


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _say(text: str) -> None:
    click.echo(printable(text), err=True)
