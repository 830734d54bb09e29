"""What is known of a sentence while its chunks are gone over: the verbs so far, and what waits for the next one."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.arguments import Phrase
from kg.extraction.items import Item
from kg.extraction.phrases import read_phrase
from kg.extraction.predicates import Adjunct, Predicate

__all__ = ["CLAUSE_ENDS", "Binding"]

CLAUSE_ENDS = frozenset(("semi", "colon", "sub"))
"""Kinds of marks behind which a new clause begins."""

_STRENGTH = (
    "rel", "shown", "means", "after", "without", "resume", "as", "to", "semi", "colon", "sub", "but", "prep", "and",
    "comma",
)  # fmt: skip
"""Kinds of marks, the strongest first."""


@dataclass(slots=True, eq=False)
class Binding:
    """The predicates and phrases of a sentence up to the chunk at hand."""

    predicates: list[Predicate] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    clause: int = 0
    clause_subject: Phrase | None = None
    opening: list[Adjunct] = field(default_factory=list)
    """Adjuncts that stand before the first verb."""
    free: Phrase | None = None
    """The phrase that no verb has taken yet."""
    is_placed: bool = False
    """The phrase without a verb stands behind a preposition: "in mice, ..."."""
    interrupted: Phrase | None = None
    """What a relative clause describes that another clause has cut: "X, which, when heated, lowers Y"."""
    marks: list[Item] = field(default_factory=list)
    """The words between the last chunk and the one at hand that tie them."""
    is_denied: bool = False
    """The phrase before holds "no" or "neither": the verb to come is negated."""
    opened_by_sub: bool = False
    """The sentence begins with "while", "when" ...: its first comma ends that clause."""

    @property
    def last(self) -> Predicate | None:
        """The last predicate, of whatever clause."""
        return self.predicates[-1] if self.predicates else None

    @property
    def previous(self) -> Predicate | None:
        """The last predicate of the clause at hand."""
        return self.last if self.last is not None and self.last.clause == self.clause else None

    @property
    def in_clause(self) -> list[Predicate]:
        """The predicates of the clause at hand."""
        return [p for p in self.predicates if p.clause == self.clause]

    @property
    def last_phrase(self) -> Phrase | None:
        """The phrase read last."""
        return self.phrases[-1] if self.phrases else None

    @property
    def mark(self) -> Item | None:
        """The strongest mark before the chunk at hand."""
        return min(self.marks, key=lambda m: _STRENGTH.index(m.kind)) if self.marks else None

    def read(self, items: list[Item]) -> Phrase:
        """Read a phrase and keep it."""
        phrase = read_phrase(items)
        self.phrases.append(phrase)
        return phrase

    def pass_mark(self, item: Item) -> None:
        """Go past a word that ties two chunks, into a new clause where it opens one."""
        if item.kind == "sub" and any(m.kind == "rel" for m in self.marks):
            self.interrupted = self.last_phrase
        self.marks.append(item)
        if item.kind in CLAUSE_ENDS or (item.kind == "but" and item.word in ("but", "however", "yet")):
            self.clause += 1
            self.opened_by_sub = item.kind == "sub" and not self.predicates
            self.clause_subject = self.free = None
