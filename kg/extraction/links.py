"""Claims that stand inside a noun phrase: cargo, inducers and names in apposition.

"MSC exosomal miR-21", "TNF-α-induced apoptosis" and "GW4869, an inhibitor of X" say something before any verb does.
Each function makes the `Link` for one way of saying it, from arguments that the reader of the phrase holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Link, times
from kg.extraction.items import Item
from kg.model import Mention, Sign
from kg.vocabulary.triggers import word_list

__all__ = [
    "ANY_MIRNA",
    "CARGO_TYPES",
    "antagonist",
    "apposition_link",
    "compound_cargo_links",
    "describes",
    "given_to_group",
    "glue_links",
    "is_named_by",
    "is_target_of_something",
]

ANY_MIRNA = "mkg:mirna/mirna"
"""A miRNA that is not named."""
CARGO_TYPES = frozenset(("mirna", "gene"))
"""Types of entities that a vesicle carries."""


def apposition_link(named: Argument, described: Argument) -> Link:
    """ "GW4869, an inhibitor of X" and "the X inhibitor GW4869" say what GW4869 does to X."""
    assert described.trigger is not None
    assert described.trigger.trigger is not None
    plain = replace(described, sign=Sign.PLUS)
    sign = described.trigger.trigger.sign
    if described.through == "target":
        return Link(plain, Sign.MINUS, named, "target-noun", described.trigger)
    return Link(named, sign, plain, "agent-noun", described.trigger)


def compound_cargo_links(argument: Argument, following: Item) -> Iterator[Link]:
    """ "Exosome miR-21" and "miR-21 exosomes": the vesicle carries the other."""
    assert following.mention is not None
    here, there = argument.entity.type, following.mention.entity.type
    other, plain = Argument(following.mention), replace(argument, sign=Sign.PLUS)
    if ANY_MIRNA in (argument.entity.id, following.mention.entity.id):
        return
    if here == "vesicle" and there in CARGO_TYPES:
        yield Link(plain, Sign.PLUS, other, "cargo-compound", following)
    elif here == "mirna" and there == "vesicle":
        yield Link(other, Sign.PLUS, plain, "cargo-compound", following)


def glue_links(glue: Item | None, outer: Sign, cause: Argument, effect: Argument) -> Iterator[Link]:
    """ "X-loaded exosomes", "X-inhibiting Y", "X-induced Y": what the hyphenated word says of both."""
    assert glue is not None
    assert glue.trigger is not None
    kind, sign = glue.trigger.kind, glue.trigger.sign
    if cause.entity.type == "vesicle" and effect.through == "carry" and effect.entity.type in CARGO_TYPES:
        yield Link(replace(cause, sign=Sign.PLUS), Sign.PLUS, effect, "cargo-modifier", glue)
    elif kind in ("cargo", "source"):
        if effect.entity.type == "vesicle" and cause.entity.type in CARGO_TYPES and kind == "cargo":
            yield Link(replace(effect, sign=Sign.PLUS), Sign.PLUS, cause, "cargo-modifier", glue)
        elif cause.entity.type == "vesicle" and effect.entity.type in CARGO_TYPES and effect.entity.id != ANY_MIRNA:
            yield Link(cause, Sign.PLUS, replace(effect, sign=Sign.PLUS), "cargo-modifier", glue)
    elif kind == "active":
        yield Link(replace(effect, sign=Sign.PLUS), sign, cause, "acting-modifier", glue)
    else:
        inner = Sign.PLUS if effect.through in ("effect", "improve") else times(outer, effect.sign)
        yield Link(cause, times(sign, inner), effect, "induced-modifier", glue)


def antagonist(mention: Mention) -> Mention:
    """The antagomiR of a miRNA: "miR-21 inhibitor"."""
    label = mention.entity.label.replace("miR-", "antagomiR-", 1)
    entity = replace(mention.entity, id=f"mkg:mirna/{label.lower()}", label=label, xrefs=())
    return replace(mention, entity=entity)


def is_named_by(items: list[Item], index: int) -> bool:
    """Whether the name follows an agent noun directly: "the AKT inhibitor MK-2206"."""
    before = items[index - 1] if index else None
    if before is not None and before.kind == "comma" and index > 2 and any(i.word == "the" for i in items[:index][-6:]):
        before = items[index - 2]
    is_noun = before is not None and before.kind == "noun"
    return is_noun and before is not None and before.trigger is not None and before.trigger.kind == "agent"


_GIVEN_TYPES = frozenset(("vesicle", "mirna", "gene", "pathway", "stimulus", "therapy"))


def given_to_group(items: list[Item], index: int) -> Sign | None:
    """Sign of what a group got, for "in the X group" and "in the X inhibitor group"; None for any other name."""
    mention, sign = items[index].mention, Sign.PLUS
    if mention is None or mention.entity.type not in _GIVEN_TYPES:
        return None
    for item in items[index + 1 : index + 4]:
        if item.word in word_list("groups") or (sign is Sign.MINUS and item.word in word_list("bodies")):
            return sign
        if item.kind != "noun" or item.trigger is None or item.trigger.kind not in ("intervention", "agent"):
            return None
        sign = times(sign, item.trigger.sign)
    return None


def is_target_of_something(items: list[Item], index: int) -> bool:
    """ "A target of X" and "an X target", against "its target X"."""
    following = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index else None
    return (following is not None and following.kind == "of") or (before is not None and before.kind == "mention")


def describes(items: list[Item], index: int) -> bool:
    """Whether ", two markers of X" and the like follows: it describes what was named and names nothing new."""
    for item in items[index : index + 5]:
        if item.kind == "of":
            return True
        if item.kind not in ("word", "adverb"):
            return False
    return False
