"""Names as people type them, tied to the entities of one graph.

The index knows what the graph itself calls its entities (labels, identifiers, cross-references), what the curated
tables call them, and, when asked, how sentences print them.  Spellings are folded, so ``mir21``, ``PI3K-Akt`` and
``il1b`` are found.  A name that means several things gives them all: choosing is up to the reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from kg.graph import MechanismGraph
from kg.model import Entity, Statement
from kg.resources import resource
from kg.vocabulary import load_grammar
from kg.vocabulary.folding import fold, name_keys, singular
from kg.vocabulary.lexicon import read_table
from kg.vocabulary.mirna import read_mirna
from kg.vocabulary.valence import is_harmful

__all__ = ["Found", "NameIndex", "names_of", "without_tail"]

_PATHWAY_TAILS = ("pathway", "signalingpathway", "signallingpathway", "signaling", "signalling", "axis", "cascade")
_VESICLE_TAILS = ("exosome", "derivedexosome", "vesicle", "extracellularvesicle", "derivedextracellularvesicle",
                  "ev", "derivedev", "sev", "smallextracellularvesicle")  # fmt: skip
_OWN, _CURATED, _SHORTENED, _PRINTED = range(4)


class Found(NamedTuple):
    """Entities with a name, and how the name is known: 0 the graph's own, 1 curated, 2 shortened, 3 as printed."""

    ids: tuple[str, ...]
    rank: int


@dataclass(slots=True)
class NameIndex:
    """Folded names of a graph's entities."""

    graph: MechanismGraph
    table: dict[str, dict[int, set[str]]]
    context_cells: dict[str, str]
    """Folded name -> cell as the contexts of evidence name it; these cells need not be entities."""
    spellings: list[tuple[str, str]]
    """Names in lower case, as printed, with the entity: labels and curated names."""
    knows_printed: bool = False

    def lookup(self, text: str) -> Found | None:
        """Entities named `text` in any spelling, by the most trusted way the name is known."""
        mirna = read_mirna(text)
        for key in _keys(mirna.label if mirna else text):
            if ranks := self.table.get(key):
                rank = min(ranks)
                return Found(tuple(sorted(ranks[rank])), rank)
        return None

    def add(self, key: str, rank: int, identifier: str) -> None:
        """Give an entity a folded name."""
        self.table.setdefault(key, {}).setdefault(rank, set()).add(identifier)

    def learn_printed(self) -> None:
        """Add the names that sentences use, where each is used for one entity only."""
        if self.knows_printed:
            return
        self.knows_printed = True
        printed: dict[str, set[str]] = defaultdict(set)
        for statement in self.graph.statements.values():
            for text, entity in _printed(statement):
                printed[text].add(entity.id)
        for text, ids in printed.items():
            entity = self.graph.entities[min(ids)]
            if len(ids) == 1 and not _says_more(text, entity.label) and not _lacks_harm(text, entity):
                for key in name_keys(text):
                    if len(key) > 2 and key not in self.table:
                        self.add(key, _PRINTED, next(iter(ids)))

    def labels(self, ids: tuple[str, ...] | frozenset[str]) -> list[str]:
        """Labels of entities, each with its type where two share it."""
        entities = [self.graph.entities[key] for key in sorted(ids)]
        shared = [entity.label for entity in entities]
        return [e.label if shared.count(e.label) == 1 else f"{e.label} ({e.type})" for e in entities]


_indexes: WeakKeyDictionary[MechanismGraph, NameIndex] = WeakKeyDictionary()


def names_of(graph: MechanismGraph) -> NameIndex:
    """The index of a graph, made at the first call."""
    if graph not in _indexes:
        index = NameIndex(graph, {}, _printed_cells(graph), [])
        by_label: dict[str, set[str]] = defaultdict(set)
        for entity in graph.entities.values():
            by_label[fold(entity.label)].add(entity.id)
            index.spellings.append((entity.label.lower(), entity.id))
            for key, rank in _own_names(entity):
                index.add(key, rank, entity.id)
        for is_cell, label, names in _curated_names():
            _add_curated(index, by_label, label, names)
            if is_cell:
                _add_cell(index, label, names)
        _indexes[graph] = index
    return _indexes[graph]


def _printed_cells(graph: MechanismGraph) -> dict[str, str]:
    named = {e.context.cell for statement in graph.statements.values() for e in statement.evidence}
    return {fold(cell): cell for cell in named if cell}


def _add_curated(index: NameIndex, by_label: dict[str, set[str]], label: str, names: list[str]) -> None:
    """Curated names of an entity, and the vesicles of a cell that goes by them."""
    key = fold(label)
    for identifier in by_label.get(key, ()):
        index.spellings += [(name.lower(), identifier) for name in names]
        for name in names:
            for name_key in name_keys(name.rstrip("?!")):
                index.add(name_key, _CURATED, identifier)
    for identifier in by_label.get(key + "exosome", ()):
        index.spellings += [(f"{name.lower()} exosome", identifier) for name in names]
        for name in (label, *names):
            for tail in _VESICLE_TAILS:
                index.add(fold(name.rstrip("?!")) + tail, _CURATED, identifier)


def _add_cell(index: NameIndex, label: str, names: list[str]) -> None:
    """Other names of a cell that contexts of evidence name in one of these ways."""
    keys = [key for name in (label, *names) for key in name_keys(name.rstrip("?!"))]
    printed = next((index.context_cells[key] for key in keys if key in index.context_cells), None)
    if printed is not None:
        for key in keys:
            index.context_cells.setdefault(key, printed)


def _keys(text: str) -> list[str]:
    return list(dict.fromkeys((fold(text), *name_keys(text))))


def _own_names(entity: Entity) -> Iterator[tuple[str, int]]:
    for key in _keys(entity.label):
        yield key, _OWN
    yield fold(entity.id), _OWN
    yield fold(entity.id.rsplit("/", 1)[-1]), _OWN
    for xref in entity.xrefs:
        yield fold(xref), _OWN
    if entity.type == "pathway":
        yield from _pathway_names(entity.label)


def _pathway_names(label: str) -> Iterator[tuple[str, int]]:
    """A pathway is named with or without the word: "PI3K/AKT", "NF-kB signaling"."""
    for key in _keys(label):
        core = without_tail(key)
        for core_key in {core, singular(core), *name_keys(core)}:
            yield core_key, _SHORTENED
            for tail in _PATHWAY_TAILS:
                yield core_key + tail, _CURATED


def without_tail(key: str) -> str:
    """A folded name of a pathway without the word for it: the MAPK cascade is the MAPK pathway to whoever asks."""
    return next((key.removesuffix(tail) for tail in _PATHWAY_TAILS if key.endswith(tail) and key != tail), key)


def _curated_names() -> Iterator[tuple[bool, str, list[str]]]:
    """For each curated row: whether it is a cell, its label, its other names."""
    for path in sorted(resource("ontology", "lexicon").glob("*.tsv")):
        for row in read_table(path):
            if row.get("label") and row.get("names"):
                yield path.stem == "cells", row["label"], row["names"].split("|")


def _printed(statement: Statement) -> Iterator[tuple[str, Entity]]:
    for evidence in statement.evidence:
        if not evidence.inferred:
            yield evidence.subject_text, statement.subject
            yield evidence.object_text, statement.object


def _lacks_harm(text: str, entity: Entity) -> bool:
    """Whether a printed name is the label without the word for the harm ("disc" for "disc injury")."""
    *thing, harm = entity.label.lower().split()
    words = {singular(word) for word in text.lower().replace("-", " ").split()}
    return bool(thing) and is_harmful(entity) and harm not in words and words <= set(map(singular, thing))


def _says_more(text: str, label: str) -> bool:
    """Whether a printed name holds a word that turns its meaning ("ECM imbalance" for ECM homeostasis), or too many."""
    words = text.lower().replace("-", " ").split()
    known = set(label.lower().replace("-", " ").split())
    grammar = load_grammar().words
    signed = any(r.trigger and r.trigger.sign for word in words if word not in known for r in grammar.get(word, ()))
    return signed or not 0 < len(words) <= 6 or (len(words) == 1 and text.lower() in grammar)
