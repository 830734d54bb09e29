"""What nouns and adjectives do to the names they govern: "loss of X", "X inhibition", "reduced X", "effect of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Link, times
from kg.extraction.items import Item
from kg.extraction.links import ANY_MIRNA, apposition_link, is_target_of_something
from kg.extraction.phrases.state import PhraseState
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["governed_by", "on_adjective", "on_noun", "on_role"]


def governed_by(item: Item, argument: Argument) -> Argument:
    """`argument` under one more noun."""
    assert item.trigger is not None
    return replace(argument, sign=times(argument.sign, item.trigger.sign), through=item.trigger.kind, trigger=item)


def on_adjective(state: PhraseState, index: int, item: Item) -> None:
    """ "Reduced X" is X, lowered; "an inhibitory effect" lowers what it is on."""
    assert item.trigger is not None
    if item.word in word_list("modified"):
        return
    if item.trigger.kind in ("effect", "valence"):
        state.effect_sign = item.trigger.sign
        state.by_valence = item.trigger.kind == "valence"
    elif state.preposition in ("", "of"):
        state.sign, state.through, state.trigger = times(state.sign, item.trigger.sign), "state", item


def on_noun(state: PhraseState, index: int, item: Item) -> None:
    """A noun governs the name before it in a compound, else those that follow."""
    trigger = item.trigger
    assert trigger is not None
    if trigger.kind == "intervention" and _is_tool(state, index):
        return
    if trigger.kind == "effect":
        _on_effect(state, index, item)
        return
    if state.preposition not in ("", "of"):
        return
    if trigger.kind == "improve":
        state.by_valence = True
    if trigger.kind == "target" and not is_target_of_something(state.items, index):
        return
    state.phrase.has_event = True
    compound = _compound_before(state, index)
    if compound is not None and trigger.kind == "carry" and compound.entity.type == "vesicle":
        state.carrier = state.phrase.heads.pop()
        compound = None
    following = state.behind(index)
    governs_next = following is not None and following.kind == "of" and trigger.kind != "agent"
    if compound is not None and state.apposed is not None and trigger.kind == "agent":
        state.phrase.heads.pop()
        agent = governed_by(item, replace(compound, sign=Sign.PLUS))
        state.phrase.links.append(apposition_link(state.apposed, agent))
        state.apposed = None
    elif compound is not None and not governs_next:
        _govern_compound(state, item, compound)
    else:
        _govern_next(state, item)


def on_role(state: PhraseState, index: int, item: Item) -> None:
    """ "An anti-inflammatory agent", "pro-apoptotic activity": what the thing does, in place of its name."""
    assert item.mention is not None
    assert item.trigger is not None
    if _describes_name(state, index):
        return
    state.roles.append(Argument(item.mention, item.trigger.sign, "role", item))
    following = state.behind(index)
    if following is not None and following.word in ("activity", "activities", "action", "actions"):
        state.phrase.has_event = True


def _on_effect(state: PhraseState, index: int, item: Item) -> None:
    """ "The effect of X on Y"; an "apoptosis effect" plays the role of its process."""
    assert item.trigger is not None
    state.phrase.has_event = True
    state.through, state.trigger = "effect", item
    if item.trigger.sign is not Sign.UNKNOWN:
        state.effect_sign, state.by_valence = item.trigger.sign, True
    before, following = state.before(index), state.behind(index)
    names_process = (
        before is not None
        and before.kind == "mention"
        and before.mention is not None
        and before.mention.entity.type == "process"
    )
    if names_process and state.phrase.heads:
        state.roles.append(replace(state.phrase.heads.pop(), sign=Sign.PLUS, through="role", trigger=item))
    if following is not None and following.kind == "of" and following.word != "of":
        state.sign = state.effect_sign


def _govern_compound(state: PhraseState, item: Item, compound: Argument) -> None:
    """ "PTEN inhibition": the noun turns the head before it, and what the phrase said of that head."""
    assert item.trigger is not None
    heads = state.phrase.heads
    for place in _joined_places(heads):
        heads[place] = governed_by(item, heads[place])
    if item.trigger.kind in ("event", "intervention"):
        state.phrase.links = [_turned(link, compound, item.trigger.sign) for link in state.phrase.links]


def _govern_next(state: PhraseState, item: Item) -> None:
    """ "Inhibition of PTEN": the noun sets the sign of the names that follow."""
    assert item.trigger is not None
    plays_a_part = state.through == "effect" and state.sign is Sign.UNKNOWN
    state.sign = item.trigger.sign if plays_a_part else times(state.sign, item.trigger.sign)
    state.through, state.trigger = item.trigger.kind, item
    if state.preposition == "of":
        state.preposition = ""


def _is_tool(state: PhraseState, index: int) -> bool:
    """Whether the noun only says how the next one was done: "siRNA-mediated silencing of X", "shRNA knockdown"."""
    following = state.behind(index)
    if following is None or not state.items[index].word.endswith("rna"):
        return False
    done = following.trigger is not None and following.trigger.kind == "intervention" and following.kind == "noun"
    return following.kind == "glue" or done


def _compound_before(state: PhraseState, index: int) -> Argument | None:
    """The head that a noun follows directly: "PTEN inhibition", "NF-κB signaling activation"."""
    items, back = state.items, index - 1
    while back >= 0 and items[back].kind in ("word", "adjective") and items[back].word in word_list("transparent"):
        back -= 1
    if back < 0 or items[back].kind != "mention" or not state.phrase.heads or state.preposition:
        return None
    head = state.phrase.heads[-1]
    return head if head.mention is items[back].mention else None


def _joined_places(heads: list[Argument]) -> Iterator[int]:
    """Places of the last head and of those that a slash joins to it: "STAT3/6 inhibition" is of both."""
    place = len(heads) - 1
    yield place
    while place and heads[place].mention.start - heads[place - 1].mention.end == 1 and not heads[place - 1].trigger:
        place -= 1
        yield place


def _turned(link: Link, argument: Argument, sign: Sign) -> Link:
    """A link whose effect turned out to be on a loss or a gain: "rapamycin-mediated mTOR inhibition"."""
    is_on_it = link.object.mention is argument.mention and link.rule == "induced-modifier"
    return replace(link, sign=times(link.sign, sign)) if is_on_it else link


def _describes_name(state: PhraseState, index: int) -> bool:
    """Whether the word only says what kind of thing a name is: "the anti-inflammatory factor IL-10"."""
    for item in state.items[index + 1 : index + 4]:
        if item.kind == "mention":
            entity = item.mention.entity if item.mention is not None else None
            return entity is not None and entity.type in ("gene", "mirna") and entity.id != ANY_MIRNA
        if item.kind != "word":
            return False
    return False
