"""Words that a hyphen binds to names: "X-induced Y", "X-loaded exosomes", "X-treated cells", "X-deficient mice"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.arguments import Argument, Link
from kg.extraction.items import Item
from kg.extraction.phrases.state import PhraseState
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["on_glue"]


def on_glue(state: PhraseState, index: int, item: Item) -> None:
    """The names before the hyphen are no heads: the class of the word behind it says what they are."""
    assert item.trigger is not None
    bound, before, kind = _take_bound(state, index), state.before(index), item.trigger.kind
    if not bound and before is not None and before.kind == "noun":
        state.start_afresh()
    if kind == "condition" or (kind == "causal" and _dresses_body(state, index)):
        if not state.is_compared:
            _add_conditions(state, item, bound)
    elif kind == "lacking":
        removed = [replace(b, sign=item.trigger.sign, through="intervention", trigger=item) for b in bound]
        state.phrase.lacking += removed
    elif kind == "dependent":
        following = state.behind(index)
        if following is not None and following.word in word_list("manners"):
            state.phrase.dependencies += bound
        elif following is not None and following.kind == "mention":
            state.causes, state.glue, state.outer = bound, item, state.sign
    elif kind in ("causal", "cargo", "active") or (kind == "source" and _are_vesicles(bound)):
        state.causes, state.glue, state.outer = bound, item, state.sign
        if item.word.endswith("mediated"):
            state.phrase.heads += [replace(b, sign=state.sign) for b in bound if b.entity.type == "pathway"]
    elif _bears_no_name(state, index):
        borne = [replace(b, sign=state.sign, through=state.through, trigger=state.trigger) for b in bound]
        state.phrase.heads += borne
    else:
        state.phrase.modifiers += [(kind, b) for b in bound]


def _take_bound(state: PhraseState, index: int) -> list[Argument]:
    """Remove the names that a hyphen binds ("TNF-α- and IL-1β-induced") from the heads."""
    items, back = state.items, index - 1
    bound: list[Argument] = []
    while back >= 0 and items[back].kind in ("mention", "and", "word"):
        candidate = items[back]
        if candidate.kind == "mention":
            taken = None if bound and _is_of_another_kind(candidate, bound[0]) else state.take(candidate)
            if taken is None:
                break
            bound.insert(0, taken)
            more = back >= 2 and items[back - 1].kind == "and" and items[back - 2].kind == "mention"
            if not (more and items[back - 1].start - items[back - 2].end <= 2):
                break
        elif candidate.kind == "word" and candidate.text not in "-/":
            break
        back -= 1
    return [replace(b, sign=Sign.PLUS) for b in bound]


def _is_of_another_kind(earlier: Item, bound: Argument) -> bool:
    """Whether a pathway or process is a member of the outer list: "lowered X signaling and Y-induced apoptosis"."""
    kind = earlier.mention.entity.type if earlier.mention is not None else ""
    return kind in ("pathway", "process") and kind != bound.entity.type


def _add_conditions(state: PhraseState, item: Item, bound: list[Argument]) -> None:
    """ "X-treated": what the thing spoken of was given; a vesicle that was given a miRNA carries it."""
    assert item.trigger is not None
    given = [replace(b, sign=item.trigger.sign) for b in bound]
    state.phrase.conditions += given
    if item.trigger.lemma in word_list("made to hold"):
        held = [h for h in state.phrase.heads[-1:] if h.entity.type == "vesicle"]
        packed = [b for b in bound if b.entity.type == "mirna"]
        state.phrase.links += [Link(h, Sign.PLUS, b, "cargo-of", item) for h in held for b in packed]


def _bears_no_name(state: PhraseState, index: int) -> bool:
    """ "Pyroptosis-related proteins" stand for pyroptosis; "the pyroptosis-related protein NLRP3" is NLRP3."""
    following = state.behind(index)
    if following is None or following.word not in word_list("bearers"):
        return False
    return index + 2 >= len(state.items) or state.items[index + 2].kind not in ("mention", "example")


def _dresses_body(state: PhraseState, index: int) -> bool:
    """Whether what follows is a cell or an animal: "LPS-stimulated macrophages" were given LPS."""
    following = state.behind(index)
    if following is None:
        return False
    named = following.mention is not None and following.mention.entity.type in ("cell", "anatomy")
    ends = index + 2 == len(state.items) or state.items[index + 2].kind not in ("mention", "noun")
    return ends and (named or following.word in word_list("bodies"))


def _are_vesicles(arguments: list[Argument]) -> bool:
    return bool(arguments) and all(a.entity.type == "vesicle" for a in arguments)
