"""Modifiers that have lost their hyphen: "ER-stress related apoptosis", "reduced TNF-α induced apoptosis"."""

from __future__ import annotations

from kg.extraction.items import Item
from kg.vocabulary.triggers import load_grammar, word_list

__all__ = ["binds", "glues"]


def binds(items: list[Item], index: int) -> bool:
    """Whether a suffix printed without its hyphen stands between two names: "ER-stress related apoptosis"."""
    between = 0 < index < len(items) - 1 and items[index - 1].kind == "mention"
    return between and items[index + 1].kind in ("mention", "noun", "word")


def glues(items: list[Item], index: int) -> bool:
    """Whether a participle without its hyphen binds two names: "reduced TNF-α induced apoptosis"."""
    reading = load_grammar().words.get("-" + items[index].word)
    if reading is None or items[index].word not in word_list("loose participles"):
        return False
    behind = items[index + 1].kind if index + 1 < len(items) else ""
    if (
        index < 2
        or items[index - 1].kind != "mention"
        or behind not in ("mention", "noun", "word", "adjective", "role")
    ):
        return False
    if _is_only_verb(items, index):
        return False
    if items[index - 2].kind == "and" and index >= 4 and items[index - 3].kind == "mention":
        index -= 2
    return items[index - 2].kind in ("verb", "of", "det", "adjective", "means", "prep", "after", "predicate")


def _is_only_verb(items: list[Item], index: int) -> bool:
    """Whether the clause has no other verb: "C3 carried by vesicles induced IL-6"."""
    start = next((k + 1 for k in range(index - 1, -1, -1) if items[k].kind in ("semi", "colon", "sub")), 0)
    opens_with_name = start < index - 1 and items[start].kind in ("mention", "det", "adverb")
    before = any(i.kind == "be" or i.form in ("finite", "passive", "infinitive") for i in items[start:index])
    behind = any(i.kind == "be" or any(r.form in ("past", "third") for r in i.readings) for i in items[index + 1 :])
    return opens_with_name and not before and not behind
