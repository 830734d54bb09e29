"""The map's colours and columns, read from `ontology/`: a new layer or another palette is a line in a table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from kg.graph import layers
from kg.resources import resource

__all__ = ["Colour", "colours", "column_names"]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour on light and on dark ground, and for a relation the mark at the end of its line."""

    light: str
    dark: str
    mark: str


@cache
def colours() -> dict[tuple[str, str], Colour]:
    """Colours by use and key.

    >>> colours()["relation", "decreases"].mark
    'bar'
    """
    with resource("ontology", "colours.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        next(rows)
        return {(row[0], row[1]): Colour(*row[2:5]) for row in rows}


@cache
def column_names() -> tuple[str, ...]:
    """Names of the columns from left to right: that of the first layer that stands in each.

    >>> column_names()[2]
    'miRNA'
    """
    names: dict[int, str] = {}
    for layer in layers().values():
        names.setdefault(layer.column, layer.name)
    return tuple(names[column] for column in sorted(names))
