"""What the map opens on is chosen by rules that hold for any graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kg.graph import MechanismGraph, layers
from kg.model import Entity, Relation, Statement
from kg.views.families import families
from kg.views.importance import importance, statements_by_importance
from kg.views.opening import LIMITS, opening
from kg.views.overview import overview

Made = Callable[[int, int], MechanismGraph]


def picture_of(graph: MechanismGraph):
    return opening(statements_by_importance(graph), [family for family in families(graph) if family.is_folded])


@pytest.mark.parametrize(("entities", "statements"), [(30, 60), (150, 400), (500, 1400)])
def test_a_picture_never_holds_more_than_can_be_read(made: Made, entities: int, statements: int) -> None:
    picture = picture_of(made(entities, statements))
    in_column = Counter(layers()[box.type].column for box in picture.boxes)
    assert len(picture.boxes) <= 120
    assert max(in_column.values()) <= LIMITS.column / 20
    assert len(picture.links) <= LIMITS.links


def test_a_small_graph_is_drawn_whole(joints: MechanismGraph) -> None:
    picture = picture_of(joints)
    drawn = {member for box in picture.boxes for member in box.members}
    assert drawn == set(joints.nx)


def test_every_link_joins_boxes_of_the_picture(made: Made) -> None:
    picture = picture_of(made(150, 400))
    boxes = {box.id for box in picture.boxes}
    assert all({link.source, link.target} <= boxes for link in picture.links)
    assert boxes == {end for link in picture.links for end in (link.source, link.target)}


def test_the_same_graph_opens_the_same_way(made: Made) -> None:
    assert picture_of(made(150, 400)) == picture_of(made(150, 400))


def test_a_believed_hop_matters_more_than_a_doubted_jump() -> None:
    mir21, pten, ivdd = Entity("a", "miR-21", "mirna"), Entity("b", "PTEN", "gene"), Entity("c", "IVDD", "disease")
    hop = Statement(mir21, Relation.DECREASES, pten, evidence=(), belief=0.9)
    jump = Statement(mir21, Relation.DECREASES, ivdd, evidence=(), belief=0.9)
    assert importance(hop) >= importance(jump)


def test_genes_of_one_symbol_family_share_a_box(joints: MechanismGraph) -> None:
    family = next(family for family in families(joints) if family.label == "MMPs")
    assert family.is_folded
    assert {joints.entities[member].label for member in family.members} == {"MMP1", "MMP3", "MMP13"}


@pytest.mark.parametrize("labels", [["SOX9", "SOX5"], ["p53", "p21", "p16"], ["TNF-alpha", "PTEN", "aggrecan"]])
def test_few_or_unlike_genes_are_no_family(labels: list[str]) -> None:
    cell = Entity("mkg:cell/chondrocyte", "chondrocyte", "cell")
    genes = [Entity(f"mkg:gene/{label}", label, "gene") for label in labels]
    graph = MechanismGraph.from_statements(Statement(cell, Relation.INCREASES, gene) for gene in genes)
    assert families(graph) == []


def test_kinds_of_exosome_stay_apart_until_a_reader_folds_them() -> None:
    exosome = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
    kinds = [Entity(f"mkg:vesicle/{name}", name, "vesicle", broader=(exosome,)) for name in ("a", "b", "c")]
    process = Entity("GO:0006954", "inflammation", "process")
    graph = MechanismGraph.from_statements(Statement(kind, Relation.DECREASES, process) for kind in kinds)
    (family,) = families(graph)
    assert (family.label, len(family.members), family.is_folded) == ("exosomes", 3, False)


def test_an_overview_holds_every_entity_of_a_large_graph_once(made: Made) -> None:
    graph = made(2600, 5000)
    groups = overview(graph, families(graph))
    held = Counter(member for group in groups for member in group.members)
    assert set(held) == set(graph.nx)
    assert set(held.values()) == {1}
    assert len(groups) <= 120


def test_a_graph_that_can_be_drawn_needs_no_overview(joints: MechanismGraph) -> None:
    assert overview(joints, families(joints)) == []
