"""A stored graph comes back as it was, and a damaged one says where."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.graph import (
    MechanismGraph,
    load_graph,
    save_graph,
    statement_from_dict,
    statement_to_dict,
    write_whole,
)
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement, TableCell

TEXT = st.text(max_size=12)
SPAN = st.tuples(st.integers(0, 9), st.integers(0, 9))
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
REFERENCES = st.builds(Reference, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
CELLS = st.builds(
    TableCell, TEXT, TEXT, st.integers(0, 9), TEXT, TEXT, st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
)
EVIDENCE = st.builds(
    Evidence,
    document=TEXT,
    section=TEXT,
    sentence=TEXT,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    subject_text=TEXT,
    object_text=TEXT,
    rule=TEXT,
    trigger_text=TEXT,
    subject_span=SPAN,
    trigger_span=SPAN,
    object_span=SPAN,
    clause_span=SPAN,
    steps=TEXTS,
    hedged=st.booleans(),
    inferred=st.booleans(),
    role=st.sampled_from(["finding", "background"]),
    citations=TEXTS,
    studies=st.lists(REFERENCES, max_size=2).map(tuple),
    context=st.builds(Context, TEXT, TEXT, TEXTS, TEXT, TEXTS),
    cell=st.none() | CELLS,
)
ENTITIES = st.builds(
    lambda number, broader: Entity(
        f"mkg:vesicle/{number}",
        f"exosome {number}",
        "vesicle",
        xrefs=(f"CL:{number}",),
        broader=tuple(Entity(f"mkg:vesicle/{key}", f"exosome {key}", "vesicle") for key in sorted(broader)),
    ),
    st.integers(0, 5),
    st.sets(st.integers(0, 5), max_size=2),
)
STATEMENTS = st.builds(
    Statement,
    ENTITIES,
    st.sampled_from(Relation),
    ENTITIES,
    st.booleans(),
    st.booleans(),
    st.lists(EVIDENCE, max_size=3).map(tuple),
    st.sampled_from([0.0, 0.7, 0.99]),
)

LINE = {
    "subject": {"id": "mkg:mirna/mir-223", "label": "miR-223", "type": "mirna"},
    "relation": "decreases",
    "object": {"id": "HGNC:16400", "label": "NLRP3", "type": "gene"},
    "evidence": [{"document": "heart", "sentence": "MiR-223 restrains NLRP3 in infarcted myocardium."}],
}


@settings(deadline=None)
@given(STATEMENTS)
def test_a_statement_survives_its_record(statement: Statement) -> None:
    assert statement_from_dict(json.loads(json.dumps(statement_to_dict(statement)))) == statement


@settings(deadline=None)
@given(st.lists(STATEMENTS, max_size=8), st.randoms(use_true_random=False))
def test_the_file_does_not_depend_on_the_order_of_reading(
    tmp_path_factory: pytest.TempPathFactory, statements: list[Statement], random: Random
) -> None:
    folder = tmp_path_factory.mktemp("graph")
    shuffled = random.sample(statements, len(statements))
    first = save_graph(MechanismGraph.from_statements(statements), folder / "a").read_bytes()
    second = save_graph(MechanismGraph.from_statements(shuffled), folder / "b").read_bytes()
    again = save_graph(load_graph(folder / "a"), folder / "c").read_bytes()
    assert first == second == again


def test_a_graph_loads_from_its_folder_and_from_its_file(tmp_path: Path) -> None:
    file = save_graph(MechanismGraph.from_statements([statement_from_dict(LINE)]), tmp_path)
    assert file == tmp_path / "statements.jsonl"
    assert list(load_graph(tmp_path).statements) == list(load_graph(file).statements)


def test_missing_and_unknown_keys_are_tolerated() -> None:
    statement = statement_from_dict({**LINE, "colour": "red"})
    assert statement.evidence[0].end == len(LINE["evidence"][0]["sentence"])  # type: ignore[index]
    assert not statement.negated


DAMAGED = {
    "{": "is not JSON",
    "[1, 2]": "is not a JSON object",
    json.dumps({**LINE, "relation": "tickles"}): "unknown relation 'tickles'",
    json.dumps({**LINE, "belief": 7}): "belief 7 is not between 0 and 1",
    json.dumps({**LINE, "belief": "high"}): "key 'belief' holds \"high\", which is not a whole number or a number",
    json.dumps({**LINE, "negated": 1}): "key 'negated' holds 1, which is not true or false",
    json.dumps({key: value for key, value in LINE.items() if key != "object"}): "key 'object' is missing",
    json.dumps({**LINE, "object": {"id": "x:1", "label": "x", "type": "planet"}}): "unknown entity type 'planet'",
    json.dumps({**LINE, "evidence": [{"sentence": "Nobody said this."}]}): "key 'document' is missing",
    json.dumps({**LINE, "evidence": ["No object."]}): "key 'evidence' holds \"No object.\"",
}


@pytest.mark.parametrize(("line", "complaint"), DAMAGED.items(), ids=DAMAGED.values())
def test_a_damaged_line_is_named_with_its_place(tmp_path: Path, line: str, complaint: str) -> None:
    file = tmp_path / "statements.jsonl"
    file.write_text(json.dumps(LINE) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as error:
        load_graph(file)
    assert f"{file}, line 2" in str(error.value)
    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_rubbish_is_refused_in_words(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("rubbish") / "statements.jsonl"
    file.write_bytes(content)
    if content.strip():
        with pytest.raises(BadInput, match=re.escape(str(file))):
            load_graph(file)
    else:
        assert not load_graph(file).statements


def test_a_missing_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="kg build"):
        load_graph(tmp_path / "nowhere")


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.md"
    write_whole(target, "old")
    write_whole(target, "β-catenin")
    assert target.read_text(encoding="utf-8") == "β-catenin"
    assert [file.name for file in target.parent.iterdir()] == ["report.md"]


def test_an_unwritable_place_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="cannot be written"):
        write_whole(tmp_path / "file" / "graph.ttl", "x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        write_whole(tmp_path / "folder", "x")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
