"""What a verb acts on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments import Argument, Phrase
from kg.extraction.claims import Effect
from kg.extraction.predicates import Predicate
from kg.model import Sign

__all__ = ["ACTORS", "kept_from", "patients_of"]

ACTORS = frozenset(("cell", "vesicle", "mirna", "gene", "stimulus", "therapy"))
"""Types of entities whose "effects" are not they themselves."""


def patients_of(predicate: Predicate) -> list[Argument]:
    """The arguments that the verb acts on: its object, or its subject in the passive."""
    phrase = predicate.subject if predicate.acts_on_subject else predicate.object
    return [h for h in phrase.heads if not _only_owns_effect(h, phrase)] if phrase is not None else []


def _only_owns_effect(argument: Argument, phrase: Phrase) -> bool:
    """ "The protective effect of X": what is done to the effect is not done to X."""
    if argument.through != "effect" or argument.entity.type not in ACTORS or argument.trigger is None:
        return False
    return f"{argument.trigger.text} of " in phrase.text


def kept_from(phrases: Iterable[Phrase]) -> Iterator[Effect]:
    """ "X from Y", "X against Y": Y is lowered."""
    for phrase in phrases:
        for preposition, argument in phrase.modifiers:
            if preposition in ("from", "against"):
                yield Effect(argument, Sign.MINUS)
