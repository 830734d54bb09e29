"""The function for each class of verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extraction.claims import PATIENT_TYPES, Effect
from kg.extraction.frames.cargo import carry, express, secrete, target
from kg.extraction.frames.light import accompany, copula, correlate, light, mediate
from kg.extraction.frames.processes import process_meant, process_verb, shift
from kg.extraction.frames.signed import (
    abolish,
    affect,
    improve,
    intervene,
    prevent,
    protect,
    signed,
    vary,
    worsen,
)
from kg.extraction.predicates import Predicate

__all__ = ["effects_of"]

_FRAMES: dict[str, Callable[[Predicate], Iterator[Effect]]] = {
    "cause": signed,
    "produce": secrete,
    "vary": vary,
    "improve": improve,
    "worsen": worsen,
    "protect": protect,
    "prevent": prevent,
    "abolish": abolish,
    "reverse": abolish,
    "target": target,
    "sponge": target,
    "affect": affect,
    "accompany": accompany,
    "correlate": correlate,
    "mediate": mediate,
    "carry": carry,
    "secrete": secrete,
    "express": express,
    "light": light,
    "report": light,
    "aim": light,
    "plain": light,
    "intervene": intervene,
    "be": copula,
    "process": process_verb,
    "shift": shift,
}


def effects_of(predicate: Predicate) -> list[Effect]:
    """What a predicate does to its patient(s), own words of the patient included."""
    frame = _FRAMES.get(predicate.kind)
    if frame is None:
        return []
    effects = [process_meant(e, predicate) for e in frame(predicate)]
    return [e for e in effects if e.argument.entity.type in PATIENT_TYPES or e.relation is not None]
