"""How a trigger verb is used in its clause: as predicate (and in which form), as noun, or as adjective."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.items import Item
from kg.extraction.neighbours import (
    NAMES,
    NEUTRAL,
    OPENERS,
    auxiliary,
    chain_form,
    follows_present,
    is_plural,
    lists_companions,
    word_before,
    word_behind,
)
from kg.vocabulary.triggers import Reading, word_list

__all__ = ["use_of"]


def use_of(items: list[Item], index: int, forms: Mapping[str, Reading], parts: Mapping[str, Reading]) -> str:
    """How a word that can be a trigger verb is used: a use of the verb, or noun or adjective.

    Parameters
    ----------
    items, index
        The clause and the place of the word; what stands before is decided already.
    forms
        The verb forms that the word can be.
    parts
        All its readings, by part.
    """
    before, behind = word_before(items, index), word_behind(items, index)
    if before is not None and before.word in ("all", "both", "each") and index > 1:
        before = word_before(items, items.index(before))
    kind = before.kind if before else "start"
    next_kind = behind.kind if behind else "end"
    if "ing" in forms:
        if "noun" in parts and next_kind == "of":
            return "noun"
        if "noun" in parts and kind == "mention" and next_kind not in ("mention", "det", "adjective", "noun", "role"):
            return "noun"
        return _use_of_ing(items, index, kind, next_kind)
    if "past" in forms or "participle" in forms:
        return _use_of_past(items, index, kind, next_kind, behind, "base" in forms)
    if "third" in forms:
        if " " in items[index].word and _names_results(items, index):
            return "noun"
        if "noun" in parts and before is not None and before.word in ("these", "those"):
            return "noun"
        if "noun" in parts and ((kind == "comma" and next_kind == "rel") or _is_owned(items, index)):
            return "noun"
        if "noun" not in parts:
            return "finite" if kind not in ("det",) else "noun"
        if kind in OPENERS | {"verb", "be", "light", "report", "glue"}:
            return "noun"
        if behind is not None and any(r.form == "past" for r in behind.readings) and behind.kind != "adjective":
            return "noun"
        if kind in ("and", "comma", "start") and next_kind in ("of", "prep"):
            return "noun"
        return "noun" if next_kind == "of" else "finite"
    if "adjective" in parts and (
        kind in OPENERS | {"be", "verb", "light", "plain", "report", "predicate"}
        or (kind == "start" and _has_verb_behind(items, index))
    ):
        return "adjective"
    if "adjective" in parts and kind in ("and", "comma") and _continues_past(items, index):
        return "adjective"
    if "noun" in parts and before is not None and before.word == "no":
        return "noun"
    if kind in ("to", "modal", "do", "fail", "not") or (before and before.word in ("help", "helps", "helped", "not")):
        return "infinitive" if kind == "to" else "finite"
    if kind == "comma" and next_kind in ("det", "mention") and _resumes_subject(items, index):
        return "finite"
    if kind in ("and", "but", "comma"):
        if chain_form(items, index) in ("infinitive", "base"):
            return chain_form(items, index) if next_kind not in ("of",) else "noun"
        if next_kind in ("det", "mention") and _follows_modal(items, index):
            return "finite"
    if "noun" in parts and behind is not None and behind.word in word_list("groups"):
        return "noun"
    if "noun" in parts:
        if kind in ("mention", "pron", "rel", "word") and next_kind in (
            "mention",
            "det",
            "adjective",
            "noun",
            "word",
            "role",
        ):
            return "finite" if kind != "word" or (before and is_plural(before)) else "noun"
        return "noun"
    if "noun" not in parts and kind == "mention" and before is not None and not is_plural(before):
        coordinated = _follows_list(items, index)
        return "finite" if coordinated or _has_plural_subject(items, index) else "noun"
    if kind == "glue":
        return "noun"
    counted = before is not None and before.text[-1:].isdigit()
    return "finite" if kind not in OPENERS | {"light", "plain", "report"} and not counted else "noun"


def _behind_remark(items: list[Item], index: int) -> bool:
    """Whether a remark between commas stands before the verb: "knockdown of X, however, decreased ..."."""
    kinds = [i.kind for i in items[max(0, index - 3) : index]]
    return kinds in (["comma", "but", "comma"], ["comma", "resume", "comma"])


def _has_subject(items: list[Item], index: int) -> bool:
    """Whether a name opens the clause and no verb has come yet: "SP600125, a JNK inhibitor, decreased ..."."""
    start = next((k + 1 for k in range(index - 1, -1, -1) if items[k].kind in ("semi", "colon", "sub")), 0)
    opening = items[start : index - 1]
    unknown = [i.kind for i in opening[:3]] == ["word", "comma", "det"]
    return (
        bool(opening)
        and (opening[0].kind in ("mention", "det") or unknown)
        and not any(i.kind == "verb" for i in opening)
    )


def _continues_past(items: list[Item], index: int) -> bool:
    """Whether the verb before is in the past or the singular, so that "and lower X" cannot continue it as a verb."""
    for item in reversed(items[:index]):
        if item.kind in ("semi", "colon", "sub", "rel"):
            return False
        if item.form in ("finite", "passive"):
            return not any(r.form == "base" for r in item.readings) and not item.word.endswith("e")
    return False


def _resumes_subject(items: list[Item], index: int) -> bool:
    """Whether a plural subject waits for its verb behind an aside: "TNF-α and IL-1β, made by cells, increase MMPs"."""
    start = next((k + 1 for k in range(index - 1, -1, -1) if items[k].kind in ("semi", "colon", "sub")), 0)
    before = items[start : index - 1]
    aside = next((k for k, i in enumerate(before) if i.kind == "comma"), len(before))
    subject, inside = before[:aside], before[aside + 1 :]
    are_many = any(i.kind == "and" for i in subject) or (bool(subject) and is_plural(subject[-1]))
    opens = bool(inside) and inside[0].form == "reduced"
    has_verb = any(i.kind == "be" or i.form in ("finite", "passive", "infinitive") for i in (*subject, *inside))
    return are_many and opens and not has_verb and any(i.kind == "mention" for i in subject)


def _follows_modal(items: list[Item], index: int) -> bool:
    """Whether the verb before stands behind "could" or the like: "could reduce A, decrease the B"."""
    for back in range(index - 1, 0, -1):
        if items[back].kind in ("semi", "colon", "sub", "rel"):
            return False
        if items[back].form in ("finite", "infinitive"):
            before = word_before(items, back)
            return before is not None and before.kind in ("modal", "do", "to")
    return False


def _has_verb_behind(items: list[Item], index: int) -> bool:
    """Whether the clause has its verb further on: "Lower levels of X were seen"."""
    for item in items[index + 1 :]:
        if item.kind in ("comma", "semi", "colon", "sub", "rel"):
            return False
        if item.kind == "be" or any(r.form in ("third", "past") and r.part == "verb" for r in item.readings):
            return True
    return False


def _follows_list(items: list[Item], index: int) -> bool:
    """Whether the names before the verb are several: "A and B", "Smad2/3", "miR-125b and -214"."""
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.kind == "and" or "/" in item.text:
            return True
        if item.kind not in ("mention", "word", "adverb", "det", "adjective"):
            return False
    return False


def _names_results(items: list[Item], index: int) -> bool:
    """Whether "results in" is a noun and its preposition: "showed excellent results in ..."."""
    described = index >= 2 and items[index - 1].kind in ("word", "adjective")
    return described and items[index - 2].kind in ("verb", "report", "light", "plain", "aim")


def _has_plural_subject(items: list[Item], index: int) -> bool:
    """Whether the clause opens with a plural name and has no finite verb yet: "cells exposed to smoke release ..."."""
    first: Item | None = None
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.kind in ("semi", "colon", "sub", "comma"):
            break
        if item.kind in ("be", "have", "modal") or (
            item.kind in NEUTRAL | {"verb"} and item.form in ("finite", "passive")
        ):
            return False
        if item.kind in ("mention", "noun", "word"):
            first = item
    return first is not None and first.kind in ("mention", "noun") and is_plural(first)


def _use_of_ing(items: list[Item], index: int, kind: str, next_kind: str) -> str:
    if kind == "be":
        return "finite"
    behind = word_behind(items, index)
    if behind is not None and behind.kind == "noun" and behind.trigger and behind.trigger.kind == "effect":
        return "adjective"
    if kind in ("det", "adjective") and next_kind in NAMES:
        return "adjective"
    return "ing"


def _use_of_past(items: list[Item], index: int, kind: str, next_kind: str, behind: Item | None, is_base: bool) -> str:
    helper = auxiliary(items, index)
    if helper == "be":
        return "adjective" if _attributive(items, index, kind, next_kind) else "passive"
    if helper == "have":
        return "finite"
    if behind is not None and behind.word in ("by", "upon", "after") and kind in NAMES | {"close", "rel"}:
        return "reduced" if behind.word == "by" or kind == "rel" else "finite"
    if kind == "comma" and behind is not None and behind.word == "by" and chain_form(items, index) == "":
        return "reduced"
    if kind == "sub" and _contrasts(items, index):
        return "finite"
    if kind in OPENERS | {"verb", "light", "report", "plain", "aim", "start", "be", "sub", "predicate"}:
        return "adjective" if next_kind in NAMES | {"adjective", "role", "det", "and"} else "reduced"
    if kind in ("and", "comma") and next_kind in NAMES and _lists_changes(items, index):
        return "adjective"
    if kind in ("semi", "colon") and next_kind in NAMES and not any(i.form for i in items[:index] if i.kind == "verb"):
        return "adjective"
    if (kind == "resume" and _has_no_verb_yet(items, index)) or (kind == "comma" and _closes_relative(items, index)):
        return "finite"
    if kind == "resume" and index > 1 and items[index - 2].kind in ("rel", "mention", "pron"):
        return "finite"
    if kind in ("and", "comma", "but", "resume"):
        chain = chain_form(items, index)
        lists = follows_present(items, index) or lists_companions(items, index)
        if lists and next_kind in NAMES | {"adjective", "role"}:
            return "adjective"
        if chain in ("passive", "reduced") and next_kind in ("det", "mention", "adjective", "role"):
            return "finite"
        if chain in ("finite", "passive", "reduced"):
            return chain
        if kind == "comma" and chain == "" and (_has_subject(items, index) or _behind_remark(items, index)):
            return "finite"
        return "adjective" if next_kind in NAMES | {"adjective", "role"} else "finite"
    return "finite"


def _contrasts(items: list[Item], index: int) -> bool:
    """Whether the subject before goes on with a second verb: "X lowered Y, while increased Z"."""
    if items[index - 1].word not in ("while", "whereas") or index < 3:
        return False
    told = any(i.kind == "verb" and i.form == "finite" for i in items[: index - 1])
    later = (i for i in items[index + 1 :] if i.kind in _VERBAL and (i.kind != "verb" or not i.word.endswith("ing")))
    return told and next(later, None) is None


def _is_owned(items: list[Item], index: int) -> bool:
    """Whether only plain words part it from "its": "and its downstream targets X and Y"."""
    for back in range(index - 1, 0, -1):
        if items[back].kind == "det":
            return items[back].word in ("its", "their") and items[back - 1].kind in OPENERS | {"and", "verb"}
        if items[back].kind not in ("word", "adverb", "adjective"):
            return False
    return False


_VERBAL = NEUTRAL | {"verb", "be", "predicate", "have", "modal", "do"}


def _has_no_verb_yet(items: list[Item], index: int) -> bool:
    """Whether the clause has a subject and waits for its verb: "; its overexpression therefore reduced X"."""
    for back in range(index - 1, -1, -1):
        if items[back].kind in ("semi", "colon", "sub"):
            return back < index - 2
        if items[back].kind in _VERBAL:
            return False
    return index > 2


def _closes_relative(items: list[Item], index: int) -> bool:
    """Whether the comma before ends ", which does Y," so that the verb of the subject itself follows."""
    opened = next((k for k in range(index - 2, 0, -1) if items[k].kind == "rel"), 0)
    if not opened or items[opened - 1].kind != "comma":
        return False
    start = next((k + 1 for k in range(opened, -1, -1) if items[k].kind in ("semi", "colon", "sub")), 0)
    subject, aside = items[start : opened - 1], items[opened + 1 : index - 1]
    names = any(i.kind in ("mention", "noun") for i in subject) and not any(i.kind in _VERBAL for i in subject)
    return names and any(i.kind in _VERBAL for i in aside)


def _lists_changes(items: list[Item], index: int) -> bool:
    """Whether a list of changes goes on: "with increased X, reduced Y and impaired Z"."""
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.kind == "adjective" and not back and item.trigger is not None:
            return True
        if item.kind == "adjective" and back and (item.form == "past" or item.trigger is not None):
            return items[back - 1].kind in ("prep", "means", "shown", "after", "of", "light")
        if item.kind not in ("mention", "word", "noun", "and", "comma", "adverb", "of", "adjective", "det", "closed"):
            return False
    return False


def _attributive(items: list[Item], index: int, kind: str, next_kind: str) -> bool:
    """Whether a participle behind "be" in fact describes the noun that follows: "were elevated levels of X"."""
    return kind == "be" and next_kind == "noun" and items[index].text.lower() in ("elevated", "increased", "reduced")
