"""What a paragraph has spoken of so far, for the sentences that refer back to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.arguments import Argument
from kg.model import Entity

__all__ = ["Discourse"]


@dataclass(slots=True)
class Discourse:
    """What may be referred back to in a paragraph."""

    agents: list[Argument] = field(default_factory=list)
    """The agents of the sentence before."""
    events: list[Argument] = field(default_factory=list)
    """What the sentence before says happened: subject and objects with their signs."""
    subject: list[Argument] = field(default_factory=list)
    """The grammatical subject of the sentence before."""
    main_vesicle: Entity | None = None
    """The vesicle of a named source that the document names most, which its conclusions speak of."""
    has_one_vesicle: bool = False
    """The document speaks of the vesicles of one source only, so that any "exosomes" are those."""
    row: list[Argument] = field(default_factory=list)
    """What a table row is about: the agents of its cells that name none."""
    group_of: dict[str, list[Argument]] = field(default_factory=dict)
    """Last things of each type that one phrase named together, or alone where none did."""
    last_of: dict[str, Argument] = field(default_factory=dict)
    """Last specific entity of each type."""

    told: dict[str, dict[str, Argument]] = field(default_factory=dict)
    """What each entity was told to change so far, with its sign; both by their ids."""

    def start_paragraph(self) -> None:
        """Forget agents and events, keep the entities named."""
        self.agents, self.events, self.subject, self.group_of = [], [], [], {}
