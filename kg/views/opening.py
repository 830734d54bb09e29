"""What the map shows before a reader asks for anything.

Beyond about 120 boxes nobody reads a map, and a column of more than two dozen makes the labels too small.  So the
most important statements are drawn as long as they fit, and what is left out is counted.  `choose` in
`templates/scope.js` follows the same rule when a reader filters; a browser test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import layers
from kg.model import Statement
from kg.views.families import Family

__all__ = ["LIMITS", "Box", "Limits", "Link", "Picture", "opening"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is drawn at once: boxes in all and in a column, lines in all, and lines passing over a column."""

    boxes: int = 120
    column: int = 22
    links: int = 150
    passing: int = 14


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
    """A line on the map: the statements with one relation between two boxes."""

    source: str
    relation: str
    target: str
    negated: bool
    statements: tuple[str, ...]

    @property
    def id(self) -> str:
        """The same for the same line in any view."""
        return link_id(self.source, self.relation, self.target, self.negated)


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
        self.in_column: Counter[int] = Counter()
        self.passing: Counter[int] = Counter()

    def offer(self, statement: Statement) -> None:
        source, target = self._box(statement, "subject"), self._box(statement, "object")
        key = link_id(source.id, statement.relation.value, target.id, statement.negated)
        if key in self.links:
            link = self.links[key]
            self.links[key] = Link(
                link.source, link.relation, link.target, link.negated, (*link.statements, statement.id)
            )
        elif source.id != target.id and self._fits(source, target):
            self._draw(source, target)
            self.links[key] = Link(source.id, statement.relation.value, target.id, statement.negated, (statement.id,))

    def _box(self, statement: Statement, end: str) -> Box:
        entity = statement.subject if end == "subject" else statement.object
        family = self.family.get(entity.id)
        if family is None:
            return Box(entity.id, entity.label, entity.type, (entity.id,))
        return Box(family.id, family.label, family.type, family.members)

    def _fits(self, source: Box, target: Box) -> bool:
        fresh = [box for box in (source, target) if box.id not in self.boxes]
        columns = Counter(_column(box) for box in fresh)
        return (
            len(self.links) < self.limits.links
            and len(self.boxes) + len(fresh) <= self.limits.boxes
            and all(self.in_column[column] + count <= self.limits.column for column, count in columns.items())
            and all(self.passing[column] < self.limits.passing for column in _between(source, target))
        )

    def _draw(self, source: Box, target: Box) -> None:
        for box in (source, target):
            if box.id not in self.boxes:
                self.boxes[box.id] = box
                self.in_column[_column(box)] += 1
        self.passing.update(_between(source, target))

    def picture(self) -> Picture:
        return Picture(tuple(self.boxes.values()), tuple(self.links.values()))


def _column(box: Box) -> int:
    return layers()[box.type].column


def _between(source: Box, target: Box) -> range:
    low, high = sorted((_column(source), _column(target)))
    return range(low + 1, high)
