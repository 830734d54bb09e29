"""Whether one setting supports a whole path: species, cell, and in vitro or in vivo, hop by hop.

A chain whose first hop was seen in rat discs and whose last in human heart cells is weaker than it looks; the verdict
says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Statement
from kg.paths import MechanismPath

__all__ = ["PathContext", "path_context"]

_SETTINGS = ("in vivo", "clinical", "ex vivo", "in vitro")


@dataclass(frozen=True, slots=True)
class PathContext:
    """What the hops of a path share."""

    species: str
    cell: str
    settings: tuple[str, ...]
    words: str


def path_context(path: MechanismPath) -> PathContext:
    """The conditions that hold for every hop, and where they differ."""
    hops = path.statements
    species = _shared([{e.context.species for e in hop.evidence} for hop in hops])
    cell = _shared([{e.context.cell for e in hop.evidence} for hop in hops])
    by_hop = [{setting for e in hop.evidence for setting in e.context.setting} for hop in hops]
    settings = tuple(setting for setting in _SETTINGS if all(setting in one for one in by_hop))
    whole = " ".join(filter(None, (*(f"{s}," for s in settings[:1]), "in" * bool(species or cell), species, cell)))
    parts = [_every(len(hops)) + " " + whole.rstrip(",").removesuffix(", in")] if whole else []
    parts += _exceptions(hops, species, cell, by_hop, settings)
    return PathContext(species, cell, settings, "; ".join(parts) or "no setting is stated for any hop")


def _every(hops: int) -> str:
    return "every hop" if hops > 2 else "both hops" if hops == 2 else "the hop"


def _shared(stated: Sequence[set[str]]) -> str:
    """The one value all hops state; the first of several by name."""
    shared = set.intersection(*stated) - {""} if stated else set()
    return min(shared, default="")


def _exceptions(
    hops: Sequence[Statement], species: str, cell: str, by_hop: Sequence[set[str]], settings: tuple[str, ...]
) -> list[str]:
    parts = []
    for name, value, stated in (
        ("cell", cell, [{e.context.cell for e in hop.evidence} - {""} for hop in hops]),
        ("species", species, [{e.context.species for e in hop.evidence} - {""} for hop in hops]),
    ):
        if not value and any(stated):
            parts += _listing(stated, name)
    if not settings and any(by_hop):
        parts += [f"hop {n} only {' and '.join(sorted(one))}" for n, one in enumerate(by_hop, 1) if one]
        silent = [str(n) for n, one in enumerate(by_hop, 1) if not one]
        parts += [f"no setting stated for hop {' and '.join(silent)}"] if silent else []
    return parts


def _listing(stated: Sequence[set[str]], name: str) -> list[str]:
    """Hops grouped by what they state: "hops 1 and 2 in nucleus pulposus cell; hop 3 in chondrocyte"."""
    groups: dict[str, list[int]] = {}
    for number, values in enumerate(stated, 1):
        groups.setdefault(" or ".join(sorted(values)), []).append(number)
    said = [f"{_hops(numbers)} in {value}" for value, numbers in groups.items() if value]
    silent = groups.get("", [])
    return said + ([f"no {name} stated for {_hops(silent)}"] if silent else [])


def _hops(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"hop {numbers[0]}"
    return "hops " + ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"
