"""The answer to a question as a value, and as the JSON that `kg ask --json` prints.

Shape and meaning of the keys are in ``docs/answer.schema.json``.  Everything an answer shows is a statement of the
graph with its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.graph import statement_to_dict
from kg.model import Entity, Sign, Statement
from kg.paths import MechanismPath
from kg.questions.context import path_context
from kg.questions.query import Question

__all__ = ["Answer", "Portrait", "Shown", "answer_to_dict"]

NET = {Sign.PLUS: "increases", Sign.MINUS: "decreases", Sign.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity in an answer, with the statements that put it there."""

    entity: Entity
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A heading and the entities under it: what is known of one thing, or what two have in common."""

    title: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the graph says to a question.

    Parameters
    ----------
    kind
        path, set, verdict, or none when the graph holds no answer.
    paths
        Best first; a path may open with what brings its subject (cell, vesicle).
    direct
        The bare claims that the paths explain.
    verdict
        For "does ...": yes, no, contested, not stated; increases, decreases or affects where the question is open.
    opposing
        Paths with the opposite net sign.
    nearest
        Where there is no path: sentences that say how near it came.
    """

    question: Question
    kind: str
    paths: tuple[MechanismPath, ...] = ()
    entities: tuple[Shown, ...] = ()
    verdict: str = ""
    opposing: tuple[MechanismPath, ...] = ()
    direct: tuple[MechanismPath, ...] = ()
    portraits: tuple[Portrait, ...] = ()
    notes: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = field(default=())

    @property
    def is_found(self) -> bool:
        """Whether the graph holds an answer; the command line exits with 1 when not."""
        return self.kind != "none"

    def to_dict(self) -> dict[str, Any]:
        """The answer as ``kg ask --json`` prints it."""
        return answer_to_dict(self)


def answer_to_dict(answer: Answer) -> dict[str, Any]:
    """The JSON object of an answer; its keys and their order never change."""
    return {
        "question": answer.question.text,
        "kind": answer.kind,
        "paths": [_path_to_dict(path) for path in answer.paths],
        "entities": [{**_entity(one.entity), "statements": _statements(one.statements)} for one in answer.entities],
        "verdict": answer.verdict,
        "opposing": [_path_to_dict(path) for path in answer.opposing],
        "suggestions": list(answer.suggestions),
        "notes": [*answer.notes, *answer.nearest],
    }


def _path_to_dict(path: MechanismPath) -> dict[str, Any]:
    return {
        "nodes": [_entity(entity) for entity in path.entities],
        "relations": [statement.relation.value for statement in path.statements],
        "net": NET[path.net],
        "belief": round(path.belief, 4),
        "evidence": [statement_to_dict(statement)["evidence"] for statement in path.statements],
        "context": path_context(path).words,
    }


def _entity(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "label": entity.label, "type": entity.type}


def _statements(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    return [statement_to_dict(statement) for statement in statements]
