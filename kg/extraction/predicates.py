"""What a clause says: a verb group with its subject, its object and the phrases that hang on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.arguments import Phrase
from kg.extraction.items import Item

__all__ = ["Adjunct", "Predicate"]


@dataclass(slots=True)
class Adjunct:
    """A phrase behind "by", "via", "after" ..., with the word that opens it."""

    mark: Item
    phrase: Phrase


@dataclass(slots=True, eq=False)
class Predicate:
    """A verb group and its arguments."""

    head: Item
    use: str
    """finite, passive, infinitive, ing, reduced, copula."""
    start: int
    end: int
    mark: Item | None = None
    """The word that ties the predicate to what precedes it, if any."""
    is_negated: bool = False
    is_aim: bool = False
    is_set_off: bool = False
    """A comma stands before it: "X, which ...", "X, carried by ..."."""
    is_reported: bool = False
    """A verb of finding opens the group: "was found to be raised"."""
    subject: Phrase | None = None
    object: Phrase | None = None
    adjuncts: list[Adjunct] = field(default_factory=list)
    parent: Predicate | None = None
    """The predicate this one modifies: "... by reducing", "..., thereby raising"."""
    relation: str = "main"
    """main, coordinated, relative, means, result, purpose, complement, postmodifier."""
    clause: int = 0

    @property
    def kind(self) -> str:
        """How the arguments are found: the trigger's class, or the kind of a verb without a sign."""
        return self.head.trigger.kind if self.head.trigger is not None else self.head.kind

    @property
    def lemma(self) -> str:
        """The trigger's lemma, or the word itself."""
        return self.head.trigger.lemma if self.head.trigger is not None else self.head.word

    @property
    def acts_on_subject(self) -> bool:
        """Whether the subject is what is acted on: a passive, or a participle that is not of "be" and a phrase."""
        return self.use == "passive" or (self.use == "reduced" and self.head.kind != "predicate")

    @property
    def phrases(self) -> list[Phrase]:
        """Object and subject, where there are any."""
        return [p for p in (self.object, self.subject) if p is not None]
