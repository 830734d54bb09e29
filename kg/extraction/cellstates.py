"""Cells that stand for what has become of them: "fewer M1 macrophages" is less M1 polarization."""

from __future__ import annotations

from functools import cache

from kg.model import Entity
from kg.resources import resource
from kg.vocabulary.folding import fold, name_key
from kg.vocabulary.lexicon import load_lexicon, read_table

__all__ = ["state_of"]


@cache
def _states() -> dict[str, tuple[Entity, bool]]:
    """Folded label of a cell -> the process its number measures, and whether it acts as that process too."""
    rows = read_table(resource("ontology", "grammar", "cell_states.tsv"))
    known = ((row, load_lexicon().words.get(name_key(row["process"]))) for row in rows)
    return {fold(row["cell"]): (entity, row["acts"] == "yes") for row, entity in known if entity is not None}


def state_of(cell: Entity, acting: bool = False) -> Entity | None:
    """The process that a cell stands for when it is acted on (or, with `acting`, when it acts), or None."""
    entity, acts = _states().get(fold(cell.label), (None, False))
    return entity if acts or not acting else None
