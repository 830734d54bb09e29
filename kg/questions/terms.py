"""What a question names, as terms of one graph: entities with all that is narrower, and the vesicles of a cell."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import MechanismGraph
from kg.model import Entity
from kg.questions.names import NameIndex
from kg.questions.query import Term
from kg.questions.tables import kinds
from kg.vocabulary.mirna import read_mirna

__all__ = ["Terms", "united"]


class Terms:
    """Makes terms of the entities of one graph, and tells what they are."""

    def __init__(self, graph: MechanismGraph, index: NameIndex) -> None:
        self._graph = graph
        self._index = index

    def of(self, text: str, ids: Iterable[str]) -> Term:
        """The term of entities, each with everything narrower; a miRNA named by number stands for itself alone."""
        main = tuple(sorted(ids))
        entities = [self._graph.entities[key] for key in main]
        every: set[str] = set()
        for entity in entities:
            every |= {entity.id} if _is_one_mirna(entity) else self._graph.narrower(entity.id)
        kind = kinds().get(" ".join(text.lower().split()))
        if kind is not None and all(entity.type in kind.types for entity in entities):
            every |= {key for key, entity in self._graph.entities.items() if kind.holds(entity)}
        return Term(text, " or ".join(dict.fromkeys(entity.label for entity in entities)), frozenset(every), main)

    def are(self, term: Term, *types: str) -> bool:
        """Whether a term names entities, all of these types."""
        return bool(term.main) and all(self._graph.entities[key].type in types for key in term.main)

    def is_any_vesicle(self, term: Term) -> bool:
        """Whether a term is "exosomes", of no source."""
        return self.are(term, "vesicle") and all(not self._graph.entities[key].broader for key in term.main)

    def is_cell_with_vesicle(self, source: Term, vesicle: Term) -> bool:
        """Whether two terms are a cell and "exosomes": together they mean the exosomes of that cell."""
        return self.are(source, "cell") and self.is_any_vesicle(vesicle)

    def vesicles_of(self, source: Term, vesicle: Term) -> Term | None:
        """The vesicles of a cell: by what the graph says it secretes, or by their label."""
        if not self.is_cell_with_vesicle(source, vesicle):
            return None
        secreted = {
            statement.object.id
            for statement in self._graph.statements.values()
            if statement.relation == "secretes" and statement.subject.id in source.main and not statement.negated
        }
        for key in source.main:
            found = self._index.lookup(f"{self._graph.entities[key].label} exosome")
            secreted |= set(found.ids) if found else set()
        return self.of(f"{source.text} {vesicle.text}", secreted) if secreted else None


def united(terms: list[Term], is_joint: bool) -> Term:
    """Several terms as one: any of them or, if joint, all of them."""
    if len(terms) == 1:
        return terms[0]
    jointly = tuple(term.ids for term in terms) if is_joint else ()
    return Term(
        " and ".join(term.text for term in terms),
        " and ".join(term.label for term in terms),
        frozenset().union(*(term.ids for term in terms)),
        tuple(key for term in terms for key in term.main),
        jointly=jointly,
    )


def _is_one_mirna(entity: Entity) -> bool:
    return entity.type == "mirna" and read_mirna(entity.label) is not None
