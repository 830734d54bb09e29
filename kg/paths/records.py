"""What the search kernel is given and what it keeps, as tuples of numbers that numba reads as they are.

Compiled code is kept until `kernel.py` changes: who changes something here, or in `costs`, should touch that file.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

__all__ = ["BLOCKED", "MAX_STOPS", "SOURCE", "TARGET", "Prefix", "Prefixes", "Query", "Rows", "Way", "WaysOn"]

BLOCKED, SOURCE, TARGET = 0x80, 0x40, 0x20
"""Roles of an entity in a query; the bits below them say which of the required stops it is."""
MAX_STOPS = 5


class Rows(NamedTuple):
    """Edges by the entity they leave (or enter), as compressed sparse rows; in each row the most believed first."""

    start: Sequence[int]
    """Row of entity v: positions ``start[v]`` to ``start[v + 1]``."""
    entity: Sequence[int]
    """The entity at the other end."""
    doubt: Sequence[int]
    sign: Sequence[int]
    statement: Sequence[int]
    twin: Sequence[int]
    """1 where the row holds a better edge with the same entity and sign."""


class Query(NamedTuple):
    """What is asked, in numbers."""

    role: Sequence[int]
    column: Sequence[int]
    """Place of each entity in the order of layers."""
    allowed: Sequence[int]
    """1 for each statement that may join a path; empty when all may."""
    sign: int
    """Wanted net sign; 0 for any."""
    takes_unsigned: bool
    is_monotone: bool
    required: int
    """Bits of all required stops."""
    k: int
    max_hops: int
    max_doubt: int
    hop_weight: int
    budget: int
    """Steps of work after which to stop."""


class Way(NamedTuple):
    """A settled way on from a state to a target."""

    entity: int
    phase: int
    cost: int
    hops: int
    after: int
    """What is left of it after its first hop; -1 at a target."""
    older: int
    """The next cheaper way of its state, which has more hops; -1 for none."""


class WaysOn(NamedTuple):
    """All ways that are settled, and the edges that may lengthen them."""

    settled: list[Way]
    newest: MutableSequence[int]
    """For each state the number, from 1, of its way with the fewest hops, settled last; 0 for none."""
    frontier: list[tuple[int, int, int]]
    """Heap of (cost when lengthened, way, position of the edge)."""


class Prefix(NamedTuple):
    """The beginning of a path."""

    entity: int
    phase: int
    cost: int
    hops: int
    edge: int
    """Its last edge; -1 at a source."""
    parent: int
    """The prefix without that edge; -1 at a source."""


class Prefixes(NamedTuple):
    """All beginnings of paths."""

    grown: list[Prefix]
    ranked: list[tuple[int, int]]
    """Heap of (least cost of a path it can become, prefix)."""
