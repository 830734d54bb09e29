"""`kg export`, `kg import`, `kg formats`, `kg sparql`, `kg validate`: the graph in and out of other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option, json_option, open_graph, out_option
from kg.cli.printing import counted, print_json, print_table
from kg.cli.program import Command
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.formats.queries import Query

__all__ = ["export", "formats", "import_", "sparql", "validate"]


@click.command(
    cls=Command,
    examples=(
        ("kg export turtle > graph.ttl", "for a SPARQL store"),
        ("kg export kgx -o kgx/", "several files, into a folder"),
        ("kg formats", "every FORMAT there is"),
    ),
)
@click.argument("format_name", metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File or folder to write to, instead of printing.",
)
@graph_option
def export(format_name: str, output: Path | None, graph: Path) -> None:
    """Write the graph in another format."""
    from kg.formats import export as write
    from kg.formats import format_named, render

    wanted = format_named(format_name)
    held = open_graph(graph)
    if output is not None:
        files = write(held, wanted.name, output)
        click.echo(f"Wrote {', '.join(map(str, files))}", err=True)
        return
    content = render(held, wanted.name)
    if isinstance(content, dict):
        raise BadInput(f"{wanted.name} is several files: name a folder with -o DIR")
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise BadInput(f"{wanted.name} is not text: name a file with -o FILE")
    click.echo(content, nl=False)


@click.command(
    "import",
    cls=Command,
    examples=(
        ("kg import graph.ttl --out discs", "then: kg stats --graph discs"),
        ("kg import statements.jsonl --out discs --replace", "over the graph that is there"),
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_name", default="", metavar="FORMAT", help="Its format, where the ending does not tell."
)
@out_option
@click.option("--replace", is_flag=True, help="Write over the graph in DIR.")
def import_(file: Path, format_name: str, out: Path, replace: bool) -> None:
    """Read a graph back from a FILE that kg export wrote."""
    from kg.formats import import_graph
    from kg.graph import save_graph
    from kg.graph.storage import STATEMENTS

    held = import_graph(file, format_name)
    target = out / STATEMENTS
    if target.exists() and not replace:
        raise BadInput(f"{target} is there already: add --replace, or name another folder with --out")
    save_graph(held, out)
    click.echo(f"{counted(len(held.statements), 'statement')} from {file} written to {target}")


@click.command(cls=Command, examples=(("kg formats", "names for kg export, and which kg import reads"),))
@json_option
def formats(as_json: bool) -> None:
    """List the formats for export and import."""
    from kg.formats import FORMATS

    if as_json:
        names = ("name", "title", "extensions", "needs")
        print_json([{**{name: getattr(one, name) for name in names}, "imports": bool(one.reader)} for one in FORMATS])
        return
    rows = [(one.name, " ".join(one.extensions) or "folder", "yes" if one.reader else "", one.title) for one in FORMATS]
    print_table(("format", "files", "import", "what it is"), rows)


@click.command(
    cls=Command,
    examples=(
        ("kg sparql --list", "the queries that come with the program"),
        ('kg sparql what-lowers --param entity="apoptosis"', "one of them, about something else"),
        ("kg sparql my.rq --format csv", "a query of your own"),
    ),
)
@click.argument("query", required=False, metavar="[NAME_OR_FILE]")
@click.option("--list", "is_list", is_flag=True, help="List the queries by name.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the query.")
@click.option(
    "--format",
    "result_format",
    type=click.Choice(["table", "csv", "json", "xml", "ttl"]),
    default="table",
    show_default=True,
    help="Form of the result.",
)
@graph_option
def sparql(query: str | None, is_list: bool, parameters: tuple[str, ...], result_format: str, graph: Path) -> None:
    """Run a SPARQL query over the graph."""
    from kg.formats.queries import shipped_queries
    from kg.formats.sparql import run_query

    if is_list:
        _print_queries(shipped_queries())
        return
    if query is None:
        raise BadInput("no query: name one of those in kg sparql --list, or a file")
    values = dict(_pair(parameter) for parameter in parameters)
    click.echo(run_query(open_graph(graph), query, values, result_format), nl=False)


def _print_queries(queries: list[Query]) -> None:
    """Each query by name with what can be set in it, and its question below."""
    for query in queries:
        parameters = "".join(f" --param {each.name}=…" for each in query.parameters)
        click.echo(f"{query.name}{parameters}\n    {query.question}")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadInput(f"--param {text}: write NAME=VALUE")
    return name.strip(), value


@click.command(cls=Command, examples=(("kg validate graph.ttl", "findings by line; exit code 1 if there are any"),))
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def validate(file: Path, as_json: bool) -> int:
    """Check a Turtle FILE against the shapes of the ontology."""
    from dataclasses import asdict

    from kg.formats.validate import validate as findings_in

    findings = findings_in(file)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{file}: {finding}")
        click.echo(f"{file}: {counted(len(findings), 'finding')}" if findings else f"{file} keeps to the model")
    return 1 if findings else 0
