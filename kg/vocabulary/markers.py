"""Cells told apart by what they carry on their surface: "CD44+ cancer stem cells", "F4/80-positive macrophages".

The marker belongs to the name of the cell: it is neither a gene that acts nor one that is acted on.
"""

from __future__ import annotations

import re

from kg.model import Entity, Mention
from kg.vocabulary.folding import slug

__all__ = ["compose_marked"]

_MARKERS = re.compile(r"(?<![\w-])(?:[A-Z][\w/-]{1,9}(?:\+|[- ]positive)(?:[ /-]|(?=[A-Z])))+$")


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
        made.append(_marked(text, markers.start(), mention))
    return made


def _marked(text: str, start: int, cell: Mention) -> Mention:
    label = f"{text[start : cell.start].replace('-positive', '+').strip()} {cell.entity.label}"
    entity = Entity(f"mkg:cell/{slug(label)}", label, "cell", (), (cell.entity,))
    return Mention(entity, start, cell.end, text[start : cell.end])
