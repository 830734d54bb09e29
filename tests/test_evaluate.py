"""Scores against what a person annotated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.evaluate import evaluate, read_annotations
from kg.graph import MechanismGraph
from kg.model import Entity, Evidence, Relation, Statement

EXOSOME = Entity("mkg:vesicle/ad-msc-exosome", "AD-MSC exosome", "vesicle")
MIR_30 = Entity("mkg:mirna/mir-30a", "miR-30a", "mirna")
WNT = Entity("mkg:pathway/wnt", "Wnt pathway", "pathway")
FIBROSIS = Entity("mkg:process/fibrosis", "fibrosis", "process")


def said(
    subject: Entity, relation: Relation, target: Entity, document: str = "skin", negated: bool = False
) -> Statement:
    sentence = f"{subject.label} {relation} {target.label}."
    evidence = Evidence(document, "", sentence, 0, len(sentence), subject.label, target.label, "active-verb")
    return Statement(subject, relation, target, negated=negated, evidence=(evidence,), belief=0.7)


def annotated(subject: str, relation: str, target: str, **more: object) -> dict[str, object]:
    ends = {"subj": {"label": subject, "type": "miRNA"}, "obj": {"label": target, "type": "pathway"}}
    return {"doc": "skin", **ends, "rel": relation, "quote": f"{subject} {relation} {target}", **more}


def gold(folder: Path, *records: dict[str, object]) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def test_what_was_found_is_counted_against_what_was_annotated(tmp_path: Path):
    annotations = read_annotations(
        gold(tmp_path, annotated("miR-30a", "decreases", "Wnt"), annotated("miR-30a", "increases", "fibrosis"))
    )
    graph = MechanismGraph.from_statements(
        [said(MIR_30, Relation.DECREASES, WNT), said(WNT, Relation.INCREASES, FIBROSIS)]
    )
    result = evaluate(graph, annotations)
    assert (result.score.precision, result.score.recall, result.score.f1) == (0.5, 0.5, 0.5)
    assert [str(one) for one in result.missed] == ["miR-30a increases fibrosis"]
    assert [one.statement.subject.label for one in result.wrong] == ["Wnt pathway"]
    assert result.by_relation["decreases"].f1 == 1.0
    assert result.by_layer["Pathway"].precision == 1.0
    assert result.by_rule["active-verb"].found == 2


@pytest.mark.parametrize("name", ["Wnt signaling", "WNT", "the Wnt signalling pathway", "Wnt axis"])
def test_names_are_the_same_in_any_wording(tmp_path: Path, name: str):
    record = annotated("microRNA-30a", "decreases", "x", obj={"label": "Q", "aliases": [name], "type": "pathway"})
    graph = MechanismGraph.from_statements([said(MIR_30, Relation.DECREASES, WNT)])
    found = evaluate(graph, read_annotations(gold(tmp_path, record))).score.right
    assert found == (0 if name.startswith("the") else 1)


def test_vesicles_have_many_names(tmp_path: Path):
    record = annotated("AD-MSC-derived EVs", "decreases", "fibrosis")
    graph = MechanismGraph.from_statements([said(EXOSOME, Relation.DECREASES, FIBROSIS)])
    assert evaluate(graph, read_annotations(gold(tmp_path, record))).score.f1 == 1.0


def test_what_is_optional_is_right_when_found_and_no_fault_when_not(tmp_path: Path):
    records = [
        annotated("miR-30a", "decreases", "Wnt", optional=True),
        annotated("Wnt", "increases", "fibrosis", tier="extra"),
        annotated("miR-30a", "decreases", "fibrosis"),
    ]
    statements = [said(MIR_30, Relation.DECREASES, WNT), said(MIR_30, Relation.DECREASES, FIBROSIS)]
    score = evaluate(MechanismGraph.from_statements(statements), read_annotations(gold(tmp_path, *records))).score
    assert (score.wanted, score.recall, score.precision) == (1, 1.0, 1.0)


def test_a_denial_is_not_the_claim(tmp_path: Path):
    annotations = read_annotations(gold(tmp_path, annotated("miR-30a", "decreases", "Wnt", negated=True)))
    claimed = MechanismGraph.from_statements([said(MIR_30, Relation.DECREASES, WNT)])
    denied = MechanismGraph.from_statements([said(MIR_30, Relation.DECREASES, WNT, negated=True)])
    assert evaluate(claimed, annotations).score.f1 == 0.0
    assert evaluate(denied, annotations).score.f1 == 1.0


def test_only_annotated_documents_count(tmp_path: Path):
    annotations = read_annotations(gold(tmp_path, annotated("miR-30a", "decreases", "Wnt")))
    here, there = said(MIR_30, Relation.DECREASES, WNT), said(WNT, Relation.INCREASES, FIBROSIS, "bone")
    assert evaluate(MechanismGraph.from_statements([here, there]), annotations).score.found == 1
    longer = MechanismGraph.from_statements([said(MIR_30, Relation.DECREASES, WNT, "skin_review")])
    assert evaluate(longer, annotations).score.f1 == 1.0
    with pytest.raises(BadInput, match="skin"):
        evaluate(MechanismGraph.from_statements([there]), annotations)
    assert evaluate(MechanismGraph.from_statements([there]), annotations, {"bone": "skin"}).score.found == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"doc": "skin"}', '{"doc": "skin", "subj": 1, "obj": 2, "rel": "hugs"}'])
def test_a_damaged_annotation_names_its_line(tmp_path: Path, line: str):
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(annotated("miR-30a", "decreases", "Wnt")) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 2"):
        read_annotations(file)


def test_a_folder_without_annotations_is_told(tmp_path: Path):
    with pytest.raises(BadInput, match="no annotations"):
        read_annotations(tmp_path)
