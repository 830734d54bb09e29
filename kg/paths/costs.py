"""What a hop costs, in whole numbers, so that sums are exact and every machine ranks paths alike.

A hop costs ``per_hop - belief_weight * ln(belief)``: the constant puts short chains first, the logarithm makes the cost
of a chain that of its combined belief (the product).  Only the ratio of the two parameters decides the order, so the
search adds up ``per_hop / belief_weight + doubt`` with doubt = -ln(belief) in units of 1e-7.  Equal costs are ordered
by number of hops, then by a tie number that depends only on the entities passed; all three are packed into one integer.
"""

from __future__ import annotations

import math

from kg.errors import BadInput

__all__ = ["COST_BITS", "HOP", "MAX_HOPS", "NEVER", "doubt_of", "hop_weight", "path_cost", "tie"]

UNIT = 1e-7
LEAST_BELIEF = 1e-6
"""A statement believed less than this joins no path."""
MAX_HOPS = 32
TIE_BITS = 17
COST_BITS = TIE_BITS + 6
HOP = 1 << TIE_BITS
NEVER = 1 << 62
"""Greater than the packed cost of any path."""
DEAREST_HOP = 450.0
"""More than `MAX_HOPS` times the greatest doubt: from here on the number of hops alone decides."""


def doubt_of(belief: float) -> int:
    """-ln(belief) in units of 1e-7; `NEVER` for a statement that nothing supports.

    >>> doubt_of(1.0), doubt_of(0.7), doubt_of(0.0) == NEVER
    (0, 3566749, True)
    """
    return round(-math.log(belief) / UNIT) if belief >= LEAST_BELIEF else NEVER


def hop_weight(per_hop: float, belief_weight: float) -> int:
    """What every hop adds to a packed cost, whatever its belief.

    Raises
    ------
    BadInput
        When a parameter is negative or not finite, or both are zero.
    """
    if not (math.isfinite(per_hop) and math.isfinite(belief_weight)) or min(per_hop, belief_weight) < 0:
        raise BadInput(f"a hop cannot cost {per_hop} and weigh belief {belief_weight}: give numbers from 0 up")
    if per_hop == belief_weight == 0:
        raise BadInput("per_hop and belief_weight are both 0: every path would cost nothing")
    constant = min(per_hop / belief_weight, DEAREST_HOP) if belief_weight else DEAREST_HOP
    return (round(constant / UNIT) << COST_BITS) + HOP


def tie(start: int, end: int) -> int:
    """Part of a hop in the tie number of its path; entities are numbered in the order of their ids."""
    return (7919 * start + 104729 * end) % 4093


def path_cost(beliefs: list[float], per_hop: float, belief_weight: float) -> float:
    """Cost of a path as readers see it."""
    return sum(per_hop - belief_weight * math.log(belief) for belief in beliefs)
