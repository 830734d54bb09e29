"""The JSON of an answer keeps the shape that docs/answer.schema.json promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.graph import MechanismGraph
from kg.questions import answer_question, render_answer

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "answer.schema.json").read_text(encoding="utf-8"))
QUESTIONS = (
    "How does miR-21 reduce apoptosis?",
    "Which miRNAs dampen apoptosis?",
    "Do BM-MSC exosomes activate or inhibit PI3K/AKT?",
    "Does let-7c lower SMAD3 signaling?",
    "What is known about hypoxia?",
    "Compare miR-21 and miR-125b-5p.",
    "What does berberine target?",
)


def check(value: Any, schema: Any, place: str = "answer") -> None:
    """What JSON Schema asks of a value, for the keywords that our schema uses."""
    if schema is True:
        return
    if "$ref" in schema:
        check(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[-1]], place)
    for part in schema.get("allOf", ()):
        check(value, part, place)
    if "enum" in schema:
        assert value in schema["enum"], f"{place}: {value!r}"
    types = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}
    if "type" in schema:
        assert isinstance(value, types[schema["type"]]), f"{place}: {value!r}"
    if isinstance(value, dict):
        assert set(schema.get("required", ())) <= value.keys(), place
        if schema.get("additionalProperties") is False:
            assert value.keys() <= schema["properties"].keys(), place
        for key, part in schema.get("properties", {}).items():
            if key in value:
                check(value[key], part, f"{place}.{key}")
    if isinstance(value, list):
        assert len(value) >= schema.get("minItems", 0), place
        for number, item in enumerate(value):
            check(item, schema.get("items", True), f"{place}[{number}]")
    if isinstance(value, int | float) and not isinstance(value, bool):
        assert schema.get("minimum", value) <= value <= schema.get("maximum", value), place


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_keep_the_documented_shape(graph: MechanismGraph, question: str) -> None:
    answer = json.loads(render_answer(answer_question(graph, question), format="json"))
    check(answer, SCHEMA)
    assert list(answer) == SCHEMA["required"]
    for path in answer["paths"] + answer["opposing"]:
        assert len(path["nodes"]) == len(path["relations"]) + 1 == len(path["evidence"]) + 1


def test_the_same_question_gives_the_same_bytes(graph: MechanismGraph) -> None:
    again = MechanismGraph.from_statements(reversed(list(graph.statements.values())))
    for question in QUESTIONS:
        first, second = (render_answer(answer_question(one, question), format="json") for one in (graph, again))
        assert first == second
