"""N-Triples: one triple a line, for tools that stream and for comparing two graphs with `diff`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.formats.provenance import Run
from kg.formats.reader import graph_from_rdf
from kg.formats.triples import triples
from kg.graph.graph import MechanismGraph

__all__ = ["from_ntriples", "ntriples_lines", "to_ntriples"]


def to_ntriples(graph: MechanismGraph, run: Run | None = None) -> str:
    """The graph as N-Triples."""
    return "".join(ntriples_lines(graph, run))


def from_ntriples(text: str | bytes) -> MechanismGraph:
    """The graph of N-Triples written by `to_ntriples`."""
    return graph_from_rdf(text, "application/n-triples")


def ntriples_lines(graph: MechanismGraph, run: Run | None = None) -> Iterator[str]:
    """The document line by line."""
    for subject, predicate, value in triples(graph, run):
        yield f"{subject} {predicate} {value} .\n"
