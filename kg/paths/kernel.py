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

from kg.paths.costs import COST_BITS, NEVER, tie
from kg.paths.records import BLOCKED, SOURCE, TARGET, Prefix, Prefixes, Query, Rows, Way, WaysOn

__all__ = ["k_best", "phases_of"]

SCANS = 16
"""Edges that a prefix can look at in the time of settling one way on."""


def k_best(
    out: Rows, into: Rows, query: Query, sources: Sequence[int], targets: Sequence[int], newest: MutableSequence[int]
) -> tuple[list[int], int, bool]:
    """The `k` cheapest simple paths from a source to a target that has no other source or target on the way.

    `newest` is scratch space, 0 for each of ``phases_of(required)`` states of each entity.

    Returns
    -------
    found
        For each path, cheapest first, its number of hops and then the positions of its edges in `out`.
    work
        Steps: a step settles one way on, or looks at `SCANS` edges.
    stopped_early
        Whether the budget ran out: `found` then holds the best arrivals so far, and cheaper paths may exist.
    """
    ways = WaysOn([Way(0, 0, 0, 0, 0, 0)][:0], newest, [(0, 0, 0)][:0])
    prefixes = Prefixes([Prefix(0, 0, 0, 0, 0, 0)][:0], [(0, 0)][:0])
    arrivals = [0][:0]
    backward_work = 0
    forward_work = 0
    for target in targets:
        backward_work += _settle(into, query, ways, target, 0, 0, -1)
    for source in sources:
        _grow(prefixes, Prefix(source, 2 * (query.role[source] & query.required), 0, 0, -1, -1), 0)

    found = [0][:0]
    count = 0
    while prefixes.ranked and count < query.k:
        if backward_work + forward_work > query.budget:
            return _best_arrivals(query, prefixes, found, count), backward_work + forward_work, True
        entity = prefixes.grown[prefixes.ranked[0][1]].entity
        if ways.frontier and backward_work <= forward_work + (out.start[entity + 1] - out.start[entity]) // SCANS:
            backward_work += _lengthen_cheapest(into, query, ways)
            continue
        rank, place = heappop(prefixes.ranked)
        if query.role[entity] & TARGET:
            _report(prefixes, place, found)
            count += 1
            continue
        prefix = prefixes.grown[place]
        way = _cheapest_way_on(query, ways, prefix.entity, prefix.phase, prefix.hops)
        bound = prefix.cost + (ways.settled[way].cost if way >= 0 else _frontier_cost(query, ways, prefix.hops))
        if bound == rank:
            forward_work += 1 + _expand(out, query, ways, prefixes, place, arrivals) // SCANS
        elif bound < NEVER:
            heappush(prefixes.ranked, (bound, place))
            forward_work += 1
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
    state = entity * phases_of(query.required) + phase
    hops = ways.settled[after].hops + 1 if after >= 0 else 0
    ways.settled.append(Way(entity, phase, cost, hops, after, ways.newest[state] - 1))
    ways.newest[state] = len(ways.settled)
    if hops == query.max_hops or query.role[entity] & SOURCE:
        return 1
    return _queue_lengthening(into, query, ways, len(ways.settled) - 1, into.start[entity])


def _queue_lengthening(into: Rows, query: Query, ways: WaysOn, place: int, edge: int) -> int:
    """Queue the first edge from `edge` on that could give a new way; returns the number of edges looked at."""
    way = ways.settled[place]
    first = edge
    while edge < into.start[way.entity + 1] and into.doubt[edge] <= query.max_doubt:
        if _phase_before(into, query, ways, way, edge) >= 0:
            cost = way.cost + _weight(query, into.doubt[edge], into.entity[edge], way.entity)
            heappush(ways.frontier, (cost, place, edge))
            break
        edge += 1
    return edge - first + 1


def _phase_before(into: Rows, query: Query, ways: WaysOn, way: Way, edge: int) -> int:
    """Phase of the state from which `edge` enters the way; -1 where not allowed or no better than what is settled."""
    start = into.entity[edge]
    if query.role[start] & (BLOCKED | TARGET) or not _may_join(into, query, edge):
        return -1
    if query.is_monotone and query.column[start] > query.column[way.entity]:
        return -1
    phase = (way.phase | 2 * (query.role[way.entity] & query.required)) ^ _flips(query, into.sign[edge])
    known = ways.newest[start * phases_of(query.required) + phase] - 1
    return -1 if known >= 0 and ways.settled[known].hops <= way.hops + 1 else phase


def _lengthen_cheapest(into: Rows, query: Query, ways: WaysOn) -> int:
    """Settle the cheapest lengthening of the frontier; returns the work done."""
    cost, place, edge = heappop(ways.frontier)
    phase = _phase_before(into, query, ways, ways.settled[place], edge)
    work = 0
    if phase >= 0:
        work += _settle(into, query, ways, 0 + into.entity[edge], phase, cost, place)
    return work + _queue_lengthening(into, query, ways, place, edge + 1)


def _cheapest_way_on(query: Query, ways: WaysOn, entity: int, phase: int, hops: int) -> int:
    """The cheapest settled way from the end of a prefix to a target; -1 for none."""
    odd = (phase & 1) ^ (1 if query.sign < 0 else 0)
    missing = query.required & ~(phase >> 1)
    best = -1
    for collected in range(query.required + 1):
        if collected & missing == missing:
            place = ways.newest[entity * phases_of(query.required) + 2 * collected + odd] - 1
            while place >= 0 and ways.settled[place].hops <= query.max_hops - hops:
                if best < 0 or ways.settled[place].cost < ways.settled[best].cost:
                    best = place
                place = ways.settled[place].older
    return best


def _has_way_on(newest: Sequence[int], entity: int, phases: int) -> bool:
    """Whether any way on from an entity is settled."""
    for state in range(entity * phases, (entity + 1) * phases):  # noqa: SIM110  (numba compiles no any())
        if newest[state] > 0:
            return True
    return False


def _frontier_cost(query: Query, ways: WaysOn, hops: int) -> int:
    """Least cost of ways on that are not settled, for a prefix of so many hops; `NEVER` when there can be none."""
    return ways.frontier[0][0] if ways.frontier and hops < query.max_hops else NEVER


def _grow(prefixes: Prefixes, prefix: Prefix, rank: int) -> None:
    heappush(prefixes.ranked, (rank, len(prefixes.grown)))
    prefixes.grown.append(prefix)


def _expand(out: Rows, query: Query, ways: WaysOn, prefixes: Prefixes, place: int, arrivals: list[int]) -> int:
    """Grow a prefix by every edge that may follow; returns the number of edges looked at.

    What costs more than `k` paths already known of (their costs, negated, are the heap `arrivals`) is not kept.
    """
    prefix = prefixes.grown[place]
    hops = prefix.hops + 1
    entity, doubt, sign = out.entity, out.doubt, out.sign  # named once: looking them up costs more than the rest
    newest, role = ways.newest, query.role
    phases = phases_of(query.required)
    unsettled = _frontier_cost(query, ways, hops)
    ceiling = -arrivals[0] if len(arrivals) == query.k else NEVER
    first, last = out.start[prefix.entity], out.start[prefix.entity + 1]
    edge = first
    while edge < last and doubt[edge] <= query.max_doubt:
        end = 0 + entity[edge]  # 64 bits wide when compiled
        cost = prefix.cost + _weight(query, doubt[edge], prefix.entity, end)
        if cost > ceiling:
            break
        if cost + unsettled <= ceiling or _has_way_on(newest, end, phases):
            phase = (prefix.phase | 2 * (role[end] & query.required)) ^ _flips(query, sign[edge])
            way = _cheapest_way_on(query, ways, end, phase, hops)
            rank = cost + (ways.settled[way].cost if way >= 0 else unsettled)
            is_astray = role[end] & TARGET and way < 0
            if rank <= ceiling and not is_astray and _may_follow(out, query, prefixes, place, edge):
                _grow(prefixes, Prefix(end, phase, cost, hops, edge, place), rank)
                if way >= 0 and rank < ceiling and _is_simple(ways, prefixes, way):
                    _expect(arrivals, rank, query.k)
                    ceiling = -arrivals[0] if len(arrivals) == query.k else NEVER
        edge += 1
    return edge - first + 1


def _is_simple(ways: WaysOn, prefixes: Prefixes, way: int) -> bool:
    """Whether the prefix grown last and a way on from its end make a path that holds no entity twice."""
    way = ways.settled[way].after
    while way >= 0:
        entity = ways.settled[way].entity
        later = ways.settled[way].after
        while later >= 0:
            if ways.settled[later].entity == entity:
                return False
            later = ways.settled[later].after
        if _holds(prefixes, len(prefixes.grown) - 1, entity):
            return False
        way = ways.settled[way].after
    return True


def _holds(prefixes: Prefixes, place: int, entity: int) -> bool:
    """Whether an entity is on a prefix."""
    while place >= 0:
        if prefixes.grown[place].entity == entity:
            return True
        place = prefixes.grown[place].parent
    return False


def _expect(arrivals: list[int], cost: int, k: int) -> None:
    """Count a path that will arrive. Paths of the same cost count once, for they may be the same path."""
    for other in arrivals:
        if other == -cost:
            return
    heappush(arrivals, -cost)
    if len(arrivals) > k:
        heappop(arrivals)


def _may_follow(out: Rows, query: Query, prefixes: Prefixes, place: int, edge: int) -> bool:
    """Whether an edge may lengthen a prefix: allowed, in layer order, best of its kind, to an entity not yet on it."""
    start, end = prefixes.grown[place].entity, out.entity[edge]
    if query.role[end] & (BLOCKED | SOURCE) or not _may_join(out, query, edge):
        return False
    if query.is_monotone and query.column[start] > query.column[end]:
        return False
    if out.twin[edge] and _has_better_twin(out, query, start, edge):
        return False
    return not _holds(prefixes, place, end)


def _has_better_twin(out: Rows, query: Query, start: int, edge: int) -> bool:
    """Whether an edge earlier in the row, to the same entity with the same sign, may join as well."""
    for other in range(out.start[start], edge):
        same = out.entity[other] == out.entity[edge] and out.sign[other] == out.sign[edge]
        if same and _may_join(out, query, other):
            return True
    return False


def _report(prefixes: Prefixes, place: int, found: list[int]) -> None:
    """Append the path that ends here: its number of hops, then its edges from first to last."""
    hops = prefixes.grown[place].hops
    found.append(hops)
    for _ in range(hops):
        found.append(-1)
    for hop in range(1, hops + 1):
        found[-hop] = prefixes.grown[place].edge
        place = prefixes.grown[place].parent


def _best_arrivals(query: Query, prefixes: Prefixes, found: list[int], count: int) -> list[int]:
    """Fill what was found up with the best complete paths that are still ranked."""
    while prefixes.ranked and count < query.k:
        _, place = heappop(prefixes.ranked)
        if query.role[prefixes.grown[place].entity] & TARGET:
            _report(prefixes, place, found)
            count += 1
    return found
