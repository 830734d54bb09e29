"""Vesicles named by their source: "exosomes secreted by hypoxic Schwann cells".

No table can list them.  Each is built from a vesicle word and the source named before or behind it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Entity, Mention
from kg.vocabulary.folding import slug
from kg.vocabulary.lexicon import Lexicon
from kg.vocabulary.triggers import word_list

__all__ = ["VESICLE", "compose_vesicles", "source_of", "vesicle_of"]

VESICLE = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
"""The vesicle of no named source."""

_ORIGIN = (
    r"(?:derived|secreted|released|isolated|originat(?:ed|ing)|sourced|"
    r"shed|produced|purified|extracted|obtained|collected|harvested|generated|liberated|taken|drawn|"
    r"gathered|prepared|recovered|made|coming|won|exported|shuttled|emitted)"
)
_BEFORE = re.compile(
    rf"\s?\)?[\s-]*(?:\(?[A-Za-z][\w-]{{1,14}}\)[\s-]*)?{_ORIGIN}?[\s-]*"
    r"(?:(?:human|small|large|native|the|their|nano-?sized)\s+)?[‘'“\"]?",
    re.IGNORECASE,
)
_GIVEN = (
    r"(?:treated|stimulated|exposed|primed|preconditioned|pre-?treated|overexpressing|transfected|loaded|induced|activated|"
    r"challenged|injured|conditioned|polari[sz]ed|infected|differentiated|modified|knockdown|knockout|deficient|depleted|silenced)"
)
_AFTER = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,?\s*(?:which|that) )?(?:(?:are|were|was|is|being)\s+)?"
    rf"(?:{_ORIGIN}\s+)?(?:from|by|of)\s+"
    r"(?:(?!and\b|or\b|in\b|the\s+\w+\s+of\b)[A-Za-z][\w-]*\s+){0,3}",
    re.IGNORECASE,
)
_AFTER_CONDITION = re.compile(
    rf"\s*(?:{_ORIGIN}\s+)?(?:from|by|of)\s+(?:[\w+/αβγ-]+\s+){{0,3}}?[\w+/αβγ-]+[-\s]{_GIVEN}\s+",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"[\w)][-\s](?:knockdown|knockout|deficient|depleted|silenced|(?:over-?)expressing|transfected|modified)\s",
    re.IGNORECASE,
)
"""What the source is without or has more of stays in sight: it is what the sentence is about."""
_DERIVED = re.compile(rf"\s+{_ORIGIN}\b", re.IGNORECASE)
_CONDITION = re.compile(rf"[-\s]{_GIVEN}\s+(?:human |mouse |rat )?", re.IGNORECASE)
_UNKNOWN_SOURCE = re.compile(
    rf"([A-Za-z][\w+/-]*[\w+](?: cells?)?)[\s-]{_ORIGIN}[\s-]+(?:(?:small|large|human)\s+)?$", re.IGNORECASE
)
_UNKNOWN_BEHIND = re.compile(rf"\s+(?:{_ORIGIN}\s+)?(?:from|of|by)\s+(?:the\s+)?([a-z][a-z-]{{3,20}})\s+cells\b")
_SOURCE_TYPES = frozenset(("cell", "anatomy", "disease"))
_PREPARED_TYPES = frozenset(("therapy", "stimulus"))
"""Things that vesicles may be prepared from, where the text says so: "platelet-rich plasma-derived vesicles"."""
_DERIVED_HERE = re.compile(rf"[\s-]*(?:\([\w-]+\))?[\s-]*{_ORIGIN}[\s-]+", re.IGNORECASE)
_SOURCES: dict[str, Entity] = {}


def vesicle_of(source: Entity) -> Entity:
    """The exosomes of a source; their broader terms follow the source's.

    >>> vesicle_of(Entity("mkg:cell/bm-msc", "BM-MSC", "cell")).label
    'BM-MSC exosome'
    """
    broader = tuple(vesicle_of(parent) for parent in source.broader) or (VESICLE,)
    made = Entity(f"mkg:vesicle/{slug(source.label)}-exosome", f"{source.label} exosome", "vesicle", (), broader)
    _SOURCES.setdefault(made.id, source)
    return made


def source_of(vesicle: Entity) -> Entity | None:
    """The cell that a composed vesicle comes from, or None for vesicles of no named source."""
    source = _SOURCES.get(vesicle.id)
    return source if source is not None and source.type == "cell" else None


def compose_vesicles(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Join vesicle words with the source named before or behind them."""
    made: list[Mention] = []
    index = 0
    while index < len(mentions):
        mention = mentions[index]
        if mention.entity.id != VESICLE.id:
            made.append(mention)
            index += 1
            continue
        following = _source_behind(text, mentions, index)
        joined = _with_source_before(text, made, mention) or _with_source_behind(text, mention, following)
        if joined is None:
            joined = _with_unknown_source(text, made, mention)
        while index + 1 < len(mentions) and mentions[index + 1].start < joined.end:
            index += 1
        if joined.end > mention.end and index + 1 < len(mentions) and _renames(text, joined, mentions[index + 1]):
            index += 1
            joined = replace(joined, end=mentions[index].end, text=text[joined.start : mentions[index].end])
        if index + 1 < len(mentions) and (exact := _with_tissue_behind(text, joined, mentions[index + 1], lexicon)):
            joined = exact
            index += 1
        while made and made[-1].start >= joined.start:
            made.pop()
        joined = _with_hyphenated(text, made, joined)
        made.append(joined)
        index += 1
    return made


def _with_tissue_behind(text: str, vesicle: Mention, tissue: Mention, lexicon: Lexicon) -> Mention | None:
    """ "MSC exosomes derived from the umbilical cord" are those of umbilical cord MSCs."""
    source = source_of(vesicle.entity)
    if source is None or tissue.entity.type != "anatomy" or not _AFTER.fullmatch(text, vesicle.end, tissue.start):
        return None
    cell = lexicon.named(f"{tissue.entity.label} {source.label}")
    if cell is None or cell.type != "cell":
        return None
    return Mention(vesicle_of(cell), vesicle.start, tissue.end, text[vesicle.start : tissue.end])


def _renames(text: str, vesicle: Mention, following: Mention) -> bool:
    """Whether a cell name right behind the source says the source again: "from THP-1 macrophages"."""
    return following.entity.type == "cell" and text[vesicle.end : following.start] == " "


def _with_hyphenated(text: str, made: list[Mention], vesicle: Mention) -> Mention:
    """Read "MSC-miR-92a-Exos" and "KGN-ADSC-Exos": further parts bound by hyphens are cargo, source or treatment."""
    cargo: list[Mention] = []
    entity, start = vesicle.entity, vesicle.start
    while made and text[made[-1].end : (cargo[0].start if cargo else start)] == "-":
        part = made.pop()
        if part.entity.type in ("mirna", "gene"):
            cargo.insert(0, part)
        elif part.entity.type == "cell" and entity.id == VESICLE.id:
            entity = vesicle_of(part.entity)
        if not cargo:
            start = part.start
    made += cargo
    return Mention(entity, start, vesicle.end, text[start : vesicle.end])


def _source_behind(text: str, mentions: list[Mention], index: int) -> Mention | None:
    """The mention behind a vesicle word that may be its source: past what the source was treated with."""
    ahead = index + 1
    while ahead + 1 < len(mentions) and _is_condition(text, mentions[ahead], mentions[ahead + 1]):
        ahead += 1
    return mentions[ahead] if ahead < len(mentions) else None


def _is_condition(text: str, given: Mention, source: Mention) -> bool:
    """ "LPS-treated macrophages", "LPS treated macrophages", against "macrophages induced fibroblasts"."""
    is_verb = given.entity.type == "cell" and text[given.end : given.end + 1] == " "
    return not is_verb and _CONDITION.fullmatch(text, given.end, source.start) is not None


def _with_source_before(text: str, made: list[Mention], vesicle: Mention) -> Mention | None:
    if not made:
        return None
    source = made[-1]
    said_so = source.entity.type in _PREPARED_TYPES and _DERIVED_HERE.fullmatch(text, source.end, vesicle.start)
    if source.entity.type not in _SOURCE_TYPES and not said_so:
        return None
    if not _BEFORE.fullmatch(text, source.end, vesicle.start):
        return None
    start = source.start
    if len(made) > 1 and made[-2].entity.id == source.entity.id and text[made[-2].end : source.start].strip() == "(":
        start = made[-2].start
    return Mention(vesicle_of(source.entity), start, vesicle.end, text[start : vesicle.end])


def _with_source_behind(text: str, vesicle: Mention, source: Mention | None) -> Mention | None:
    if source is None or source.entity.type not in _SOURCE_TYPES:
        return None
    if not _AFTER.fullmatch(text, vesicle.end, source.start) and not _AFTER_CONDITION.fullmatch(
        text, vesicle.end, source.start
    ):
        return None
    if _TELLING.search(text, vesicle.end, source.start):
        derived = _DERIVED.match(text, vesicle.end)
        end = derived.end() if derived is not None else vesicle.end
        return Mention(vesicle_of(source.entity), vesicle.start, end, text[vesicle.start : end])
    return Mention(vesicle_of(source.entity), vesicle.start, source.end, text[vesicle.start : source.end])


def _with_unknown_source_behind(text: str, vesicle: Mention) -> Mention:
    """ "Exosomes of starved cells": cells that an adjective tells apart."""
    match = _UNKNOWN_BEHIND.match(text, vesicle.end)
    if match is None or match.group(1) in word_list("no kind of cell") or match.group(1).endswith("ly"):
        return vesicle
    name = f"{match.group(1)} cell"
    source = Entity(f"mkg:cell/{slug(name)}", name, "cell")
    return Mention(vesicle_of(source), vesicle.start, match.end(), text[vesicle.start : match.end()])


def _with_unknown_source(text: str, made: list[Mention], vesicle: Mention) -> Mention:
    floor = made[-1].end if made else 0
    match = _UNKNOWN_SOURCE.search(text, floor, vesicle.start)
    if match is None or match.group(1).lower() in word_list("function words"):
        return _with_unknown_source_behind(text, vesicle)
    name = match.group(1)
    source = Entity(f"mkg:cell/{slug(name)}", name if name.isupper() else name[0].lower() + name[1:], "cell")
    return Mention(vesicle_of(source), match.start(), vesicle.end, text[match.start() : vesicle.end])
