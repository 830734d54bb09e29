"""The search itself: whole numbers in, whole numbers out, nothing but loops over rows of edges.

Written in the part of Python that numba compiles, so that the same lines run with and without it (`kg.paths.engine`).

Two searches run against each other, and whoever has worked less goes next.

*Ways on* are found from the targets: a label-setting search settles, cheapest first, every way to go on from a state
(entity, sign and required stops of the rest of the path) that no other way beats in both cost and hops.

*Prefixes* of paths grow from the sources, best first.  A prefix is ranked by its cost plus that of the cheapest way on
with the hops that are left.  Where the ways on of its state are not settled yet, they cost at least what the frontier
of the first search costs.  So the rank never exceeds the cost of any path the prefix can become, a prefix never holds
an entity twice, and the first `k` prefixes to arrive are the `k` best paths.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from kg.paths.costs import COST_BITS, NEVER, tie

__all__ = ["BLOCKED", "MAX_STOPS", "SOURCE", "TARGET", "Query", "Rows", "k_best", "phases_of"]

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
    """Edges that may be looked at."""


class WaysOn(NamedTuple):
    """Settled ways from a state to a target, and the edges that may lengthen them."""

    newest: MutableSequence[int]
    """For each state the way with the fewest hops, settled last; -1 for none."""
    older: list[int]
    """For each way the next cheaper one of its state, which has more hops; -1 for none."""
    state: list[int]
    cost: list[int]
    hops: list[int]
    frontier: list[tuple[int, int, int]]
    """Heap of (cost when lengthened, way, position of the edge)."""


class Prefixes(NamedTuple):
    """Beginnings of paths, as a tree by parent."""

    parent: list[int]
    edge: list[int]
    state: list[int]
    cost: list[int]
    hops: list[int]
    ranked: list[tuple[int, int]]
    """Heap of (least cost of a path it can become, prefix)."""


def k_best(
    out: Rows, into: Rows, query: Query, sources: Sequence[int], targets: Sequence[int], newest: MutableSequence[int]
) -> tuple[list[int], int, bool]:
    """The `k` cheapest simple paths from a source to a target that has no other source or target on the way.

    `newest` is scratch space, -1 for each of ``phases_of(required)`` states of each entity.

    Returns
    -------
    found
        For each path, cheapest first, its number of hops and then the positions of its edges in `out`.
    examined
        How many edges were looked at.
    stopped_early
        Whether the budget ran out: `found` then holds the best arrivals so far, and cheaper paths may exist.
    """
    ways = WaysOn(newest, [0][:0], [0][:0], [0][:0], [0][:0], [(0, 0, 0)][:0])
    prefixes = Prefixes([0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [(0, 0)][:0])
    arrivals = [0][:0]
    backward_work = 0
    forward_work = 0
    for target in targets:
        backward_work += _settle(into, query, ways, target * phases_of(query.required), 0, 0)
    for source in sources:
        collected = query.role[source] & query.required
        _grow(prefixes, -1, -1, source * phases_of(query.required) + 2 * collected, 0, 0)

    found = [0][:0]
    count = 0
    while prefixes.ranked and count < query.k:
        if backward_work + forward_work > query.budget:
            return _best_arrivals(out, query, prefixes, found, count), backward_work + forward_work, True
        if ways.frontier and backward_work <= forward_work:
            backward_work += _lengthen_cheapest(into, query, ways)
            continue
        rank, prefix = heappop(prefixes.ranked)
        entity = prefixes.state[prefix] // phases_of(query.required)
        if query.role[entity] & TARGET and prefixes.hops[prefix] > 0:
            _report(prefixes, prefix, found)
            count += 1
            continue
        forward_work += 1
        bound = prefixes.cost[prefix] + _cheapest_way_on(query, ways, prefixes.state[prefix], prefixes.hops[prefix])
        if bound > rank:
            if bound < NEVER:
                heappush(prefixes.ranked, (bound, prefix))
        else:
            forward_work += _expand(out, query, ways, prefixes, prefix, arrivals)
    return found, backward_work + forward_work, False


def phases_of(required: int) -> int:
    """Number of states of an entity: whether the decreases are odd, for each set of required stops."""
    return 2 * (required + 1)


def _weight(query: Query, doubt: int, start: int, end: int) -> int:
    return query.hop_weight + (doubt << COST_BITS) + tie(start, end)


def _may_join(rows: Rows, query: Query, edge: int) -> bool:
    if rows.sign[edge] == 0 and not query.takes_unsigned:
        return False
    return len(query.allowed) == 0 or query.allowed[rows.statement[edge]] != 0


def _flips(query: Query, sign: int) -> int:
    return 1 if query.sign != 0 and sign < 0 else 0


def _settle(into: Rows, query: Query, ways: WaysOn, state: int, cost: int, hops: int) -> int:
    """Record a way on and queue its first useful lengthening; returns the work done."""
    way = len(ways.state)
    ways.older.append(ways.newest[state])
    ways.newest[state] = way
    ways.state.append(state)
    ways.cost.append(cost)
    ways.hops.append(hops)
    entity = state // phases_of(query.required)
    if hops == query.max_hops or query.role[entity] & SOURCE:
        return 1
    return _queue_lengthening(into, query, ways, way, into.start[entity])


def _queue_lengthening(into: Rows, query: Query, ways: WaysOn, way: int, edge: int) -> int:
    """Queue the first edge from `edge` on that could give a new way; returns the number of edges looked at."""
    end = ways.state[way] // phases_of(query.required)
    first = edge
    while edge < into.start[end + 1] and into.doubt[edge] <= query.max_doubt:
        if _state_before(into, query, ways, way, edge) >= 0:
            cost = ways.cost[way] + _weight(query, into.doubt[edge], into.entity[edge], end)
            heappush(ways.frontier, (cost, way, edge))
            break
        edge += 1
    return edge - first + 1


def _state_before(into: Rows, query: Query, ways: WaysOn, way: int, edge: int) -> int:
    """State from which `edge` enters the way; -1 when that is not allowed or no better than what is settled."""
    start = into.entity[edge]
    if query.role[start] & (BLOCKED | TARGET) or not _may_join(into, query, edge):
        return -1
    phases = phases_of(query.required)
    end = ways.state[way] // phases
    if query.is_monotone and query.column[start] > query.column[end]:
        return -1
    phase = ways.state[way] % phases
    phase = (phase | 2 * (query.role[end] & query.required)) ^ _flips(query, into.sign[edge])
    state = start * phases + phase
    settled = ways.newest[state]
    return -1 if settled >= 0 and ways.hops[settled] <= ways.hops[way] + 1 else state


def _lengthen_cheapest(into: Rows, query: Query, ways: WaysOn) -> int:
    """Settle the cheapest lengthening of the frontier; returns the number of edges looked at."""
    cost, way, edge = heappop(ways.frontier)
    state = _state_before(into, query, ways, way, edge)
    work = 0
    if state >= 0:
        work += _settle(into, query, ways, state, cost, ways.hops[way] + 1)
    return work + _queue_lengthening(into, query, ways, way, edge + 1)


def _cheapest_way_on(query: Query, ways: WaysOn, state: int, hops: int) -> int:
    """Least cost from the end of a prefix to a target, exact where settled; `NEVER` when there is no way."""
    phases = phases_of(query.required)
    entity, phase = state // phases, state % phases
    odd = (phase & 1) ^ (1 if query.sign < 0 else 0)
    missing = query.required & ~(phase >> 1)
    best = ways.frontier[0][0] if ways.frontier and hops < query.max_hops else NEVER
    for collected in range(query.required + 1):
        if collected & missing == missing:
            way = ways.newest[entity * phases + 2 * collected + odd]
            while way >= 0 and ways.hops[way] <= query.max_hops - hops:
                best = min(best, ways.cost[way])
                way = ways.older[way]
    return best


def _grow(prefixes: Prefixes, parent: int, edge: int, state: int, cost: int, rank: int) -> None:
    heappush(prefixes.ranked, (rank, len(prefixes.state)))
    prefixes.hops.append(prefixes.hops[parent] + 1 if parent >= 0 else 0)
    prefixes.parent.append(parent)
    prefixes.edge.append(edge)
    prefixes.state.append(state)
    prefixes.cost.append(cost)


def _expand(out: Rows, query: Query, ways: WaysOn, prefixes: Prefixes, prefix: int, arrivals: list[int]) -> int:
    """Grow a prefix by every edge that may follow; returns the number of edges looked at.

    `arrivals` is a heap of the `k` least costs of complete paths, negated: what costs more is not kept.
    """
    phases = phases_of(query.required)
    start = prefixes.state[prefix] // phases
    first = out.start[start]
    edge = first
    while edge < out.start[start + 1] and out.doubt[edge] <= query.max_doubt:
        end = out.entity[edge]
        cost = prefixes.cost[prefix] + _weight(query, out.doubt[edge], start, end)
        ceiling = -arrivals[0] if len(arrivals) == query.k else NEVER
        if cost > ceiling:
            break
        if _may_follow(out, query, prefixes, prefix, edge):
            phase = prefixes.state[prefix] % phases | 2 * (query.role[end] & query.required)
            state = end * phases + (phase ^ _flips(query, out.sign[edge]))
            rank = cost + _cheapest_way_on(query, ways, state, prefixes.hops[prefix] + 1)
            if rank <= ceiling:
                if query.role[end] & TARGET == 0:
                    _grow(prefixes, prefix, edge, state, cost, rank)
                elif rank == cost:
                    _grow(prefixes, prefix, edge, state, cost, rank)
                    heappush(arrivals, -cost)
                    if len(arrivals) > query.k:
                        heappop(arrivals)
        edge += 1
    return edge - first + 1


def _may_follow(out: Rows, query: Query, prefixes: Prefixes, prefix: int, edge: int) -> bool:
    """Whether an edge may lengthen a prefix: allowed, in layer order, best of its kind, to an entity not yet on it."""
    phases = phases_of(query.required)
    start, end = prefixes.state[prefix] // phases, out.entity[edge]
    if query.role[end] & (BLOCKED | SOURCE) or not _may_join(out, query, edge):
        return False
    if query.is_monotone and query.column[start] > query.column[end]:
        return False
    if out.twin[edge] and _has_better_twin(out, query, start, edge):
        return False
    while prefix >= 0:
        if prefixes.state[prefix] // phases == end:
            return False
        prefix = prefixes.parent[prefix]
    return True


def _has_better_twin(out: Rows, query: Query, start: int, edge: int) -> bool:
    """Whether an edge earlier in the row, to the same entity with the same sign, may join as well."""
    for other in range(out.start[start], edge):
        same = out.entity[other] == out.entity[edge] and out.sign[other] == out.sign[edge]
        if same and _may_join(out, query, other):
            return True
    return False


def _report(prefixes: Prefixes, prefix: int, found: list[int]) -> None:
    """Append the path that ends here: its number of hops, then its edges from first to last."""
    hops = prefixes.hops[prefix]
    found.append(hops)
    for _ in range(hops):
        found.append(-1)
    for place in range(1, hops + 1):
        found[-place] = prefixes.edge[prefix]
        prefix = prefixes.parent[prefix]


def _best_arrivals(out: Rows, query: Query, prefixes: Prefixes, found: list[int], count: int) -> list[int]:
    """Fill what was found up with the best complete paths that are still ranked."""
    while prefixes.ranked and count < query.k:
        _, prefix = heappop(prefixes.ranked)
        entity = prefixes.state[prefix] // phases_of(query.required)
        if query.role[entity] & TARGET and prefixes.hops[prefix] > 0:
            _report(prefixes, prefix, found)
            count += 1
    return found
