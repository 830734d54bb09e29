"""The question tables of `ontology/grammar/questions/`, read once.

Forms, kinds of things, limits and the verbs that only questions use are rows there; this module turns them into values
that the parser can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Entity, Relation, Sign
from kg.questions.query import Aim
from kg.resources import resource
from kg.vocabulary import Trigger, load_grammar
from kg.vocabulary.lexicon import read_table

__all__ = [
    "Form",
    "Kind",
    "VerbForm",
    "forms",
    "kinds",
    "limits",
    "noise",
    "nominals",
    "openings",
    "read_rows",
    "states",
    "verbs",
]  # fmt: skip

_SIGNS = {"+": Sign.PLUS, "-": Sign.MINUS}
_CARRYING = {"carry": (Relation.CARRIES,), "secrete": (Relation.SECRETES, Relation.CARRIES)}
_REVERSED = ("_by", "_in")
"""Kinds of predicates that name the object first ("due to"): no question is asked with them."""
_FORM_AIMS = {
    "": Aim(),
    "+": Aim(sign=Sign.PLUS),
    "carries": Aim("carry", Sign.PLUS, relations=(Relation.CARRIES,)),
    "good": Aim("help", is_good=True),
    "bad": Aim("harm", is_bad=True),
    "brings": Aim("bring", Sign.PLUS, relations=(Relation.CARRIES, Relation.SECRETES, Relation.INCREASES)),
}
_LETTERS = {"base": "b", "third": "s", "past": "d", "participle": "d", "ing": "g", "be": "a", "plain": "bs"}
_NAMES = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Form:
    """A shape that questions take: a row of ``forms.tsv``."""

    form: str
    asks: str
    aim: Aim
    """What is asked for where the form has no verb."""
    pattern: tuple[str, ...]
    example: str
    is_named: bool
    """Whether messages name the example."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that people ask for; `excluding` is a regular expression over labels not meant."""

    types: tuple[str, ...]
    excluding: str
    is_wider: bool = False
    """Whether the types hold other things as well, and nothing tells them apart."""

    def holds(self, entity: Entity) -> bool:
        """Whether an entity is of this kind."""
        if self.excluding and re.search(self.excluding, entity.label, re.IGNORECASE):
            return False
        return "*" in self.types or entity.type in self.types


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb in one of its forms: letters as in ``forms.tsv``, and what it asks for."""

    letters: str
    aim: Aim


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a question table, missing values empty."""
    for row in read_table(resource("ontology", "grammar", "questions", name)):
        yield {key: value or "" for key, value in row.items()}


@cache
def forms() -> tuple[Form, ...]:
    """Every form in the order they are tried, sets spelled out."""
    sets = {row["set"]: row["words"] for row in read_rows("sets.tsv")}

    def spelled(element: str) -> str:
        name, optional = element.removeprefix("$").removesuffix("?"), "?" * element.endswith("?")
        return f"({sets[name]}){optional}" if element.startswith("$") else element

    return tuple(
        Form(
            row["form"],
            row["asks"],
            _FORM_AIMS[row["sign"]],
            tuple(map(spelled, row["pattern"].split(" "))),
            row["example"].lstrip("*"),
            row["example"].startswith("*"),
        )
        for row in read_rows("forms.tsv")
    )


@cache
def openings() -> frozenset[str]:
    """The words that a question can open with."""
    first = set()
    for form in forms():
        for element in form.pattern:
            if not element[:1].isupper():
                first |= set(element.removesuffix("?").strip("()").split("|"))
            if not element.endswith("?"):
                break
    return frozenset(first)


@cache
def kinds() -> dict[str, Kind]:
    """Kind by the words that name it, in lower case."""
    return {
        words: Kind(tuple(row["types"].split("|")), row["except"], bool(row["wider"]))
        for row in read_rows("kinds.tsv")
        for words in row["words"].split("|")
    }


@cache
def limits() -> dict[str, str]:
    """Meaning of the words that open a modifier."""
    return {words: row["meaning"] for row in read_rows("limits.tsv") for words in row["words"].split("|")}


@cache
def nominals() -> dict[str, str]:
    """The noun that, with the name before it, names what a verb says of a tissue or cell: "degeneration"."""
    return {row[form]: row["noun"] for row in read_rows("nominals.tsv") for form in ("verb", "third")}


@cache
def noise(use: str) -> frozenset[str]:
    """Words without a meaning of their own."""
    return frozenset(words for row in read_rows("noise.tsv") if row["use"] == use for words in row["words"].split("|"))


@cache
def states() -> dict[str, Sign]:
    """Words beside a name that say there is more or less of it: "less", "loss", "knockdown"."""
    found: dict[str, Sign] = {row["word"]: _SIGNS[row["sign"]] for row in read_rows("cues.tsv")}
    for word, readings in load_grammar().words.items():
        for reading in readings:
            trigger = reading.trigger
            if trigger is None or not trigger.sign:
                continue
            is_state = (reading.part, trigger.kind) in _STATES or (reading.part, reading.form) == ("verb", "ing")
            if is_state and trigger.kind not in ("carry", "secrete", "express"):
                found.setdefault(word, trigger.sign)
    return found


_STATES = frozenset((("adjective", "state"), ("noun", "event"), ("noun", "intervention"), ("noun", "prevent")))


@cache
def verbs() -> dict[str, VerbForm]:
    """Every form of every verb a question may use, by its words in lower case; question tables win."""
    found: dict[str, VerbForm] = {}
    grammar = load_grammar()
    readings = [(word, reading) for word, all_readings in grammar.words.items() for reading in all_readings]
    readings += [(" ".join(words), reading) for words, many in grammar.all_phrases() for reading in many]
    for words, reading in readings:
        if reading.part not in ("verb", "predicate") or reading.trigger is None or reading.form not in _LETTERS:
            continue
        if not reading.trigger.kind.endswith(_REVERSED):
            _add(found, words, _LETTERS[reading.form], _aim(reading.trigger))
    asked: dict[str, VerbForm] = {}
    for row in read_rows("verbs.tsv"):
        aim = _asked_aim(row)
        if row["forms"] == "-":
            _add(asked, row["phrase"], "a", aim)
            continue
        for name, words in zip(_NAMES, (row["phrase"], *row["forms"].split("|")), strict=True):
            _add(asked, words, _LETTERS[name], aim)
    return found | asked


def _add(found: dict[str, VerbForm], words: str, letters: str, aim: Aim) -> None:
    known = found.get(words)
    found[words] = VerbForm(known.letters + letters, known.aim) if known else VerbForm(letters, aim)


def _aim(trigger: Trigger) -> Aim:
    if trigger.kind == "improve":
        return Aim(trigger.lemma, is_good=True)
    if trigger.kind in ("target", "sponge"):
        return Aim(trigger.lemma, direct=True)
    if trigger.kind in _CARRYING:
        return Aim(trigger.lemma, Sign.PLUS, relations=_CARRYING[trigger.kind])
    return Aim(trigger.lemma, trigger.sign)


def _asked_aim(row: dict[str, str]) -> Aim:
    if row["sign"] in ("good", "bad"):
        return Aim(row["phrase"], is_good=row["sign"] == "good", is_bad=row["sign"] == "bad")
    return _aim(Trigger(row["phrase"], _SIGNS.get(row["sign"], Sign.UNKNOWN), row["class"]))
