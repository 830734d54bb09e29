"""The k best signed paths between entities of a mechanism graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import BadInput
from kg.graph import MechanismGraph, layers
from kg.model import Sign
from kg.paths.arrays import FrozenGraph, freeze
from kg.paths.constraints import Constraints
from kg.paths.costs import MAX_HOPS, NEVER, doubt_of, hop_weight, path_cost
from kg.paths.engine import run
from kg.paths.records import BLOCKED, MAX_STOPS, SOURCE, TARGET, Query
from kg.paths.result import MechanismPath, PathSearchResult

__all__ = ["find_paths", "search_paths"]


def search_paths(
    graph: MechanismGraph,
    sources: str | Iterable[str],
    targets: str | Iterable[str],
    sign: Sign | int | None = None,
    k: int = 5,
    max_hops: int = 6,
    *,
    constraints: Constraints = Constraints(),  # noqa: B008  (frozen)
    include_unsigned: bool = False,
    per_hop: float = 0.5,
    belief_weight: float = 1.0,
    budget: int | None = None,
    narrower: bool = True,
    engine: str = "auto",
    frozen: FrozenGraph | None = None,
) -> PathSearchResult:
    """The `k` cheapest simple paths from any source to any target, with a wanted net sign.

    Parameters
    ----------
    graph
        The graph; its arrays are made at the first search and kept.
    sources, targets
        Entity ids, each with everything narrower unless `narrower` is false. A path meets no other source or target
        between its ends. An entity given as both is a source only.
    sign
        Net sign of the path; None for either.
    k, max_hops
        How many paths, and of how many hops at most (up to 32).
    constraints
        What else a path must satisfy.
    include_unsigned
        Let hops without a sign (affects) join when `sign` is None; the net sign of such paths is unknown.
    per_hop, belief_weight
        A hop costs ``per_hop - belief_weight * ln(belief)``.
    budget
        Steps of work after which to stop with what was found; None never stops early.
    engine
        ``python``, ``numba``, or ``auto``: by size of the graph and work done so far (`kg.paths.engine`); same results.
    frozen
        This graph as loaded by `kg.paths.storage`.

    Returns
    -------
    PathSearchResult
        Paths by cost (compared to seven digits), then hops, then a fixed order that depends on the entities passed
        only. Of parallel statements with the same sign the most believed stands for the hop.

    Raises
    ------
    BadInput
        When an entity is not in the graph, or a number makes no sense.

    Notes
    -----
    A walk over (entity, sign) pairs may visit an entity twice, and the number of simple paths grows exponentially, so
    the shortest walk is used only as a bound: a best-first search over prefixes of simple paths (A* [1]_), whose bound
    is the cheapest walk with the hops left, found by label setting from the targets [2]_ as far as needed and bounded
    by its frontier beyond, so that the two searches meet [3]_. With a bound that never overestimates, the first `k`
    prefixes to arrive are the `k` best; unlike Yen's algorithm [4]_ no shortest path is computed anew for each
    deviation.

    References
    ----------
    .. [1] P. E. Hart, N. J. Nilsson, B. Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost
       Paths", IEEE Transactions on Systems Science and Cybernetics 4 (1968) 100-107.
    .. [2] M. Desrochers, F. Soumis, "A Generalized Permanent Labelling Algorithm for the Shortest Path Problem with
       Time Windows", INFOR 26 (1988) 191-212.
    .. [3] I. Pohl, "Bi-directional Search", Machine Intelligence 6 (1971) 127-140.
    .. [4] J. Y. Yen, "Finding the K Shortest Loopless Paths in a Network", Management Science 17 (1971) 712-716.

    Examples
    --------
    >>> from kg.model import Entity, Relation, Statement
    >>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
    >>> akt = Entity("mkg:pathway/pi3k-akt", "PI3K/AKT pathway", "pathway")
    >>> graph = MechanismGraph.from_statements([
    ...     Statement(mir21, Relation.DECREASES, pten, belief=0.9),
    ...     Statement(pten, Relation.DECREASES, akt, belief=0.8),
    ... ])
    >>> found = search_paths(graph, mir21.id, akt.id, Sign.PLUS)
    >>> str(found.paths[0]), round(found.paths[0].belief, 2), found.paths[0].weakest
    ('miR-21 decreases PTEN decreases PI3K/AKT pathway', 0.72, 1)
    >>> search_paths(graph, mir21.id, akt.id, Sign.MINUS).paths
    ()
    """
    _check(sign, k, max_hops, include_unsigned)
    frozen = frozen or freeze(graph)
    starts = _numbers(graph, frozen, sources, narrower)
    ends = _numbers(graph, frozen, targets, narrower) - starts
    query = Query(
        role=_roles(graph, frozen, constraints, starts, ends),
        column=_by_kind(frozen, {kind: layer.column for kind, layer in layers().items()}),
        allowed=_admitted(frozen, constraints),
        sign=int(sign or 0),
        takes_unsigned=include_unsigned,
        is_monotone=constraints.follows_layers,
        required=(1 << len(constraints.through) + len(constraints.through_layers)) - 1,
        k=k,
        max_hops=max_hops,
        max_doubt=doubt_of(constraints.min_belief) if constraints.min_belief else NEVER,
        hop_weight=hop_weight(per_hop, belief_weight),
        budget=NEVER if budget is None else budget,
    )
    found, work, stopped_early = run(engine, frozen.arrays.out, frozen.arrays.into, query, sorted(starts), sorted(ends))
    paths = []
    for edges in _split(found):
        hops = tuple(frozen.statements[frozen.arrays.out.statement[edge]] for edge in edges)
        paths.append(MechanismPath(hops, path_cost([hop.belief for hop in hops], per_hop, belief_weight)))
    return PathSearchResult(tuple(paths), work, stopped_early)


def find_paths(
    graph: MechanismGraph,
    sources: str | Iterable[str],
    targets: str | Iterable[str],
    sign: Sign | int | None = None,
    k: int = 5,
    max_hops: int = 6,
    **options: Any,
) -> list[MechanismPath]:
    """The paths of `search_paths`, which explains the parameters."""
    return list(search_paths(graph, sources, targets, sign, k, max_hops, **options).paths)


def _check(sign: Sign | int | None, k: int, max_hops: int, include_unsigned: bool) -> None:
    """Raises `BadInput` where what is asked makes no sense."""
    if sign not in (None, Sign.PLUS, Sign.MINUS):
        raise BadInput(f"a path cannot be asked to have sign {sign}: give +1, -1 or None for either")
    if k < 1 or not 1 <= max_hops <= MAX_HOPS:
        raise BadInput(f"cannot search {k} paths of {max_hops} hops: ask for at least 1 path of 1 to {MAX_HOPS} hops")
    if include_unsigned and sign is not None:
        raise BadInput("a hop without a sign cannot join a path with one: ask for either sign to include such hops")


def _numbers(graph: MechanismGraph, frozen: FrozenGraph, ids: str | Iterable[str], narrower: bool) -> set[int]:
    numbers = set()
    for key in [ids] if isinstance(ids, str) else ids:
        if key not in graph.entities:
            raise BadInput(f"{key} is not in the graph: give the id of an entity that is (`kg find`)")
        members = graph.narrower(key) if narrower else {key}
        numbers |= {frozen.number[member] for member in members if member in frozen.number}
    return numbers


def _roles(
    graph: MechanismGraph, frozen: FrozenGraph, constraints: Constraints, starts: set[int], ends: set[int]
) -> bytes:
    """What each entity is to the query: source, target, blocked, and which of the required stops."""
    if len(constraints.through) + len(constraints.through_layers) > MAX_STOPS:
        raise BadInput(f"too many stops on the way: ask for at most {MAX_STOPS} entities and layers to pass")
    of_kind = dict.fromkeys(layers(), 0)
    for bit, kind in enumerate(constraints.through_layers, start=len(constraints.through)):
        of_kind[kind] |= 1 << bit
    for kind in constraints.avoid_layers:
        of_kind[kind] |= BLOCKED
    role = bytearray(_by_kind(frozen, of_kind))
    for bit, stop in enumerate(constraints.through):
        for entity in _numbers(graph, frozen, stop, narrower=True):
            role[entity] |= 1 << bit
    for entity in _numbers(graph, frozen, constraints.avoid, narrower=True):
        role[entity] |= BLOCKED
    for entities, part in ((starts, SOURCE), (ends, TARGET)):
        for entity in entities:
            role[entity] = role[entity] & ~BLOCKED | part
    return bytes(role)


def _by_kind(frozen: FrozenGraph, value: dict[str, int]) -> bytes:
    """A value for each entity, given by its type."""
    table = bytes(value[kind] for kind in layers()).ljust(256, b"\0")
    return bytes(frozen.arrays.kind).translate(table)


def _admitted(frozen: FrozenGraph, constraints: Constraints) -> bytes:
    """1 for each statement that the constraints admit; empty when they admit all."""
    return b"" if constraints.admits_all else bytes(map(constraints.admits, frozen.statements))


def _split(found: list[int]) -> Iterator[list[int]]:
    place = 0
    while place < len(found):
        end = place + 1 + found[place]
        yield found[place + 1 : end]
        place = end
