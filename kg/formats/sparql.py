"""SPARQL over a mechanism graph on this machine: what `kg sparql` does.

The graph is loaded into an Oxigraph store in memory; nothing is kept and nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pyoxigraph

from kg.errors import BadInput
from kg.formats.iris import prefixes, shorten
from kg.formats.ntriples import to_ntriples
from kg.formats.provenance import Run
from kg.formats.queries import bind, find_query
from kg.graph.graph import MechanismGraph

__all__ = ["RESULT_FORMATS", "answer", "run_query", "store_of"]

RESULT_FORMATS = ("table", "csv", "json", "xml", "ttl")
"""How results can be written; ``ttl`` is for CONSTRUCT and DESCRIBE, the others but ``table`` for SELECT and ASK."""

_SOLUTIONS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}

Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean


def run_query(
    graph: MechanismGraph,
    name_or_file: str,
    parameters: Mapping[str, str] | None = None,
    result_format: str = "table",
    run: Run | None = None,
) -> str:
    """Result of a shipped query, or of one in a file, over the graph.

    Parameters
    ----------
    graph
        What is asked.
    name_or_file
        Name of a query in `queries/`, or path of a file.
    parameters
        Values by parameter name; what is not given keeps the value in the file.
    result_format
        One of `RESULT_FORMATS`.
    run
        The run that made the graph, for questions of provenance.

    Raises
    ------
    BadInput
        When there is no such query, parameter or format, or the query is not SPARQL.
    """
    query = find_query(name_or_file)
    return answer(store_of(graph, run), bind(query, parameters or {}, graph), result_format)


def store_of(graph: MechanismGraph, run: Run | None = None) -> pyoxigraph.Store:
    """The graph in an Oxigraph store in memory."""
    store = pyoxigraph.Store()
    store.bulk_load(to_ntriples(graph, run).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def answer(store: pyoxigraph.Store, text: str, result_format: str = "table") -> str:
    """Result of a query text in one of `RESULT_FORMATS`; ``table`` shortens IRIs to prefixed names."""
    if result_format not in RESULT_FORMATS:
        raise BadInput(f"no result format {result_format}: choose one of {', '.join(RESULT_FORMATS)}")
    try:
        results = store.query(text)
    except SyntaxError as error:
        raise BadInput(f"this is not a SPARQL query: {error}") from error
    if isinstance(results, pyoxigraph.QueryTriples):
        return _graph(results, result_format)
    if result_format == "ttl":
        raise BadInput("a SELECT or ASK query has no Turtle: choose table, csv, json or xml")
    if result_format != "table":
        return (results.serialize(format=_SOLUTIONS[result_format]) or b"").decode()
    return _table(results) if isinstance(results, pyoxigraph.QuerySolutions) else "yes\n" if results else "no\n"


def _graph(results: pyoxigraph.QueryTriples, result_format: str) -> str:
    if result_format not in ("ttl", "table"):
        raise BadInput(f"a CONSTRUCT or DESCRIBE query has no {result_format}: choose ttl")
    ordered = sorted(results, key=str)
    written = pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes())
    return written.decode() if written else ""


def _table(results: pyoxigraph.QuerySolutions) -> str:
    """Columns aligned for reading, a line of dashes under their names, and a count below."""
    names = [variable.value for variable in results.variables]
    rows = [[_cell(value) for value in islice(solution, len(names))] for solution in results]
    widths = [max(len(row[place]) for row in [names, *rows]) for place in range(len(names))]
    lines = [names, ["-" * width for width in widths], *rows]
    text = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines]
    return "\n".join([*text, f"({len(rows)} row{'' if len(rows) == 1 else 's'})", ""])


def _cell(value: object) -> str:
    if isinstance(value, pyoxigraph.NamedNode):
        return shorten(value.value)
    return " ".join(value.value.split()) if isinstance(value, pyoxigraph.Literal) else ""
