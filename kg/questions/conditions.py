"""The part of a graph that holds under the conditions of a question: species, cells, setting, study.

Reviews often leave conditions unsaid.  Read strictly, a statement holds where a sentence says so; read leniently, where
no sentence says otherwise.  Answers say which reading they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.graph import MechanismGraph
from kg.model import Evidence, Statement
from kg.questions.edges import entering, leaving
from kg.questions.names import names_of
from kg.questions.query import Limits, Term
from kg.vocabulary.folding import fold

__all__ = ["described", "plural", "relaxations", "same_study", "under"]

Study = tuple[str, str]
PASSAGE = 500
"""Characters within which an uncited sentence is taken to go on about the study cited beside it."""


def under(graph: MechanismGraph, limits: Limits, is_strict: bool) -> MechanismGraph:
    """Statements with evidence that meets the limits, each with that evidence only."""
    if not limits.about_evidence:
        return graph
    cells = frozenset(_cell_names(graph, limits.cells))
    work = _WorkOn(graph, limits.studies) if limits.studies else None

    def holds(evidence: Evidence) -> bool:
        context = evidence.context
        return (
            _meets(limits.species, [context.species] if context.species else [], is_strict)
            and _meets(cells, [fold(context.cell)] if context.cell else [], is_strict)
            and _meets(limits.settings, context.setting, is_strict)
            and (not limits.documents or evidence.document in limits.documents)
            and (work is None or work.holds(evidence))
        )

    kept = {}
    for key, statement in graph.statements.items():
        evidence = tuple(filter(holds, statement.evidence))
        if evidence:
            kept[key] = replace(statement, evidence=evidence)
    return MechanismGraph(kept, graph.entities)


def described(limits: Limits) -> str:
    """The conditions in words: "in the rat, in vivo"."""
    named = [*(f"in the {one}" for one in limits.species), *limits.settings]
    named += [f"in {plural(cell.label)}" for cell in limits.cells]
    named += [f"in the work on {term.label}" for term in limits.studies] + [f"in {one}" for one in limits.documents]
    return ", ".join(named)


def plural(name: str) -> str:
    """ "chondrocytes" for "chondrocyte"; a tissue keeps its name."""
    return name + "s" if name.endswith(("cell", "cyte", "blast", "clast", "phage", "MSC")) else name


def _meets(wanted: Iterable[str], stated: Iterable[str], is_strict: bool) -> bool:
    wanted, stated = set(wanted), set(stated)
    return not wanted or bool(wanted & stated) or (not is_strict and not stated)


def relaxations(limits: Limits) -> list[tuple[Limits, str]]:
    """The limits as asked, then with ever fewer of those on evidence, each with what the reader is told."""
    if not limits.about_evidence:
        return [(limits, "")]
    only_study = replace(limits, cells=(), species=(), settings=())
    steps = [only_study] if only_study.about_evidence and only_study != limits else []
    told = f"nothing found {described(limits)}"
    return [
        (limits, ""),
        *((step, f"{told}: shown {described(step)} only") for step in steps),
        (replace(only_study, studies=(), documents=()), f"{told}: these conditions were left aside"),
    ]


def _cell_names(graph: MechanismGraph, cells: Iterable[Term]) -> Iterable[str]:
    """Folded names of cells, as contexts of evidence print them."""
    contexts = names_of(graph).context_cells
    for term in cells:
        for label in (term.label, *(graph.entities[key].label for key in term.ids if key in graph.entities)):
            yield fold(label)
            yield fold(contexts.get(fold(label), ""))


class _WorkOn:
    """The studies that a graph reports on some things, and the passages that tell of them."""

    def __init__(self, graph: MechanismGraph, terms: Iterable[Term]) -> None:
        ids = frozenset().union(*(term.ids for term in terms))
        about = (*leaving(graph, ids), *entering(graph, ids))
        self._told = [evidence for statement in about for evidence in statement.evidence]
        self._studies = {study for evidence in self._told for study in _studies(evidence)}

    def holds(self, evidence: Evidence) -> bool:
        """Whether an evidence reports one of the studies, or cites nothing and stands beside one that does."""
        if evidence.citations:
            return bool(self._studies & set(_studies(evidence)))
        return any(
            one.document == evidence.document and abs(one.start - evidence.start) <= PASSAGE for one in self._told
        )


def _studies(evidence: Evidence) -> Iterable[Study]:
    """What an evidence reports, by citation; the sentence itself where it cites nothing."""
    for number in evidence.citations or (f"at {evidence.start}",):
        yield evidence.document, number


def same_study(statements: Iterable[Statement]) -> bool:
    """Whether one study stands behind all of them."""
    shared: set[Study] | None = None
    for statement in statements:
        studies = {study for evidence in statement.evidence for study in _studies(evidence)}
        shared = studies if shared is None else shared & studies
    return bool(shared)
