"""Questions as people type them, against a graph of heart, kidney, cartilage, disc and nerve."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from kg.graph import MechanismGraph
from kg.model import Entity, Relation, Statement
from kg.questions import answer_question


def asked() -> list[Any]:
    with Path(__file__).with_name("questions.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return [pytest.param(*row.values(), id=row["question"]) for row in rows]


@pytest.mark.parametrize(("question", "kind", "expected"), asked())
def test_answers(graph: MechanismGraph, question: str, kind: str, expected: str) -> None:
    answer = answer_question(graph, question).to_dict()
    assert answer["kind"] == kind, answer["notes"]
    if kind == "path":
        nodes, net = expected.split(" = ")
        assert any(holds(nodes.split(" > "), path) and path["net"] == net for path in answer["paths"][:5]), told(answer)
    elif kind == "set":
        assert {found["label"] for found in answer["entities"]} == set(expected.split("; "))
    elif kind == "verdict":
        assert answer["verdict"] == expected
    else:
        assert not answer["paths"]
        assert not answer["entities"]
        assert expected in " ".join(answer["notes"] + answer["suggestions"])


def holds(expected: list[str], path: dict[str, Any]) -> bool:
    """Whether the labels of a path hold the expected ones in their order."""
    labels = iter(node["label"] for node in path["nodes"])
    return all(label in labels for label in expected)


def told(answer: dict[str, Any]) -> list[str]:
    return [" > ".join(node["label"] for node in path["nodes"]) for path in answer["paths"]]


def test_a_path_from_something_narrower_is_told_from_the_subject_that_raises_it() -> None:
    stress = Entity("x:1", "cell stress", "process")
    shock = Entity("x:2", "heat shock response", "process", broader=(stress,))
    damage = Entity("x:3", "tissue damage", "process")
    small = MechanismGraph.from_statements(
        [
            Statement(stress, Relation.INCREASES, shock, belief=0.9),
            Statement(shock, Relation.INCREASES, damage, belief=0.9),
        ]
    )
    (path,) = answer_question(small, "how does cell stress cause tissue damage?").paths
    assert [entity.label for entity in path.entities] == ["cell stress", "heat shock response", "tissue damage"]
