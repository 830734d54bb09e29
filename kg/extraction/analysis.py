"""One sentence as the later stages see it: items, phrases, predicates, and what has been found of each so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.arguments import Argument, Phrase
from kg.extraction.claims import Effect
from kg.extraction.discourse import Discourse
from kg.extraction.items import Item
from kg.extraction.predicates import Predicate
from kg.model import Sign

__all__ = ["Analysis", "inferred", "themselves"]


def inferred(arguments: list[Argument]) -> list[Argument]:
    """The arguments, marked as found by reference and not by name."""
    return [Argument(a.mention, a.sign, a.through, a.trigger, is_inferred=True) for a in arguments]


def themselves(arguments: list[Argument]) -> list[Argument]:
    """What the arguments name, found by reference, without the sign it had where it was named."""
    return [Argument(a.mention, Sign.PLUS, a.through, a.trigger, is_inferred=True) for a in arguments]


@dataclass(slots=True)
class Analysis:
    """A sentence being read."""

    items: list[Item]
    predicates: list[Predicate]
    phrases: list[Phrase]
    discourse: Discourse
    effects: dict[Predicate, list[Effect]] = field(default_factory=dict)
    agents: dict[Predicate, list[Argument]] = field(default_factory=dict)
    words_of: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    """The words of each stretch that was asked for, by where it starts and ends."""

    def words_in(self, phrase: Phrase) -> frozenset[str]:
        """The words of a phrase, in lower case."""
        place = phrase.start, phrase.end
        if place not in self.words_of:
            self.words_of[place] = frozenset(i.word for i in self.items if place[0] <= i.start < place[1])
        return self.words_of[place]

    def before(self, position: int) -> list[Predicate]:
        """The predicates that open before `position`."""
        return [p for p in self.predicates if p.start < position]

    def signed_effects(self, predicate: Predicate) -> list[Effect]:
        """The effects of a predicate that raise, lower or touch something."""
        return [e for e in self.effects.get(predicate, []) if e.relation is None]

    def events(self, predicate: Predicate, through: str = "event") -> list[Argument]:
        """What a predicate brings about, as arguments that can act in turn."""
        changed = [(e.argument, e.sign) for e in self.signed_effects(predicate)]
        return [Argument(a.mention, sign, through, a.trigger, a.is_inferred) for a, sign in changed]

    def coordinated_effects(self, predicate: Predicate) -> list[Effect]:
        """Effects of a predicate and of those it is coordinated with: "relieved X and raised Y by ..."."""
        effects = list(self.effects.get(predicate, []))
        step = predicate
        while step.relation == "coordinated" and step.parent is not None and step.parent.relation != "opening":
            step = step.parent
            effects += self.effects.get(step, [])
        return effects
