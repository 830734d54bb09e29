"""What a name becomes: a head of the phrase, a modifier, a condition, or one side of a claim inside the phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Link, times
from kg.extraction.items import Item
from kg.extraction.links import (
    ANY_MIRNA,
    CARGO_TYPES,
    apposition_link,
    compound_cargo_links,
    given_to_group,
    glue_links,
    is_named_by,
)
from kg.extraction.phrases.nouns import governed_by
from kg.extraction.phrases.state import PhraseState
from kg.model import Mention, Sign
from kg.vocabulary.lexicon import is_class
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["on_mention", "on_word"]

_ARGUMENT_TYPES = frozenset(
    ("cell", "vesicle", "mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus", "therapy", "anatomy")
)
_MODEL_TYPES = frozenset(("vesicle", "stimulus", "therapy"))
"""What animals may be named by: "in OVX rats"."""
_GIVEN_TYPES = frozenset(("vesicle", "mirna", "gene", "stimulus", "therapy"))


def on_mention(state: PhraseState, index: int, item: Item) -> None:
    """A name gets the sign of the words that govern it, and its place in the phrase."""
    mention, before = item.mention, state.before(index)
    assert mention is not None
    if mention.entity.type not in _ARGUMENT_TYPES:
        return
    if is_class(mention.entity) and before is not None and before.kind == "mention":
        return
    argument = _governed(state, index, mention)
    if state.preposition:
        _add_behind_preposition(state, index, argument)
        return
    narrowed = _compound_behind(state, index)
    if narrowed is not None:
        state.phrase.modifiers.append(("", replace(argument, sign=Sign.PLUS)))
        state.phrase.links += compound_cargo_links(argument, narrowed)
    elif state.apposed is not None and argument.through in ("agent", "target"):
        state.phrase.links.append(apposition_link(state.apposed, argument))
        state.apposed = None
    elif _names_target(state, index):
        state.phrase.links.append(apposition_link(Argument(mention), state.phrase.heads[-1]))
        state.start_afresh()
        state.phrase.heads[-1] = Argument(mention)
    else:
        _add_head(state, index, argument)


def on_word(state: PhraseState, index: int, item: Item) -> None:
    """ "The melatonin group": what the group was given; "the X/Y ratio": Y falls where it rises."""
    heads, before = state.phrase.heads, state.before(index)
    if item.word in word_list("ratios") and index > 2 and state.items[index - 2].text == "/" and heads:
        heads[-1] = replace(heads[-1], sign=times(Sign.MINUS, heads[-1].sign))
    if before is None or before.mention is None or before.kind != "mention":
        return
    is_model = before.mention.entity.type in _MODEL_TYPES and item.word in word_list("animals")
    if item.word in word_list("groups") or (is_model and state.preposition == "in"):
        given = state.take(before)
        if given is not None and not state.is_compared and given.entity.type in _GIVEN_TYPES:
            state.phrase.conditions.append(replace(given, sign=Sign.PLUS))


def _governed(state: PhraseState, index: int, mention: Mention) -> Argument:
    """The name with the sign that the words before it give."""
    argument = Argument(mention, state.sign, state.through, state.trigger)
    if state.trigger is not None and state.trigger.trigger is not None and state.through == "agent":
        is_named = index > 0 and state.items[index - 1] is state.trigger
        argument = Argument(mention) if is_named else governed_by(state.trigger, Argument(mention))
    if state.through in ("effect", "improve") and state.by_valence and is_harmful(mention.entity):
        argument = replace(argument, sign=times(Sign.MINUS, argument.sign))
    return argument


def _add_behind_preposition(state: PhraseState, index: int, argument: Argument) -> None:
    """What a group was given ("in the X group"), else a modifier."""
    names_group = state.preposition in ("in", "with") and not state.is_compared
    given = given_to_group(state.items, index) if names_group else None
    if given is not None:
        state.phrase.conditions.append(replace(argument, sign=given, through="intervention"))
    else:
        _add_modifier(state, argument)


def _add_modifier(state: PhraseState, argument: Argument) -> None:
    """An entity behind a preposition: where the head is, or what holds it."""
    phrase = state.phrase
    plain = replace(argument, sign=Sign.PLUS, through="", trigger=None)
    phrase.modifiers.append((state.preposition, plain))
    state.has_modifier = True
    kept_off = state.through == "protect" and state.preposition in ("from", "against")
    for cause in state.causes:
        brought = replace(plain, sign=Sign.MINUS) if kept_off else plain
        phrase.links += glue_links(state.glue, state.outer, cause, brought)
    holds = plain.entity.type == "vesicle" and state.preposition in ("in", "from", "of", "inside", "within")
    if not holds or not phrase.heads:
        return
    head = phrase.heads[-1]
    if head.entity.type in CARGO_TYPES and head.entity.id != ANY_MIRNA:
        trigger = state.trigger or state.items[0]
        phrase.links.append(Link(plain, Sign.PLUS, replace(head, sign=Sign.PLUS), "cargo-of", trigger))


def _add_head(state: PhraseState, index: int, argument: Argument) -> None:
    """What the phrase is about, and the claims it makes of it."""
    heads = state.phrase.heads
    is_named = bool(heads) and is_named_by(state.items, index) and heads[-1].through == "agent"
    if argument.entity.id == ANY_MIRNA:
        state.described = heads.pop() if is_named else None
        if is_named:
            return
    if state.described is not None and argument.entity.type == "mirna":
        state.phrase.links.append(apposition_link(Argument(argument.mention), state.described))
    if is_named:
        state.phrase.links.append(apposition_link(Argument(argument.mention), heads[-1]))
        if heads[-1].entity.type in ("disease", "process", "hallmark"):
            heads.pop()
    if state.exemplified is not None:
        state.phrase.links.append(apposition_link(argument, state.exemplified))
    heads.append(argument)
    state.phrase.links += _carried(state, argument)
    for cause in state.causes:
        state.phrase.links += glue_links(state.glue, state.outer, cause, argument)


def _carried(state: PhraseState, argument: Argument) -> Iterator[Link]:
    """ "Exosomal delivery of miR-21": the vesicle carries it."""
    if state.carrier is not None and argument.through == "carry" and argument.entity.type in CARGO_TYPES:
        assert state.trigger is not None
        yield Link(state.carrier, Sign.PLUS, replace(argument, sign=Sign.PLUS), "cargo-compound", state.trigger)


def _names_target(state: PhraseState, index: int) -> bool:
    """Whether the name follows "the target of X," and so says what that target is."""
    before, heads = state.before(index), state.phrase.heads
    is_described = bool(heads) and heads[-1].through == "target" and state.items[0].kind == "det"
    return is_described and before is not None and before.kind == "comma" and before.text == ","


def _compound_behind(state: PhraseState, index: int) -> Item | None:
    """The name that the one at `index` only narrows: "chondrocyte apoptosis", "cAMP specific phosphodiesterase"."""
    for ahead in state.items[index + 1 : index + 4]:
        if ahead.kind == "mention" and ahead.mention is not None:
            entity = ahead.mention.entity
            return ahead if entity.type in _ARGUMENT_TYPES and not is_class(entity) else None
        is_joining = ahead.word.isalpha() or ahead.word == "-"
        if ahead.kind != "word" or ahead.word in word_list("transparent") or not is_joining:
            return None
    return None
