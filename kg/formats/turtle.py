"""Turtle: the graph as people read RDF, and the file that SPARQL stores load.

Written subject by subject from the triples, so that the layout is ours, the bytes are the same for the same graph, and
a large graph never stands in memory twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from kg.formats.iris import shorten, term, turtle_prefixes
from kg.formats.provenance import Run
from kg.formats.reader import graph_from_rdf
from kg.formats.terms import Term, Triple
from kg.formats.triples import triples
from kg.graph.graph import MechanismGraph

__all__ = ["from_turtle", "prefix_lines", "to_turtle", "turtle_lines"]

_UNQUOTED = {term(f"xsd:{name}") for name in ("boolean", "integer", "decimal")}
"""Datatypes whose values Turtle writes without quotes; ours are always in the lexical form that this needs."""


def to_turtle(graph: MechanismGraph, run: Run | None = None) -> str:
    """The graph as a Turtle document."""
    return "".join(turtle_lines(graph, run))


def from_turtle(text: str | bytes) -> MechanismGraph:
    """The graph of a Turtle document written by `to_turtle`, evidence included.

    Raises
    ------
    BadInput
        When the text is not Turtle, or holds no statement of ours.
    """
    return graph_from_rdf(text, "text/turtle")


def turtle_lines(graph: MechanismGraph, run: Run | None = None) -> Iterator[str]:
    """The document piece by piece."""
    yield from prefix_lines()
    yield from blocks(triples(graph, run))


def prefix_lines() -> Iterator[str]:
    """The ``@prefix`` lines of every prefix that we write."""
    for prefix, start in turtle_prefixes().items():
        yield f"@prefix {prefix}: <{start}> .\n"


def blocks(ordered: Iterable[Triple], indent: str = "") -> Iterator[str]:
    """One block a subject; the triples of a subject stand together."""
    separator = f" ;\n{indent}    "
    for subject, group in groupby(ordered, key=itemgetter(0)):
        written: dict[Term, str] = {}
        for _, predicate, value in group:
            text = value if value[-1] == '"' else _in_turtle(value)
            before = written.get(predicate)
            written[predicate] = f"{before}, {text}" if before else f"{_predicate(predicate)} {text}"
        yield f"\n{indent}{_in_turtle(subject)} {separator.join(written.values())} .\n"


@cache
def _predicate(predicate: Term) -> str:
    return "a" if predicate == f"<{term('rdf:type')}>" else _in_turtle(predicate)


@lru_cache(maxsize=1 << 17)
def _in_turtle(value: Term) -> str:
    if value.startswith("<"):
        return shorten(value[1:-1])
    text, marker, datatype = value.rpartition('"^^<')
    if not marker:
        return value
    iri = datatype[:-1]
    return text[1:] if iri in _UNQUOTED else f'{text}"^^{shorten(iri)}'
