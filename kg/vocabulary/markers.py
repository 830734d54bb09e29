"""Cells told apart by what they carry on their surface: "CD44+ cancer stem cells", "F4/80-positive macrophages".

The marker belongs to the name of the cell: it is neither a gene that acts nor one that is acted on.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import slug
from kg.vocabulary.lexicon import read_table

__all__ = ["cell_adjectives", "compose_marked"]

_MARKERS = re.compile(r"(?<![\w-])(?:[A-Z][\w/-]{1,9}(?:\+|[- ]positive)(?:[ /-]|(?=[A-Z])))+$")


@cache
def cell_adjectives() -> dict[str, str]:
    """Word before a cell, in lower case -> the process that the number of such cells measures, not a kind of cell."""
    rows = read_table(resource("ontology", "grammar", "cell_adjectives.tsv"))
    return {row["adjective"].lower(): row["process"] for row in rows}


def compose_marked(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join the markers printed before a cell with the cell."""
    if "+" not in text and "positive" not in text:
        return mentions
    made: list[Mention] = []
    for mention in mentions:
        markers = _MARKERS.search(text, 0, mention.start) if mention.entity.type == "cell" else None
        if markers is None:
            made.append(mention)
            continue
        while made and made[-1].start >= markers.start():
            made.pop()
        measured = markers.group().rstrip(" -").lower() in cell_adjectives()
        made.append(mention if measured else _marked(text, markers.start(), mention))
    return made


def _marked(text: str, start: int, cell: Mention) -> Mention:
    label = f"{text[start : cell.start].replace('-positive', '+').strip()} {cell.entity.label}"
    entity = Entity(f"mkg:cell/{slug(label)}", label, "cell", (), (cell.entity,))
    return Mention(entity, start, cell.end, text[start : cell.end])
