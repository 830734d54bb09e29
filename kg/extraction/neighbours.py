"""What stands around a word in its clause: the word before and behind, its auxiliary, the verb it continues."""

from __future__ import annotations

from kg.extraction.items import Item
from kg.vocabulary.triggers import word_list

__all__ = [
    "NAMES",
    "NEUTRAL",
    "OPENERS",
    "auxiliary",
    "chain_form",
    "follows_present",
    "is_plural",
    "lists_companions",
    "word_before",
    "word_behind",
]

NAMES = frozenset(("mention", "noun", "word", "role", "closed"))
"""Kinds of items that a noun phrase names things with."""
OPENERS = frozenset(("det", "of", "prep", "means", "shown", "after", "without", "adjective", "example", "as"))
"""Kinds of items that a noun phrase follows."""
NEUTRAL = frozenset(("report", "aim", "light", "plain", "treatment"))
"""Kinds of verbs without a sign."""


def is_plural(item: Item) -> bool:
    """Whether a noun is printed in the plural: "exosomes", "microglia"."""
    return item.text.endswith(("s", *word_list("plurals without s")))


def word_before(items: list[Item], index: int) -> Item | None:
    """The item before, adverbs skipped."""
    for back in range(index - 1, -1, -1):
        if items[back].kind != "adverb":
            return items[back]
    return None


def word_behind(items: list[Item], index: int) -> Item | None:
    """The item behind, adverbs skipped."""
    for ahead in range(index + 1, len(items)):
        if items[ahead].kind != "adverb":
            return items[ahead]
    return None


def auxiliary(items: list[Item], index: int) -> str:
    """The auxiliary that governs the participle at `index`: be, have or none."""
    for back in range(index - 1, max(index - 5, -1), -1):
        kind = items[back].kind
        if kind in ("be", "have"):
            return "be" if kind == "be" else "have"
        if kind == "light" and items[back].word in ("have", "has", "had"):
            return "have"
        if kind not in ("adverb", "not", "but", "resume", "modal") and items[back].word not in (
            "also",
            "all",
            "each",
            "the",
            "most",
            "more",
            "then",
            "both",
            "only",
            "been",
        ):
            return ""
    return ""


def follows_present(items: list[Item], index: int) -> bool:
    """Whether the verb before is in the present tense, so that a participle behind "and" describes a noun."""
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.kind in ("semi", "sub", "rel", "colon", "be"):
            return False
        if item.kind == "predicate" and item.form == "reduced":
            return False
        if item.kind == "predicate":
            return items[back - 1].word not in ("was", "were", "been") if back else True
        if item.kind in NEUTRAL | {"verb"} and item.form:
            return item.word.endswith("s") or item.form == "ing"
    return False


def chain_form(items: list[Item], index: int) -> str:
    """Use of the verb that a coordinated verb continues: the nearest verb before it in the same clause."""
    for back in range(index - 1, -1, -1):
        kind = items[back].kind
        if kind in ("semi", "sub", "rel", "colon"):
            return ""
        if kind in ("verb", "predicate"):
            return items[back].form
        if kind == "be":
            return "passive"
        if kind in NEUTRAL and items[back].form:
            return items[back].form
    return ""


def lists_companions(items: list[Item], index: int) -> bool:
    """Whether the list is of what goes along: "X fell, along with more fibrosis, increased collagen and EMT"."""
    for item in reversed(items[:index]):
        if item.word in word_list("companions"):
            return True
        if item.kind in ("verb", "predicate", "be", "semi", "sub", "rel"):
            return False
    return False
