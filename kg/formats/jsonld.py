"""JSON-LD: the graph as JSON that web programs read without knowing RDF.

Statements hold their evidence, so that one object tells the whole of a claim; entities, documents and references stand
beside them.  The context, with every name and prefix, is `ontology/context.jsonld` and travels in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.formats.iris import shorten, term
from kg.formats.provenance import Run
from kg.formats.reader import graph_from_rdf
from kg.formats.terms import Term, Triple
from kg.formats.triples import triples
from kg.graph.graph import MechanismGraph
from kg.resources import resource

__all__ = ["from_jsonld", "jsonld_lines", "to_jsonld"]

Node = dict[str, Any]

_MANY = {"hasEvidence", "exactMatch", "broader", "setting", "cites", "citesAsEvidence", "used", "runSetting", "hop"}
"""Names that hold a list even where there is one value, so that programs need no second case."""


def to_jsonld(graph: MechanismGraph, run: Run | None = None) -> str:
    """The graph as a JSON-LD document."""
    return "".join(jsonld_lines(graph, run))


def from_jsonld(text: str | bytes) -> MechanismGraph:
    """The graph of JSON-LD written by `to_jsonld`."""
    return graph_from_rdf(text, "application/ld+json")


def jsonld_lines(graph: MechanismGraph, run: Run | None = None) -> Iterator[str]:
    """The document piece by piece, one object a line."""
    context = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    names = _names(context)
    yield f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": [\n'
    separator = ""
    for node in _framed(_nodes(triples(graph, run), names)):
        yield f"{separator}{json.dumps(node, ensure_ascii=False)}"
        separator = ",\n"
    yield "\n]}\n"


def _names(context: Node) -> dict[str, str]:
    """Short name of every property and class of the context, by its IRI as we write it elsewhere."""
    entries = {name: entry["@id"] if isinstance(entry, dict) else entry for name, entry in context.items()}
    curies = {curie: name for name, curie in entries.items() if isinstance(curie, str) and ":" in curie}
    return {term(curie): name for curie, name in curies.items() if "//" not in curie} | {term("rdf:type"): "type"}


def _nodes(ordered: Iterator[Triple], names: dict[str, str]) -> Iterator[Node]:
    """One object a subject, evidence not yet inside its statement."""
    for subject, group in groupby(ordered, key=itemgetter(0)):
        node: Node = {"id": _identifier(subject)}
        for predicate, same in groupby(group, key=itemgetter(1)):
            name = names[predicate[1:-1]]
            values = [_value(value, names if name == "type" else {}) for _, _, value in same]
            node[name] = values if name in _MANY or len(values) > 1 else values[0]
        yield node


def _framed(nodes: Iterator[Node]) -> Iterator[Node]:
    """Evidence inside its statement, which stands right before it."""
    statement: Node | None = None
    for node in nodes:
        if statement is not None and node["type"] == "Evidence":
            place = statement["hasEvidence"].index(node["id"])
            statement["hasEvidence"][place] = node
            continue
        if statement is not None:
            yield statement
        statement = node
    if statement is not None:
        yield statement


def _value(value: Term, names: dict[str, str]) -> object:
    if value.startswith("<"):
        return names.get(value[1:-1]) or _identifier(value)
    text, _, datatype = value.rpartition('"^^<')
    if not text:
        return json.loads(value.replace("\\u007F", "\x7f"))
    plain = text[1:]
    if datatype[:-1] == term("xsd:boolean"):
        return plain == "true"
    return int(plain) if datatype[:-1] == term("xsd:integer") else plain


def _identifier(value: Term) -> str:
    return shorten(value[1:-1]).removeprefix("<").removesuffix(">")
