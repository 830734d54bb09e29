"""Reads one slot of a question: the thing it names, and what stands around it.

"less apoptosis of NP cells", "miR-532-5p from BM-MSC exosomes", "ER-stress-induced apoptosis in rats": a slot is a head
with modifiers.  The head gives the `Term`; the modifiers give origins (what brings it), limits (where, via what) and
scenes (what the evidence should mention).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.graph import MechanismGraph
from kg.model import Entity, Sign
from kg.questions.linking import Linker
from kg.questions.query import NOTHING, UNLIMITED, Limits, Term
from kg.questions.tables import kinds, limits, noise, states
from kg.questions.tagging import Token
from kg.resources import resource
from kg.vocabulary import load_grammar
from kg.vocabulary.mirna import read_mirna

__all__ = ["SlotReader", "SlotReading", "kind_of"]

Piece = tuple[str, list[Token]]


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

    def read(self, tokens: Sequence[Token], is_subject: bool, types: tuple[str, ...] = ()) -> SlotReading:
        """The thing a slot names, with its modifiers; `types` decides when a word is part of several names."""
        pieces = _pieces(tokens)
        head = pieces.pop(0)[1]
        if not head and pieces:
            head = pieces.pop(0)[1]
        while pieces and pieces[0][0] == "of" and not any(token.is_name for token in head) and not _kind(head):
            head = [*head, *pieces.pop(0)[1]]
        reading = self._head(head, is_subject, types)
        for meaning, piece in pieces:
            reading = self._modified(reading, meaning, piece, is_subject)
        return reading

    def read_limits(self, tokens: Sequence[Token]) -> SlotReading:
        """The limits that stand alone at the end of a question."""
        reading = SlotReading()
        for meaning, piece in _pieces(tokens):
            if meaning:
                reading = self._modified(reading, meaning, piece, is_subject=False)
        return reading

    def is_place(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens name a cell as the contexts of evidence do, and nothing else."""
        return bool(self.linker.context_cell(_text(tokens)))

    def is_known_place(self, tokens: Sequence[Token]) -> bool:
        """Whether the vocabulary knows the tokens as a cell or tissue, whatever the graph holds."""
        return bool(self.linker.known_cell(_text(tokens)))

    def read_place(self, tokens: Sequence[Token]) -> SlotReading:
        """Tokens that say where something happens."""
        return self._modified(SlotReading(), "where", list(tokens), is_subject=False)

    def _head(self, tokens: list[Token], is_subject: bool, types: tuple[str, ...] = ()) -> SlotReading:
        whole = _text(token for token in tokens if token.key not in _ARTICLES)
        if turned := self.linker.turned_name(whole):
            return SlotReading(replace(self._term(whole, turned), sign=self.linker.turned(turned, whole)))
        sign, tokens = _without_states(tokens)
        names = [token for token in tokens if token.is_name]
        residue = _residue(tokens)
        kind = _kind(tokens)
        if not names and kind is not None:
            return SlotReading(replace(kind, sign=sign))
        if not names:
            return self._unnamed(tokens, residue, sign, types)
        reading = self._named(tokens, is_subject)
        if reading.unknown:
            return reading
        if residue:
            reading = self._with_residue(reading, residue, _text(tokens), is_subject)
        return replace(reading, term=replace(reading.term, sign=Sign(sign * reading.term.sign)))

    def _unnamed(self, tokens: list[Token], residue: str, sign: Sign, types: tuple[str, ...]) -> SlotReading:
        text = _text(token for token in tokens if token.key not in _ARTICLES) or _text(tokens)
        linked = self.linker.link(text, types)
        if linked is None and residue not in ("", text):
            linked = self.linker.link(residue, types)
        if linked is None:
            return SlotReading(Term(text), unknown=(text,))
        return SlotReading(replace(self._term(text, linked), sign=Sign(sign * self.linker.turned(linked, text))))

    def _term(self, text: str, ids: Iterable[str]) -> Term:
        """The term of entities, each with everything narrower; a miRNA named by number stands for itself alone."""
        main = tuple(sorted(ids))
        entities = [self.graph.entities[key] for key in main]
        every: set[str] = set()
        for entity in entities:
            every |= {entity.id} if _is_one_mirna(entity) else self.graph.narrower(entity.id)
        kind = kinds().get(" ".join(text.lower().split()))
        if kind is not None and all(entity.type in kind.types for entity in entities):
            every |= {key for key, entity in self.graph.entities.items() if kind.holds(entity)}
        return Term(text, " or ".join(dict.fromkeys(entity.label for entity in entities)), frozenset(every), main)

    def _named(self, tokens: list[Token], is_subject: bool) -> SlotReading:
        terms: list[Term] = []
        reading = SlotReading()
        is_joined = True
        for place, token in enumerate(tokens):
            if not token.is_name:
                is_joined = is_joined or token.key in _JOINING
                continue
            ids = self.linker.choose(token)
            if ids is None:
                return SlotReading(Term(token.text), unknown=(token.text,))
            term = self._term(token.text, ids)
            glue = _glue(tokens, place)
            if glue in ("causal", "active", "condition"):
                reading = replace(reading, limits=reading.limits | Limits(scenes=(term,)))
                continue
            if terms and not is_joined:
                before = terms.pop()
                composed = self._composed(before, term)
                if composed is not None:
                    terms.append(composed)
                elif self._is_source_of_none(before, term):
                    return SlotReading(Term(token.text), unknown=(f"{before.text} {term.text}",))
                else:
                    terms.append(term)
                    reading = self._beside(reading, before, term, is_subject)
            else:
                terms.append(term)
            is_joined = False
        if not terms and reading.limits.scenes:
            return SlotReading(reading.limits.scenes[-1])
        return replace(reading, term=_united(terms))

    def _composed(self, source: Term, vesicle: Term) -> Term | None:
        """The vesicles of a cell: by what the graph says it secretes, or by their label."""
        if not (self._are(source, "cell") and self._is_any_vesicle(vesicle)):
            return None
        secreted = {
            statement.object.id
            for statement in self.graph.statements.values()
            if statement.relation == "secretes" and statement.subject.id in source.main and not statement.negated
        }
        for key in source.main:
            found = self.linker.index.lookup(f"{self.graph.entities[key].label} exosome")
            secreted |= set(found.ids) if found else set()
        return self._term(f"{source.text} {vesicle.text}", secreted) if secreted else None

    def _is_source_of_none(self, source: Term, vesicle: Term) -> bool:
        return self._are(source, "cell") and self._is_any_vesicle(vesicle)

    def _is_any_vesicle(self, term: Term) -> bool:
        return self._are(term, "vesicle") and all(not self.graph.entities[key].broader for key in term.main)

    def _beside(self, reading: SlotReading, before: Term, head: Term, is_subject: bool) -> SlotReading:
        """A name that stands before the head: what brings it, where it happens, or what the evidence is about."""
        if self._is_any_vesicle(before):
            return reading
        brings = is_subject and self._are(before, "cell") and self._are(head, "gene", "mirna", "vesicle")
        if brings or self._are(before, "vesicle"):
            return replace(reading, origins=(*reading.origins, before))
        if self._are(before, "cell"):
            return replace(reading, limits=reading.limits | Limits(cells=(before,)))
        return replace(reading, limits=reading.limits | Limits(scenes=(before,)))

    def _with_residue(self, reading: SlotReading, residue: str, text: str, is_subject: bool) -> SlotReading:
        """Words beside a name that are none: part of a longer name, a cell, or nothing the graph knows."""
        longer = self.linker.longer_name(text, reading.term)
        if longer is not None:
            ids, name = longer
            if not ids:
                return SlotReading(Term(name), unknown=(name,))
            return replace(reading, term=replace(self._term(name, ids), sign=self.linker.turned(ids, name)))
        if not is_subject and (cell := self.linker.context_cell(residue) or self.linker.context_cell(text)):
            return replace(reading, limits=reading.limits | Limits(cells=(Term(residue, cell),)))
        linked = self.linker.link(residue, ("cell", "vesicle"), loosely=False)
        if linked is not None:
            return self._beside(reading, self._term(residue, linked), reading.term, is_subject)
        cell = self.linker.known_cell(residue)
        if cell:
            return replace(reading, limits=reading.limits | Limits(cells=(Term(residue, cell),)))
        self.linker.notes.append(f"“{residue}” was not used: the graph has no such name")
        return reading

    def _modified(self, reading: SlotReading, meaning: str, piece: list[Token], is_subject: bool) -> SlotReading:
        text = _text(piece)
        if not text:
            return reading
        condition = _condition(text)
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
        inner = self._head(piece, is_subject)
        if inner.unknown:
            return self._unknown_modifier(reading, meaning, inner, text)
        return self._placed(reading, meaning, inner, is_subject)

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
        brings = self._are(term, "vesicle") or (self._are(term, "cell") and is_subject)
        if meaning == "cargo" and self._are(head, "vesicle", "cell") and self._are(term, "mirna", "gene"):
            return replace(reading, term=term, origins=(*reading.origins, head), limits=limits_)
        if meaning in ("origin", "where", "of", "cargo") and brings:
            if self._is_any_vesicle(term) and inner.origins:
                term = inner.origins[-1]
            composed = self._composed(term, head) if head.ids else None
            if composed is not None:
                return replace(reading, term=composed, limits=limits_)
            if self._is_any_vesicle(term):
                return replace(reading, limits=limits_)
            return replace(reading, origins=(term, *inner.origins, *reading.origins), limits=limits_)
        if self._are(term, "cell") and meaning in ("origin", "where", "of"):
            return replace(reading, limits=limits_ | Limits(cells=(term,)))
        added = {"via": Limits(via=(term,)), "avoid": Limits(avoid=(term,)), "study": Limits(studies=(term,))}
        return replace(reading, limits=limits_ | added.get(meaning, Limits(scenes=(term,))))

    def _are(self, term: Term, *types: str) -> bool:
        return bool(term.main) and all(self.graph.entities[key].type in types for key in term.main)


_ARTICLES = frozenset(("the", "a", "an", "its", "their", "some", "any"))
_JOINING = frozenset(("and", "or", "plus", "as well as"))


def kind_of(tokens: Sequence[Token]) -> Term | None:
    """The kind of thing that the tokens ask for, or None; every kind named counts ("markers and cargo proteins")."""
    found = [kinds()[token.key] for token in tokens if token.key in kinds()]
    if not found:
        return None
    types = tuple(dict.fromkeys(kind for one in found for kind in one.types))
    excluding = "|".join(filter(None, (kind.excluding for kind in found)))
    return Term(_text(tokens), _text(tokens), kinds=types, excluding=excluding)


def _kind(tokens: Sequence[Token]) -> Term | None:
    meant = [token for token in tokens if token.key in kinds() or not _is_filler(token)]
    return kind_of(meant) if meant and all(token.key in kinds() for token in meant) else None


def _pieces(tokens: Iterable[Token]) -> list[Piece]:
    """The head of a slot, then each modifier with its meaning; the head may be empty."""
    pieces: list[Piece] = [("", [])]
    for token in tokens:
        meaning = "" if token.is_name or token.is_glued else limits().get(token.key, "")
        if not meaning:
            pieces[-1][1].append(token)
        elif pieces[-1][0] and not pieces[-1][1]:
            pieces[-1] = (meaning if pieces[-1][0] == "of" else pieces[-1][0], [])
        else:
            pieces.append((meaning, []))
    return pieces


def _without_states(tokens: list[Token]) -> tuple[Sign, list[Token]]:
    """The sign that words like "less" and "loss" give to a name, and the tokens without them."""
    sign, kept = Sign.PLUS, []
    for token in tokens:
        state = None if token.is_name or token.is_glued else states().get(token.key)
        if state is None or not any(other.is_name for other in tokens):
            kept.append(token)
        else:
            sign = Sign(sign * state)
    return sign, kept


def _glue(tokens: list[Token], place: int) -> str:
    """Class of the glue word behind a name that has another name behind it ("TNF-alpha-induced apoptosis")."""
    if place + 2 >= len(tokens) or not any(token.is_name for token in tokens[place + 2 :]):
        return ""
    word = tokens[place + 1]
    readings = load_grammar().words.get("-" + word.key, ())
    return next((r.trigger.kind for r in readings if r.part == "glue" and r.trigger), "")


def _is_filler(token: Token) -> bool:
    return not token.is_name and (token.key in noise("filler") or token.key in noise("skip") or token.key in kinds()
                                  or "-" + token.key in load_grammar().words)  # fmt: skip


def _is_one_mirna(entity: Entity) -> bool:
    return entity.type == "mirna" and read_mirna(entity.label) is not None


def _united(terms: list[Term]) -> Term:
    if len(terms) == 1:
        return terms[0]
    return Term(
        " and ".join(term.text for term in terms),
        " and ".join(term.label for term in terms),
        frozenset().union(*(term.ids for term in terms)),
        tuple(key for term in terms for key in term.main),
    )


def _residue(tokens: Sequence[Token]) -> str:
    """The words beside the names that may carry a meaning; empty when all of them are fillers."""
    others = [token for token in tokens if not (token.is_name or token.key in _ARTICLES or _is_participle(token))]
    return "" if all(map(_is_filler, others)) else _text(token for token in others if token.key not in _JOINING)


def _is_participle(token: Token) -> bool:
    """ "carried" in "miR-21 carried by exosomes": what follows says it all."""
    return token.verb is not None and "d" in token.verb.letters


def _text(tokens: Iterable[Token]) -> str:
    joined = ""
    for token in tokens:
        joined += ("-" if token.is_glued and joined else " " if joined else "") + token.text
    return joined


@cache
def _conditions() -> list[tuple[str, str, re.Pattern[str]]]:
    with resource("ontology", "grammar", "conditions.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return [(row["field"], row["value"], re.compile(row["words"], re.IGNORECASE)) for row in rows]


def _condition(text: str) -> tuple[str, str] | None:
    """Species or setting that a modifier names and nothing else: "in rats", "in vivo", "in a mouse model"."""
    bare = " ".join(word for word in text.split() if word.lower() not in noise("filler"))
    for field, value, pattern in _conditions():
        if any(pattern.fullmatch(form) for form in (text, bare, f"in {bare}")):
            return field, value
    return None
