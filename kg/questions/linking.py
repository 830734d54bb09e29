"""Ties words of a question to entities of the graph when no name fits as it stands.

Tried in this order: a name as the sentences print it, a name that the vocabulary knows (a synonym of something in the
graph, or something the graph lacks: then the search is over), a part of a name, a typing error.  Whatever is read
otherwise than typed is noted for the reader, and a name that could mean several things is never decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Entity, Sign
from kg.questions.names import Found, NameIndex, without_tail
from kg.questions.query import Term
from kg.questions.tables import read_rows, states, verbs
from kg.questions.tagging import Token
from kg.vocabulary.folding import fold, singular

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["Linker"]

_ALIKE = 90.0
"""Of 100: how alike a typing error must be to what was meant (rapidfuzz ratio)."""
_LETTERS = 2
"""Letters that a typing error may add or drop."""
_CLOSE = 72.0
"""How alike a suggestion must be."""
_SHORTEST_TYPO = 6
_WORD = re.compile(r"[a-z0-9]+")


class Linker:
    """Links words to the entities of one graph, and keeps what the reader should know about it.

    Attributes
    ----------
    notes
        What was read otherwise than typed.
    suggestions
        Labels that may have been meant.
    """

    def __init__(self, index: NameIndex, notes: Iterable[str] = ()) -> None:
        self.index = index
        self.notes = list(notes)
        self.suggestions: list[str] = []

    def choose(self, token: Token) -> tuple[str, ...] | None:
        """Entities of a token that was found by name; None, with suggestions, when there is no telling which."""
        if token.found is None:
            self.suggest(token.text)
            return None
        labels = {without_tail(fold(self.index.graph.entities[key].label)) for key in token.found.ids}
        if len(labels) > 1:
            self.suggestions += self.index.labels(token.found.ids)
            self.notes.append(f"“{token.text}” could mean {_listed(self.index.labels(token.found.ids))}: name one")
            return None
        return token.found.ids

    def link(self, text: str, types: tuple[str, ...] = (), loosely: bool = True) -> tuple[str, ...] | None:
        """Entities (of these types, if any) that `text` means, or None.

        With `loosely`, typing errors and synonyms are tried too.
        """
        self.index.learn_printed()
        found = self.index.lookup(text)
        if found is not None:
            return self.choose(Token(text, found, is_name=True))
        if not loosely:
            return self._part_of_name(text, types)
        known, is_settled = self._through_vocabulary(text)
        if known is not None or is_settled:
            if known is None:
                self.suggest(text)
            return known
        linked = self.turned_name(text) or self._typing_error(text) or self._part_of_name(text, types)
        if linked is None:
            self.suggest(text)
        return linked

    def any_with(self, text: str) -> tuple[str, ...]:
        """The entity `text` and the pathways with names that hold it: a way "via PI3K" may pass any of them.

        Without an entity `text`, whatever has a name that holds it; empty when `text` is the only one, or none is.
        """
        entities, found = self.index.graph.entities, self.index.lookup(text)
        held = self._entities_with(text)
        if found is not None:
            words = _WORD.findall(text.lower())
            pathways = (key for key in held if entities[key].type == "pathway")
            held = (*found.ids, *(key for key in pathways if _holds(entities[key].label.lower(), words)))
        ids = tuple(dict.fromkeys(key for key in held if key in self.index.graph.nx))
        is_plain = found is not None and len({entities[key].label for key in ids}) == 1
        return self._noted(text, ids) if ids and not is_plain else ()

    def turned_name(self, text: str) -> tuple[str, ...] | None:
        """Entities of the healthy state whose loss `text` names."""
        for word, _, becomes in _cues():
            if word in text.lower().split():
                found = self.index.lookup(text.lower().replace(word, becomes))
                if found is not None:
                    return found.ids
        return None

    def turned(self, ids: Iterable[str], text: str) -> Sign:
        """-1 when `text` names the loss of the healthy state that was linked ("ECM imbalance")."""
        labels = {self.index.graph.entities[key].label for key in ids}
        for word, sign, becomes in _cues():
            if word in text.lower().split() and any(label.endswith(becomes) for label in labels):
                return sign
        return Sign.PLUS

    def longer_name(self, text: str, term: Term) -> tuple[tuple[str, ...], str] | None:
        """What a name together with the words around it means, when that is something else than the name alone."""
        self.index.learn_printed()
        found = self.index.lookup(text)
        if found is not None:
            return found.ids, text
        turned = self.turned_name(text)
        if turned is not None:
            return turned, text
        entities = self.index.graph.entities
        types = {entities[key].type for key in term.main}
        named = tuple(key for key in self._entities_with(text) if entities[key].type in types)
        if len(named) == 1 and not set(named) & set(term.main):
            return self._noted(text, named), text
        wider = [m.entity for m in self._vocabulary.find(text) if len(m.text) > len(term.text) and term.text in m.text]
        for entity in wider:
            ids = self._in_graph(entity)
            if ids and not set(ids) & set(term.main):
                return ids, entity.label
            if not ids and self._vocabulary.named(entity.label) is not None:
                if entity.type not in ("process", "hallmark", "disease"):
                    return (), entity.label
                self.notes.append(f"the graph does not hold {entity.label} apart from {term.label}")
        return None

    def known_cell(self, text: str) -> str:
        """Label of the cell or tissue that the vocabulary calls `text`; empty when none."""
        return next((m.entity.label for m in self._vocabulary.find(text) if m.entity.type in ("cell", "anatomy")), "")

    def context_cell(self, text: str) -> str:
        """The cell, as contexts of evidence name it, that `text` means; empty when none."""
        keys = self.index.context_cells
        for key in (fold(text), singular(fold(text))):
            if key in keys:
                return keys[key]
        return ""

    def documents(self, text: str) -> tuple[str, ...]:
        """Documents whose name holds `text`."""
        wanted = fold(text)
        names = {e.document for s in self.index.graph.statements.values() for e in s.evidence}
        return tuple(sorted(name for name in names if len(wanted) > 2 and wanted in fold(name)))

    def suggest(self, text: str, most: int = 5) -> None:
        """Add the labels nearest to `text`."""
        from rapidfuzz import fuzz, process

        keys = list(self.index.table)
        held = self.index.labels(self._entities_with(text))
        self.suggestions += [label for label in held[:most] if label not in self.suggestions]
        for key, _, _ in process.extract(fold(text), keys, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=3 * most):
            ranks = self.index.table[key]
            for label in self.index.labels(tuple(ranks[min(ranks)])):
                if label not in self.suggestions and len(self.suggestions) < most:
                    self.suggestions.append(label)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from kg.vocabulary import load_vocabulary

        return load_vocabulary()

    def _through_vocabulary(self, text: str) -> tuple[tuple[str, ...] | None, bool]:
        """Entities that the vocabulary's name `text` means here, and whether it is certain what was meant."""
        entity = self._vocabulary.named(text)
        if entity is None:
            mentions = self._vocabulary.find(text)
            whole = [m for m in mentions if len(fold(m.text)) >= 0.8 * len(fold(text))]
            entity = whole[0].entity if whole else None
        if entity is None:
            return None, False
        ids = self._in_graph(entity)
        return (ids, True) if ids else (None, entity.type != "process")

    def _in_graph(self, entity: Entity) -> tuple[str, ...]:
        if entity.id in self.index.graph.entities:
            return (entity.id,)
        for name in (*entity.xrefs, entity.label):
            found = self.index.lookup(name)
            if found is not None:
                return found.ids
        return ()

    def _typing_error(self, text: str) -> tuple[str, ...] | None:
        from rapidfuzz import fuzz, process

        key = fold(text)
        if len(key) < _SHORTEST_TYPO:
            return None
        alike = process.extract(key, list(self.index.table), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=8)
        alike = [one for one in alike if abs(len(one[0]) - len(key)) <= _LETTERS and _digits(one[0]) == _digits(key)]
        best = [name for name, score, _ in alike if score == alike[0][1]] or self._one_letter_off(key)
        ids = {identifier for name in best for identifier in self._of_key(name).ids}
        if len({self.index.graph.entities[one].label for one in ids}) != 1:
            return None
        return self._noted(text, tuple(sorted(ids)))

    def _one_letter_off(self, key: str) -> list[str]:
        """Names that differ from `key`, or its singular, by one letter or by two that changed places."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        for typed in (key, singular(key)):
            near = process.extract(typed, list(self.index.table), scorer=OSA.distance, score_cutoff=1, limit=8)
            if names := [name for name, _, _ in near if len(typed) >= _SHORTEST_TYPO and _digits(name) == _digits(key)]:
                return names
        return []

    def _part_of_name(self, text: str, types: tuple[str, ...]) -> tuple[str, ...] | None:
        """The one entity with a name that holds every word of `text`; several become suggestions, a verb names none."""
        if text.lower() in verbs():
            return None
        entities = self.index.graph.entities
        ids = tuple(key for key in self._entities_with(text) if not types or entities[key].type in types)
        labels = self.index.labels(ids)
        if len(set(labels)) == 1:
            return self._noted(text, ids)
        self.suggestions += [label for label in labels[:8] if label not in self.suggestions]
        return None

    def _entities_with(self, text: str) -> tuple[str, ...]:
        words = [word for word in _WORD.findall(text.lower()) if len(word) > 1]
        held = {key for name, key in self.index.spellings if words and _holds(name, words) and not _turns(name, text)}
        return tuple(sorted(held))

    def _noted(self, text: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        self.notes.append(f"“{text}” was read as {_listed(self.index.labels(ids))}")
        return ids

    def _of_key(self, key: str) -> Found:
        ranks = self.index.table[key]
        return Found(tuple(sorted(ranks[min(ranks)])), min(ranks))


def _cues() -> list[tuple[str, Sign, str]]:
    signs = {"+": Sign.PLUS, "-": Sign.MINUS}
    return [(row["word"], signs[row["sign"]], row["becomes"]) for row in read_rows("cues.tsv")]


def _holds(label: str, words: list[str]) -> bool:
    """Whether every word is in the label, endings aside: "mitochondria" is in "mitochondrial dysfunction"."""
    parts = _WORD.findall(label)
    return all(any(_same_stem(word, part) for part in parts) for word in words)


def _turns(name: str, text: str) -> bool:
    """Whether a name says that there is less of what `text` names ("loss of matrix" for "matrix")."""
    return any(states().get(word) is Sign.MINUS for word in set(name.split()) - set(text.lower().split()))


def _same_stem(one: str, other: str) -> bool:
    if one == other or singular(one) == singular(other):
        return True
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= 7 and common >= len(one) - 3


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]
