"""The grammar of a slot, token by token: pieces, kinds, words that turn a name, words that only fill.

Nothing here knows a graph; `kg.questions.slots` ties what is found to entities.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.model import Sign
from kg.questions.query import Term
from kg.questions.tables import kinds, limits, noise, states
from kg.questions.tagging import Token
from kg.resources import resource
from kg.vocabulary import load_grammar

__all__ = [
    "ARTICLES",
    "JOINING",
    "JOINTLY",
    "condition_in",
    "glue_behind",
    "kind_of",
    "pieces_of",
    "residue_of",
    "text_of",
    "whole_kind",
    "without_states",
]

Piece = tuple[str, list[Token]]

ARTICLES = frozenset(("the", "a", "an", "its", "their", "some", "any"))
JOINTLY = frozenset(("both", "all"))
JOINING = frozenset(("and", "or", "plus", "as well as"))


def kind_of(tokens: Sequence[Token]) -> Term | None:
    """The kind of thing that the tokens ask for, or None; every kind named counts ("markers and cargo proteins")."""
    found = [kinds()[token.key] for token in tokens if token.key in kinds()]
    if not found:
        return None
    types = tuple(dict.fromkeys(kind for one in found for kind in one.types))
    excluding = "|".join(filter(None, (kind.excluding for kind in found)))
    return Term(text_of(tokens), text_of(tokens), kinds=types, excluding=excluding)


def whole_kind(tokens: Sequence[Token]) -> Term | None:
    meant = [token for token in tokens if token.key in kinds() or not _is_filler(token)]
    return kind_of(meant) if meant and all(token.key in kinds() for token in meant) else None


def pieces_of(tokens: Iterable[Token]) -> list[Piece]:
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


def without_states(tokens: list[Token]) -> tuple[Sign, list[Token]]:
    """The sign that words like "less" and "loss" give to a name, and the tokens without them."""
    sign, kept = Sign.PLUS, []
    for token in tokens:
        state = None if token.is_name or token.is_glued else states().get(token.key)
        if state is None or not any(other.is_name or not _is_filler(other) for other in tokens if other is not token):
            kept.append(token)
        else:
            sign = Sign(sign * state)
    return sign, kept


def glue_behind(tokens: list[Token], place: int) -> str:
    """Class of the glue word behind a name that has another name behind it ("TNF-alpha-induced apoptosis")."""
    if place + 2 >= len(tokens) or not any(token.is_name for token in tokens[place + 2 :]):
        return ""
    word = tokens[place + 1]
    readings = load_grammar().words.get("-" + word.key, ())
    return next((r.trigger.kind for r in readings if r.part == "glue" and r.trigger), "")


def _is_filler(token: Token) -> bool:
    return not token.is_name and (token.key in noise("filler") or token.key in noise("skip") or token.key in kinds()
                                  or "-" + token.key in load_grammar().words)  # fmt: skip


def residue_of(tokens: Sequence[Token]) -> str:
    """The words beside the names that may carry a meaning; empty when all of them are fillers."""
    others = [token for token in tokens if not (token.is_name or token.key in ARTICLES or _is_participle(token))]
    return "" if all(map(_is_filler, others)) else text_of(token for token in others if token.key not in JOINING)


def _is_participle(token: Token) -> bool:
    """ "carried" in "miR-21 carried by exosomes": what follows says it all."""
    return token.verb is not None and "d" in token.verb.letters


def text_of(tokens: Iterable[Token]) -> str:
    joined = ""
    for token in tokens:
        joined += ("-" if token.is_glued and joined else " " if joined else "") + token.text
    return joined


@cache
def _conditions() -> list[tuple[str, str, re.Pattern[str]]]:
    with resource("ontology", "grammar", "conditions.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return [(row["field"], row["value"], re.compile(row["words"], re.IGNORECASE)) for row in rows]


def condition_in(text: str) -> tuple[str, str] | None:
    """Species or setting that a modifier names and nothing else: "in rats", "in vivo", "in a mouse model"."""
    bare = " ".join(word for word in text.split() if word.lower() not in noise("filler"))
    for field, value, pattern in _conditions():
        if any(pattern.fullmatch(form) for form in (text, bare, f"in {bare}")):
            return field, value
    return None
