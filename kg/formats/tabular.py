"""Tables for spreadsheets and data frames: one row a sentence, with the statement that it asserts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import import_module

from kg.formats import flat
from kg.graph.graph import MechanismGraph
from kg.model import Evidence, Statement

__all__ = ["COLUMNS", "delimited", "rows", "to_csv", "to_parquet", "to_tsv"]

COLUMNS = (
    "statement",
    "subject",
    "subject_label",
    "subject_type",
    "relation",
    "object",
    "object_label",
    "object_type",
    "direct",
    "negated",
    "belief",
    "document",
    "section",
    "start",
    "end",
    "sentence",
    "subject_text",
    "trigger_text",
    "object_text",
    "rule",
    "hedged",
    "inferred",
    "role",
    "citations",
    "studies",
    "cell",
    "species",
    "setting",
    "stimulus",
)


def to_csv(graph: MechanismGraph) -> str:
    """The graph as comma-separated values."""
    return delimited(COLUMNS, rows(graph), ",")


def to_tsv(graph: MechanismGraph) -> str:
    """The graph as tab-separated values; fields with a tab or line break are quoted."""
    return delimited(COLUMNS, rows(graph), "\t")


def to_parquet(graph: MechanismGraph) -> bytes:
    """The graph as a Parquet file, columns typed."""
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    columns = list(zip(*rows(graph), strict=True)) or [()] * len(COLUMNS)
    written = io.BytesIO()
    pq.write_table(pa.table({name: list(column) for name, column in zip(COLUMNS, columns, strict=True)}), written)
    return written.getvalue()


def rows(graph: MechanismGraph) -> Iterator[tuple[flat.Value, ...]]:
    """A row for each evidence, by statement id and in reading order; values stand as in `COLUMNS`."""
    for _, statement in sorted(graph.statements.items()):
        for evidence in statement.evidence:
            yield (*_claim(statement), *_support(evidence))


def delimited(header: tuple[str, ...], content: Iterator[tuple[flat.Value, ...]], delimiter: str) -> str:
    """A header line and rows, in the quoting of the csv module; lines end in a line feed."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    table.writerow(header)
    table.writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in content)
    return written.getvalue()


def _claim(statement: Statement) -> tuple[flat.Value, ...]:
    subject, object_ = statement.subject, statement.object
    return (
        statement.id,
        subject.id,
        subject.label,
        subject.type,
        statement.relation.value,
        object_.id,
        object_.label,
        object_.type,
        statement.direct,
        statement.negated,
        statement.belief,
    )


def _support(evidence: Evidence) -> tuple[flat.Value, ...]:
    context = evidence.context
    return (
        evidence.document,
        evidence.section,
        evidence.start,
        evidence.end,
        evidence.sentence,
        evidence.subject_text,
        evidence.trigger_text,
        evidence.object_text,
        evidence.rule,
        evidence.hedged,
        evidence.inferred,
        evidence.role,
        "; ".join(evidence.citations),
        "; ".join(study.text for study in evidence.studies),
        context.cell,
        context.species,
        "; ".join(context.setting),
        context.stimulus,
    )
