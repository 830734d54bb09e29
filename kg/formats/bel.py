"""BEL script: for PyBEL and other tools of the Biological Expression Language.

One BEL statement for each evidence, under its citation and sentence.  BEL cannot deny a statement: negated ones are
written as comments.  What a cell secretes is ``sec()``; direct effects use the direct relations.

References
----------
Biological Expression Language 2.0 specification.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.formats.tables import table_rows
from kg.graph.graph import MechanismGraph
from kg.model import Entity, Evidence, Relation, Statement

__all__ = ["to_bel"]

_DIRECT = {"increases": "directlyIncreases", "decreases": "directlyDecreases"}

_HEADER = """\
SET DOCUMENT Name = "mechanism graph"
SET DOCUMENT Version = "1.0.0"
SET DOCUMENT Description = "Mechanisms read from text, with the sentences that assert them"
SET DOCUMENT Authors = "mechanism-kg"
SET DOCUMENT ContactInfo = "not given"
"""


def to_bel(graph: MechanismGraph) -> str:
    """The graph as a BEL script."""
    prefixes = sorted({_namespace(entity) for entity in graph.entities.values()})
    lines = [_HEADER]
    lines += [f'DEFINE NAMESPACE {prefix} AS PATTERN ".*"' for prefix in prefixes]
    lines += [f'DEFINE ANNOTATION {name} AS PATTERN ".*"' for name in ("Cell", "Section", "Setting", "Species")]
    for _, statement in sorted(graph.statements.items()):
        lines += _statement_lines(statement)
    return "\n".join([*lines, ""])


@cache
def _table() -> dict[tuple[str, str], str]:
    return {(row["use"], row["key"]): row["bel"] for row in table_rows("bel.tsv")}


def _statement_lines(statement: Statement) -> Iterator[str]:
    claim = _claim(statement)
    yield ""
    if statement.negated:
        yield f"# not: {claim}"
        return
    for evidence in statement.evidence:
        yield f'SET Citation = {{"Other", {_quoted(evidence.document)}, {_quoted(evidence.document)}}}'
        yield f"SET SupportingText = {_quoted(evidence.sentence)}"
        annotations = _annotations(evidence)
        yield from (f"SET {name} = {_quoted(value)}" for name, value in annotations.items())
        yield claim
        yield from (f"UNSET {name}" for name in annotations)


def _annotations(evidence: Evidence) -> dict[str, str]:
    context = evidence.context
    values = {
        "Cell": context.cell,
        "Section": evidence.section,
        "Setting": ", ".join(context.setting),
        "Species": context.species,
    }
    return {name: value for name, value in values.items() if value}


def _claim(statement: Statement) -> str:
    relation = _table()["relation", statement.relation.value]
    if statement.direct:
        relation = _DIRECT.get(relation, relation)
    target = _in_bel(statement.object)
    if statement.relation is Relation.SECRETES:
        target = f"sec({target})"
    return f"{_in_bel(statement.subject)} {relation} {target}"


def _in_bel(entity: Entity) -> str:
    local = entity.id.partition(":")[2] or entity.id
    return f"{_table()['function', entity.type]}({_namespace(entity)}:{_quoted(local)} ! {_quoted(entity.label)})"


def _namespace(entity: Entity) -> str:
    prefix, colon, _ = entity.id.partition(":")
    return "".join(letter for letter in prefix if letter.isalnum()).upper() if colon else "TEXT"


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
