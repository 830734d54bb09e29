"""Fits the tokens of a question to a form of ``forms.tsv``: words, slots and verbs, with backtracking.

A slot takes as few tokens as it can.  A noun such as "inhibitor" or "target" stands where a pattern has ``N.agent`` or
``N.target``; ``V`` and ``W`` take a verb, ``D`` one that makes a noun (`nominals`), ``E`` an effect, ``F`` the limits
at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.questions.query import Aim
from kg.questions.tables import Form, forms, limits, noise, nominals
from kg.questions.tagging import Token
from kg.resources import resource
from kg.vocabulary import load_grammar
from kg.vocabulary.lexicon import read_table

__all__ = ["Fit", "fits"]

Slots = dict[str, tuple[Token, ...]]


class Fit(NamedTuple):
    """A form that a question has, what fills its slots, and its verb's aim."""

    form: Form
    slots: Slots
    aim: Aim


def fits(tokens: Sequence[Token]) -> list[Fit]:
    """Every form that the question has, in the order of the table."""
    found = []
    for form in forms():
        slots = _match(form.pattern, tuple(tokens), {})
        if slots is not None:
            found.append(Fit(form, slots, _aim_of(slots)))
    return found


def _match(pattern: tuple[str, ...], tokens: tuple[Token, ...], slots: Slots) -> Slots | None:
    if not pattern:
        return slots if not tokens else None
    element, rest = pattern[0], pattern[1:]
    if element.endswith("?"):
        return _match((element[:-1], *rest), tokens, slots) or _match(rest, tokens, slots)
    if not tokens:
        return None
    if element == "E":
        is_effect = tokens[0].verb is not None and "e" in tokens[0].verb.letters
        return _match(rest, tokens[1:], {**slots, "E": tokens[:1]}) if is_effect else None
    if element in ("A", "B", "C", "K", "F", "O"):
        return _match_slot(element, rest, tokens, slots)
    if element[:2] in ("V.", "W.", "N.", "D."):
        if not _is_trigger(element, tokens[0]):
            return None
        return _match(rest, tokens[1:], {**slots, element[0]: (*slots.get(element[0], ()), tokens[0])})
    return _match(rest, tokens[1:], slots) if tokens[0].key in _words(element) and not tokens[0].is_name else None


def _match_slot(name: str, rest: tuple[str, ...], tokens: tuple[Token, ...], slots: Slots) -> Slots | None:
    if name != "F" and tokens[0].key == "by" and not tokens[0].is_name:
        return None
    if name == "F" and (tokens[0].is_name or limits().get(tokens[0].key, "of") == "of"):
        return None
    for taken in range(1, len(tokens) + 1):
        if _opens_clause(tokens[taken - 1]) or _joins_clause(tokens[:taken]):
            return None
        if name == "K" and tokens[taken - 1].is_name and taken > 1 and limits().get(tokens[taken - 2].key):
            return None
        if tokens[taken - 1].key in ("and", "or") and not tokens[taken - 1].is_name:
            continue
        found = _match(rest, tokens[taken:], {**slots, name: tokens[:taken]})
        if found is not None:
            return found
    return None


def _opens_clause(token: Token) -> bool:
    """Whether a token cannot stand in a slot: a finite verb, or a word that opens a clause of its own."""
    if token.is_name or token.is_glued:
        return False
    is_finite = token.verb is not None and not set(token.verb.letters) & set("dgae") and token.key not in _nouns()
    return token.key in noise("clause") or is_finite


def _joins_clause(tokens: Sequence[Token]) -> bool:
    """Whether the last of the tokens is the verb of a second clause: "aggrecan and decreases" ..."""
    if len(tokens) < 2 or tokens[-2].key not in ("and", "or") or tokens[-2].is_name:
        return False
    last = tokens[-1]
    return last.verb is not None and not last.is_name and "s" in last.verb.letters


@cache
def _nouns() -> frozenset[str]:
    """Words that are nouns too ("increase", "target", "repair")."""
    named = {word for word, readings in load_grammar().words.items() if any(r.part == "noun" for r in readings)}
    heads = read_table(resource("ontology", "grammar", "process_heads.tsv"))
    return frozenset(named | {row["head"] for row in heads})


@cache
def _words(element: str) -> frozenset[str]:
    return frozenset(element.strip("()").split("|"))


def _is_trigger(element: str, token: Token) -> bool:
    if token.is_name or token.is_glued:
        return False
    if element.startswith("D."):
        return token.key in nominals()
    if element[:2] in ("V.", "W."):
        return token.verb is not None and bool(set(token.verb.letters) & set(element[2:]))
    return any(reading.part == "noun" and reading.trigger is not None and reading.trigger.kind == element[2:]
               for reading in load_grammar().words.get(token.key, ()))  # fmt: skip


def _aim_of(slots: Slots) -> Aim:
    """What the verb asks for; two verbs ("activate or inhibit") ask for either sign."""
    if nouns := slots.get("N"):
        readings = load_grammar().words[nouns[0].key]
        trigger = next(r.trigger for r in readings if r.part == "noun" and r.trigger)
        return Aim(trigger.lemma, trigger.sign, direct=trigger.kind == "target")
    verbs = [token.verb.aim for token in slots.get("E", slots.get("V", ())) if token.verb is not None]
    if not verbs:
        return Aim()
    return verbs[0] if len(verbs) == 1 else Aim(" or ".join(verb.verb for verb in verbs))
