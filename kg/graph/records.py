"""A statement as a JSON object, and back: the shape of a line in `statements.jsonl`.

Keys are those of `Statement`, `Evidence` and `Entity`, with the spans of an evidence under ``spans``.  Reading asks for
subject, relation and object, and in an evidence for document and sentence; other keys may be missing (a file written by
hand, or by an older version) and keys it does not know are ignored.  A statement's id is computed, never believed, so a
line edited by hand stays consistent.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from kg.errors import BadInput
from kg.graph.layers import layers
from kg.model import Context, Entity, Evidence, Reference, Relation, Span, Statement, TableCell

__all__ = ["statement_from_dict", "statement_to_dict"]

Record = dict[str, Any]
T = TypeVar("T")


def statement_to_dict(statement: Statement) -> Record:
    """The statement as the JSON object of its line in `statements.jsonl`."""
    return {
        "id": statement.id,
        "subject": _entity_to_dict(statement.subject),
        "relation": statement.relation.value,
        "object": _entity_to_dict(statement.object),
        "direct": statement.direct,
        "negated": statement.negated,
        "belief": statement.belief,
        "evidence": [_evidence_to_dict(evidence) for evidence in statement.evidence],
    }


def statement_from_dict(record: Record) -> Statement:
    """The statement of a JSON object as `statement_to_dict` writes it.

    Raises
    ------
    BadInput
        When a key is missing or holds what it should not.
    """
    relation = _get(record, "relation", str)
    if relation not in list(Relation):
        raise BadInput(f"unknown relation {relation!r} (known: {', '.join(Relation)})")
    belief = _get(record, "belief", (int, float), 0.0)
    if not 0 <= belief <= 1:
        raise BadInput(f"belief {belief} is not between 0 and 1")
    return Statement(
        subject=_entity_from_dict(_get(record, "subject", dict)),
        relation=Relation(relation),
        object=_entity_from_dict(_get(record, "object", dict)),
        direct=_get(record, "direct", bool, False),
        negated=_get(record, "negated", bool, False),
        evidence=tuple(map(_evidence_from_dict, _items(record, "evidence", dict))),
        belief=float(belief),
    )


def _entity_to_dict(entity: Entity) -> Record:
    record: Record = {"id": entity.id, "label": entity.label, "type": entity.type}
    if entity.xrefs:
        record["xrefs"] = list(entity.xrefs)
    if entity.broader:
        record["broader"] = [_entity_to_dict(ancestor) for ancestor in entity.broader]
    return record


def _entity_from_dict(record: Record) -> Entity:
    kind = _get(record, "type", str)
    if kind not in layers():
        raise BadInput(f"unknown entity type {kind!r} (known: {', '.join(layers())})")
    return Entity(
        id=_get(record, "id", str),
        label=_get(record, "label", str),
        type=kind,
        xrefs=_items(record, "xrefs", str),
        broader=tuple(map(_entity_from_dict, _items(record, "broader", dict))),
    )


def _evidence_to_dict(evidence: Evidence) -> Record:
    return {
        "document": evidence.document,
        "section": evidence.section,
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "subject_text": evidence.subject_text,
        "trigger": evidence.trigger_text,
        "object_text": evidence.object_text,
        "spans": {
            "subject": evidence.subject_span,
            "trigger": evidence.trigger_span,
            "object": evidence.object_span,
            "clause": evidence.clause_span,
        },
        "rule": evidence.rule,
        "steps": evidence.steps,
        "hedged": evidence.hedged,
        "inferred": evidence.inferred,
        "role": evidence.role,
        "citations": evidence.citations,
        "studies": [{name: getattr(study, name) for name in _REFERENCE_KEYS} for study in evidence.studies],
        "context": {name: getattr(evidence.context, name) for name in _CONTEXT_KEYS},
        "cell": _cell_to_dict(evidence.cell) if evidence.cell else None,
    }


def _evidence_from_dict(record: Record) -> Evidence:
    spans = _get(record, "spans", dict, {})
    cell = _get(record, "cell", (dict, type(None)), None)
    sentence = _get(record, "sentence", str)
    start = _get(record, "start", int, 0)
    return Evidence(
        document=_get(record, "document", str),
        section=_get(record, "section", str, ""),
        sentence=sentence,
        start=start,
        end=_get(record, "end", int, start + len(sentence)),
        subject_text=_get(record, "subject_text", str, ""),
        object_text=_get(record, "object_text", str, ""),
        rule=_get(record, "rule", str, ""),
        trigger_text=_get(record, "trigger", str, ""),
        subject_span=_span(spans, "subject"),
        trigger_span=_span(spans, "trigger"),
        object_span=_span(spans, "object"),
        clause_span=_span(spans, "clause"),
        steps=_items(record, "steps", str),
        hedged=_get(record, "hedged", bool, False),
        inferred=_get(record, "inferred", bool, False),
        role=_get(record, "role", str, "finding"),
        citations=_items(record, "citations", str),
        studies=tuple(map(_reference_from_dict, _items(record, "studies", dict))),
        context=_context_from_dict(_get(record, "context", dict, {})),
        cell=_cell_from_dict(cell) if cell else None,
    )


_REFERENCE_KEYS = ("number", "text", "authors", "title", "journal", "year", "doi")
_CONTEXT_KEYS = ("cell", "species", "setting", "stimulus", "inferred")


def _reference_from_dict(record: Record) -> Reference:
    return Reference(**{name: _get(record, name, str, "") for name in _REFERENCE_KEYS})


def _context_from_dict(record: Record) -> Context:
    return Context(
        cell=_get(record, "cell", str, ""),
        species=_get(record, "species", str, ""),
        setting=_items(record, "setting", str),
        stimulus=_get(record, "stimulus", str, ""),
        inferred=_items(record, "inferred", str),
    )


def _cell_to_dict(cell: TableCell) -> Record:
    return {
        "table": cell.table,
        "caption": cell.caption,
        "row": cell.row,
        "column": cell.column,
        "row_header": cell.row_header,
        "row_cells": cell.row_cells,
    }


def _cell_from_dict(record: Record) -> TableCell:
    return TableCell(
        table=_get(record, "table", str, ""),
        caption=_get(record, "caption", str, ""),
        row=_get(record, "row", int, 0),
        column=_get(record, "column", str, ""),
        row_header=_get(record, "row_header", str, ""),
        row_cells=tuple(_pair(pair, str, "row_cells") for pair in _items(record, "row_cells", list)),
    )


def _span(spans: Record, key: str) -> Span:
    return _pair(_get(spans, key, list, [0, 0]), int, f"span {key}")


def _pair(value: list[Any], kind: type[T], place: str) -> tuple[T, T]:
    match value:
        case [first, second] if isinstance(first, kind) and isinstance(second, kind):
            return first, second
    raise BadInput(f"{place} is not a pair of {kind.__name__}: {json.dumps(value)[:80]}")


def _items(record: Record, key: str, kind: type[T]) -> tuple[T, ...]:
    """The list under a key, every item of which has the type asked for; empty when the key is missing."""
    items: list[Any] = _get(record, key, list, [])
    for item in items:
        if not isinstance(item, kind):
            raise BadInput(f"key {key!r} holds {json.dumps(item)[:80]}, which is not {_named(kind)}")
    return tuple(items)


_REQUIRED = object()


def _get(record: Record, key: str, kind: type[Any] | tuple[type[Any], ...], default: Any = _REQUIRED) -> Any:
    """The value under a key, of the type asked for; the default when the key is missing."""
    value = record.get(key, default)
    if value is _REQUIRED:
        raise BadInput(f"key {key!r} is missing")
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise BadInput(f"key {key!r} holds {json.dumps(value)[:80]}, which is not {_named(kind)}")
    return value


def _named(kind: type[Any] | tuple[type[Any], ...]) -> str:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    words = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list"}
    return " or ".join(words.get(one, "null" if one is type(None) else "an object") for one in kinds)
