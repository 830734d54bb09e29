"""Runs one query and writes its result in the syntax asked for, within limits on rows and bytes.

This is what a worker process does; nothing here knows of HTTP or of other processes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph

from kg.service.sparql_protocol import Question, Refusal, negotiate

__all__ = ["GRAPH_SYNTAXES", "RESULT_TYPES", "Answer", "Limits", "answer"]

_JSON, _XML = "application/sparql-results+json", "application/sparql-results+xml"
_CSV, _TSV = "text/csv", "text/tab-separated-values"
RESULT_TYPES = [_JSON, _XML, _CSV, _TSV]
_OTHER_NAMES = {"application/json": _JSON, "application/xml": _XML, "text/xml": _XML}
GRAPH_SYNTAXES = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
}

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost."""

    seconds: float = 30.0
    rows: int = 100_000
    bytes: int = 50_000_000
    memory: int = 4_000_000_000
    """Address space of a worker process, in bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status, a media type and a body."""

    status: int
    media: str
    body: bytes


def answer(store: pyoxigraph.Store, question: Question, limits: Limits) -> Answer:
    """The answer to a question; refusals are answers too."""
    try:
        media, body = _result(store, question, limits)
        if len(body) > limits.bytes:
            raise Refusal(413, f"the result is larger than {limits.bytes:,} bytes: add LIMIT or ask for less")
    except Refusal as refusal:
        return Answer(refusal.status, "text/plain", f"{refusal.reason}\n".encode())
    except (SyntaxError, ValueError) as error:
        return Answer(400, "text/plain", f"this is not a SPARQL query that can be run: {error}\n".encode())
    except OSError as error:
        return Answer(403, "text/plain", f"refused: {error}\n".encode())
    return Answer(200, media, body)


def _result(store: pyoxigraph.Store, question: Question, limits: Limits) -> tuple[str, bytes]:
    dataset: dict[str, Any] = {}
    if question.default_graphs or question.named_graphs:
        dataset["default_graph"] = [pyoxigraph.NamedNode(iri) for iri in question.default_graphs]
        dataset["named_graphs"] = [pyoxigraph.NamedNode(iri) for iri in question.named_graphs]
    results = store.query(question.query, base_iri=question.base or None, **dataset)
    if isinstance(results, pyoxigraph.QueryTriples):
        media = _chosen(question.accept, list(GRAPH_SYNTAXES))
        triples = _within(results, limits.rows, "triples")
        return media, pyoxigraph.serialize(triples, format=GRAPH_SYNTAXES[media]) or b""
    if isinstance(results, pyoxigraph.QueryBoolean):
        media = _chosen(question.accept, [_JSON, _XML, _CSV])
        return media, _WRITERS[media]([], [], bool(results)).encode()
    media = _chosen(question.accept, RESULT_TYPES)
    names = [variable.value for variable in results.variables]
    rows = [list(islice(solution, len(names))) for solution in _within(results, limits.rows, "rows")]
    return media, _WRITERS[media](names, rows, None).encode()


def _chosen(accept: str, offered: list[str]) -> str:
    aliases = {other: media for other, media in _OTHER_NAMES.items() if media in offered}
    media = negotiate(accept, [*offered, *aliases])
    if media is None:
        raise Refusal(406, f"none of the types you accept is offered here; these are: {', '.join(offered)}")
    return aliases.get(media, media)


def _within(results: Any, most: int, what: str) -> list[Any]:
    found = list(islice(results, most + 1))
    if len(found) > most:
        raise Refusal(413, f"the result has more than {most:,} {what}: add LIMIT or ask for less")
    return found


def _json(names: list[str], rows: list[Row], truth: bool | None) -> str:
    if truth is not None:
        return json.dumps({"head": {}, "boolean": truth})
    bindings = [{name: _json_term(value) for name, value in zip(names, row, strict=True) if value} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _json_term(value: Any) -> dict[str, str]:
    if isinstance(value, pyoxigraph.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": value.value}
    term = {"type": "literal", "value": value.value}
    if value.language:
        return term | {"xml:lang": value.language}
    return term if _is_plain(value) else term | {"datatype": value.datatype.value}


def _xml(names: list[str], rows: list[Row], truth: bool | None) -> str:
    def lines() -> Iterator[str]:
        yield '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
        yield from (f"<variable name={quoteattr(name)}/>" for name in names)
        yield "</head>"
        if truth is not None:
            yield f"<boolean>{str(truth).lower()}</boolean></sparql>\n"
            return
        yield "<results>\n"
        for row in rows:
            cells = (
                f"<binding name={quoteattr(n)}>{_xml_term(v)}</binding>" for n, v in zip(names, row, strict=True) if v
            )
            yield f"<result>{''.join(cells)}</result>\n"
        yield "</results></sparql>\n"

    return "".join(lines())


def _xml_term(value: Any) -> str:
    if isinstance(value, pyoxigraph.NamedNode):
        return f"<uri>{escape(value.value)}</uri>"
    if isinstance(value, pyoxigraph.BlankNode):
        return f"<bnode>{escape(value.value)}</bnode>"
    kind = f" xml:lang={quoteattr(value.language)}" if value.language else ""
    if not kind and not _is_plain(value):
        kind = f" datatype={quoteattr(value.datatype.value)}"
    return f"<literal{kind}>{escape(value.value)}</literal>"


def _csv(names: list[str], rows: list[Row], truth: bool | None) -> str:
    if truth is not None:
        return f"{str(truth).lower()}\r\n"
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(names)
    table.writerows([_csv_term(value) for value in row] for row in rows)
    return written.getvalue()


def _csv_term(value: Any) -> str:
    if value is None:
        return ""
    return f"_:{value.value}" if isinstance(value, pyoxigraph.BlankNode) else str(value.value)


def _tsv(names: list[str], rows: list[Row], _: bool | None) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if value is None else str(value).replace("\t", "\\t") for value in row) for row in rows]
    return "\n".join([*lines, ""])


def _is_plain(value: pyoxigraph.Literal) -> bool:
    return value.datatype.value == "http://www.w3.org/2001/XMLSchema#string"


_WRITERS = {_JSON: _json, _XML: _xml, _CSV: _csv, _TSV: _tsv}
