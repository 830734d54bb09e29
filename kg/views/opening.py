"""What the map shows before a reader asks for anything.

Beyond about 120 boxes nobody reads a map, and a column of more than two dozen makes the labels too small.  So the
most important statements are drawn as long as they fit, and what is left out is counted.  `choose` in
`templates/scope.js` follows the same rule when a reader filters; a browser test holds the two together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import layers
from kg.model import Statement
from kg.views.families import Family

__all__ = ["LIMITS", "Box", "Limits", "Link", "Picture", "opening"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is drawn at once.

    Attributes
    ----------
    boxes, links
        Boxes and lines in all.
    column
        Room in a column, where a box of one line of text takes `BOX`, every further line `LINE`, and a line that
        passes over the column `LANE`.
    lanes
        Lines that pass over a column.
    """

    boxes: int = 120
    links: int = 140
    column: int = 480
    lanes: int = 12


BOX, LINE, LANE = 20, 9, 3
LETTERS, MOST_LINES = 16, 3


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map: one entity, or a family in which several stand."""

    id: str
    label: str
    type: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line on the map: all statements with one relation between two boxes."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and links, each in the order in which they were chosen."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


def link_id(source: str, relation: str, target: str, negated: bool) -> str:
    """Identity of a line: what it joins and how, whatever statements it stands for."""
    return f"{source} {'not ' if negated else ''}{relation} {target}"


def opening(ranked: Iterable[Statement], folded: Iterable[Family], limits: Limits = LIMITS) -> Picture:
    """The most important statements that fit, and their boxes.

    Parameters
    ----------
    ranked
        Statements, most important first.
    folded
        Families that stand in one box.
    """
    drawing = _Drawing(folded, limits)
    for statement in ranked:
        drawing.offer(statement)
    return drawing.picture()


class _Drawing:
    def __init__(self, folded: Iterable[Family], limits: Limits) -> None:
        self.limits = limits
        self.family = {member: family for family in folded for member in family.members}
        self.boxes: dict[str, Box] = {}
        self.links: dict[str, Link] = {}
        self.taken: Counter[int] = Counter()
        self.lanes: Counter[int] = Counter()

    def offer(self, statement: Statement) -> None:
        source, target = self._box(statement, "subject"), self._box(statement, "object")
        key = link_id(source.id, statement.relation.value, target.id, statement.negated)
        if key not in self.links and source.id != target.id and self._fits(source, target):
            self._draw(source, target)
            self.links[key] = Link(key, source.id, target.id)

    def _box(self, statement: Statement, end: str) -> Box:
        entity = statement.subject if end == "subject" else statement.object
        family = self.family.get(entity.id)
        if family is None:
            return Box(entity.id, entity.label, entity.type, (entity.id,))
        return Box(family.id, family.label, family.type, family.members)

    def _fits(self, source: Box, target: Box) -> bool:
        fresh = [box for box in (source, target) if box.id not in self.boxes]
        wanted = Counter(dict.fromkeys(_between(source, target), LANE))
        for box in fresh:
            wanted[_column(box)] += room(box.label)
        return (
            len(self.links) < self.limits.links
            and len(self.boxes) + len(fresh) <= self.limits.boxes
            and all(self.taken[column] + more <= self.limits.column for column, more in wanted.items())
            and all(self.lanes[column] < self.limits.lanes for column in _between(source, target))
        )

    def _draw(self, source: Box, target: Box) -> None:
        for box in (source, target):
            if box.id not in self.boxes:
                self.boxes[box.id] = box
                self.taken[_column(box)] += room(box.label)
        for column in _between(source, target):
            self.lanes[column] += 1
            self.taken[column] += LANE

    def picture(self) -> Picture:
        return Picture(tuple(self.boxes.values()), tuple(self.links.values()))


def room(label: str) -> int:
    """Room that a box with this label takes in its column.

    >>> room("PTEN"), room("inflammatory cytokine secretion")
    (20, 29)
    """
    return BOX + LINE * (min(MOST_LINES, max(1, math.ceil(len(label) / LETTERS))) - 1)


def _column(box: Box) -> int:
    return layers()[box.type].column


def _between(source: Box, target: Box) -> range:
    low, high = sorted((_column(source), _column(target)))
    return range(low + 1, high)
