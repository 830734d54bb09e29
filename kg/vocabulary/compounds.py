"""Entities that a text composes: the vesicles of a cell, and what happens to a tissue.

No table can list "exosomes secreted by hypoxic Schwann cells" or "tendon-bone healing".  Both are built from parts: a
vesicle word with the source named beside it, and a process noun with the tissue, cell or substance it happens to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import fold, singular, slug
from kg.vocabulary.lexicon import Lexicon, read_table
from kg.vocabulary.triggers import word_list

__all__ = [
    "VESICLE",
    "compose_axes",
    "compose_pairs",
    "compose_processes",
    "compose_vesicles",
    "source_of",
    "vesicle_of",
]

VESICLE = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
"""The vesicle of no named source."""

_ORIGIN = (
    r"(?:derived|secreted|released|isolated|originat(?:ed|ing)|sourced|"
    r"shed|produced|purified|extracted|obtained|collected|harvested|generated|liberated|taken|drawn|"
    r"gathered|prepared|recovered|made|coming|won)"
)
_BEFORE = re.compile(
    rf"\s?\)?[\s-]*(?:\(?[A-Za-z][\w-]{{1,14}}\)[\s-]*)?{_ORIGIN}?[\s-]*"
    r"(?:(?:human|small|large|native|the|their|nano-?sized)\s+)?[‘'“\"]?",
)
_GIVEN = (
    r"(?:treated|stimulated|exposed|primed|preconditioned|pre-?treated|overexpressing|transfected|loaded|induced|activated|"
    r"challenged|injured|conditioned|polari[sz]ed|infected|differentiated|modified|knockdown|knockout|deficient|depleted|silenced)"
)
_AFTER = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,?\s*(?:which|that) )?(?:(?:are|were|was|is|being)\s+)?"
    rf"(?:{_ORIGIN}\s+)?(?:from|by|of)\s+"
    r"(?:(?!and\b|or\b|in\b|the\s+\w+\s+of\b)[A-Za-z][\w-]*\s+){0,3}",
)
_AFTER_CONDITION = re.compile(
    rf"\s*(?:{_ORIGIN}\s+)?(?:from|by|of)\s+(?:[\w+/αβγ-]+\s+){{0,3}}?[\w+/αβγ-]+[-\s]{_GIVEN}\s+"
)
_LACKING = re.compile(r"[\w)][-\s](?:knockdown|knockout|deficient|depleted|silenced)\s")
"""What the source is without stays in sight: it is what the sentence is about."""
_CONDITION = re.compile(rf"[-\s]{_GIVEN}\s+(?:human |mouse |rat )?")
_UNKNOWN_SOURCE = re.compile(rf"([A-Za-z][\w+/-]*[\w+](?: cells?)?)[\s-]{_ORIGIN}[\s-]+(?:(?:small|large|human)\s+)?$")
_SOURCE_TYPES = frozenset(("cell", "anatomy", "disease"))
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


def compose_vesicles(text: str, mentions: list[Mention]) -> list[Mention]:
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
        while made and made[-1].start >= joined.start:
            made.pop()
        joined = _with_hyphenated(text, made, joined)
        made.append(joined)
        index += 1
    return made


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
    while ahead + 1 < len(mentions) and _CONDITION.fullmatch(text, mentions[ahead].end, mentions[ahead + 1].start):
        ahead += 1
    return mentions[ahead] if ahead < len(mentions) else None


def _with_source_before(text: str, made: list[Mention], vesicle: Mention) -> Mention | None:
    if not made or made[-1].entity.type not in _SOURCE_TYPES:
        return None
    source = made[-1]
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
    if _LACKING.search(text, vesicle.end, source.start):
        return replace(vesicle, entity=vesicle_of(source.entity))
    return Mention(vesicle_of(source.entity), vesicle.start, source.end, text[vesicle.start : source.end])


def _with_unknown_source(text: str, made: list[Mention], vesicle: Mention) -> Mention:
    floor = made[-1].end if made else 0
    match = _UNKNOWN_SOURCE.search(text, floor, vesicle.start)
    if match is None or match.group(1).lower() in word_list("function words"):
        return vesicle
    name = match.group(1)
    source = Entity(f"mkg:cell/{slug(name)}", name if name.isupper() else name[0].lower() + name[1:], "cell")
    return Mention(vesicle_of(source), match.start(), vesicle.end, text[match.start() : vesicle.end])


class _Head(NamedTuple):
    """A process noun: its canonical word, whether it keeps unknown modifiers, and the parts it only dresses up."""

    word: str
    keeps_any: bool
    transparent: frozenset[str]


@cache
def _process_heads() -> tuple[dict[str, _Head], re.Pattern[str]]:
    """Head word -> head, and a pattern that finds any of them."""
    heads = {}
    for row in read_table(resource("ontology", "grammar", "process_heads.tsv")):
        transparent = frozenset((row["transparent"] or "").split("|"))
        for name in (row["head"], *(row["names"] or "").split("|")):
            if name:
                heads[name] = _Head(row["head"], row["modifier"] == "any", transparent)
    pattern = re.compile(r"\b(" + "|".join(sorted(heads, key=len, reverse=True)) + r")\b")
    return heads, pattern


_PART_TYPES = frozenset(("anatomy", "cell", "gene", "mirna", "stimulus", "process", "hallmark", "disease"))
_OF = re.compile(r"\s+of\s+(?:the\s+|an?\s+|damaged\s+|injured\s+|human\s+|new\s+|native\s+|degenerated\s+)*")
_IN = re.compile(r"\s+(?:in\s+the|to(?:\s+the)?)\s+")
_PLACED = frozenset(("homeostasis", "degradation", "damage", "injury"))
"""Processes that a text may place in a tissue as well as attribute to it: "degradation in the ECM", "harm to cells"."""
_GAP = re.compile(r"[\s-]+(?:(?:tissue|cell|cells|wall|matrix)\s+)?")
_OF_NOUN = re.compile(r"\s+of\s+(?:the\s+|new\s+)?([a-z][a-z-]{2,})\b")
_INVERTED = re.compile(r"\b([a-z]{5,})\s+of\s+(?:the\s+|new\s+)?([A-Za-z][\w-]{2,}(?:\s[a-z]{4,})?)")
_COMMON_NOUN = re.compile(r"(?<![\w-])([a-z][a-z-]{3,})\s+$")


def compose_processes(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Join process nouns that no table names with the part of the body, cell or substance they happen to."""
    heads, pattern = _process_heads()
    added = list(_inverted_names(text, mentions, lexicon))
    for match in pattern.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in (*mentions, *added)):
            continue
        head = heads[match.group(1)]
        joined = _before(text, mentions, match, head) or _behind(text, mentions, match, head)
        if joined is None and head.keeps_any:
            joined = _plain(text, mentions, match, head)
        if joined is not None:
            added.append(_canonical(joined, lexicon))
    if not added:
        return mentions
    kept = [m for m in mentions if not any(a.start < m.end and m.start < a.end for a in added)]
    return sorted(kept + added, key=lambda m: m.start)


def _canonical(mention: Mention, lexicon: Lexicon) -> Mention:
    """The table's entity where a composed label is one of its names."""
    known = lexicon.words.get(singular(fold(mention.entity.label)))
    return mention if known is None else replace(mention, entity=known)


def _inverted_names(text: str, mentions: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """ "Formation of tubes" is the table's "tube formation"."""
    for match in _INVERTED.finditer(text):
        head, part = match.group(1), match.group(2)
        for words in (part, part.split()[0]):
            known = lexicon.words.get(singular(fold(words)) + singular(fold(head)))
            end = match.start(2) + len(words)
            if known is not None and known.type in ("process", "hallmark", "disease"):
                if not any(m.start < match.end(1) and match.start() < m.end for m in mentions):
                    yield Mention(known, match.start(), end, text[match.start() : end])
                break


def _before(text: str, mentions: list[Mention], match: re.Match[str], head: _Head) -> Mention | None:
    part = next((m for m in reversed(mentions) if m.end <= match.start()), None)
    if part is None or part.entity.type not in _PART_TYPES or not _GAP.fullmatch(text, part.end, match.start()):
        return None
    if part.entity.type == "cell" and part.text.endswith("s") and match.group() in word_list("cells do"):
        return None
    return _process(text, part, head, part.start, match.end())


def _behind(text: str, mentions: list[Mention], match: re.Match[str], head: _Head) -> Mention | None:
    gap = _OF.match(text, match.end())
    if gap is None and head.word in _PLACED:
        gap = _IN.match(text, match.end())
    if gap is None:
        return None
    part = next((m for m in mentions if m.start >= match.end()), None)
    if part is None or part.start != gap.end() or part.entity.type not in _PART_TYPES:
        return None
    return _process(text, part, head, match.start(), part.end)


def _plain(text: str, mentions: list[Mention], match: re.Match[str], head: _Head) -> Mention | None:
    """A process of something no table knows: "osteophyte formation", "growth of the interface"."""
    unfit = word_list("not a part")
    noun = _COMMON_NOUN.search(text, 0, match.start())
    if noun is not None and noun.group(1) not in unfit and not noun.group(1).endswith(("ly", "ed", "ing")):
        label, start, end = f"{noun.group(1)} {head.word}", noun.start(1), match.end()
    else:
        noun = _OF_NOUN.match(text, match.end())
        if (
            noun is None
            or noun.group(1) in unfit
            or any(m.start < noun.end(1) and noun.start(1) < m.end for m in mentions)
        ):
            return None
        label, start, end = f"{singular(noun.group(1))} {head.word}", match.start(), noun.end(1)
    return Mention(Entity(f"mkg:process/{slug(label)}", label, "process"), start, end, text[start:end])


def _process(text: str, mention: Mention, head: _Head, start: int, end: int) -> Mention | None:
    part, part_text = mention.entity, mention.text
    if part.type in head.transparent or part.type == "mirna":
        return None
    if part.type == "cell" and head.word in _CELL_FATES:
        part = replace(part, label="cell")
    name = part_text if part.type == "process" else part.label
    label = f"{name} {head.word}"
    return Mention(Entity(f"mkg:process/{slug(label)}", label, "process"), start, end, text[start:end])


_CELL_FATES = frozenset(("survival", "death", "damage", "injury"))
"""What happens to cells as such: whose cells is context, not label."""
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
        tail = _AXIS.match(text, mentions[last].end)
        ends_in_tail = _AXIS.search(mentions[last].text) is not None
        inner = {m.entity.type for m in mentions[index : last + 1]}
        if (
            last > index
            and (tail or ends_in_tail)
            and inner <= {"mirna", "gene", "pathway"}
            and _is_axis(mentions[index : last + 1])
        ):
            start, end = mentions[index].start, tail.end() if tail else mentions[last].end
            name = _AXIS.sub("", text[start:end])
            made.append(
                Mention(Entity(f"mkg:pathway/{slug(name)}", f"{name} axis", "pathway"), start, end, text[start:end])
            )
        else:
            made += mentions[index : last + 1]
        index = last + 1
    return made


def _is_axis(members: list[Mention]) -> bool:
    """Whether joined names are an axis of their own and not a known pathway with something added."""
    kinds = [m.entity.type for m in members]
    return "mirna" in kinds or "pathway" not in kinds[:-1]


_AXIS_JOINTS = frozenset(("/", "-", "–", " / ", "—", "-/"))
