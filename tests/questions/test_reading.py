"""How questions are read: names, forms, limits, and what is refused."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, NothingFound
from kg.graph import MechanismGraph
from kg.model import Entity, Relation, Sign, Statement
from kg.questions import answer_question, describe_entity, find_entities, parse_question, the_entity
from kg.questions.tables import forms


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("mir21", "miR-21"),
        ("MiRNA-21", "miR-21"),
        ("microRNA 21", "miR-21"),
        ("Antagomir 4450", "antagomiR-4450"),
        ("let7c", "let-7c"),
        ("il1b", "IL-1beta"),
        ("IL-1β", "IL-1beta"),
        ("TNFα", "TNF-alpha"),
        ("PI3K-Akt", "PI3K/AKT pathway"),
        ("NF-κB signalling", "NF-kB pathway"),
        ("BMMSC exosomes", "BM-MSC exosome"),
        ("mkg:gene/pten", "PTEN"),
        ("exosomes from AD-MSCs", "AD-MSC exosome"),
        ("adipose MSC exosomes", "AD-MSC exosome"),
    ],
)
def test_names_as_people_type_them(graph: MechanismGraph, typed: str, label: str) -> None:
    assert parse_question(f"how does {typed} affect apoptosis?", graph).subject.label == label


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("how does X1 lower apoptosis", Sign.MINUS),
        ("how does X1 end up driving apoptosis", Sign.PLUS),
        ("how does X1 manage to prevent apoptosis", Sign.MINUS),
        ("how does X1 give rise to apoptosis", Sign.PLUS),
        ("how is apoptosis brought about by X1", Sign.PLUS),
        ("how might X1 whistle apoptosis", None),
    ],
)
def test_verbs_carry_their_sign(question: str, sign: Sign | None) -> None:
    one, death = Entity("x:1", "X1", "gene"), Entity("x:2", "apoptosis", "process")
    small = MechanismGraph.from_statements([Statement(one, Relation.INCREASES, death, belief=0.9)])
    if sign is None:
        with pytest.raises(KgError):
            parse_question(question, small)
    else:
        assert parse_question(question, small).aim.sign is sign


@pytest.mark.parametrize("word", ["less", "reduced", "loss of", "knockdown of", "inhibiting"])
def test_words_that_turn_a_name(graph: MechanismGraph, word: str) -> None:
    assert parse_question(f"how does {word} PTEN affect apoptosis?", graph).subject.sign is Sign.MINUS


def test_limits_are_read_with_what_they_limit(graph: MechanismGraph) -> None:
    asked = parse_question("How do MSC exosomes lower fibrosis in mice in vivo via let-7c without miR-21?", graph)
    assert (asked.limits.species, asked.limits.settings) == (("mouse",), ("in vivo",))
    assert [term.label for term in asked.limits.via + asked.limits.avoid] == ["let-7c", "miR-21"]


def test_what_brings_the_subject_stands_before_it(graph: MechanismGraph) -> None:
    asked = parse_question("how does miR-21 from BM-MSC exosomes lower apoptosis?", graph)
    assert asked.subject.label == "miR-21"
    assert [origin.label for origin in asked.origins] == ["BM-MSC exosome"]


def test_a_class_stands_for_what_is_narrower(graph: MechanismGraph) -> None:
    ids = parse_question("how do MSC exosomes lower fibrosis?", graph).subject.ids
    assert ids == {f"mkg:vesicle/{name}" for name in ("msc-exosome", "bm-msc-exosome", "ad-msc-exosome")}


def test_arms_of_a_mirna_are_told_apart(graph: MechanismGraph) -> None:
    answer = answer_question(graph, "how does miR-125b lower apoptosis?")
    assert answer.kind == "none"
    assert "miR-125b-5p" in answer.suggestions


def test_an_ambiguous_name_is_asked_back() -> None:
    one, two = Entity("x:1", "ASC", "cell", ("y:9",)), Entity("x:2", "PYCARD", "gene", ("y:9",))
    end = Entity("x:3", "inflammation", "process")
    small = MechanismGraph.from_statements([Statement(side, Relation.INCREASES, end) for side in (one, two)])
    answer = answer_question(small, "how does y:9 raise inflammation?")
    assert answer.kind == "none"
    assert answer.suggestions == ("ASC", "PYCARD")
    with pytest.raises(NothingFound, match="several things"):
        the_entity(small, "y:9")


def test_a_longer_name_that_the_graph_lacks_is_not_cut_short(graph: MechanismGraph) -> None:
    assert answer_question(graph, "does the TNF-alpha receptor raise apoptosis?").kind != "path"


@pytest.mark.parametrize(
    "question", ["", "?", "sing me a song", "which miRNAs that lower X raise Y and Z", "apoptosis " * 100, "\x00"]
)
def test_what_is_no_question_is_refused_in_one_line(graph: MechanismGraph, question: str) -> None:
    with pytest.raises(KgError) as refused:
        parse_question(question, graph)
    assert "\n" not in str(refused.value)


def test_every_example_of_the_form_table_is_understood(graph: MechanismGraph) -> None:
    for form in forms():
        if form.example:
            assert parse_question(form.example + "?", graph).form == form.form, form.example


@settings(deadline=None, max_examples=80)  # an unknown name loads the whole vocabulary once
@given(st.text(max_size=80))
def test_any_text_is_answered_or_refused(text: str) -> None:
    pten, death = Entity("x:1", "PTEN", "gene"), Entity("x:2", "apoptosis", "process")
    small = MechanismGraph.from_statements([Statement(pten, Relation.INCREASES, death, belief=0.9)])
    with suppress(KgError):
        assert answer_question(small, text).question.text == " ".join(text.split())


def test_entities_are_found_by_name_part_and_likeness(graph: MechanismGraph) -> None:
    assert find_entities(graph, "mir21")[0].label == "miR-21"
    assert {entity.label for entity in find_entities(graph, "exosome")} >= {"exosome", "MSC exosome", "ESC exosome"}
    assert find_entities(graph, "angiogenisis")[0].label == "angiogenesis"


def test_an_entity_is_described_with_what_it_does_and_suffers(graph: MechanismGraph) -> None:
    text = describe_entity(graph, the_entity(graph, "pten"))
    assert "PTEN  gene or protein  mkg:gene/pten" in text
    assert "What decreases PTEN" in text
    assert "PTEN decreases" in text


def test_an_unknown_entity_is_refused_with_suggestions(graph: MechanismGraph) -> None:
    with pytest.raises(NothingFound, match="did you mean"):
        the_entity(graph, "miR-22")


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("How does miR-21 reduce apoptosis via AKT?", "“AKT” was read as PI3K/AKT pathway"),
        ("wich miRNAs inhibit PTEN", "“wich” was read as which"),
        ("what links apoptosis and PTEN", "no chain leads from apoptosis to PTEN: shown is the way back"),
        ("what happens to apoptosis when PTEN is lost", "the question is about less PTEN"),
        ("which kinases increase apoptosis", "the graph does not tell kinases from other genes"),
    ],
)
def test_what_is_read_freely_is_said(graph: MechanismGraph, question: str, note: str) -> None:
    assert note in " ".join(answer_question(graph, question).notes)


def test_what_is_good_or_bad_for_a_cell_is_an_effect_and_no_gene() -> None:
    one, gene, death = Entity("x:1", "X1", "gene"), Entity("x:2", "Y2", "gene"), Entity("x:3", "apoptosis", "process")
    small = MechanismGraph.from_statements(
        [Statement(one, Relation.INCREASES, gene, belief=0.9), Statement(gene, Relation.INCREASES, death, belief=0.9)]
    )
    assert [found.entity.label for found in answer_question(small, "what harms cells?").entities] == ["Y2"]


def test_a_process_known_by_its_last_word_as_harm_is_lowered_by_what_helps() -> None:
    one, harm = Entity("x:1", "X1", "gene"), Entity("x:2", "tendon degeneration", "process")
    small = MechanismGraph.from_statements([Statement(one, Relation.DECREASES, harm, belief=0.9)])
    assert answer_question(small, "does X1 help with tendon degeneration?").verdict == "yes"


def test_a_wider_kind_of_the_object_is_offered_too() -> None:
    family = Entity("x:3", "SMADs", "gene")
    one, member = Entity("x:1", "X1", "gene"), Entity("x:2", "SMAD2", "gene", broader=(family,))
    other = Entity("x:4", "Y1", "gene")
    small = MechanismGraph.from_statements(
        [Statement(one, Relation.INCREASES, family), Statement(other, Relation.INCREASES, member)]
    )
    answer = answer_question(small, "does X1 increase SMAD2?")
    assert answer.nearest[1] == "of SMADs, which is wider than SMAD2, the graph states: X1 increases SMADs"


@pytest.mark.parametrize(
    "question", ["does miR-21 not reduce apoptosis?", "what doesn't lower PTEN?", "isn't PTEN bad?"]
)
def test_a_question_with_not_is_refused_and_never_answered_without_it(graph: MechanismGraph, question: str) -> None:
    with pytest.raises(KgError, match="cannot read"):
        parse_question(question, graph)


def test_raising_one_thing_and_lowering_another_is_no_contradiction() -> None:
    one, gene, death = Entity("x:1", "X1", "gene"), Entity("x:2", "Y2", "gene"), Entity("x:3", "apoptosis", "process")
    small = MechanismGraph.from_statements(
        [Statement(one, Relation.INCREASES, gene, belief=0.9), Statement(one, Relation.DECREASES, death, belief=0.9)]
    )
    assert answer_question(small, "does X1 affect anything?").verdict == "yes"


def documented() -> list[str]:
    """The questions of docs/questions.md."""
    text = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    return re.findall(r"^- `(.+)`$", text, re.MULTILINE)


@pytest.mark.parametrize("question", documented())
def test_every_question_of_the_manual_has_an_answer(graph: MechanismGraph, question: str) -> None:
    assert answer_question(graph, question).is_found


def test_vesicles_of_another_source_are_not_those_that_the_graph_holds() -> None:
    plasma, calm = Entity("x:1", "plasma exosome", "vesicle"), Entity("x:2", "inflammation", "process")
    small = MechanismGraph.from_statements([Statement(plasma, Relation.DECREASES, calm, belief=0.9)])
    assert answer_question(small, "how do plasma exosomes lower inflammation?").is_found
    assert not answer_question(small, "how do platelet rich plasma exosomes lower inflammation?").is_found


def test_a_way_by_part_of_a_name_passes_pathways_with_that_word_in_their_label_only() -> None:
    one, other = Entity("x:1", "AKT pathway", "pathway"), Entity("x:2", "PI3K/AKT pathway", "pathway")
    start, death = Entity("x:3", "X1", "gene"), Entity("x:4", "apoptosis", "process")
    third = Entity("x:5", "NLRP3 pathway", "pathway")
    small = MechanismGraph.from_statements(
        Statement(*ends, belief=0.9)
        for way in (one, other, third)
        for ends in ((start, Relation.INCREASES, way), (way, Relation.DECREASES, death))
    )
    via = parse_question("how does X1 lower apoptosis via AKT?", small).limits.via
    assert [set(term.main) for term in via] == [{"x:1", "x:2"}]


@pytest.mark.parametrize(
    "question", ["what lowers PTEN and raises apoptosis?", "how does miR-21 act and what lowers PTEN?"]
)
def test_two_questions_in_one_are_refused(graph: MechanismGraph, question: str) -> None:
    with pytest.raises(KgError, match="cannot read"):
        parse_question(question, graph)
