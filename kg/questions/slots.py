"""Reads one slot of a question: the thing it names, and what stands around it.

"less apoptosis of NP cells", "miR-532-5p from BM-MSC exosomes", "ER-stress-induced apoptosis in rats": a slot is a head
with modifiers.  The head gives the `Term`; the modifiers give origins (what brings it), limits (where, via what) and
scenes (what the evidence should mention).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.graph import MechanismGraph
from kg.model import Sign
from kg.questions.linking import Linker
from kg.questions.phrases import (
    ARTICLES,
    JOINING,
    JOINTLY,
    condition_in,
    glue_behind,
    pieces_of,
    residue_of,
    text_of,
    whole_kind,
    without_states,
)
from kg.questions.query import NOTHING, UNLIMITED, Limits, Term
from kg.questions.tagging import Token
from kg.questions.terms import Terms, united

__all__ = ["SlotReader", "SlotReading"]


@dataclass(frozen=True, slots=True)
class SlotReading:
    """What a slot holds."""

    term: Term = NOTHING
    origins: tuple[Term, ...] = ()
    limits: Limits = UNLIMITED
    unknown: tuple[str, ...] = ()
    """Names that the graph does not hold, or that mean several things in it."""


class SlotReader:
    """Reads the slots of one question against one graph; `linker` collects notes and suggestions on the way."""

    def __init__(self, graph: MechanismGraph, linker: Linker) -> None:
        self.graph = graph
        self.linker = linker
        self._terms = Terms(graph, linker.index)

    def read(self, tokens: Sequence[Token], is_subject: bool, types: tuple[str, ...] = ()) -> SlotReading:
        """The thing a slot names, with its modifiers; `types` decides when a word is part of several names."""
        pieces = pieces_of(tokens)
        head = pieces.pop(0)[1]
        if not head and pieces:
            head = pieces.pop(0)[1]
        while pieces and pieces[0][0] == "of" and not any(token.is_name for token in head) and not whole_kind(head):
            head = [*head, *pieces.pop(0)[1]]
        reading = self._head(head, is_subject, types)
        for meaning, piece in pieces:
            reading = self._modified(reading, meaning, piece, is_subject)
        return reading

    def read_limits(self, tokens: Sequence[Token]) -> SlotReading:
        """The limits that stand alone at the end of a question."""
        reading = SlotReading()
        for meaning, piece in pieces_of(tokens):
            if meaning:
                reading = self._modified(reading, meaning, piece, is_subject=False)
        return reading

    def is_place_only(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens name a cell or tissue: as the contexts of evidence do, or as the vocabulary alone does."""
        text = text_of(token for token in tokens if token.key not in ARTICLES)
        if self.linker.context_cell(text):
            return True
        return not any(token.is_name for token in tokens) and bool(self.linker.known_cell(text))

    def read_place(self, tokens: Sequence[Token]) -> SlotReading:
        """Tokens that say where something happens."""
        return self._modified(SlotReading(), "where", list(tokens), is_subject=False)

    def _head(self, tokens: list[Token], is_subject: bool, types: tuple[str, ...] = ()) -> SlotReading:
        whole = text_of(token for token in tokens if token.key not in ARTICLES)
        if turned := self.linker.turned_name(whole):
            return SlotReading(replace(self._terms.of(whole, turned), sign=self.linker.turned(turned, whole)))
        sign, tokens = without_states(tokens)
        names = [token for token in tokens if token.is_name]
        residue = residue_of(tokens)
        kind = whole_kind(tokens)
        if not names and kind is not None:
            return SlotReading(replace(kind, sign=sign))
        if not names:
            return self._unnamed(tokens, residue, sign, types)
        reading = self._named(tokens, is_subject)
        if reading.unknown:
            return reading
        if residue:
            reading = self._with_residue(reading, residue, text_of(tokens), is_subject)
        return replace(reading, term=replace(reading.term, sign=Sign(sign * reading.term.sign)))

    def _unnamed(self, tokens: list[Token], residue: str, sign: Sign, types: tuple[str, ...]) -> SlotReading:
        text = text_of(token for token in tokens if token.key not in ARTICLES) or text_of(tokens)
        linked = self.linker.link(text, types)
        if linked is None and residue not in ("", text):
            linked = self.linker.link(residue, types)
        if linked is None:
            return SlotReading(Term(text), unknown=(text,))
        return SlotReading(replace(self._terms.of(text, linked), sign=Sign(sign * self.linker.turned(linked, text))))

    def _named(self, tokens: list[Token], is_subject: bool) -> SlotReading:
        terms: list[Term] = []
        reading = SlotReading()
        is_joined = True
        for place, token in enumerate(tokens):
            if not token.is_name:
                is_joined = is_joined or token.key in JOINING
                continue
            ids = self.linker.choose(token)
            if ids is None:
                return SlotReading(Term(token.text), unknown=(token.text,))
            term = self._terms.of(token.text, ids)
            glue = glue_behind(tokens, place)
            if glue in ("causal", "active", "condition"):
                reading = replace(reading, limits=reading.limits | Limits(scenes=(term,)))
                continue
            if terms and not is_joined:
                before = terms.pop()
                composed = self._terms.vesicles_of(before, term)
                if composed is not None:
                    terms.append(composed)
                elif self._terms.is_cell_with_vesicle(before, term):
                    return SlotReading(Term(token.text), unknown=(f"{before.text} {term.text}",))
                else:
                    terms.append(term)
                    reading = self._beside(reading, before, term, is_subject)
            else:
                terms.append(term)
            is_joined = False
        if not terms and reading.limits.scenes:
            return SlotReading(reading.limits.scenes[-1])
        is_joint = any(token.key in JOINTLY for token in tokens)
        return replace(reading, term=united(terms, is_joint))

    def _beside(self, reading: SlotReading, before: Term, head: Term, is_subject: bool) -> SlotReading:
        """A name that stands before the head: what brings it, where it happens, or what the evidence is about."""
        if self._terms.is_any_vesicle(before):
            return reading
        brings = is_subject and self._terms.are(before, "cell") and self._terms.are(head, "gene", "mirna", "vesicle")
        if brings or self._terms.are(before, "vesicle"):
            return replace(reading, origins=(*reading.origins, before))
        if self._terms.are(before, "cell"):
            return replace(reading, limits=reading.limits | Limits(cells=(before,)))
        return replace(reading, limits=reading.limits | Limits(scenes=(before,)))

    def _with_residue(self, reading: SlotReading, residue: str, text: str, is_subject: bool) -> SlotReading:
        """Words beside a name that are none: part of a longer name, a cell, or nothing the graph knows."""
        longer = self.linker.longer_name(text, reading.term)
        if longer is not None:
            ids, name = longer
            if not ids:
                return SlotReading(Term(name), unknown=(name,))
            return replace(reading, term=replace(self._terms.of(name, ids), sign=self.linker.turned(ids, name)))
        if self._terms.is_any_vesicle(reading.term):
            return self._vesicle_of(reading, residue)
        if not is_subject and (cell := self.linker.context_cell(residue) or self.linker.context_cell(text)):
            return replace(reading, limits=reading.limits | Limits(cells=(Term(residue, cell),)))
        linked = self.linker.link(residue, ("cell", "vesicle"), loosely=False)
        if linked is not None:
            return self._beside(reading, self._terms.of(residue, linked), reading.term, is_subject)
        cell = self.linker.known_cell(residue)
        if cell and is_subject and self._terms.are(reading.term, "vesicle"):  # those of another source
            return SlotReading(Term(text), unknown=(text,))
        if cell:
            return replace(reading, limits=reading.limits | Limits(cells=(Term(residue, cell),)))
        self.linker.notes.append(f"“{residue}” was not used: the graph has no such name")
        return reading

    def _vesicle_of(self, reading: SlotReading, source: str) -> SlotReading:
        """Exosomes of a source that is no name: of a cell after all, or of one that the graph does not hold."""
        linked = self.linker.link(source, ("cell",), loosely=False)
        composed = self._terms.vesicles_of(self._terms.of(source, linked), reading.term) if linked else None
        if composed is not None:
            return replace(reading, term=composed)
        name = f"{source} {reading.term.text}"
        return SlotReading(Term(name), unknown=(name,))

    def _modified(self, reading: SlotReading, meaning: str, piece: list[Token], is_subject: bool) -> SlotReading:
        text = text_of(piece)
        if not text:
            return reading
        condition = condition_in(text)
        if condition is not None and meaning in ("where", "study", "of"):
            field, value = condition
            added = Limits(species=(value,)) if field == "species" else Limits(settings=(value,))
            return replace(reading, limits=reading.limits | added)
        if meaning == "study" and (documents := self.linker.documents(text)):
            return replace(reading, limits=reading.limits | Limits(documents=documents))
        is_place = meaning in ("where", "study") or (meaning == "of" and not is_subject)
        if is_place and (cell := self.linker.context_cell(text)):
            return replace(reading, limits=reading.limits | Limits(cells=(Term(text, cell, self._ids_of(piece)),)))
        is_named = any(token.is_name for token in piece)
        if is_place and not is_named and (cell := self.linker.known_cell(text)):
            return replace(reading, limits=reading.limits | Limits(cells=(Term(text, cell, self._ids_of(piece)),)))
        if meaning in ("via", "avoid") and (any_of := self.linker.any_with(text)):
            return self._placed(reading, meaning, SlotReading(self._terms.of(text, any_of)), is_subject)
        inner = self._source(text) if is_subject and meaning in ("of", "origin") and not is_named else None
        inner = inner or self._head(piece, is_subject)
        if inner.unknown:
            return self._unknown_modifier(reading, meaning, inner, text)
        return self._placed(reading, meaning, inner, is_subject)

    def _source(self, text: str) -> SlotReading | None:
        """The cell or vesicle of the graph with `text` as part of its name: "chemokines of disc cells"."""
        linked = self.linker.link(text, ("cell", "vesicle"), loosely=False)
        return SlotReading(self._terms.of(text, linked)) if linked else None

    def _ids_of(self, piece: list[Token]) -> frozenset[str]:
        return frozenset(key for token in piece if token.found is not None for key in token.found.ids)

    def _unknown_modifier(self, reading: SlotReading, meaning: str, inner: SlotReading, text: str) -> SlotReading:
        """A limit nobody knows: without it the answer would be another one, except for where something happens."""
        if meaning in ("via", "avoid", "study", "origin", "cargo"):
            return replace(reading, unknown=(*reading.unknown, *inner.unknown))
        self.linker.notes.append(f"“{text}” was not used: the graph has no such name")
        return reading

    def _placed(self, reading: SlotReading, meaning: str, inner: SlotReading, is_subject: bool) -> SlotReading:
        """Put a modifier where it belongs."""
        term, head = inner.term, reading.term
        limits_ = reading.limits | inner.limits
        brings = self._terms.are(term, "vesicle") or (self._terms.are(term, "cell") and is_subject)
        if meaning == "cargo" and self._terms.are(head, "vesicle", "cell") and self._terms.are(term, "mirna", "gene"):
            return replace(reading, term=term, origins=(*reading.origins, head), limits=limits_)
        if meaning in ("origin", "where", "of", "cargo") and brings:
            if self._terms.is_any_vesicle(term) and inner.origins:
                term = inner.origins[-1]
            composed = self._terms.vesicles_of(term, head) if head.ids else None
            if composed is not None:
                return replace(reading, term=composed, limits=limits_)
            if self._terms.is_any_vesicle(term):
                return replace(reading, limits=limits_)
            return replace(reading, origins=(term, *inner.origins, *reading.origins), limits=limits_)
        if self._terms.are(term, "cell") and meaning in ("origin", "where", "of"):
            return replace(reading, limits=limits_ | Limits(cells=(term,)))
        added = {"via": Limits(via=(term,)), "avoid": Limits(avoid=(term,)), "study": Limits(studies=(term,))}
        return replace(reading, limits=limits_ | added.get(meaning, Limits(scenes=(term,))))
