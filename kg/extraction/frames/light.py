"""Verbs that leave the sign to the noun phrases beside them: "showed reduced X", "is an inhibitor of X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments import Phrase, times
from kg.extraction.claims import Effect
from kg.extraction.frames.patients import patients_of
from kg.extraction.items import Item
from kg.extraction.links import CARGO_TYPES
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["accompany", "copula", "correlate", "light", "mediate"]

_SPEAKING = frozenset(("event", "agent", "effect", "state", "role", "protect", "sponge", "improve"))
"""Classes of nouns and adjectives that say which way something went."""


def light(predicate: Predicate) -> Iterator[Effect]:
    """ "Showed reduced X", "exerts an inhibitory effect on X", "activation of X occurred"."""
    phrase = predicate.object if predicate.object is not None and predicate.object.heads else predicate.subject
    if phrase is None:
        return
    for argument in phrase.heads:
        describes = predicate.head.word in ("have", "has", "had", "having") and _names_an_actor(predicate)
        merely_has = argument.through == "state" and describes
        is_seen = predicate.kind == "report" and predicate.use == "passive" and argument.entity.type == "process"
        comes_down = not argument.through and is_harmful(argument.entity) and _is_of_group(predicate)
        if describes and argument.entity.type in CARGO_TYPES and _is_vesicle(predicate.subject):
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)
        elif comes_down:
            yield Effect(argument, Sign.PLUS)
        elif argument.through in _SPEAKING and not merely_has:
            yield Effect(argument, argument.sign)
        elif is_seen and argument.through == "" and any(a.mark.kind == "after" for a in predicate.adjuncts):
            yield Effect(argument, Sign.PLUS)


def _is_vesicle(phrase: Phrase | None) -> bool:
    return phrase is not None and bool(phrase.heads) and all(h.entity.type == "vesicle" for h in phrase.heads)


def _is_of_group(predicate: Predicate) -> bool:
    """ "Mice lacking X developed Y", "X-treated cells underwent Y": the verb says that the group came to have it."""
    subject = predicate.subject
    if subject is None or predicate.object is None or predicate.head.word not in word_list("coming down with"):
        return False
    absent = any(word in word_list("without") for word, _ in subject.modifiers)
    words = set(subject.text.lower().split())
    animals = not subject.heads and words & word_list("animals") and not words & word_list("controls")
    return bool(subject.lacking or subject.conditions or absent or animals)


def _names_an_actor(predicate: Predicate) -> bool:
    """Whether the subject is something that could act, and not the group it acted on."""
    heads = predicate.subject.heads if predicate.subject is not None else []
    if predicate.subject is not None and predicate.subject.text.rsplit(" ", 1)[-1] in word_list("groups"):
        return False
    return any(h.entity.type not in ("cell", "disease", "anatomy") and h.through != "intervention" for h in heads)


def accompany(predicate: Predicate) -> Iterator[Effect]:
    """ "The fall of X was accompanied by a rise of Y": Y rose too; "X is accompanied by Y" states no direction."""
    happened = predicate.subject is not None and any(h.through in ("event", "state") for h in predicate.subject.heads)
    for argument in predicate.object.heads if predicate.object is not None else ():
        if argument.through in ("event", "state"):
            yield Effect(argument, argument.sign)
        elif not happened:
            yield Effect(argument, Sign.UNKNOWN)


def correlate(predicate: Predicate) -> Iterator[Effect]:
    """ "X levels correlated with Y": the two go together, and neither is said to bring the other about."""
    for argument in predicate.object.heads if predicate.object is not None else ():
        yield Effect(argument, Sign.UNKNOWN)


def copula(predicate: Predicate) -> Iterator[Effect]:
    """ "X levels were higher", "X is an inhibitor of Y", "there was a rise of X"."""
    phrase = predicate.object
    if phrase is None or predicate.subject is None:
        return
    if predicate.subject.text.lower() == "there":
        yield from (Effect(a, a.sign) for a in phrase.heads if a.through in ("event", "state"))
    elif phrase.heads:
        for argument in phrase.heads:
            if argument.through in ("agent", "role", "effect", "sponge"):
                yield Effect(argument, argument.sign, is_direct=argument.through == "sponge")
    elif phrase.trigger is not None and phrase.trigger.kind == "adjective" and _is_state(phrase.trigger):
        for argument in predicate.subject.heads:
            yield Effect(argument, times(phrase.sign, argument.sign))


def _is_state(item: Item) -> bool:
    return item.trigger is not None and item.trigger.kind == "state"


def mediate(predicate: Predicate) -> Iterator[Effect]:
    """ "Mediates the downregulation of X" lowers X; "mediates X" leaves the sign open."""
    for argument in patients_of(predicate):
        made = argument.through in ("event", "role", "effect") and predicate.use not in ("passive", "reduced")
        yield Effect(argument, argument.sign if made else Sign.UNKNOWN)
