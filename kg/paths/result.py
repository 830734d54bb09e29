"""What a search gives back: paths with their statements, and how the search ended."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.model import Entity, Sign, Statement

__all__ = ["MechanismPath", "Nearest", "PathSearchResult"]


@dataclass(frozen=True, slots=True)
class MechanismPath:
    """A chain of mechanisms: the object of each statement is the subject of the next, and no entity comes twice."""

    statements: tuple[Statement, ...]
    """One a hop: of several with the same sign, the most believed."""
    cost: float

    @property
    def entities(self) -> tuple[Entity, ...]:
        """From the source to the target."""
        return (self.statements[0].subject, *(statement.object for statement in self.statements))

    @property
    def net(self) -> Sign:
        """Sign of the whole chain; unknown when that of one hop is."""
        return Sign(math.prod(statement.relation.sign for statement in self.statements))

    @property
    def belief(self) -> float:
        """Product of the hops' beliefs."""
        return math.prod(statement.belief for statement in self.statements)

    @property
    def weakest(self) -> int:
        """Place (from 0) of the hop that is believed least, the first of several."""
        return min(range(len(self.statements)), key=lambda hop: self.statements[hop].belief)

    def __str__(self) -> str:
        words = [self.statements[0].subject.label]
        for statement in self.statements:
            words += [statement.relation.value, statement.object.label]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class PathSearchResult:
    """The paths found, best first."""

    paths: tuple[MechanismPath, ...]
    work: int
    """Steps of work: a step settles one way on, or looks at sixteen edges."""
    stopped_early: bool
    """Whether the budget ran out. The paths are true, but cheaper ones may exist."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a search without an answer came."""

    opposite: MechanismPath | None
    """Best path with the opposite net sign."""
    unsigned: MechanismPath | None
    """Best path over hops some of which state no sign."""
    longer: MechanismPath | None
    """Best path with the wanted sign and more hops."""
    reached: MechanismPath | None
    """Best path from a source into the layer nearest to the target's that can be reached."""
    approach: MechanismPath | None
    """Best path to a target from the layer nearest to the source's from which it can be reached."""
