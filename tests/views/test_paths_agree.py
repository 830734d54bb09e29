"""A trace in the page finds the paths that `kg path` finds, in the same order: one test set for both searches.

Paths over the same entities at the same cost, which differ in signs only, have no order of their own: paths are
compared as the entities they pass and the beliefs of their hops.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from kg.graph import MechanismGraph
from kg.model import Sign
from kg.paths import find_paths

SIGNS = {"+": Sign.PLUS, "-": Sign.MINUS, "any": None, "unsigned": None}
IN_PAGE = """([source, target, sign, hops]) => findPaths(endsOf([source]), endsOf([target]), sign, 8, hops)
    .map(({ hops }) => [hops[0].subject.id, ...hops.flatMap((hop) => [hop.belief, hop.object.id])])"""


def questions(graph: MechanismGraph, number: int) -> list[tuple[str, str, str, int]]:
    """Pairs of entities, with a sign and a greatest length; broad entities among them."""
    chance = random.Random(7)
    sources = sorted({end for statement in graph.statements.values() for end in graph.broader(statement.subject.id)})
    targets = sorted(statement.object.id for statement in graph.statements.values())
    return [
        (chance.choice(sources), chance.choice(targets), chance.choice(list(SIGNS)), chance.choice((2, 4, 6)))
        for _ in range(number)
    ]


def answers(graph: MechanismGraph, asked: tuple[str, str, str, int]) -> list[list[str | float]]:
    source, target, sign, hops = asked
    found = find_paths(graph, source, target, SIGNS[sign], 8, hops, include_unsigned=sign == "unsigned")
    return [
        [path.entities[0].id, *(part for hop in path.statements for part in (hop.belief, hop.object.id))]
        for path in found
    ]


@pytest.mark.parametrize(("entities", "statements"), [(0, 0), (40, 120), (150, 600)])
def test_the_page_finds_the_same_paths(
    open_map: Any, made: Callable[[int, int], MechanismGraph], joints: MechanismGraph, entities: int, statements: int
) -> None:
    graph = made(entities, statements) if entities else joints
    page = open_map(graph)
    asked = [one for one in questions(graph, 60) if one[0] != one[1]]
    expected = [answers(graph, one) for one in asked]
    assert sum(map(len, expected)) > 10
    assert [page.evaluate(IN_PAGE, list(one)) for one in asked] == expected
