"""Finding and describing single entities, for `kg find` and `kg show`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import NothingFound
from kg.graph import MechanismGraph, layers
from kg.model import Entity
from kg.questions.linking import Linker
from kg.questions.names import names_of
from kg.questions.portrait import portraits_of
from kg.questions.query import Term
from kg.questions.words import capitalized, claim, evidence_lines, wrapped
from kg.vocabulary.folding import fold

__all__ = ["describe_entity", "find_entities", "the_entity"]


def find_entities(graph: MechanismGraph, text: str, most: int = 20) -> list[Entity]:
    """Entities that `text` may mean, best first: by name, then by part of a name, then by likeness."""
    index = names_of(graph)
    index.learn_printed()
    found = index.lookup(text)
    keys = list(found.ids) if found else []
    wanted = fold(text)
    keys += [e.id for e in sorted(graph.entities.values(), key=_by_length) if wanted and wanted in fold(e.label)]
    linker = Linker(index)
    if not keys and wanted:
        linker.suggest(text, most)
        alike = [e for e in graph.entities.values() if e.label in linker.suggestions]
        keys += [e.id for e in sorted(alike, key=lambda e: (linker.suggestions.index(e.label), e.id))]
    return [graph.entities[key] for key in dict.fromkeys(keys)][:most]


def the_entity(graph: MechanismGraph, name: str) -> Entity:
    """The one entity that `name` means.

    Raises
    ------
    NothingFound
        When there is none, or several; the message lists those that may be meant.
    """
    index = names_of(graph)
    index.learn_printed()
    found = index.lookup(name)
    if found is not None and len(found.ids) == 1:
        return graph.entities[found.ids[0]]
    if found is not None:
        choices = ", ".join(f"{graph.entities[key].label} ({key})" for key in found.ids)
        raise NothingFound(f"“{name}” means several things: give the id of one of {choices}")
    linker = Linker(index)
    linked = linker.link(name)
    if linked is not None and len(linked) == 1:
        return graph.entities[linked[0]]
    hint = f": did you mean {', '.join(linker.suggestions)}?" if linker.suggestions else ""
    raise NothingFound(f"“{name}” is not in the graph{hint}")


def describe_entity(graph: MechanismGraph, entity: Entity, width: int = 100, evidence: bool = True) -> str:
    """What the graph holds on an entity, as plain text: identity, hierarchy, what it does and what is done to it."""
    return wrapped(_lines(graph, entity, evidence), width)


def _lines(graph: MechanismGraph, entity: Entity, evidence: bool) -> Iterator[str]:
    yield f"{entity.label}  {layers()[entity.type].name.lower()}  {entity.id}"
    if entity.xrefs:
        yield "Also known as: " + ", ".join(entity.xrefs)
    for title, keys in (("A kind of", graph.broader(entity.id)), ("Kinds of it", graph.narrower(entity.id))):
        labels = sorted(graph.entities[key].label for key in keys - {entity.id})
        if labels:
            yield f"{title}: " + ", ".join(labels)
    own = Term(entity.label, entity.label, frozenset((entity.id,)), (entity.id,))
    quoted: set[str] = set()
    for portrait in portraits_of(graph, own):
        yield ""
        yield f"{capitalized(portrait.title)}:"
        for shown in portrait.shown:
            yield f"- {shown.entity.label}: {claim(shown.statements[0])}"
            yield from evidence_lines(shown.statements[0], "    ", quoted) if evidence else ()


def _by_length(entity: Entity) -> tuple[int, str]:
    return len(entity.label), entity.id
