"""KGX: node and edge tables in the Biolink Model, for knowledge graph exchanges such as NCATS Translator.

Which Biolink class and predicate stands for what is the table `ontology/biolink.tsv`.  Biolink has no predicate for
"increases": the sign is in the qualifiers of ``biolink:affects``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.formats.tables import table_rows
from kg.formats.tabular import delimited
from kg.graph.graph import MechanismGraph
from kg.model import Entity, Statement

__all__ = ["EDGE_COLUMNS", "NODE_COLUMNS", "BiolinkTerm", "biolink", "to_kgx"]

NODE_COLUMNS = ("id", "category", "name", "xref")
EDGE_COLUMNS = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "qualified_predicate",
    "object_aspect_qualifier",
    "object_direction_qualifier",
    "negated",
    "has_confidence_score",
    "evidence_count",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
    "publications",
    "supporting_text",
)
SOURCE = "infores:mechanism-kg"
_WITH_ASPECT = ("gene", "mirna")
"""Entity types whose activity or abundance changes; of a process or disease Biolink gives the direction only."""


@dataclass(frozen=True, slots=True)
class BiolinkTerm:
    """A Biolink class or predicate, with the qualifiers that complete a predicate."""

    term: str
    qualified: str
    aspect: str
    direction: str


def to_kgx(graph: MechanismGraph) -> dict[str, str]:
    """The graph as ``nodes.tsv`` and ``edges.tsv``; several values in a field are joined by ``|``."""
    return {
        "nodes.tsv": delimited(NODE_COLUMNS, _nodes(graph), "\t"),
        "edges.tsv": delimited(EDGE_COLUMNS, _edges(graph), "\t"),
    }


@cache
def biolink() -> dict[tuple[str, str], BiolinkTerm]:
    """The table, by use (``category`` or ``predicate``) and key (entity type or relation)."""
    return {
        (row["use"], row["key"]): BiolinkTerm(row["term"], row["qualified"], row["aspect"], row["direction"])
        for row in table_rows("biolink.tsv")
    }


def _nodes(graph: MechanismGraph) -> Iterator[tuple[str, ...]]:
    for _, entity in sorted(graph.entities.items()):
        yield entity.id, _category(entity), _line(entity.label), "|".join(entity.xrefs)


def _edges(graph: MechanismGraph) -> Iterator[tuple[str | float | bool, ...]]:
    for _, statement in sorted(graph.statements.items()):
        yield _edge(statement)


def _edge(statement: Statement) -> tuple[str | float | bool, ...]:
    predicate = biolink()["predicate", statement.relation.value]
    dois = {study.doi for evidence in statement.evidence for study in evidence.studies if study.doi}
    return (
        statement.id,
        statement.subject.id,
        predicate.term,
        statement.object.id,
        "biolink:Association",
        predicate.qualified,
        predicate.aspect if statement.object.type in _WITH_ASPECT else "",
        predicate.direction,
        statement.negated,
        statement.belief,
        len(statement.evidence),
        "knowledge_assertion",
        "text_mining_agent",
        SOURCE,
        "|".join(sorted(f"doi:{doi}" for doi in dois)),
        "|".join(_line(evidence.sentence) for evidence in statement.evidence),
    )


def _category(entity: Entity) -> str:
    return biolink()["category", entity.type].term


def _line(text: str) -> str:
    """Text that cannot break a field: one line, no separator."""
    return " ".join(text.replace("|", "/").split())
