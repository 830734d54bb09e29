"""INDRA statements as JSON: for INDRA's assemblers and for belief models built on it.

Signed mechanisms become Activation and Inhibition, unsigned ones Influence between concepts.  INDRA has no statement
for "carries" and "secretes": those are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.graph.graph import MechanismGraph
from kg.model import Entity, Evidence, Relation, Statement

__all__ = ["to_indra"]

_TYPES = {Relation.INCREASES: "Activation", Relation.DECREASES: "Inhibition", Relation.AFFECTS: "Influence"}
_WITH_PREFIX = {"GO", "CHEBI", "CL", "MONDO", "DOID", "HP", "UBERON", "EFO"}
"""Name spaces whose ids INDRA writes with their prefix: ``"GO": "GO:0006915"``, but ``"HGNC": "9588"``."""


def to_indra(graph: MechanismGraph) -> str:
    """The graph as a JSON list of INDRA statements."""
    return json.dumps(list(_statements(graph)), ensure_ascii=False, indent=1) + "\n"


def _statements(graph: MechanismGraph) -> Iterator[dict[str, Any]]:
    for _, statement in sorted(graph.statements.items()):
        kind = _TYPES.get(statement.relation)
        if kind is not None:
            yield {
                "type": kind,
                "id": statement.id,
                "belief": statement.belief,
                **_ends(statement, kind),
                "evidence": [_evidence(statement, evidence) for evidence in statement.evidence],
            }


def _ends(statement: Statement, kind: str) -> dict[str, Any]:
    subject, target = _agent(statement.subject), _agent(statement.object)
    if kind == "Influence":
        events = {"subj": subject, "obj": target}
        return {
            end: {"type": "Event", "id": f"{statement.id}/{end}", "concept": concept} for end, concept in events.items()
        }
    return {"subj": subject, "obj": target, "obj_activity": "activity"}


def _agent(entity: Entity) -> dict[str, Any]:
    grounded = {"TEXT": entity.label}
    for curie in (*reversed(entity.xrefs), entity.id):
        prefix, colon, local = curie.partition(":")
        if colon and prefix != "mkg":
            grounded[prefix] = curie if prefix in _WITH_PREFIX else local
    return {"name": entity.label, "db_refs": grounded}


def _evidence(statement: Statement, evidence: Evidence) -> dict[str, Any]:
    context = evidence.context
    annotations = {
        "cell": context.cell,
        "species": context.species,
        "setting": list(context.setting),
        "stimulus": context.stimulus,
        "citations": list(evidence.citations),
        "rule": evidence.rule,
    }
    return {
        "source_api": "mechanism_kg",
        "source_id": f"{evidence.document}:{evidence.start}-{evidence.end}",
        "text": evidence.sentence,
        "epistemics": {
            "hypothesis": evidence.hedged,
            "negated": statement.negated,
            "direct": statement.direct,
            "section_type": evidence.section,
        },
        "annotations": {name: value for name, value in annotations.items() if value},
    }
