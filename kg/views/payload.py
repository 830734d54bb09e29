"""The whole graph as compact JSON for the page.

Rows instead of objects and tables of shared sentences, references and contexts keep a map of thousands of statements
small.  `templates/data.js` reads the rows back; the order of their fields is written down in both places.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from kg.formats.iris import prefixes
from kg.graph import MechanismGraph, layers
from kg.model import Evidence, Reference, Span, Statement, TableCell
from kg.views.appearance import colours, column_names
from kg.views.families import Family

__all__ = ["payload"]

Row = list[Any]
Value = TypeVar("Value", bound=Hashable)

DIRECT, NEGATED = 1, 2
HEDGED, INFERRED, BACKGROUND = 1, 2, 4


def payload(
    graph: MechanismGraph, ranked: Sequence[Statement], kin: Sequence[Family], groups: Sequence[Family]
) -> dict[str, Any]:
    """Everything the page knows: entities, statements most important first, evidence, families, overview, looks."""
    entities = {key: place for place, key in enumerate(graph.entities)}
    types = list(layers())
    evidence = _EvidenceTable()
    statements = [
        [
            statement.id.removeprefix("mkg:statement/"),
            entities[statement.subject.id],
            statement.relation.value,
            entities[statement.object.id],
            DIRECT * statement.direct + NEGATED * statement.negated,
            statement.belief,
            [evidence.row(one) for one in statement.evidence],
        ]
        for statement in ranked
    ]
    return {
        "layers": [[layer.type, layer.column, layer.name, layer.plural] for layer in layers().values()],
        "columns": list(column_names()),
        "colours": [[use, key, colour.light, colour.dark, colour.mark] for (use, key), colour in colours().items()],
        "entities": [
            [
                entity.id,
                entity.label,
                types.index(entity.type),
                list(entity.xrefs),
                [entities[broader.id] for broader in entity.broader if broader.id in entities],
            ]
            for entity in graph.entities.values()
        ],
        "families": [_family(family, entities, types) for family in kin],
        "groups": [_family(family, entities, types) for family in groups],
        "links": _links(graph),
        "statements": statements,
        **evidence.tables(),
    }


class _Table(Generic[Value]):
    """Values met so far, each at the place of its first meeting."""

    def __init__(self) -> None:
        self.places: dict[Value, int] = {}

    def place(self, value: Value) -> int:
        return self.places.setdefault(value, len(self.places))


class _EvidenceTable:
    def __init__(self) -> None:
        self.documents: _Table[str] = _Table()
        self.sections: _Table[str] = _Table()
        self.sentences: _Table[str] = _Table()
        self.rules: _Table[str] = _Table()
        self.references: _Table[Reference] = _Table()
        self.contexts: _Table[tuple[str, str, tuple[str, ...], str]] = _Table()
        self.cells: _Table[TableCell] = _Table()

    def row(self, evidence: Evidence) -> Row:
        context = evidence.context
        return [
            self.documents.place(evidence.document),
            self.sections.place(evidence.section),
            self.sentences.place(evidence.sentence),
            evidence.start,
            _within(evidence, evidence.subject_span, evidence.subject_text),
            _within(evidence, evidence.trigger_span, evidence.trigger_text),
            _within(evidence, evidence.object_span, evidence.object_text),
            self.rules.place(evidence.rule),
            HEDGED * evidence.hedged + INFERRED * evidence.inferred + BACKGROUND * (evidence.role == "background"),
            list(evidence.citations),
            [self.references.place(study) for study in evidence.studies],
            self.contexts.place((context.cell, context.species, context.setting, context.stimulus)),
            -1 if evidence.cell is None else self.cells.place(evidence.cell),
        ]

    def tables(self) -> dict[str, Any]:
        return {
            "documents": list(self.documents.places),
            "sections": list(self.sections.places),
            "sentences": list(self.sentences.places),
            "rules": list(self.rules.places),
            "references": [_reference(reference) for reference in self.references.places],
            "contexts": [
                [cell, species, list(setting), stimulus] for cell, species, setting, stimulus in self.contexts.places
            ],
            "cells": [[cell.table, cell.row_header, cell.column] for cell in self.cells.places],
        }


def _family(family: Family, entities: Mapping[str, int], types: Sequence[str]) -> Row:
    members = [entities[key] for key in family.members]
    return [family.id, family.label, types.index(family.type), members, family.is_folded]


def _links(graph: MechanismGraph) -> dict[str, str]:
    """Addresses before the local part of identifiers, for the prefixes that the graph uses."""
    used = {key.partition(":")[0] for entity in graph.entities.values() for key in (entity.id, *entity.xrefs)}
    return {prefix: address for prefix, address in prefixes().items() if prefix in used and prefix != "mkg"}


def _reference(reference: Reference) -> Row:
    return [reference.number, reference.text, reference.doi]


def _within(evidence: Evidence, span: Span, text: str) -> Row:
    """Where in the sentence a span of the document stands, or where its text does; empty when it does not."""
    start, end = span[0] - evidence.start, span[1] - evidence.start
    if not 0 <= start < end <= len(evidence.sentence):
        start = evidence.sentence.find(text) if text else -1
        end = start + len(text)
    return [] if start < 0 else _in_utf16(evidence.sentence, (start, end))


def _in_utf16(text: str, places: Iterable[int]) -> Row:
    """Offsets as JavaScript counts them, two for a character beyond the basic plane."""
    return [len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in places]
