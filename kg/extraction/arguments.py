"""What takes part in a claim: entities with the signs their own words give them, and the phrases that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extraction.items import Item
from kg.model import Entity, Mention, Sign

__all__ = ["Argument", "Link", "Phrase", "times"]


def times(left: Sign, right: Sign) -> Sign:
    """Product of two signs; an unknown sign on either side stays unknown.

    >>> times(Sign.MINUS, Sign.MINUS), times(Sign.MINUS, Sign.UNKNOWN)
    (<Sign.PLUS: 1>, <Sign.UNKNOWN: 0>)
    """
    return Sign(left * right)


@dataclass(frozen=True, slots=True)
class Argument:
    """An entity that takes part in a claim, with the sign its own words give it."""

    mention: Mention
    sign: Sign = Sign.PLUS
    through: str = ""
    """Class of the noun or adjective that gave the sign: event, intervention, agent, effect, target, state, role."""
    trigger: Item | None = None
    is_inferred: bool = False

    @property
    def entity(self) -> Entity:
        """The entity meant."""
        return self.mention.entity

    def standing_for(self, entity: Entity) -> Argument:
        """The same words, taken to mean another entity."""
        return replace(self, mention=replace(self.mention, entity=entity))


@dataclass(frozen=True, slots=True)
class Link:
    """A claim that a noun phrase makes by itself."""

    subject: Argument
    sign: Sign
    object: Argument
    rule: str
    trigger: Item


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its heads in order, the claims inside it, and what surrounds the heads."""

    start: int
    end: int
    heads: list[Argument] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    modifiers: list[tuple[str, Argument]] = field(default_factory=list)
    """Entities behind a preposition: ``("in", nucleus pulposus cell)``."""
    conditions: list[Argument] = field(default_factory=list)
    """What the thing spoken of was treated with or lacks: "exosome-treated cells"."""
    lacking: list[Argument] = field(default_factory=list)
    """What the thing spoken of is without: "MALAT1-deficient exosomes"; the sign is minus."""
    dependencies: list[Argument] = field(default_factory=list)
    """X of "in an X-dependent manner"."""
    sources: list[Argument] = field(default_factory=list)
    """X of "the effect of X on Y"."""
    pronoun: str = ""
    has_event: bool = False
    trigger: Item | None = None
    """The last noun that set a sign, and that sign: for phrases that name no entity ("its overexpression")."""
    sign: Sign = Sign.PLUS
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing in it can take part in a claim."""
        return not (self.heads or self.links or self.conditions or self.pronoun)
