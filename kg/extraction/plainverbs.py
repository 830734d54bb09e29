"""Verbs without a sign ("showed", "was treated"): whether such a word is a verb here, and in which use."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.items import Item
from kg.extraction.neighbours import NAMES, NEUTRAL, OPENERS, auxiliary, word_before, word_behind
from kg.vocabulary.triggers import Reading, word_list

__all__ = ["decide_plain_verb"]


def decide_plain_verb(items: list[Item], index: int, parts: Mapping[str, Reading]) -> None:
    """Set kind and form of a word that may be a verb without a sign."""
    item = items[index]
    before, behind = word_before(items, index), word_behind(items, index)
    kind = before.kind if before else "start"
    if item.word in ("have", "has", "had"):
        _decide_have(item, behind)
        return
    if item.word in ("likely", "able", "capable") and (behind is None or behind.kind != "to"):
        item.kind = "adverb"
        return
    kinds = [r.part for r in item.readings]
    item.kind = next((k for k in kinds if k in NEUTRAL), item.kind)
    item.trigger = None
    if "light" in kinds and "report" in kinds:
        introduces = behind is None or behind.word == "that" or auxiliary(items, index) == "be"
        item.kind = "report" if introduces else "light"
    named = kind == "word" and index >= 2 and items[index - 2].kind == "det"
    if item.word in word_list("verb or noun") and (named or kind in OPENERS | {"verb", "light", "role"}):
        noun = parts.get("noun") if behind is None or behind.kind not in NAMES else None
        item.kind, item.trigger = ("noun", noun.trigger) if noun else ("word", None)
        return
    if item.word.endswith("ing"):
        item.form = "ing"
    elif auxiliary(items, index) == "be":
        item.form = "passive"
    elif kind == "to":
        item.form = "infinitive"
    elif item.word.endswith("ed") or item.word in word_list("irregular participles"):
        _decide_participle(item, kind, behind)
    else:
        item.form = "finite"


def _decide_have(item: Item, behind: Item | None) -> None:
    """ "Has been shown" against "has a role"."""
    is_auxiliary = behind is not None and (
        behind.kind == "be"
        or any(r.form in ("past", "participle") for r in behind.readings)
        or behind.word.endswith(("ed", "been", "shown", "found", "taken up"))
    )
    item.kind, item.form = ("have", "") if is_auxiliary else ("light", "finite")


def _decide_participle(item: Item, kind: str, behind: Item | None) -> None:
    """ "Treated cells" against "cells treated with" against "treated the cells"."""
    next_kind = behind.kind if behind is not None else ""
    describes = kind in OPENERS | {"start", "verb", "light"} and next_kind in NAMES | {"adjective"}
    listed = kind in ("and", "comma") and next_kind in ("mention", "word") and item.kind == "treatment"
    if describes or listed:
        item.kind = "word" if item.kind != "treatment" else "treatment"
        item.form = "adjective"
    elif kind in NAMES and _follows_its_noun(item, next_kind):
        item.form = "reduced"
    else:
        item.form = "finite"


def _follows_its_noun(item: Item, next_kind: str) -> bool:
    """ "Cells treated with X", "cells exposed to X", "mice given X"."""
    if item.kind == "treatment" and (next_kind == "to" or item.word in word_list("given")):
        return True
    return next_kind in ("prep", "means", "after", "of") and item.kind != "light"
