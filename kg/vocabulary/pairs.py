"""Several names read as one: "PI3-kinase/protein kinase B", "HaCaT keratinocytes", "miR-21/PTEN axis"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Entity, Mention
from kg.vocabulary.folding import fold, slug
from kg.vocabulary.lexicon import Lexicon

__all__ = ["compose_axes", "compose_pairs"]

_AXIS = re.compile(
    r"[\s-]+(?:(?:signal(?:l?ing)?|regulatory)\s+)?(?:axis|axes|pathway|cascade|network|loop)\b|[\s-]+signal(?:l?ing)\b"
)


def compose_pairs(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Read two names as the one thing they name: a pathway ("phosphoinositide 3-kinase/protein kinase B"), or a cell
    line and its kind ("HaCaT keratinocytes")."""
    made: list[Mention] = []
    for mention in mentions:
        before = made[-1] if made else None
        if before is not None and mention.entity.type == "cell" and _says_again(text, before, mention):
            made[-1] = replace(before, end=mention.end, text=text[before.start : mention.end])
            continue
        if before is not None and text[before.end : mention.start] in ("/", " / ", "-", "–"):
            known = lexicon.words.get(fold(before.entity.label) + fold(mention.entity.label))
            if known is not None and known.type == "pathway":
                made[-1] = Mention(known, before.start, mention.end, text[before.start : mention.end])
                continue
        made.append(mention)
    return made


def _says_again(text: str, line: Mention, kind: Mention) -> bool:
    """Whether a cell named right behind another is the same cell or its kind."""
    if line.entity.type != "cell" or text[line.end : kind.start] != " ":
        return False
    return kind.entity.id in (line.entity.id, *(parent.id for parent in line.entity.broader))


def compose_axes(text: str, mentions: list[Mention]) -> list[Mention]:
    """Read "miR-21/PTEN/AKT axis" as one pathway: what is named is the axis, not each of its members."""
    made: list[Mention] = []
    index = 0
    while index < len(mentions):
        last = index
        while last + 1 < len(mentions) and text[mentions[last].end : mentions[last + 1].start] in _AXIS_JOINTS:
            last += 1
        members = mentions[index : last + 1]
        axis = _axis_of(text, members) if last > index else None
        made += members if axis is None else [axis]
        index = last + 1
    return made


def _axis_of(text: str, members: list[Mention]) -> Mention | None:
    """The axis that joined names are, if they say so and are not a known pathway with something added."""
    kinds = [m.entity.type for m in members]
    if not _AXIS_TYPES.issuperset(kinds):
        return None
    last = members[-1]
    tail = _AXIS.match(text, last.end)
    if tail is None and _AXIS.search(last.text) is None:
        return None
    start, end = members[0].start, tail.end() if tail else last.end
    name = _AXIS.sub("", text[start:end])
    return Mention(Entity(f"mkg:pathway/{slug(name)}", f"{name} axis", "pathway"), start, end, text[start:end])


_AXIS_TYPES = frozenset(("mirna", "gene", "pathway", "stimulus"))
_AXIS_JOINTS = frozenset(("/", "-", "–", " / ", "—", "-/"))
