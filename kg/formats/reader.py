"""RDF of ours back into a mechanism graph: the reverse of `kg.formats.triples`, whatever the syntax was."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pyoxigraph

from kg.errors import BadInput
from kg.formats.iris import contract, namespace, term
from kg.formats.triples import SETTINGS
from kg.graph.graph import MechanismGraph
from kg.graph.layers import layers
from kg.model import Context, Entity, Evidence, Reference, Relation, Span, Statement, TableCell

__all__ = ["graph_from_rdf"]


def graph_from_rdf(text: str | bytes, media_type: str) -> MechanismGraph:
    """The graph of an RDF document in any syntax that pyoxigraph reads; named graphs are read as one.

    Raises
    ------
    BadInput
        When the document cannot be parsed, holds no statement of ours, or one of them lacks a part.
    """
    syntax = pyoxigraph.RdfFormat.from_media_type(media_type)
    try:
        resources = _Resources(pyoxigraph.parse(text if isinstance(text, bytes) else text.encode(), format=syntax))
    except SyntaxError as error:
        raise BadInput(f"this is not {media_type} that can be read: {error}") from error
    found = resources.of_class("Statement")
    if not found:
        raise BadInput(f"no {namespace()}Statement in this RDF: only a graph written by kg export can be read back")
    try:
        return MechanismGraph.from_statements(resources.statement(iri) for iri in found)
    except (ValueError, KeyError) as error:
        raise BadInput(f"a value in this RDF cannot be read ({error}): check it with kg validate") from error


class _Resources:
    """The subjects of an RDF document, each with its distinct values by predicate, and what they are in the model."""

    def __init__(self, quads: Iterable[Any]) -> None:
        self._descriptions: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for quad in quads:
            self._descriptions[quad.subject.value][quad.predicate.value][quad.object.value] = None
        self._entities: dict[str, Entity] = {}

    @cached_property
    def _types(self) -> dict[str, str]:
        return {namespace() + layer.ontology_class: layer.type for layer in layers().values()}

    def of_class(self, name: str) -> list[str]:
        """IRIs of the members of one of our classes, sorted."""
        kind, wanted = term("rdf:type"), namespace() + name
        return sorted(iri for iri, values in self._descriptions.items() if wanted in values[kind])

    def statement(self, iri: str) -> Statement:
        """The statement that this IRI stands for, with its evidence."""
        relation = self._one(iri, "rdf:predicate").removeprefix(namespace())
        if relation not in set(Relation):
            raise BadInput(f"{iri}: {relation} is none of the relations {', '.join(Relation)}")
        return Statement(
            self._entity(self._one(iri, "rdf:subject")),
            Relation(relation),
            self._entity(self._one(iri, "rdf:object")),
            direct=self._is(iri, "mkg:direct"),
            negated=self._is(iri, "mkg:negated"),
            evidence=tuple(self._evidence(one) for one in sorted(self._all(iri, "mkg:hasEvidence"))),
            belief=float(self._one(iri, "mkg:belief")),
        )

    def _entity(self, iri: str) -> Entity:
        if iri not in self._entities:
            types = sorted({self._types[one] for one in self._all(iri, "rdf:type") if one in self._types})
            if len(types) != 1:
                raise BadInput(f"{iri} must belong to exactly one layer class of the ontology, not to {len(types)}")
            self._entities[iri] = Entity(
                self._text(iri, "dcterms:identifier") or contract(iri),
                self._one(iri, "rdfs:label"),
                types[0],
                tuple(sorted(contract(xref) for xref in self._all(iri, "skos:exactMatch"))),
                tuple(self._entity(broader) for broader in sorted(self._all(iri, "skos:broader"))),
            )
        return self._entities[iri]

    def _evidence(self, iri: str) -> Evidence:
        document = self._one(iri, "mkg:inDocument")
        cells = self._all(iri, "mkg:tableCell")
        return Evidence(
            document=self._text(document, "dcterms:identifier") or document.removeprefix(f"{namespace()}document/"),
            section=self._text(iri, "mkg:section"),
            sentence=self._one(iri, "mkg:quote"),
            start=int(self._one(iri, "mkg:start")),
            end=int(self._one(iri, "mkg:end")),
            subject_text=self._text(iri, "mkg:subjectText"),
            object_text=self._text(iri, "mkg:objectText"),
            rule=self._text(iri, "mkg:rule"),
            trigger_text=self._text(iri, "mkg:triggerText"),
            subject_span=self._span(iri, "mkg:subjectSpan"),
            trigger_span=self._span(iri, "mkg:triggerSpan"),
            object_span=self._span(iri, "mkg:objectSpan"),
            clause_span=self._span(iri, "mkg:clauseSpan"),
            steps=self._list(iri, "mkg:signSteps"),
            hedged=self._is(iri, "mkg:hedged"),
            inferred=self._is(iri, "mkg:inferred"),
            role=self._text(iri, "mkg:role"),
            citations=self._list(iri, "mkg:citationNumbers"),
            studies=self._studies(iri),
            context=self._context(iri),
            cell=self._table_cell(cells[0]) if cells else None,
        )

    def _context(self, iri: str) -> Context:
        named = {namespace() + name: setting for setting, name in SETTINGS.items()}
        settings = {named.get(value, value) for value in self._all(iri, "mkg:setting")}
        return Context(
            cell=self._text(iri, "mkg:inCell"),
            species=self._text(iri, "mkg:species"),
            setting=self._list(iri, "mkg:settingOrder") or tuple(one for one in SETTINGS if one in settings),
            stimulus=self._text(iri, "mkg:underStimulus"),
            inferred=self._list(iri, "mkg:inferredContext"),
        )

    def _studies(self, iri: str) -> tuple[Reference, ...]:
        by_number = {self._one(one, "mkg:number"): one for one in self._all(iri, "cito:citesAsEvidence")}
        cited = [number for number in self._list(iri, "mkg:citationNumbers") if number in by_number]
        numbers = self._list(iri, "mkg:studyNumbers") or cited
        return tuple(self._reference(number, by_number[number]) for number in numbers)

    def _reference(self, number: str, iri: str) -> Reference:
        return Reference(
            number=number,
            text=self._one(iri, "mkg:printedAs"),
            authors=self._text(iri, "mkg:authors"),
            title=self._text(iri, "dcterms:title"),
            journal=self._text(iri, "mkg:journal"),
            year=self._text(iri, "mkg:year"),
            doi=self._text(iri, "mkg:doi"),
        )

    def _table_cell(self, iri: str) -> TableCell:
        return TableCell(
            table=self._one(iri, "mkg:table"),
            caption=self._one(iri, "mkg:caption"),
            row=int(self._one(iri, "mkg:row")),
            column=self._one(iri, "mkg:tableColumn"),
            row_header=self._one(iri, "mkg:rowHeader"),
            row_cells=tuple((header, text) for header, text in json.loads(self._one(iri, "mkg:rowCells"))),
        )

    def _all(self, iri: str, predicate: str) -> list[str]:
        return list(self._descriptions[iri][term(predicate)]) if iri in self._descriptions else []

    def _one(self, iri: str, predicate: str) -> str:
        values = self._all(iri, predicate)
        if len(values) != 1:
            raise BadInput(f"{iri} must have exactly one {predicate}, not {len(values)}")
        return values[0]

    def _text(self, iri: str, predicate: str) -> str:
        return self._one(iri, predicate) if self._all(iri, predicate) else ""

    def _is(self, iri: str, predicate: str) -> bool:
        return self._one(iri, predicate) in ("true", "1")

    def _span(self, iri: str, predicate: str) -> Span:
        start, _, end = self._text(iri, predicate).partition("-")
        return (int(start), int(end)) if end else (0, 0)

    def _list(self, iri: str, predicate: str) -> tuple[str, ...]:
        text = self._text(iri, predicate)
        return tuple(json.loads(text)) if text else ()
