"""Reads the small tables of `ontology/` that say how the graph is written."""

from __future__ import annotations

import csv

from kg.resources import resource

__all__ = ["table_rows"]


def table_rows(name: str) -> list[dict[str, str]]:
    """Rows of ``ontology/<name>`` by column; lines that open with ``#`` say what the columns mean.

    >>> table_rows("bel.tsv")[0]["use"]
    'function'
    """
    with resource("ontology", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
