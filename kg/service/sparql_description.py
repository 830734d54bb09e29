"""What the endpoint says of itself: SPARQL 1.1 Service Description with VoID figures of the graph.

References
----------
W3C Recommendation SPARQL 1.1 Service Description (2013); W3C Note Describing Linked Datasets with the VoID Vocabulary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph

from kg.formats.iris import namespace, prefixes, term
from kg.service.sparql_protocol import Refusal, negotiate
from kg.service.sparql_results import GRAPH_SYNTAXES, RESULT_TYPES, Answer, Limits

__all__ = ["describe", "figures"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}

Figures = dict[str, Counter[str]]
"""Numbers of triples by property, and of things by class, under ``property`` and ``class``."""


def figures(store: pyoxigraph.Store) -> Figures:
    """Counts for the description; read once, when the endpoint starts."""
    counted: Figures = {"property": Counter(), "class": Counter()}
    for quad in store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()):
        counted["property"][quad.predicate.value] += 1
        if quad.predicate.value == term("rdf:type"):
            counted["class"][str(getattr(quad.object, "value", quad.object))] += 1
    return counted


def describe(endpoint: str, counted: Figures, limits: Limits, accept: str) -> Answer:
    """The description of the endpoint at this address, in the RDF syntax that the sender likes best."""
    media = negotiate(accept, GRAPH_SYNTAXES)
    if media is None:
        raise Refusal(406, f"the description is offered as {', '.join(GRAPH_SYNTAXES)}")
    known = prefixes() | {"sd": _SD, "formats": _FORMATS}
    written = pyoxigraph.serialize(_triples(endpoint, counted, limits), format=GRAPH_SYNTAXES[media], prefixes=known)
    return Answer(200, media, written or b"")


def _triples(endpoint: str, counted: Figures, limits: Limits) -> Iterator[pyoxigraph.Triple]:
    service, dataset, graph = (pyoxigraph.NamedNode(f"{endpoint}{part}") for part in ("", "#dataset", "#graph"))

    def say(subject: pyoxigraph.NamedNode, predicate: str, value: str | int) -> pyoxigraph.Triple:
        known = pyoxigraph.Literal(value) if isinstance(value, int) else pyoxigraph.NamedNode(value)
        return pyoxigraph.Triple(subject, pyoxigraph.NamedNode(predicate), known)

    yield say(service, term("rdf:type"), f"{_SD}Service")
    yield say(service, f"{_SD}endpoint", endpoint)
    yield say(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    for media in (*RESULT_TYPES, *GRAPH_SYNTAXES):
        yield say(service, f"{_SD}resultFormat", f"{_FORMATS}{_FORMAT_NAMES[media]}")
    note = f"Read-only. A query may take {limits.seconds:g} s and return {limits.rows:,} rows. No SERVICE."
    yield pyoxigraph.Triple(service, pyoxigraph.NamedNode(term("rdfs:comment")), pyoxigraph.Literal(note))
    yield say(service, f"{_SD}defaultDataset", dataset.value)
    yield say(dataset, term("rdf:type"), f"{_SD}Dataset")
    yield say(dataset, f"{_SD}defaultGraph", graph.value)
    yield say(graph, term("rdf:type"), f"{_SD}Graph")
    yield say(graph, term("rdf:type"), term("void:Dataset"))
    yield say(graph, term("void:triples"), counted["property"].total())
    yield say(graph, term("void:vocabulary"), namespace())
    for kind, partition in (("property", "propertyPartition"), ("class", "classPartition")):
        measure = "triples" if kind == "property" else "entities"
        for number, (iri, count) in enumerate(sorted(counted[kind].items())):
            part = pyoxigraph.NamedNode(f"{endpoint}#{kind}-{number}")
            yield say(graph, term(f"void:{partition}"), part.value)
            yield say(part, term(f"void:{kind}"), iri)
            yield say(part, term(f"void:{measure}"), count)
