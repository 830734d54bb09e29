"""The words that raise, lower, carry or merely connect, and every form they take.

Verbs, nouns and adjectives with their signs are rows in `ontology/grammar/`; this module inflects them and answers what
a word can be.  A word may be several things ("increase" is a verb and a noun); `kg.extraction.roles` decides by its
place in the clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Sign
from kg.resources import resource
from kg.vocabulary.lexicon import read_table

__all__ = ["Grammar", "Reading", "Trigger", "load_grammar", "word_list"]

WordPhrase = tuple[tuple[str, ...], tuple["Reading", ...]]
"""The words of a phrase, and what they can be together."""
_SIGNS = {"+": Sign.PLUS, "-": Sign.MINUS, "0": Sign.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase with a sign: its lemma, the direction it gives, and how its arguments are found."""

    lemma: str
    sign: Sign
    kind: str
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a word form can be.

    `part` is verb, noun, adjective, glue, predicate or a closed-class kind of ``words.tsv``; `form` is base, third,
    past, participle, ing or plural.
    """

    part: str
    form: str = ""
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Readings by word form, and phrases by their first and second word, longest first."""

    words: dict[str, tuple[Reading, ...]]
    phrases: dict[str, dict[str, tuple[WordPhrase, ...]]]
    effect_stems: dict[str, str]
    lists: dict[str, frozenset[str]]
    """Named word lists of ``wordlists.tsv``."""

    def all_phrases(self) -> Iterator[WordPhrase]:
        """Every phrase with its readings."""
        for opened in self.phrases.values():
            for alike in opened.values():
                yield from alike

    def verb(self, word: str) -> Trigger | None:
        """The trigger of a verb form, or None: what a question's verb means."""
        return next((r.trigger for r in self.words.get(word.lower(), ()) if r.part == "verb" and r.trigger), None)


@cache
def load_grammar() -> Grammar:
    """Read and inflect the tables once."""
    words: dict[str, list[Reading]] = defaultdict(list)
    phrases: dict[tuple[str, ...], list[Reading]] = defaultdict(list)

    def add(text: str, reading: Reading) -> None:
        parts = tuple(text.split(" "))
        if len(parts) == 1:
            if reading not in words[text]:
                words[text].append(reading)
        else:
            phrases[parts].append(reading)

    _add_verbs(add)
    for row in _rows("process_verbs.tsv"):
        trigger = Trigger(row["process"], _SIGNS[row["sign"]], "process")
        for form, name in zip(
            [row["verb"], *_inflect(row["verb"])], ("base", "third", "past", "participle", "ing"), strict=True
        ):
            add(form, Reading("verb", name, trigger))
    for row in _rows("nouns.tsv"):
        trigger = Trigger(row["noun"], _SIGNS[row["sign"]], row["class"])
        for noun, form in ((row["noun"], ""), (_plural(row["noun"]), "plural")):
            add(noun.lower(), Reading("noun", form, trigger))
    for row in _rows("adjectives.tsv"):
        add(row["adjective"], Reading("adjective", "", Trigger(row["adjective"], _SIGNS[row["sign"]], row["class"])))
    for row in _rows("glue.tsv"):
        add("-" + row["suffix"], Reading("glue", "", Trigger(row["suffix"], _SIGNS[row["sign"]], row["class"])))
    for row in _rows("predicates.tsv"):
        form = "be" if row["be"] else "plain"
        add(row["phrase"], Reading("predicate", form, Trigger(row["phrase"], _SIGNS[row["sign"]], row["class"])))
    for row in _rows("words.tsv"):
        for word in row["words"].split("|"):
            add(word, Reading(row["kind"]))
    stems = {row["stem"]: row["process"] for row in _rows("effect_adjectives.tsv")}
    lists = {row["list"]: frozenset(row["words"].split("|")) for row in _rows("wordlists.tsv")}
    return Grammar({k: tuple(v) for k, v in words.items()}, _by_opening(phrases), stems, lists)


def _by_opening(phrases: Mapping[tuple[str, ...], Sequence[Reading]]) -> dict[str, dict[str, tuple[WordPhrase, ...]]]:
    """Phrases by their first and second word, longest first."""
    found: dict[str, dict[str, tuple[WordPhrase, ...]]] = defaultdict(dict)
    for parts in sorted(phrases, key=len, reverse=True):
        opened = found[parts[0]]
        opened[parts[1]] = (*opened.get(parts[1], ()), (parts, tuple(phrases[parts])))
    return dict(found)


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of ``ontology/grammar/wordlists.tsv``."""
    return load_grammar().lists[name]


def _rows(name: str) -> list[dict[str, str]]:
    return [{k: v or "" for k, v in row.items()} for row in read_table(resource("ontology", "grammar", name))]


def _add_verbs(add: Callable[[str, Reading], None]) -> None:
    for row in _rows("verbs.tsv"):
        lemma, *rest = row["lemma"].split(" ")
        particle = " ".join([*rest, *([row["particle"]] if row["particle"] else [])])
        trigger = Trigger(row["lemma"], _SIGNS[row["sign"]], row["class"], particle)
        forms = row["forms"].split("|") if row["forms"] else _inflect(lemma)
        british = [form.replace("iz", "is") for form in (lemma, *forms)] if lemma.endswith("ize") else []
        tail = f" {particle}" if particle else ""
        for form, name in zip([lemma, *forms], ("base", "third", "past", "participle", "ing"), strict=True):
            add(form + tail, Reading("verb", name, trigger))
        for form, name in zip(british, ("base", "third", "past", "participle", "ing"), strict=False):
            add(form + tail, Reading("verb", name, trigger))
        for noun in filter(None, row["nouns"].split("|")):
            kind = "intervention" if row["class"] == "intervene" else "event"
            kind = (
                row["class"] if row["class"] in ("protect", "sponge", "target", "carry", "secrete", "improve") else kind
            )
            made = Trigger(noun, trigger.sign, kind)
            add(noun, Reading("noun", "", made))
            add(_plural(noun), Reading("noun", "plural", made))


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith(("ty", "cy", "ry")) else noun + "s"


_DOUBLED = ("stop", "drop", "curb", "cut", "shed", "knit", "ship", "quel", "control", "transfer", "deter")


def _inflect(verb: str) -> list[str]:
    """Third person, past, past participle and -ing form of a regular verb.

    >>> _inflect("carry"), _inflect("reduce")
    (['carries', 'carried', 'carried', 'carrying'], ['reduces', 'reduced', 'reduced', 'reducing'])
    """
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb + verb[-1] if verb.endswith(("ol", "er")) and verb in _DOUBLED else verb
    return [third, stem + "ed", stem + "ed", stem + "ing"]
