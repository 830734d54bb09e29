"""Which statements a reader should see first.

A statement matters more the further it can be believed, the more sentences assert it, and the closer the columns it
joins: a hop from a miRNA to its target tells a mechanism, a jump from exosome to disease only that there is one.
"""

from __future__ import annotations

import math

from kg.graph import MechanismGraph, layers
from kg.model import Statement

__all__ = ["importance", "span", "statements_by_importance"]

WEIGHT_OF_SPAN = {1: 1.0, 2: 0.8, 0: 0.35, 3: 0.5, 4: 0.4, 5: 0.3, 6: 0.2}
WEIGHT_OF_BACKWARD = 0.35
WEIGHT_OF_NEGATED = 0.5


def span(statement: Statement) -> int:
    """Columns from subject to object; negative when the statement runs back towards the cell source."""
    return layers()[statement.object.type].column - layers()[statement.subject.type].column


def importance(statement: Statement) -> float:
    """Belief times the logarithm of the number of sentences, lowered for what is hard to follow on a map."""
    columns = span(statement)
    weight = WEIGHT_OF_BACKWARD if columns < 0 else WEIGHT_OF_SPAN[columns]
    if statement.negated:
        weight *= WEIGHT_OF_NEGATED
    return statement.belief * math.log2(1 + len(statement.evidence)) * weight


def statements_by_importance(graph: MechanismGraph) -> list[Statement]:
    """All statements between two different entities and the others, most important first, ties by id."""
    return sorted(graph.statements.values(), key=lambda statement: (-importance(statement), statement.id))
