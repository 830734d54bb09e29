"""Lists, appositions and examples: where a new member opens, and where the one before is only described."""

from __future__ import annotations

from kg.extraction.items import Item
from kg.extraction.links import describes
from kg.extraction.phrases.state import PhraseState
from kg.vocabulary.triggers import word_list

__all__ = ["on_comma", "on_example"]


def on_comma(state: PhraseState, index: int, item: Item) -> None:
    """A comma or "and": a new member, or a description of the last one."""
    following = state.behind(index)
    if following is None or item.text == "/":
        return
    state.apposed = None
    state.is_compared = state.is_compared and item.kind != "comma"
    heads = state.phrase.heads
    if item.kind == "comma" and following.kind == "det" and heads and not state.preposition:
        ahead = [i for i in state.items[index + 2 : index + 6] if i.kind != "adverb"]
        noun = next((i for i in ahead if i.kind == "noun"), None)
        if noun is not None and noun.trigger is not None and noun.trigger.kind in ("agent", "target"):
            state.apposed = heads[-1]
        elif state.phrase.has_event and ahead and _sets_sign(ahead[0]):
            _open_member(state, following)
            return
        elif following.word in ("a", "an") or describes(state.items, index + 2):
            state.preposition = "apposition"
            return
    if following.kind == "of" and heads and not state.preposition:
        return
    if item.kind == "comma" and _is_left_behind(state, index):
        state.start_afresh()
    _open_member(state, following)


def _is_left_behind(state: PhraseState, index: int) -> bool:
    """Whether other words part a noun from the comma: "their removal fails, X rises" removes no X."""
    between = [i for i in state.items[:index][-4:] if state.trigger is not None and i.start > state.trigger.start]
    is_noun = state.trigger is not None and state.trigger.kind == "noun" and not state.preposition
    return is_noun and bool(between) and all(i.kind == "word" for i in between)


def on_example(state: PhraseState, index: int, item: Item) -> None:
    """Members join the level of the noun they exemplify."""
    heads = state.phrase.heads
    if heads and (state.preposition == "of" or (state.preposition and not state.has_modifier)):
        state.preposition = ""
    state.lists_modifiers = bool(state.preposition) and state.preposition != "apposition"
    names_agents = item.word != "(" and bool(heads) and heads[-1].through == "agent" and not state.preposition
    if names_agents and _exemplifies_agent(state, index):
        state.exemplified = heads[-1]
        state.start_afresh()


def _exemplifies_agent(state: PhraseState, index: int) -> bool:
    """ "Inhibitors of X such as the drug Y", against "risk factors for diseases such as Y"."""
    head, following = state.phrase.heads[-1], state.behind(index)
    if following is None or following.mention is None:
        return False
    is_compound = head.trigger is not None and head.trigger.start > head.mention.start
    return is_compound or following.mention.entity.type != head.entity.type


def _open_member(state: PhraseState, following: Item) -> None:
    """A list goes on: a word that sets a sign starts afresh, a name continues the sign before it."""
    if state.lists_modifiers and state.preposition:
        return
    if following.kind in ("noun", "adjective", "det") or _is_plain_adjective(following):
        state.start_afresh()
    if state.preposition in word_list("contrasting"):
        state.phrase.modifiers = [m for m in state.phrase.modifiers if m[0] != state.preposition]
    elif state.preposition and following.kind == "mention" and _continues_modifiers(state, following):
        return
    state.preposition = ""
    state.group_start = len(state.phrase.heads)


def _continues_modifiers(state: PhraseState, named: Item) -> bool:
    """Whether a name is of one type with the last modifier, and not with the last head."""
    assert named.mention is not None
    heads, modifiers, type_ = state.phrase.heads, state.phrase.modifiers, named.mention.entity.type
    if not modifiers or modifiers[-1][1].entity.type != type_:
        return False
    return not heads or heads[-1].entity.type != type_


def _sets_sign(item: Item) -> bool:
    """Whether a new finding opens here: ", a higher yield of X", ", an increase in Y"."""
    return item.kind in ("noun", "adjective") and item.trigger is not None and item.trigger.kind in ("event", "state")


def _is_plain_adjective(item: Item) -> bool:
    return item.kind == "word" and item.word.endswith(("al", "ive", "ous", "ant", "ent", "ic"))
