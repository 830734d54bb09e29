"""Does RDF from elsewhere keep to our model? What `kg validate` finds, with the line where it stands.

The shapes in `ontology/shapes.ttl` are plain SHACL and run in any engine.  Here their property shapes run in pySHACL;
their SPARQL constraints run as one query each on Oxigraph, because pySHACL asks rdflib anew for every node
(`benchmarks/rdf.py` prints what that costs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.errors import BadInput
from kg.formats.iris import namespace, prefixes, shorten, term
from kg.formats.places import Place, places
from kg.resources import resource

__all__ = ["Finding", "validate", "validate_turtle"]

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that does not hold: in which line, of which node, after which shape, in words."""

    line: int
    node: str
    shape: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        found = f" (found {self.value})" if self.value else ""
        return f"line {self.line}: {self.node}: {self.message}{found} [{self.shape}]"


def validate(path: Path | str) -> list[Finding]:
    """What is wrong in a Turtle file, by line; an empty list means that it keeps to the model.

    Raises
    ------
    BadInput
        When the file cannot be read, is not Turtle, holds nothing of ours, or pySHACL is not installed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as text ({error}): name a Turtle file in UTF-8") from error
    try:
        return validate_turtle(text)
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error


def validate_turtle(text: str) -> list[Finding]:
    """What is wrong in a Turtle document, by line."""
    store = pyoxigraph.Store()
    try:
        store.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise BadInput(f"not Turtle that can be read: {error}") from error
    if not any(quad.predicate.value.startswith(namespace()) for quad in store):
        raise BadInput(f"nothing here uses {namespace()}: only graphs of this model can be checked")
    lines = places(text)
    return sorted({*_core_findings(text, lines), *_sparql_findings(store, lines)})


def _core_findings(text: str, lines: dict[Place, int]) -> Iterator[Finding]:
    """Findings of the property shapes, from pySHACL's report."""
    try:
        pyshacl, rdflib = import_module("pyshacl"), import_module("rdflib")
    except ModuleNotFoundError as error:
        raise BadInput("checking shapes needs pySHACL: pip install 'mechanism-kg[shacl]'") from error
    shapes = rdflib.Graph().parse(_shapes_file(), format="turtle")
    shapes.remove((None, rdflib.URIRef(_SH + "sparql"), None))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(_SH + "ValidationResult")):
        node, path, shape, message, value = (
            report.value(result, rdflib.URIRef(_SH + name))
            for name in ("focusNode", "resultPath", "sourceShape", "resultMessage", "value")
        )
        predicate = str(path) if isinstance(path, rdflib.URIRef) else ""
        yield _finding(lines, node, predicate, _shape_name(str(shape)), str(message), value)


def _sparql_findings(store: pyoxigraph.Store, lines: dict[Place, int]) -> Iterator[Finding]:
    """Findings of the SPARQL constraints: each names its nodes as ``$this``, so it runs over all of them at once."""
    shapes = pyoxigraph.Store()
    shapes.load(path=_shapes_file(), format=pyoxigraph.RdfFormat.TURTLE)
    constraints: Any = shapes.query(
        f"SELECT ?shape ?message ?select {{ ?shape <{_SH}sparql> [ <{_SH}message> ?message ; <{_SH}select> ?select ] }}"
    )
    for shape, message, select in constraints:
        results: Any = store.query(select.value, prefixes=prefixes())
        names = [variable.value for variable in results.variables]
        for row in results:
            found = dict(zip(names, row, strict=True))
            path = found.get("path")
            name = _shape_name(shape.value)
            yield _finding(lines, found["this"], path.value if path else "", name, message.value, found.get("value"))


def _finding(lines: dict[Place, int], node: Any, predicate: str, shape: str, message: str, value: Any) -> Finding:
    iri = str(getattr(node, "value", node))
    line = lines.get((iri, predicate)) or lines.get((iri, term("rdf:type"))) or lines.get((iri, ""), 0)
    plain = "" if value is None else str(getattr(value, "value", value))
    found = shorten(plain) if plain.startswith("http") else " ".join(plain.split())[:80]
    return Finding(line, shorten(iri), shape, message, found)


def _shape_name(iri: str) -> str:
    return iri.removeprefix(f"{namespace()}shape/")


def _shapes_file() -> str:
    return str(resource("ontology", "shapes.ttl"))
