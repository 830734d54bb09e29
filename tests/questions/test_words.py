"""Answers in words: what a reader sees on a terminal, in a pipe and in a paper."""

from __future__ import annotations

import pytest

from kg.errors import BadInput
from kg.graph import MechanismGraph
from kg.model import Entity, Evidence, Relation, Statement
from kg.questions import FORMATS, answer_question, render_answer


def said(graph: MechanismGraph, question: str, **options: object) -> str:
    return render_answer(answer_question(graph, question), **options)  # type: ignore[arg-type]


def unfolded(text: str) -> str:
    return " ".join(text.split())


def test_a_path_is_told_in_one_sentence_with_what_follows(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does miR-21 reduce apoptosis?"))
    assert "miR-21 targets PTEN, which otherwise restrains PI3K/AKT pathway, which lowers apoptosis" in text
    assert "so miR-21 lowers apoptosis" in text


def test_each_hop_shows_sentence_section_citation_and_study(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does let-7c lower fibrosis?"))
    assert "“let-7c targets TGF-beta1.” kidney, section 3, [11], Meyer A 2020: Study of kidney" in text


def test_the_weakest_hop_is_named(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does miR-410 lower pyroptosis?"))
    assert "Weakest hop: 1, miR-410 targets NLRP3 inflammasome" in text


def test_the_setting_of_a_whole_path_is_judged(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does miR-21 reduce apoptosis?"))
    assert "Setting: every hop in rat nucleus pulposus cells, in vitro." in text


def test_a_path_over_several_tissues_says_so(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does IL-1beta drive osteoarthritis?"))
    assert "hop 3 only clinical" in text or "clinical" in text


def test_both_sides_of_a_contested_claim_are_shown(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "do BM-MSC exosomes activate or inhibit PI3K/AKT?"))
    assert text.startswith("Contested")
    assert "activate PI3K/AKT signaling in chondrocytes" in text
    assert "the exosomes inhibited PI3K/AKT" in text


def test_a_direct_claim_is_mentioned_beside_the_chains_that_explain_it(graph: MechanismGraph) -> None:
    assert "miR-21 lowers apoptosis (belief" in unfolded(said(graph, "how does miR-21 reduce apoptosis?"))


def test_conditions_that_nothing_meets_are_left_aside_aloud(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does let-7c lower fibrosis in pigs?"))
    assert "Note: nothing found in the pig: these conditions were left aside" in text


def test_a_typing_error_is_corrected_aloud(graph: MechanismGraph) -> None:
    assert "“inflamation” was read as inflammation" in said(graph, "what lowers inflamation?")


def test_a_mistyped_verb_is_corrected_aloud(graph: MechanismGraph) -> None:
    assert "“supresses” was read as suppresses" in said(graph, "which miRNA supresses NF-kB?")


def test_no_answer_says_how_near_it_came(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how does miR-21 increase apoptosis?"))
    assert text.startswith("The graph holds no answer.")
    assert "With the opposite sign: miR-21 decreases" in text


def test_an_unknown_name_is_named_with_what_may_be_meant(graph: MechanismGraph) -> None:
    text = said(graph, "what does miR-124 target?")
    assert "miR-124 is not in the graph" in text
    assert "Did you mean: miR-" in text


@pytest.mark.parametrize("width", [40, 72, 120])
def test_text_keeps_to_the_width(graph: MechanismGraph, width: int) -> None:
    text = said(graph, "how does miR-125b-5p lower apoptosis?", width=width)
    assert max(map(len, text.splitlines())) <= width


def test_evidence_can_be_left_out(graph: MechanismGraph) -> None:
    assert "“" not in said(graph, "how does miR-21 reduce apoptosis?", evidence=False)


def test_plain_text_has_no_colour_and_the_terminal_has(graph: MechanismGraph) -> None:
    assert "\x1b[" not in said(graph, "what carries let-7c?")
    assert "\x1b[" in said(graph, "what carries let-7c?", format="terminal")


def test_markdown_quotes_and_escapes(graph: MechanismGraph) -> None:
    text = said(graph, "how does let-7c lower fibrosis?", format="markdown")
    assert text.startswith("### how does let-7c lower fibrosis?")
    assert "> let-7c targets TGF-beta1. — kidney, section 3, \\[11\\]" in text


def test_an_unknown_format_is_refused(graph: MechanismGraph) -> None:
    with pytest.raises(BadInput, match="choose one of"):
        said(graph, "what carries let-7c?", format="pdf")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_with_a_line_break(graph: MechanismGraph, format: str) -> None:
    assert said(graph, "compare miR-21 and let-7c", format=format).endswith("\n")


def test_what_is_stated_of_a_wider_kind_is_offered_apart(graph: MechanismGraph) -> None:
    text = unfolded(said(graph, "how do ESC exosomes lower fibrosis?"))
    assert text.startswith("The graph holds no answer.")
    carried = unfolded(said(graph, "does AD-MSC exosome reduce angiogenesis?"))
    assert "of MSC exosome, which is wider than AD-MSC exosome" in carried.replace("Of MSC", "of MSC")


def test_a_long_sentence_is_quoted_once() -> None:
    sentence = "In the failing heart PTEN, which miR-21 lowers, raises apoptosis, and with it the size of the infarct."
    told = Evidence("heart", "3", sentence, 0, len(sentence), "miR-21", "apoptosis", "verb", inferred=True)
    mir21, pten = Entity("x:1", "miR-21", "mirna"), Entity("x:2", "PTEN", "gene")
    death = Entity("x:3", "apoptosis", "process")
    small = MechanismGraph.from_statements(
        [
            Statement(mir21, Relation.DECREASES, pten, evidence=(told,), belief=0.9),
            Statement(pten, Relation.INCREASES, death, evidence=(told,), belief=0.9),
        ]
    )
    text = unfolded(said(small, "how does miR-21 reduce apoptosis?"))
    assert text.count("the size of the infarct") == 1
    assert (
        "“In the failing heart PTEN, which miR-21 lowers, …” heart, section 3, subject inferred, quoted above" in text
    )


def test_a_comparison_names_each_thing_once(graph: MechanismGraph) -> None:
    text = said(graph, "compare BM-MSC exosomes and AD-MSC exosomes", evidence=False)
    assert text.count("- PI3K/AKT pathway:") == 1
    assert "BM-MSC exosome raises PI3K/AKT pathway" in unfolded(text)
    assert "BM-MSC exosome lowers PI3K/AKT pathway" in unfolded(text)
