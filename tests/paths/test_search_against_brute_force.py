"""Every answer of the search is checked against all simple paths, on thousands of small random graphs.

The graphs have parallel statements of both signs, cycles, self-loops, statements without a sign, negated ones and some
that nobody believes; beliefs repeat, so costs tie; hop limits bind; targets are often out of reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import MechanismGraph, layers
from kg.model import Context, Entity, Evidence, Relation, Sign, Statement
from kg.paths import Constraints, MechanismPath, search_paths
from kg.paths.costs import doubt_of

KINDS = list(layers())
SPECIES = ("rat", "human", "")


def entity(number: int, kind: str) -> Entity:
    return Entity(f"mkg:{kind}/{number}", f"{kind} {number}", kind)


def reported(species: str, hedged: bool) -> Evidence:
    return Evidence("review", "1", "X raises Y.", 0, 11, "X", "Y", "r", hedged=hedged, context=Context(species=species))


@st.composite
def graphs(draw: st.DrawFn, most_entities: int = 7, most_statements: int = 18) -> MechanismGraph:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=most_entities))
    entities = [entity(number, kind) for number, kind in enumerate(kinds)]
    statements = st.builds(
        Statement,
        st.sampled_from(entities),
        st.sampled_from(Relation),
        st.sampled_from(entities),
        direct=st.booleans(),
        negated=st.integers(0, 9).map(lambda number: number == 9),
        evidence=st.lists(st.builds(reported, st.sampled_from(SPECIES), st.booleans()), min_size=1, max_size=3).map(
            tuple
        ),
        belief=st.sampled_from([1e-9, 0.3, 0.7, 0.7, 0.91, 0.99, 1.0]) | st.floats(0.01, 1.0),
    )
    drawn = draw(st.lists(statements, min_size=1, max_size=most_statements, unique_by=lambda one: one.id))
    return MechanismGraph.from_statements(drawn)


@st.composite
def constraints(draw: st.DrawFn, graph: MechanismGraph) -> Constraints:
    """Mostly one or two filters at a time, so that paths are left."""
    some = st.sampled_from(sorted(graph.nx))
    choices = {
        "through": st.lists(some, max_size=2).map(tuple),
        "avoid": st.frozensets(some, max_size=2),
        "through_layers": st.lists(st.sampled_from(KINDS), max_size=1).map(tuple),
        "avoid_layers": st.frozensets(st.sampled_from(KINDS), max_size=2),
        "follows_layers": st.booleans(),
        "relations": st.frozensets(st.sampled_from(Relation), min_size=2),
        "min_belief": st.sampled_from([0.5, 0.7, 0.91]),
        "direct_only": st.booleans(),
        "min_evidence": st.integers(1, 2),
        "species": st.sampled_from(["Rat", "human"]),
        "hedged": st.booleans(),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(choices)), max_size=2))
    return Constraints(**{name: draw(choices[name]) for name in sorted(chosen)})


Order = tuple[int, int]


def simple_paths(
    graph: MechanismGraph,
    sources: set[str],
    targets: set[str],
    max_hops: int,
    rules: Constraints,
    takes_unsigned: bool,
) -> Iterator[tuple[Statement, ...]]:
    """All of them, by depth-first search."""
    column = {key: layers()[graph.entities[key].type].column for key in graph.nx}

    def may_follow(statement: Statement) -> bool:
        return (
            not statement.negated
            and statement.belief >= 1e-6
            and rules.admits(statement)
            and (takes_unsigned or statement.relation.sign != 0)
            and not (rules.follows_layers and column[statement.subject.id] > column[statement.object.id])
        )

    hops = [statement for statement in graph.statements.values() if may_follow(statement)]
    blocked = {key for key in graph.nx if key in rules.avoid or graph.entities[key].type in rules.avoid_layers}

    def extend(path: tuple[Statement, ...], seen: tuple[str, ...]) -> Iterator[tuple[Statement, ...]]:
        for hop in hops:
            end = hop.object.id
            if hop.subject.id != seen[-1] or end in seen or end in sources:
                continue
            if end in targets:
                stops = {*seen, end}
                kinds = {graph.entities[key].type for key in stops}
                if stops >= set(rules.through) and kinds >= set(rules.through_layers):
                    yield (*path, hop)
            elif end not in blocked and len(path) + 1 < max_hops:
                yield from extend((*path, hop), (*seen, end))

    for source in sources:
        yield from extend((), (source,))


def order(path: tuple[Statement, ...], per_hop: float, belief_weight: float) -> Order:
    """Cost to seven digits, then hops; with no weight on belief, hops alone and belief among equals."""
    doubt = sum(doubt_of(hop.belief) for hop in path)
    constant = round(min(per_hop / belief_weight, 450) * 1e7) if belief_weight else 450 * 10**7
    return doubt + constant * len(path), len(path)


def expected(paths: Iterator[tuple[Statement, ...]], sign: int | None, costs: tuple[float, float]) -> list[Order]:
    """Sorted costs of the best path for each sequence of entities and signs with the wanted net sign."""
    best: dict[tuple[tuple[str, int], ...], Order] = {}
    for path in paths:
        signs = tuple((hop.object.id, int(hop.relation.sign)) for hop in path)
        if sign is None or prod(one for _, one in signs) == sign:
            key = ((path[0].subject.id, 0), *signs)
            best[key] = min(best.get(key, (1 << 62, 0)), order(path, *costs))
    return sorted(best.values())


def assert_is_path(path: MechanismPath, sources: set[str], targets: set[str], max_hops: int) -> None:
    ids = [one.id for one in path.entities]
    assert len(set(ids)) == len(ids) <= max_hops + 1
    assert all(here.object == there.subject for here, there in zip(path.statements, path.statements[1:], strict=False))
    assert ids[0] in sources
    assert ids[-1] in targets
    assert not any(hop.negated for hop in path.statements)


@settings(max_examples=1500, deadline=None)
@given(st.data())
def test_the_k_best_paths_are_found(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    some = st.sets(st.sampled_from(sorted(graph.nx)), min_size=1, max_size=2)
    sources, targets = data.draw(some), data.draw(some)
    targets -= sources
    sign = data.draw(st.sampled_from([None, Sign.PLUS, Sign.MINUS]))
    takes_unsigned = sign is None and data.draw(st.booleans())
    max_hops, k = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 12))
    costs = data.draw(st.sampled_from([(0.5, 1.0), (0.0, 1.0), (2.0, 0.5), (1.0, 0.0)]))
    rules = data.draw(constraints(graph))
    found = search_paths(
        graph, sources, targets, sign, k, max_hops,
        constraints=rules, include_unsigned=takes_unsigned, per_hop=costs[0], belief_weight=costs[1], engine="python",
    )  # fmt: skip
    everything = expected(simple_paths(graph, sources, targets, max_hops, rules, takes_unsigned), sign, costs)
    assert [order(path.statements, *costs) for path in found.paths] == everything[:k]
    assert not found.stopped_early
    assert len({(path.entities, tuple(hop.relation.sign for hop in path.statements)) for path in found.paths}) == len(
        found.paths
    )
    for path in found.paths:
        assert_is_path(path, sources, targets, max_hops)
        assert sign is None or path.net == sign


@settings(max_examples=400, deadline=None)
@given(graphs(most_entities=9, most_statements=40), st.sampled_from([Sign.PLUS, Sign.MINUS]), st.integers(0, 60))
def test_a_search_cut_short_gives_true_paths_and_says_so(graph: MechanismGraph, sign: Sign, budget: int) -> None:
    ids = sorted(graph.nx)
    whole = search_paths(graph, ids[0], ids[-1], sign, 5)
    cut = search_paths(graph, ids[0], ids[-1], sign, 5, budget=budget)
    for path in cut.paths:
        assert_is_path(path, {ids[0]}, {ids[-1]}, 6)
        assert path.net == sign
    if not cut.stopped_early:
        assert cut == whole
    assert len(cut.paths) <= len(whole.paths)


@pytest.mark.skipif(find_spec("numba") is None, reason="numba (extra `fast`) is not installed")
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_compiled_and_plain_search_agree_to_the_last_path(data: st.DataObject) -> None:
    graph = data.draw(graphs(most_entities=9, most_statements=40))
    ids = sorted(graph.nx)
    rules = data.draw(constraints(graph))
    results = [
        search_paths(graph, ids[0], ids[-1], None, 8, constraints=rules, include_unsigned=True, engine=engine)
        for engine in ("python", "numba")
    ]
    assert results[0] == results[1]


@settings(max_examples=300, deadline=None)
@given(graphs(most_entities=9, most_statements=40), st.integers(1, 8))
def test_fewer_paths_are_the_first_of_more(graph: MechanismGraph, k: int) -> None:
    ids = sorted(graph.nx)
    many = search_paths(graph, ids[0], ids[-1], None, 12).paths
    few = search_paths(graph, ids[0], ids[-1], None, k).paths
    assert [order(path.statements, 0.5, 1.0) for path in few] == [order(path.statements, 0.5, 1.0) for path in many[:k]]
