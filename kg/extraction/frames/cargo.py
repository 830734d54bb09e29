"""Verbs of carrying, secreting, expressing and binding: "X carries Y", "X secretes Y", "X targets Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments import times
from kg.extraction.claims import Effect
from kg.extraction.frames.patients import patients_of
from kg.extraction.links import CARGO_TYPES
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign

__all__ = ["carry", "express", "secrete", "target"]

_HELD_TYPES = CARGO_TYPES | {"stimulus"}


def carry(predicate: Predicate) -> Iterator[Effect]:
    """ "Vesicles containing X": they carry X."""
    for argument in patients_of(predicate):
        if argument.entity.type in _HELD_TYPES:
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)


def secrete(predicate: Predicate) -> Iterator[Effect]:
    """ "Cells release exosomes" and "cells produce IL-6": what is secreted, or made to be more."""
    for argument in patients_of(predicate):
        if argument.entity.type == "vesicle":
            yield Effect(argument, Sign.PLUS, Relation.SECRETES)
        elif argument.entity.type in ("gene", "stimulus", "process"):
            yield Effect(argument, argument.sign)


def express(predicate: Predicate) -> Iterator[Effect]:
    """ "Exosomes express X": they carry X."""
    for argument in patients_of(predicate):
        if argument.entity.type in CARGO_TYPES:
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)


def target(predicate: Predicate) -> Iterator[Effect]:
    """ "X targets Y", "X binds to Y", "X sponges Y": a touch that lowers Y, unless it is at a promoter."""
    modifiers = [m for phrase in predicate.phrases for m in phrase.modifiers]
    reached = [a for preposition, a in modifiers if preposition in ("to", "with") and not predicate.acts_on_subject]
    for argument in patients_of(predicate) or reached:
        if argument.entity.type not in ("disease", "hallmark"):
            binds_promoter = argument.through == "agent" and argument.sign is Sign.PLUS
            sign = Sign.UNKNOWN if binds_promoter else times(Sign.MINUS, argument.sign)
            yield Effect(argument, sign, is_direct=True)
