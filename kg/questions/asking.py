"""From question to answer: parse, check that every name is in the graph, and ask the part that knows."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import MechanismGraph
from kg.questions.answer import Answer
from kg.questions.how import answer_how
from kg.questions.parse import parse_question
from kg.questions.portrait import answer_about, answer_compare
from kg.questions.query import Question, Term
from kg.questions.whether import answer_whether
from kg.questions.which import answer_which

__all__ = ["answer_question"]

_ANSWERS = {
    "path": answer_how,
    "set": answer_which,
    "verdict": answer_whether,
    "about": answer_about,
    "compare": answer_compare,
}


def answer_question(graph: MechanismGraph, question: str) -> Answer:
    """What the graph says to an English question.

    A name that the graph does not hold gives an answer of kind ``none`` with suggestions, never a guess.

    Raises
    ------
    BadInput
        When the question has no form that is understood; the message lists those that are.

    Examples
    --------
    >>> from kg.model import Entity, Relation, Statement
    >>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
    >>> graph = MechanismGraph.from_statements([Statement(mir21, Relation.DECREASES, pten, direct=True)])
    >>> [found.entity.label for found in answer_question(graph, "what does mir21 target?").entities]
    ['PTEN']
    """
    understood = parse_question(question, graph)
    if understood.unknown:
        return _not_in_graph(understood)
    if silent := [
        term for term in (understood.subject, understood.object) if term.main and not term.ids & set(graph.nx)
    ]:
        return _without_statement(graph, understood, silent)
    if understood.form == "about" and (chain := _chain_to_scene(graph, understood)):
        return chain
    return _ANSWERS[understood.form](graph, understood)


def _chain_to_scene(graph: MechanismGraph, question: Question) -> Answer | None:
    """ "miR-21 in apoptosis" asks what joins the two; None when nothing does, or the scene is no thing."""
    scenes = [term for term in question.limits.scenes if term.ids & set(graph.nx)]
    if len(scenes) != 1 or scenes[0].ids & question.subject.ids:
        return None
    ends = sorted((question.subject, scenes[0]), key=lambda term: question.text.find(term.text))
    limits = replace(question.limits, scenes=())
    asked = replace(question, form="path", asks="either", subject=ends[0], object=ends[1], limits=limits)
    answer = answer_how(graph, asked)
    return answer if answer.paths else None


def _without_statement(graph: MechanismGraph, question: Question, silent: list[Term]) -> Answer:
    """A name the graph knows only as the kind of something narrower: miR-21, where texts speak of miR-21-5p."""
    related = {key for term in silent for main in term.main for key in graph.narrower(main) | graph.broader(main)}
    labels = tuple(sorted(graph.entities[key].label for key in related & set(graph.nx)))
    said = tuple(f"{term.label} has no statement of its own" for term in silent)
    return Answer(question, "none", notes=question.notes, nearest=said, suggestions=labels)


def _not_in_graph(question: Question) -> Answer:
    absent = [f"{name} is not in the graph" for name in dict.fromkeys(question.unknown)]
    is_ambiguous = any("could mean" in note for note in question.notes)
    return Answer(
        question,
        "none",
        notes=question.notes,
        nearest=() if is_ambiguous else tuple(absent),
        suggestions=question.suggestions,
    )
