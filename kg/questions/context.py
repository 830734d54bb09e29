"""Whether one setting supports a whole path: species, cell, and in vitro or in vivo, hop by hop.

A chain whose first hop was seen in rat discs and whose last in human heart cells is weaker than it looks; the verdict
says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.paths import MechanismPath
from kg.questions.conditions import plural

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
    """The conditions that hold for every hop, and what only some hops state."""
    by_species = [{e.context.species for e in hop.evidence} - {""} for hop in path.statements]
    by_cell = [{e.context.cell for e in hop.evidence} - {""} for hop in path.statements]
    by_setting = [{one for e in hop.evidence for one in e.context.setting} for hop in path.statements]
    species, cell = _shared(by_species), _shared(by_cell)
    settings = tuple(setting for setting in _SETTINGS if all(setting in one for one in by_setting))
    parts = [_whole(len(path.statements), species, cell, settings)]
    parts += [] if cell else _listing(by_cell, "in ")
    parts += [] if species else _listing(by_species, "in the ")
    parts += [] if settings else _listing(by_setting, "only ")
    silent = [n for n, stated in enumerate(zip(by_species, by_cell, by_setting, strict=True), 1) if not any(stated)]
    if silent and len(silent) < len(path.statements):
        parts.append(f"nothing stated for {_hops(silent)}")
    return PathContext(species, cell, settings, "; ".join(filter(None, parts)) or "no setting is stated for any hop")


def _whole(hops: int, species: str, cell: str, settings: Sequence[str]) -> str:
    """ "every hop in rat nucleus pulposus cells, in vivo"; empty when the hops share nothing."""
    if not (species or cell or settings):
        return ""
    every = "every hop" if hops > 2 else "both hops" if hops == 2 else "the hop"
    place = " ".join(filter(None, ("in" if species or cell else "", species, plural(cell))))
    return f"{every} " + ", ".join(filter(None, (place, " and ".join(settings))))


def _shared(stated: Sequence[set[str]]) -> str:
    """The one value all hops state; the first of several by name."""
    return min(set.intersection(*stated), default="")


def _listing(stated: Sequence[set[str]], opening: str) -> list[str]:
    """Hops grouped by what they state: "hops 1 and 2 in nucleus pulposus cells", "hop 3 in chondrocytes"."""
    groups: dict[str, list[int]] = {}
    for number, values in enumerate(stated, 1):
        groups.setdefault(" and ".join(plural(value) for value in sorted(values)), []).append(number)
    return [f"{_hops(numbers)} {opening}{value}" for value, numbers in groups.items() if value]


def _hops(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"hop {numbers[0]}"
    return "hops " + ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"
