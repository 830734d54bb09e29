"""What a path must satisfy beside its sign: the filters that a question can carry.

They are applied inside the search, so the k best paths are the k best that satisfy them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import BadInput
from kg.graph import layers
from kg.model import Evidence, Relation, Statement

__all__ = ["Constraints"]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Filters on entities, on statements, and on the evidence behind them. The defaults let everything pass.

    Those on evidence hold together: with ``species="rat"`` and ``setting="in vivo"`` every hop has a sentence that
    reports it in rats *and* in vivo, and `min_evidence` counts such sentences only.
    """

    through: tuple[str, ...] = ()
    """Entities to pass, each itself or as something narrower; the ends of the path count too."""
    avoid: frozenset[str] = frozenset()
    """Entities that may not stand between the ends, nor anything narrower."""
    through_layers: tuple[str, ...] = ()
    """Entity types to pass; the ends count too."""
    avoid_layers: frozenset[str] = frozenset()
    """Entity types that may not stand between the ends."""
    follows_layers: bool = False
    """No hop leads back towards the cell source: the layer order never decreases."""
    relations: frozenset[Relation] = frozenset(Relation)
    min_belief: float = 0.0
    direct_only: bool = False
    min_evidence: int = 0
    species: str = ""
    cell: str = ""
    setting: str = ""
    years: tuple[int, int] | None = None
    """First and last year of publication of a cited study."""
    hedged: bool = True
    """Whether hedged sentences count as evidence."""

    def __post_init__(self) -> None:
        for kind in (*self.through_layers, *self.avoid_layers):
            if kind not in layers():
                raise BadInput(f"unknown layer {kind!r} (known: {', '.join(layers())})")

    def admits(self, statement: Statement) -> bool:
        """Whether a statement may be a hop, as far as it can be told from the statement alone."""
        if statement.relation not in self.relations or statement.belief < self.min_belief:
            return False
        if self.direct_only and not statement.direct:
            return False
        wanted = max(self.min_evidence, 1 if self._asks_for_evidence else 0)
        return wanted == 0 or sum(map(self._counts, statement.evidence)) >= wanted

    @property
    def admits_all(self) -> bool:
        """Whether every statement may be a hop."""
        return (
            self.relations >= frozenset(Relation)
            and not (self.min_belief or self.direct_only or self.min_evidence)
            and not self._asks_for_evidence
        )

    @property
    def _asks_for_evidence(self) -> bool:
        return bool(self.species or self.cell or self.setting or self.years or not self.hedged)

    def _counts(self, evidence: Evidence) -> bool:
        context = evidence.context
        return (
            _matches(self.species, [context.species])
            and _matches(self.cell, [context.cell])
            and _matches(self.setting, context.setting)
            and (self.years is None or any(self.years[0] <= year <= self.years[1] for year in _years(evidence)))
            and (self.hedged or not evidence.hedged)
        )


def _matches(wanted: str, stated: Iterable[str]) -> bool:
    return not wanted or wanted.casefold() in (one.casefold() for one in stated)


def _years(evidence: Evidence) -> list[int]:
    return [int(study.year[:4]) for study in evidence.studies if study.year[:4].isdecimal()]
