"""The walk over the items of a noun phrase, one function for each kind of item."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.arguments import Argument, Phrase
from kg.extraction.items import Item
from kg.extraction.links import ANY_MIRNA
from kg.extraction.phrases.glue import on_glue
from kg.extraction.phrases.lists import on_comma, on_example
from kg.extraction.phrases.names import on_mention, on_word
from kg.extraction.phrases.nouns import on_adjective, on_noun, on_role
from kg.extraction.phrases.prepositions import on_determiner, on_of, on_preposition, on_without
from kg.extraction.phrases.state import PhraseState

__all__ = ["read_phrase"]


def read_phrase(items: list[Item]) -> Phrase:
    """Heads, signs and inner claims of a stretch of items without a finite verb."""
    phrase = Phrase(items[0].start, items[-1].end or items[-1].start)
    if items[0].kind == "pron" and items[0].word in ("it", "they", "we"):
        phrase.pronoun = items[0].word
        items = items[:1]
    state = PhraseState(items, phrase)
    for index, item in enumerate(items):
        if item.word in ("than", "more than", "less than") and _names_the_other_group(state, index):
            break
        on_item = _ON_ITEM.get(item.kind)
        if on_item is not None:
            on_item(state, index, item)
    _speak_of_roles(state)
    phrase.heads = _without_imbalances(phrase.heads)
    phrase.trigger, phrase.sign = state.trigger, state.sign
    phrase.text = " ".join(i.text for i in items)
    return phrase


def _on_pronoun(state: PhraseState, index: int, item: Item) -> None:
    if not state.phrase.heads:
        state.phrase.pronoun = item.word


_ON_ITEM: dict[str, Callable[[PhraseState, int, Item], None]] = {
    "adjective": on_adjective,
    "and": on_comma,
    "comma": on_comma,
    "det": on_determiner,
    "example": on_example,
    "glue": on_glue,
    "mention": on_mention,
    "noun": on_noun,
    "of": on_of,
    "prep": on_preposition,
    "pron": _on_pronoun,
    "role": on_role,
    "without": on_without,
    "word": on_word,
}
"""What each kind of item does to the state; all other kinds say nothing of the names around them."""


def _names_the_other_group(state: PhraseState, index: int) -> bool:
    """ "Than in controls", "than the vehicle group", against "more than a half"."""
    following = state.behind(index)
    return following is not None and (
        following.kind in ("prep", "after", "noun", "mention")
        or following.word in ("the", "that", "those")
        or (following.kind == "word" and following.word.isalpha())
    )


def _without_imbalances(heads: list[Argument]) -> list[Argument]:
    """ "An imbalance of X and Y" is of both together: neither falls by itself."""
    told = [h for h in heads if h.trigger is not None and h.trigger.word.startswith("imbalance")]
    return [h for h in heads if h not in told] if len(told) > 1 else heads


def _speak_of_roles(state: PhraseState) -> None:
    """ "The anti-inflammatory effect of X" is about inflammation, and X has that effect."""
    phrase = state.phrase
    if not state.roles or not (phrase.has_event or all(h.entity.id == ANY_MIRNA for h in phrase.heads)):
        return
    owned = any(i.kind == "of" or (i.mention and i.text.endswith(("'s", "’s"))) for i in state.items)
    if owned and not phrase.sources:
        phrase.sources = [h for h in phrase.heads if h.through == "effect"]
    phrase.heads = state.roles
