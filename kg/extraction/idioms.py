"""Verbs in two pieces, "keeps X in check" and "holds Y down", read as the one verb that they mean."""

from __future__ import annotations

from functools import cache

from kg.extraction.items import Item
from kg.resources import resource
from kg.vocabulary.lexicon import read_table
from kg.vocabulary.triggers import load_grammar

__all__ = ["read_idiom", "verbs_in_two_pieces"]

_WITHIN = 8
"""Items behind the verb among which its end is looked for."""


@cache
def _idioms() -> dict[str, tuple[frozenset[str], str]]:
    """Form of a verb -> the ends that complete it, and the form of the verb that is meant."""
    idioms: dict[str, tuple[frozenset[str], str]] = {}
    for row in read_table(resource("ontology", "grammar", "idioms.tsv")):
        ends = frozenset(row["end"].split("|"))
        for form, meant in zip(row["verb"].split("|"), row["meaning"].split("|"), strict=True):
            idioms[form] = (ends, meant)
    return idioms


@cache
def verbs_in_two_pieces() -> frozenset[str]:
    """The forms of verbs that `read_idiom` knows an end of."""
    return frozenset(_idioms())


def read_idiom(items: list[Item], index: int) -> None:
    """Give a verb whose end stands behind its object the readings of the verb that both mean."""
    ends, meant = _idioms()[items[index].word]
    for at in range(index + 1, min(index + _WITHIN, len(items))):
        if items[at].kind in ("comma", "semi", "sub", "rel", "be"):
            return
        length = _length_of_end(items, at, ends)
        if length and any(i.kind == "mention" for i in items[index:at]):
            items[index].readings = load_grammar().words[meant]
            for rest in items[at : at + length]:
                rest.kind, rest.readings = "adverb", ()
            return


def _length_of_end(items: list[Item], at: int, ends: frozenset[str]) -> int:
    """How many items from `at` on are one of the ends; a single word that describes a noun is none."""
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is not None and f"{items[at].word} {behind.word}" in ends:
        return 2
    describes = behind is not None and behind.kind in ("mention", "noun", "word")
    return 1 if items[at].word in ends and not describes else 0
