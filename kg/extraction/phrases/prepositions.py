"""Prepositions: what stands behind one is a modifier, unless it is what an effect or a noun is of."""

from __future__ import annotations

from kg.extraction.items import Item
from kg.extraction.phrases.state import PhraseState
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["on_determiner", "on_of", "on_preposition", "on_without"]


def on_preposition(state: PhraseState, index: int, item: Item) -> None:
    """Modifiers follow, or what an effect is on."""
    is_reached = state.effect_reached and bool(state.phrase.heads)
    if state.through == "effect" and not is_reached and _leads_to_target(state, item.word):
        _reach_target(state)
        return
    state.preposition = item.word
    state.is_compared = state.is_compared or item.word in word_list("comparisons")
    state.has_modifier = False


def on_of(state: PhraseState, index: int, item: Item) -> None:
    """What follows is what the noun is of; behind a name it is a modifier."""
    before = state.before(index)
    if before is not None and before.kind in ("and", "comma"):
        return
    if state.preposition == "" and len(state.phrase.heads) > state.group_start:
        state.preposition = "of"
    if state.through == "effect" and item.word == "of":
        state.sign = Sign.PLUS
    elif state.through == "effect" and item.word != "for":
        state.effect_reached = True


def on_without(state: PhraseState, index: int, item: Item) -> None:
    """What is lacking follows."""
    state.preposition = "without"


def on_determiner(state: PhraseState, index: int, item: Item) -> None:
    """The subject opens behind a first modifier; "these" points back."""
    if index and item.word != "a" and _ends_opening(state, index):
        state.preposition = ""
    if item.word in ("these", "this", "those", "such"):
        state.phrase.pronoun = state.phrase.pronoun or item.word


def _leads_to_target(state: PhraseState, preposition: str) -> bool:
    """Whether what follows is what the effect is on; a benefit is for it."""
    is_benefit = state.trigger is not None and state.trigger.word.startswith("benefit")
    return preposition in word_list("effect prepositions") or (is_benefit and preposition == "for")


def _reach_target(state: PhraseState) -> None:
    """The names before were what has the effect; those that follow are what it is on."""
    state.preposition = ""
    state.effect_reached = True
    if state.phrase.heads and not state.phrase.sources:
        state.phrase.sources = state.phrase.heads
        state.phrase.heads = []
    state.sign = state.effect_sign


def _ends_opening(state: PhraseState, index: int) -> bool:
    """Whether a determiner opens the subject behind "in diabetic mice the same X ..."."""
    opens = state.items[0].kind == "prep" and bool(state.preposition) and not state.phrase.heads
    return opens and state.items[index - 1].kind in ("mention", "noun", "word")
