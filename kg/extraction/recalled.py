"""Effects spoken of before: "reversed the effect of X on Y" says what happened to Y once X's effect on it is known.

The phrase itself has no direction.  The text mostly gave it a sentence or two earlier, and what undoes an effect works
against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.claims import Claim, Effect
from kg.extraction.discourse import Discourse
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign

__all__ = ["recalled_effects", "remember"]

_SIGNS = {Relation.INCREASES: Sign.PLUS, Relation.DECREASES: Sign.MINUS}
_UNDOING = frozenset(("abolish", "reverse", "improve"))


def remember(claims: Iterable[Claim], discourse: Discourse) -> None:
    """Keep what the claims of a sentence say, for the sentences that only name the effect."""
    for claim in claims:
        if claim.relation in _SIGNS and not claim.is_negated:
            object_, sign = claim.object, _SIGNS[claim.relation]
            changed = Argument(object_.mention, sign, "event", object_.trigger, is_inferred=True)
            discourse.told.setdefault(claim.subject.entity.id, {})[object_.entity.id] = changed


def recalled_effects(predicate: Predicate, discourse: Discourse) -> list[Effect]:
    """What a predicate does to an effect that was told before; none where it was not."""
    trigger = predicate.head.trigger
    phrase = predicate.subject if predicate.acts_on_subject else predicate.object
    if trigger is None or phrase is None or not phrase.sources or not discourse.told:
        return []
    mimics = trigger.kind == "intervene" and trigger.sign is Sign.PLUS
    if not mimics and trigger.kind not in _UNDOING and trigger.sign is not Sign.MINUS:
        return []
    own = Sign.PLUS if mimics else Sign.MINUS
    return [Effect(e, times(own, e.sign)) for e in _on_named(phrase, discourse)]


def _on_named(phrase: Phrase, discourse: Discourse) -> Iterator[Argument]:
    """ "The effect of X on Y": Y, with the sign X was told to have on it."""
    for head in phrase.heads:
        if head.through != "effect" or head.sign is not Sign.UNKNOWN:
            continue
        for source in phrase.sources:
            changed = discourse.told.get(source.entity.id, {}).get(head.entity.id)
            if changed is not None:
                yield replace(head, sign=times(source.sign, changed.sign), is_inferred=True)
                break
