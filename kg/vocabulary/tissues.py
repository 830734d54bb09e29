"""Cells and processes of a tissue: "vaginal epithelial cells", "bladder fibroblasts", "renal inflammation".

No table can list the epithelial cells of every organ. An organ, or an adjective of
`ontology/grammar/tissue_adjectives.tsv`, right before a kind of cell makes a narrower cell. An adjective before a
process belongs to the name as printed, and the process stays what it is: where it happens is context.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import fold, singular, slug
from kg.vocabulary.lexicon import Lexicon, read_table
from kg.vocabulary.triggers import word_list

__all__ = ["compose_tissues"]

_TYPES = frozenset(("cell", "process", "hallmark"))
_LAST_WORD = re.compile(r"([A-Za-z]+) $")


@cache
def _adjectives() -> frozenset[str]:
    rows = read_table(resource("ontology", "grammar", "tissue_adjectives.tsv"))
    return frozenset(row["adjective"] for row in rows)


def compose_tissues(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Join the word of a tissue with the cell or process behind it, where no name holds both."""
    made: list[Mention] = []
    for mention in mentions:
        before = made[-1] if made else None
        if mention.entity.type not in _TYPES or text[mention.start - 1 : mention.start] != " ":
            made.append(mention)
        elif before is not None and before.end == mention.start - 1:
            if before.entity.type == "anatomy" and _is_kind(mention.entity):
                made[-1] = _cell_of(text, before.start, mention, lexicon)
            else:
                made.append(mention)
        else:
            word = _LAST_WORD.search(text, before.end if before else 0, mention.start)
            is_tissue = word is not None and word.group(1).lower() in _adjectives()
            made.append(_joined(text, word.start(), mention, lexicon) if word and is_tissue else mention)
    return made


def _joined(text: str, start: int, mention: Mention, lexicon: Lexicon) -> Mention:
    if mention.entity.type != "cell":
        return replace(mention, start=start, text=text[start : mention.end])
    return _cell_of(text, start, mention, lexicon) if _is_kind(mention.entity) else mention


def _is_kind(cell: Entity) -> bool:
    """Whether a cell is of a kind that many tissues have."""
    return cell.type == "cell" and fold(cell.label) in word_list("cells of a tissue")


def _cell_of(text: str, start: int, cell: Mention, lexicon: Lexicon) -> Mention:
    label = f"{text[start : cell.start].strip().lower()} {cell.entity.label}"
    made = Entity(f"mkg:cell/{slug(label)}", label, "cell", (), (cell.entity,))
    return Mention(lexicon.words.get(singular(fold(label))) or made, start, cell.end, text[start : cell.end])
