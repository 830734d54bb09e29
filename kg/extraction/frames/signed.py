"""Verbs that raise or lower what they act on, or the reverse of it: "inhibits X", "protects from X", "X fell"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, times
from kg.extraction.claims import Effect
from kg.extraction.frames.patients import ACTORS, kept_from, patients_of
from kg.extraction.predicates import Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["abolish", "affect", "improve", "intervene", "prevent", "protect", "signed", "vary", "worsen"]


def signed(predicate: Predicate) -> Iterator[Effect]:
    """ "X inhibits Y", "X promotes Y": the sign of the verb on what it acts on."""
    assert predicate.head.trigger is not None
    sign = predicate.head.trigger.sign
    for argument in patients_of(predicate):
        if predicate.use == "reduced" and argument.through == "effect":
            argument = replace(argument, sign=Sign.PLUS)
        yield Effect(argument, times(sign, argument.sign))
    yield from _of_actions(predicate, sign)


def _of_actions(predicate: Predicate, sign: Sign) -> Iterator[Effect]:
    """ "Enhanced the proangiogenic actions of X": X is enhanced too."""
    phrase = predicate.object
    noun = phrase.trigger if phrase is not None else None
    if phrase is not None and noun is not None and noun.word in ("action", "actions"):
        for source in phrase.sources:
            yield Effect(replace(source, sign=Sign.PLUS, through=""), sign)


def affect(predicate: Predicate) -> Iterator[Effect]:
    """ "X is associated with Y" states no direction, "with reduced Y" states one."""
    if predicate.head.kind != "predicate":
        yield from signed(predicate)
        return
    assert predicate.head.trigger is not None
    for argument in patients_of(predicate):
        changes = argument.through in ("state", "event") and not argument.is_inferred
        stated = predicate.head.trigger.sign
        sign = argument.sign if changes and stated is Sign.UNKNOWN else times(stated, argument.sign)
        yield Effect(argument, sign)


def vary(predicate: Predicate) -> Iterator[Effect]:
    """Verbs that also stand alone: "IL-6 decreased", "apoptosis rose in the control group"."""
    assert predicate.head.trigger is not None
    if predicate.object is not None and predicate.object.heads:
        yield from signed(predicate)
    elif predicate.subject is not None and predicate.use in ("finite", "passive", "ing"):
        for argument in predicate.subject.heads:
            yield Effect(argument, times(predicate.head.trigger.sign, argument.sign))


def improve(predicate: Predicate) -> Iterator[Effect]:
    """ "Improves fibrosis" lowers it, "improves cardiac function" raises it, "fibrosis improved" too lowers it."""
    alone = predicate.subject.heads if predicate.subject is not None and predicate.object is None else []
    for argument in patients_of(predicate) or alone:
        sign = argument.sign
        if argument.through == "role":
            yield Effect(argument, sign)
        elif argument.is_inferred and argument.through == "event":
            yield Effect(argument, times(Sign.MINUS, sign))
        elif argument.through in ("event", "state", "effect") and sign is Sign.MINUS:
            yield Effect(argument, Sign.PLUS)
        else:
            yield Effect(argument, times(Sign.MINUS if is_harmful(argument.entity) else Sign.PLUS, sign))
    if predicate.object is not None:
        yield from kept_from([predicate.object])


def worsen(predicate: Predicate) -> Iterator[Effect]:
    """ "Exacerbates fibrosis" raises it, "exacerbates cardiac function" lowers it."""
    for argument in patients_of(predicate):
        is_good = argument.entity.label.rsplit(" ", 1)[-1] in word_list("goods")
        yield Effect(argument, times(Sign.MINUS if is_good else Sign.PLUS, argument.sign))


def protect(predicate: Predicate) -> Iterator[Effect]:
    """ "Protects Y from Z": Z is lowered, Y is not touched."""
    kept = list(kept_from(predicate.phrases))
    yield from kept
    if not kept:
        for argument in patients_of(predicate):
            if is_harmful(argument.entity):
                yield Effect(argument, Sign.MINUS)


def prevent(predicate: Predicate) -> Iterator[Effect]:
    """ "Prevents X from Y" lowers Y, "prevents X" lowers X."""
    kept = list(kept_from(predicate.phrases))
    yield from kept or signed(predicate)


def abolish(predicate: Predicate) -> Iterator[Effect]:
    """ "Abolished X", "reversed the rise of X": X is lowered; where X was held down it is raised."""
    for argument in patients_of(predicate):
        if argument.through == "effect" and (argument.sign is Sign.UNKNOWN or argument.entity.type in ACTORS):
            continue
        sign = Sign.PLUS if _is_held_down(predicate, argument) else Sign.MINUS
        yield Effect(argument, times(sign, argument.sign))


def _is_held_down(predicate: Predicate, argument: Argument) -> bool:
    """ "Reversed the X-inhibited Y": what X held down rises again."""
    links = [link for phrase in predicate.phrases for link in phrase.links if link.rule == "induced-modifier"]
    holding = [link for link in links if link.trigger.trigger is not None and link.trigger.trigger.sign is Sign.MINUS]
    return any(link.object.mention is argument.mention for link in holding)


def intervene(predicate: Predicate) -> Iterator[Effect]:
    """ "X was knocked down" is something done to X by the experimenter; it has no agent in the graph."""
    assert predicate.head.trigger is not None
    for argument in patients_of(predicate) or _done_with(predicate):
        yield Effect(replace(argument, through="intervention"), times(predicate.head.trigger.sign, argument.sign))


def _done_with(predicate: Predicate) -> list[Argument]:
    """ "With X silenced, ...": X stands between "with" and the participle."""
    return [h for a in predicate.adjuncts if a.mark.word == "with" for h in a.phrase.heads]
