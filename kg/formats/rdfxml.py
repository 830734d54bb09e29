"""RDF/XML: for older RDF tools and for Protégé."""

from __future__ import annotations

from typing import Any

import pyoxigraph

from kg.formats import flat
from kg.formats.iris import prefixes
from kg.formats.ntriples import to_ntriples
from kg.formats.provenance import Run
from kg.formats.reader import graph_from_rdf
from kg.graph.graph import MechanismGraph

__all__ = ["from_rdfxml", "to_rdfxml"]


def to_rdfxml(graph: MechanismGraph, run: Run | None = None) -> bytes:
    """The graph as RDF/XML; control characters that XML cannot hold become blanks."""
    triples = (
        pyoxigraph.Triple(quad.subject, quad.predicate, _in_xml(quad.object))
        for quad in pyoxigraph.parse(to_ntriples(graph, run), format=pyoxigraph.RdfFormat.N_TRIPLES)
    )
    written = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.RDF_XML, prefixes=prefixes())
    assert written is not None  # only a call with an output file returns nothing
    return written


def from_rdfxml(text: str | bytes) -> MechanismGraph:
    """The graph of RDF/XML written by `to_rdfxml`."""
    return graph_from_rdf(text, "application/rdf+xml")


def _in_xml(value: Any) -> Any:
    if not isinstance(value, pyoxigraph.Literal):
        return value
    return pyoxigraph.Literal(str(flat.xml_text(value.value)), datatype=value.datatype)
