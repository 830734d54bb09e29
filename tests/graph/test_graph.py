"""Merging, belief, hierarchy and conflicts of a mechanism graph."""

from __future__ import annotations

import itertools

import pytest

from kg.graph import MechanismGraph, belief, merge
from kg.model import Entity, Evidence, Reference, Relation, Statement

EXOSOME = Entity("GO:0070062", "exosome", "vesicle")
MSC_EXOSOME = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(EXOSOME,))
CARDIAC_EXOSOME = Entity("mkg:vesicle/cardiac-msc-exosome", "cardiac MSC exosome", "vesicle", broader=(MSC_EXOSOME,))
MIR223 = Entity("mkg:mirna/mir-223", "miR-223", "mirna")
NLRP3 = Entity("HGNC:16400", "NLRP3", "gene")
PYROPTOSIS = Entity("GO:0070269", "pyroptosis", "process")


def told(document: str = "heart", start: int = 0, **reading: object) -> Evidence:
    sentence = "Exosomal miR-223 suppresses NLRP3 in cardiomyocytes."
    fields = {"subject_text": "miR-223", "object_text": "NLRP3", "rule": "active-verb", **reading}
    return Evidence(document, "2", sentence, start, start + len(sentence), **fields)  # type: ignore[arg-type]


def lowers(*evidence: Evidence, direct: bool = False, believed: float = 0.0) -> Statement:
    return Statement(MIR223, Relation.DECREASES, NLRP3, direct, evidence=evidence, belief=believed)


def test_the_same_claim_from_two_texts_is_one_statement() -> None:
    heart, kidney = told("heart", 40), told("kidney", 7)
    merged = merge([lowers(kidney, heart), lowers(heart, direct=True)])
    assert len(merged) == 1
    assert merged[0].evidence == (heart, kidney)
    assert merged[0].direct


def test_merging_does_not_depend_on_the_order() -> None:
    parts = [lowers(told("heart", 40)), lowers(told("heart", 3)), lowers(told("kidney"), direct=True)]
    results = {repr(merge(order)) for order in itertools.permutations(parts)}
    assert len(results) == 1


def test_a_given_belief_is_kept_until_evidence_is_added() -> None:
    assert merge([lowers(told(), believed=0.31)])[0].belief == 0.31
    assert merge([lowers(told(), believed=0.31), lowers(told("kidney"))])[0].belief == belief([told(), told("kidney")])


def test_the_label_most_texts_use_wins_and_identifiers_are_united() -> None:
    long = Entity(NLRP3.id, "NLR family pyrin domain containing 3", "gene", xrefs=("NCBIGene:114548",))
    merged = merge([Statement(MIR223, Relation.DECREASES, one) for one in (long, NLRP3, NLRP3)])
    assert merged[0].object.label == "NLRP3"
    assert merged[0].object.xrefs == ("NCBIGene:114548",)


def test_texts_that_make_an_entity_broader_than_itself_are_not_believed_twice() -> None:
    loop = Entity(EXOSOME.id, "exosome", "vesicle", broader=(Entity(MSC_EXOSOME.id, "MSC exosome", "vesicle"),))
    graph = MechanismGraph.from_statements(
        [Statement(MSC_EXOSOME, Relation.CARRIES, MIR223), Statement(loop, Relation.CARRIES, MIR223)]
    )
    assert len(graph.entities[EXOSOME.id].broader) + len(graph.entities[MSC_EXOSOME.id].broader) == 1


def test_hierarchy_is_transitive_both_ways() -> None:
    graph = MechanismGraph.from_statements([Statement(CARDIAC_EXOSOME, Relation.CARRIES, MIR223)])
    assert graph.narrower(EXOSOME.id) == {EXOSOME.id, MSC_EXOSOME.id, CARDIAC_EXOSOME.id}
    assert graph.broader(CARDIAC_EXOSOME.id) == {EXOSOME.id, MSC_EXOSOME.id, CARDIAC_EXOSOME.id}
    assert graph.narrower(MIR223.id) == {MIR223.id}
    assert EXOSOME.id in graph.entities
    assert EXOSOME.id not in graph.nx


def test_the_networkx_graph_holds_entities_and_statements() -> None:
    graph = MechanismGraph.from_statements([lowers(told())])
    (subject, target, key, attributes) = next(iter(graph.nx.edges(keys=True, data=True)))
    assert (subject, target) == (MIR223.id, NLRP3.id)
    assert attributes["statement"] is graph.statements[key]
    assert graph.nx.nodes[NLRP3.id]["entity"].label == "NLRP3"


def test_opposite_signs_and_denials_are_conflicts_and_plain_denials_are_not() -> None:
    graph = MechanismGraph.from_statements(
        [
            lowers(told()),
            Statement(MIR223, Relation.INCREASES, NLRP3),
            Statement(NLRP3, Relation.INCREASES, PYROPTOSIS),
            Statement(NLRP3, Relation.INCREASES, PYROPTOSIS, negated=True),
            Statement(MIR223, Relation.INCREASES, PYROPTOSIS, negated=True),
        ]
    )
    signs, denial = sorted(graph.conflicts(), key=lambda conflict: len(conflict.denying))
    assert (signs.subject, signs.object, len(signs.increasing), len(signs.decreasing)) == (MIR223, NLRP3, 1, 1)
    assert (denial.subject, len(denial.denying)) == (NLRP3, 1)


def test_stats_count_each_layer() -> None:
    stats = MechanismGraph.from_statements(
        [lowers(told(), told("kidney")), Statement(NLRP3, Relation.INCREASES, PYROPTOSIS)]
    ).stats()
    assert (stats.documents, stats.statements, stats.evidence) == (2, 2, 2)
    assert stats.entities == {"miRNA": 1, "Gene or protein": 1, "Cellular effect": 1}
    assert stats.relations == {"increases": 1, "decreases": 1}


def study(number: str, doi: str) -> Reference:
    return Reference(number, "Li et al. Exosomes in infarction. 2020.", doi=doi)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ([], [told()]),
        ([told(hedged=True)], [told()]),
        ([told(inferred=True)], [told()]),
        ([told(role="background")], [told()]),
        ([told(citations=("4",))], [told(citations=("4",)), told(start=90, citations=("4",))]),
        (
            [told(citations=("4",)), told(start=90, citations=("4",))],
            [told(citations=("4",)), told(start=90, citations=("5",))],
        ),
        (
            [told(citations=("4",)), told(start=90, citations=("5",))],
            [told(citations=("4",)), told("kidney", citations=("5",))],
        ),
        (
            [told(studies=(study("4", "10.1/a"),)), told("kidney", studies=(study("9", "10.1/A"),))],
            [told(studies=(study("4", "10.1/a"),)), told("kidney", studies=(study("9", "10.1/b"),))],
        ),
    ],
    ids=[
        "none < one",
        "hedged < plain",
        "inferred < named",
        "background < finding",
        "once < twice",
        "same study < another study",
        "same document < another document",
        "one paper in two reviews < two papers",
    ],
)
def test_belief_grows_with(weaker: list[Evidence], stronger: list[Evidence]) -> None:
    assert belief(weaker) < belief(stronger)


def test_belief_never_reaches_certainty() -> None:
    assert belief([told(str(number)) for number in range(50)]) < 1
