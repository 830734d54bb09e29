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
SCANS = 16
"""Edges that a prefix can look at in the time of settling one way on."""


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


class WaysOn(NamedTuple):
    """Settled ways from a state to a target, and the edges that may lengthen them."""

    newest: MutableSequence[int]
    """For each state the way with the fewest hops, settled last; -1 for none."""
    older: list[int]
    """For each way the next cheaper one of its state, which has more hops; -1 for none."""
    after: list[int]
    """For each way what is left of it after its first hop; -1 at a target."""
    entity: list[int]
    phase: list[int]
    cost: list[int]
    hops: list[int]
    frontier: list[tuple[int, int, int]]
    """Heap of (cost when lengthened, way, position of the edge)."""


class Prefixes(NamedTuple):
    """Beginnings of paths, as a tree by parent."""

    parent: list[int]
    edge: list[int]
    entity: list[int]
    phase: list[int]
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
    work
        Steps: a step settles one way on, or looks at `SCANS` edges.
    stopped_early
        Whether the budget ran out: `found` then holds the best arrivals so far, and cheaper paths may exist.
    """
    ways = WaysOn(newest, [0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [(0, 0, 0)][:0])
    prefixes = Prefixes([0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [(0, 0)][:0])
    arrivals = [0][:0]
    backward_work = 0
    forward_work = 0
    for target in targets:
        backward_work += _settle(into, query, ways, target, 0, 0, -1)
    for source in sources:
        _grow(prefixes, -1, -1, source, 2 * (query.role[source] & query.required), 0, 0)

    found = [0][:0]
    count = 0
    while prefixes.ranked and count < query.k:
        if backward_work + forward_work > query.budget:
            return _best_arrivals(out, query, prefixes, found, count), backward_work + forward_work, True
        if ways.frontier and backward_work <= forward_work:
            backward_work += _lengthen_cheapest(into, query, ways)
            continue
        rank, prefix = heappop(prefixes.ranked)
        if query.role[prefixes.entity[prefix]] & TARGET:
            _report(prefixes, prefix, found)
            count += 1
            continue
        way = _cheapest_way_on(query, ways, prefixes.entity[prefix], prefixes.phase[prefix], prefixes.hops[prefix])
        bound = prefixes.cost[prefix] + _least_cost_on(query, ways, way, prefixes.hops[prefix])
        if bound > rank:
            if bound < NEVER:
                heappush(prefixes.ranked, (bound, prefix))
            forward_work += 1
        else:
            forward_work += 1 + _expand(out, query, ways, prefixes, prefix, arrivals) // SCANS
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


def _settle(into: Rows, query: Query, ways: WaysOn, entity: int, phase: int, cost: int, after: int) -> int:
    """Record a way on and queue its first useful lengthening; returns the work done."""
    way = len(ways.entity)
    state = entity * phases_of(query.required) + phase
    hops = ways.hops[after] + 1 if after >= 0 else 0
    ways.after.append(after)
    ways.older.append(ways.newest[state])
    ways.newest[state] = way
    ways.entity.append(entity)
    ways.phase.append(phase)
    ways.cost.append(cost)
    ways.hops.append(hops)
    if hops == query.max_hops or query.role[entity] & SOURCE:
        return 1
    return _queue_lengthening(into, query, ways, way, into.start[entity])


def _queue_lengthening(into: Rows, query: Query, ways: WaysOn, way: int, edge: int) -> int:
    """Queue the first edge from `edge` on that could give a new way; returns the number of edges looked at."""
    end = ways.entity[way]
    first = edge
    while edge < into.start[end + 1] and into.doubt[edge] <= query.max_doubt:
        if _phase_before(into, query, ways, way, edge) >= 0:
            cost = ways.cost[way] + _weight(query, into.doubt[edge], into.entity[edge], end)
            heappush(ways.frontier, (cost, way, edge))
            break
        edge += 1
    return edge - first + 1


def _phase_before(into: Rows, query: Query, ways: WaysOn, way: int, edge: int) -> int:
    """Phase of the state from which `edge` enters the way; -1 where not allowed or no better than what is settled."""
    start = into.entity[edge]
    if query.role[start] & (BLOCKED | TARGET) or not _may_join(into, query, edge):
        return -1
    end = ways.entity[way]
    if query.is_monotone and query.column[start] > query.column[end]:
        return -1
    phase = (ways.phase[way] | 2 * (query.role[end] & query.required)) ^ _flips(query, into.sign[edge])
    settled = ways.newest[start * phases_of(query.required) + phase]
    return -1 if settled >= 0 and ways.hops[settled] <= ways.hops[way] + 1 else phase


def _lengthen_cheapest(into: Rows, query: Query, ways: WaysOn) -> int:
    """Settle the cheapest lengthening of the frontier; returns the number of edges looked at."""
    cost, way, edge = heappop(ways.frontier)
    phase = _phase_before(into, query, ways, way, edge)
    work = 0
    if phase >= 0:
        work += _settle(into, query, ways, into.entity[edge], phase, cost, way)
    return work + _queue_lengthening(into, query, ways, way, edge + 1)


def _cheapest_way_on(query: Query, ways: WaysOn, entity: int, phase: int, hops: int) -> int:
    """The cheapest settled way from the end of a prefix to a target; -1 for none."""
    odd = (phase & 1) ^ (1 if query.sign < 0 else 0)
    missing = query.required & ~(phase >> 1)
    best = -1
    for collected in range(query.required + 1):
        if collected & missing == missing:
            way = ways.newest[entity * phases_of(query.required) + 2 * collected + odd]
            while way >= 0 and ways.hops[way] <= query.max_hops - hops:
                if best < 0 or ways.cost[way] < ways.cost[best]:
                    best = way
                way = ways.older[way]
    return best


def _least_cost_on(query: Query, ways: WaysOn, way: int, hops: int) -> int:
    """Least cost from the end of a prefix whose cheapest settled way is `way`; `NEVER` when there can be none."""
    if way >= 0:
        return ways.cost[way]
    return ways.frontier[0][0] if ways.frontier and hops < query.max_hops else NEVER


def _grow(prefixes: Prefixes, parent: int, edge: int, entity: int, phase: int, cost: int, rank: int) -> None:
    heappush(prefixes.ranked, (rank, len(prefixes.entity)))
    prefixes.hops.append(prefixes.hops[parent] + 1 if parent >= 0 else 0)
    prefixes.parent.append(parent)
    prefixes.edge.append(edge)
    prefixes.entity.append(entity)
    prefixes.phase.append(phase)
    prefixes.cost.append(cost)


def _expand(out: Rows, query: Query, ways: WaysOn, prefixes: Prefixes, prefix: int, arrivals: list[int]) -> int:
    """Grow a prefix by every edge that may follow; returns the number of edges looked at.

    What costs more than `k` paths already known of (their costs, negated, are the heap `arrivals`) is not kept.
    """
    hops = prefixes.hops[prefix] + 1
    start = prefixes.entity[prefix]
    first = out.start[start]
    edge = first
    while edge < out.start[start + 1] and out.doubt[edge] <= query.max_doubt:
        end = out.entity[edge]
        cost = prefixes.cost[prefix] + _weight(query, out.doubt[edge], start, end)
        ceiling = -arrivals[0] if len(arrivals) == query.k else NEVER
        if cost > ceiling:
            break
        phase = (prefixes.phase[prefix] | 2 * (query.role[end] & query.required)) ^ _flips(query, out.sign[edge])
        way = _cheapest_way_on(query, ways, end, phase, hops)
        rank = cost + _least_cost_on(query, ways, way, hops)
        is_astray = query.role[end] & TARGET and way < 0
        if rank <= ceiling and not is_astray and _may_follow(out, query, prefixes, prefix, edge):
            _grow(prefixes, prefix, edge, end, phase, cost, rank)
            if way >= 0 and rank < ceiling and _is_simple(ways, prefixes, way):
                _expect(arrivals, rank, query.k)
        edge += 1
    return edge - first + 1


def _is_simple(ways: WaysOn, prefixes: Prefixes, way: int) -> bool:
    """Whether the prefix grown last and a way on from its end make a path that holds no entity twice."""
    while ways.after[way] >= 0:
        way = ways.after[way]
        entity = ways.entity[way]
        later = ways.after[way]
        while later >= 0:
            if ways.entity[later] == entity:
                return False
            later = ways.after[later]
        prefix = len(prefixes.entity) - 1
        while prefix >= 0:
            if prefixes.entity[prefix] == entity:
                return False
            prefix = prefixes.parent[prefix]
    return True


def _expect(arrivals: list[int], cost: int, k: int) -> None:
    """Count a path that will arrive. Paths of the same cost count once, for they may be the same path."""
    for other in arrivals:
        if other == -cost:
            return
    heappush(arrivals, -cost)
    if len(arrivals) > k:
        heappop(arrivals)


def _may_follow(out: Rows, query: Query, prefixes: Prefixes, prefix: int, edge: int) -> bool:
    """Whether an edge may lengthen a prefix: allowed, in layer order, best of its kind, to an entity not yet on it."""
    start, end = prefixes.entity[prefix], out.entity[edge]
    if query.role[end] & (BLOCKED | SOURCE) or not _may_join(out, query, edge):
        return False
    if query.is_monotone and query.column[start] > query.column[end]:
        return False
    if out.twin[edge] and _has_better_twin(out, query, start, edge):
        return False
    while prefix >= 0:
        if prefixes.entity[prefix] == end:
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
        if query.role[prefixes.entity[prefix]] & TARGET:
            _report(prefixes, prefix, found)
            count += 1
    return found
