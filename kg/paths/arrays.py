"""A frozen copy of the graph for searching: compressed sparse rows of its edges in both directions.

28 bytes an edge and 17 an entity, in plain typed buffers (`array`, or views of a file mapped into memory), so that
neither numpy nor numba is needed; both read the same buffers without copying.  Entities and statements are numbered in
the order of their ids.  Negated statements, and those that nothing supports, are left out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from kg.graph import MechanismGraph, layers
from kg.model import Statement
from kg.paths.costs import NEVER, doubt_of, tie
from kg.paths.engine import choose
from kg.paths.records import Rows

__all__ = ["Edges", "FrozenGraph", "PathArrays", "freeze", "hold", "numbering", "pack"]

ROW_TYPES: dict[str, Any] = {"start": "q", "entity": "i", "doubt": "i", "sign": "b", "statement": "i", "twin": "B"}
"""Type codes (of `array`) of the columns of `Rows`."""


class Edges(NamedTuple):
    """Edges in any order, one column each; numpy arrays or sequences of whole numbers."""

    start: Sequence[int]
    end: Sequence[int]
    doubt: Sequence[int]
    """As `kg.paths.costs.doubt_of`."""
    sign: Sequence[int]
    statement: Sequence[int]


@dataclass(frozen=True)
class PathArrays:
    """The graph in numbers."""

    kind: Sequence[int]
    """Type of each entity: its place in `kg.graph.layers()`."""
    out: Rows
    into: Rows

    @property
    def nbytes(self) -> int:
        """Memory held."""
        columns: tuple[Any, ...] = (self.kind, *self.out, *self.into)
        return sum(memoryview(column).nbytes for column in columns)


@dataclass(frozen=True)
class FrozenGraph:
    """The arrays of a graph, and what their numbers mean."""

    number: dict[str, int]
    """Number of each entity by its id."""
    statements: tuple[Statement, ...]
    arrays: PathArrays


_frozen: WeakKeyDictionary[MechanismGraph, FrozenGraph] = WeakKeyDictionary()


def hold(graph: MechanismGraph, frozen: FrozenGraph) -> None:
    """Let `freeze` give this copy of the graph, unless there is one."""
    _frozen.setdefault(graph, frozen)


def freeze(graph: MechanismGraph) -> FrozenGraph:
    """The graph in numbers, made at the first call; later changes to the graph are not seen."""
    if graph not in _frozen:
        number, statements = numbering(graph)
        kinds = {kind: place for place, kind in enumerate(layers())}
        rows = []
        for place, one in enumerate(statements):
            doubt = doubt_of(one.belief)
            if not one.negated and doubt < NEVER:
                rows.append((number[one.subject.id], number[one.object.id], doubt, int(one.relation.sign), place))
        edges = Edges(*zip(*rows, strict=True)) if rows else Edges((), (), (), (), ())
        kind = bytes(kinds[graph.entities[key].type] for key in number)
        _frozen[graph] = FrozenGraph(number, statements, pack(kind, edges))
    return _frozen[graph]


def numbering(graph: MechanismGraph) -> tuple[dict[str, int], tuple[Statement, ...]]:
    """Entities with their numbers, and statements in the order of theirs: both by id."""
    number = {key: place for place, key in enumerate(sorted(graph.nx))}
    return number, tuple(graph.statements[key] for key in sorted(graph.statements))


def pack(kind: Sequence[int], edges: Edges, engine: str = "auto") -> PathArrays:
    """Arrays of entities of these kinds with these edges; large graphs are sorted by numpy."""
    rows_of = _rows_by_numpy if choose(engine, len(edges.start)) == "numba" else _rows
    return PathArrays(
        kind=kind,
        out=rows_of(len(kind), edges, edges.start, edges.end),
        into=rows_of(len(kind), edges, edges.end, edges.start),
    )


def _rows(entities: int, edges: Edges, here: Sequence[int], there: Sequence[int]) -> Rows:
    def best_first(edge: int) -> tuple[int, ...]:
        ties = tie(edges.start[edge], edges.end[edge])
        return (here[edge], edges.doubt[edge], ties, there[edge], edges.sign[edge], edges.statement[edge])

    order = sorted(range(len(here)), key=best_first)
    start = [0] * (entities + 1)
    for edge in order:
        start[here[edge] + 1] += 1
    for entity in range(entities):
        start[entity + 1] += start[entity]
    seen: set[tuple[int, int, int]] = set()
    twin = []
    for edge in order:
        claim = (here[edge], there[edge], edges.sign[edge])
        twin.append(claim in seen)
        seen.add(claim)

    def column(name: str, values: Iterable[int]) -> Any:
        return array(ROW_TYPES[name], values)

    return Rows(
        start=column("start", start),
        entity=column("entity", (there[edge] for edge in order)),
        doubt=column("doubt", (edges.doubt[edge] for edge in order)),
        sign=column("sign", (edges.sign[edge] for edge in order)),
        statement=column("statement", (edges.statement[edge] for edge in order)),
        twin=column("twin", twin),
    )


def _rows_by_numpy(entities: int, edges: Edges, here: Sequence[int], there: Sequence[int]) -> Rows:
    """The same as `_rows`, for millions of edges."""
    import numpy as np

    start, end, doubt, sign, statement = (np.asarray(column, np.int64) for column in edges)
    rows, others = np.asarray(here, np.int64), np.asarray(there, np.int64)
    order = np.lexsort((statement, sign, others, tie(start, end), doubt, rows))  # type: ignore[arg-type]
    claim = ((rows * entities + others) * 3 + sign + 1)[order]
    twin = np.ones(len(order), np.uint8)
    twin[np.unique(claim, return_index=True)[1]] = 0

    def column(name: str, values: Any) -> Any:
        return np.ascontiguousarray(values, np.dtype(ROW_TYPES[name]))

    return Rows(
        start=column("start", np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=entities))])),
        entity=column("entity", others[order]),
        doubt=column("doubt", doubt[order]),
        sign=column("sign", sign[order]),
        statement=column("statement", statement[order]),
        twin=column("twin", twin),
    )
