"""What is known of a noun phrase while its items are read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.arguments import Argument, Phrase
from kg.extraction.items import Item
from kg.model import Sign

__all__ = ["PhraseState"]


@dataclass(slots=True, eq=False)
class PhraseState:
    """The phrase as far as it is read, and what the words so far say of the next name."""

    items: list[Item]
    phrase: Phrase

    sign: Sign = Sign.PLUS
    """Sign that the next name gets."""
    through: str = ""
    """Class of the noun or adjective that gave the sign, as in `Argument.through`."""
    trigger: Item | None = None
    """That noun or adjective."""

    effect_sign: Sign = Sign.UNKNOWN
    """Sign of an effect: "the inhibitory effect of X on Y"."""
    effect_reached: bool = False
    """What follows is what the effect is on."""
    by_valence: bool = False
    """The effect is good or bad, so that its sign turns where it is on something harmful."""

    preposition: str = ""
    """Preposition that the next name stands behind; "apposition" where it describes the one before."""
    has_modifier: bool = False
    """A name was read behind the preposition."""
    lists_modifiers: bool = False
    """The names of a list all stand behind the preposition."""
    is_compared: bool = False
    """What follows is what something is compared with."""

    glue: Item | None = None
    """The word that a hyphen binds to names: "X-induced"."""
    causes: list[Argument] = field(default_factory=list)
    """The names bound to it."""
    outer: Sign = Sign.PLUS
    """Sign that stood before it."""

    group_start: int = 0
    """Number of heads before the present member of the list."""

    roles: list[Argument] = field(default_factory=list)
    """What the phrase does, where it is called after that: "anti-inflammatory"."""
    carrier: Argument | None = None
    """The vesicle of "exosomal delivery of X"."""
    apposed: Argument | None = None
    """X of "X, an inhibitor of Y"."""
    described: Argument | None = None
    """X of "the X inhibitor miRNA", where the name of the miRNA is to come."""
    exemplified: Argument | None = None
    """X of "X inhibitors such as Y"."""

    def before(self, index: int) -> Item | None:
        """The item before the one at `index`."""
        return self.items[index - 1] if index else None

    def behind(self, index: int) -> Item | None:
        """The item behind the one at `index`."""
        return self.items[index + 1] if index + 1 < len(self.items) else None

    def start_afresh(self) -> None:
        """Forget what the words so far say of the next name."""
        self.sign, self.through, self.trigger = Sign.PLUS, "", None
        self.effect_sign, self.by_valence, self.effect_reached = Sign.UNKNOWN, False, False
        self.causes, self.glue = [], None

    def take(self, item: Item) -> Argument | None:
        """Remove the last head or modifier if it is this name."""
        if self.phrase.heads and self.phrase.heads[-1].mention is item.mention:
            return self.phrase.heads.pop()
        if self.phrase.modifiers and self.phrase.modifiers[-1][1].mention is item.mention:
            return self.phrase.modifiers.pop()[1]
        return None
