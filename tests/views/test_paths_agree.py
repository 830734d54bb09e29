"""A trace in the page finds the paths that `kg path` finds, in the same order: one test set for both searches.

Paths of the same cost have no order of their own, and the last of a full answer may have rivals that cost the same:
both are compared as sets.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from kg.graph import MechanismGraph
from kg.model import Sign
from kg.paths import find_paths

SIGNS = {"+": Sign.PLUS, "-": Sign.MINUS, "any": None, "unsigned": None}
MOST = 8
IN_PAGE = """([source, target, sign, hops, most]) =>
    findPaths(endsOf([source]), endsOf([target]), sign, most, hops).map(({ hops }) =>
        [hops.reduce((sum, hop) => sum + HOP_COST - Math.log(hop.belief), 0), hops.map((hop) => hop.id)])"""
Found = list[tuple[float, list[str]]]


def questions(graph: MechanismGraph, number: int) -> list[tuple[str, str, str, int]]:
    """Pairs of entities, with a sign and a greatest length; broad entities among them."""
    chance = random.Random(7)
    sources = sorted({end for statement in graph.statements.values() for end in graph.broader(statement.subject.id)})
    targets = sorted(statement.object.id for statement in graph.statements.values())
    return [
        (chance.choice(sources), chance.choice(targets), chance.choice(list(SIGNS)), chance.choice((2, 4, 6)))
        for _ in range(number)
    ]


def answers(graph: MechanismGraph, asked: tuple[str, str, str, int]) -> Found:
    source, target, sign, hops = asked
    found = find_paths(graph, source, target, SIGNS[sign], MOST, hops, include_unsigned=sign == "unsigned")
    return [(path.cost, [hop.id.removeprefix("mkg:statement/") for hop in path.statements]) for path in found]


def ranked(found: Found) -> Found:
    """Paths by cost, those of one cost by their statements, without those that could have fallen off the end."""
    rounded = [(round(cost, 6), hops) for cost, hops in found]
    assert rounded == sorted(rounded, key=lambda path: path[0])
    end = rounded[-1][0] if len(rounded) == MOST else math.inf
    return sorted(path for path in rounded if path[0] < end)


@pytest.mark.parametrize(("entities", "statements"), [(0, 0), (40, 120), (150, 600)])
def test_the_page_finds_the_same_paths(
    open_map: Any, made: Callable[[int, int], MechanismGraph], joints: MechanismGraph, entities: int, statements: int
) -> None:
    graph = made(entities, statements) if entities else joints
    page = open_map(graph)
    asked = [one for one in questions(graph, 60) if one[0] != one[1]]
    expected = [answers(graph, one) for one in asked]
    assert sum(map(len, expected)) > 10
    found = [page.evaluate(IN_PAGE, [*one, MOST]) for one in asked]
    assert [len(one) for one in found] == [len(one) for one in expected]
    assert [ranked([(cost, hops) for cost, hops in one]) for one in found] == [ranked(one) for one in expected]
