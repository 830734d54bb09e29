"""Which effects treatment means to lower: what makes "improved X" a rise or a fall."""

from __future__ import annotations

from functools import cache

from kg.model import Entity
from kg.resources import resource
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import read_table

__all__ = ["is_harmful"]


@cache
def _harmful() -> tuple[frozenset[str], tuple[str, ...]]:
    """Folded labels, and the last words that make any label harmful."""
    rows = [row["label"] for row in read_table(resource("ontology", "grammar", "harmful.tsv"))]
    return frozenset(fold(r) for r in rows), tuple(r[1:].strip() for r in rows if r.startswith("*"))


def is_harmful(entity: Entity) -> bool:
    """Whether "improving" the entity means less of it: diseases, hallmarks, and the processes listed as harmful."""
    if entity.type in ("disease", "hallmark"):
        return True
    labels, endings = _harmful()
    return fold(entity.label) in labels or entity.label.rsplit(" ", 1)[-1] in endings
