"""The layers of a mechanism: which column of the story an entity type belongs to.

Cell source, exosome, miRNA, gene, pathway, cellular effect, disease hallmark: order and names are data in
`ontology/layers.tsv`, so a new type is a new line there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from kg.resources import resource

__all__ = ["Layer", "layers"]


@dataclass(frozen=True, slots=True)
class Layer:
    """What readers see of an entity type, and its place from cell source (0) to hallmark."""

    type: str
    column: int
    name: str
    ontology_class: str
    plural: str


@cache
def layers() -> dict[str, Layer]:
    """Layer of every entity type, in the order of the table.

    >>> layers()["mirna"].column < layers()["pathway"].column
    True
    """
    with resource("ontology", "layers.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        next(rows)
        return {row[0]: Layer(row[0], int(row[1]), *row[2:]) for row in rows}
