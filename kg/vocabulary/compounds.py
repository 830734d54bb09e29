"""Entities that a text composes: the vesicles of a cell, and what happens to a tissue.

No table can list "exosomes secreted by hypoxic Schwann cells" or "tendon-bone healing".  Both are built from parts: a
vesicle word with the source named beside it, and a process noun with the tissue, cell or substance it happens to.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import slug
from kg.vocabulary.lexicon import read_table

__all__ = ["VESICLE", "compose_processes", "compose_vesicles", "source_of", "vesicle_of"]

VESICLE = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
"""The vesicle of no named source."""

_ORIGIN = r"(?:derived|secreted|released|isolated|originat(?:ed|ing)|sourced|shed|produced|purified|extracted|obtained|collected|harvested|generated|liberated)"
_BEFORE = re.compile(
    rf"\s?\)?[\s-]*(?:\(?[A-Za-z][\w-]{{1,14}}\)[\s-]*)?{_ORIGIN}?[\s-]*(?:(?:human|small|large|native|the|their|nano-?sized)\s+)?[‘'“\"]?",
)
_AFTER = re.compile(
    rf"\s*(?:\([^()]{{1,40}}\)\s*)?(?:,?\s*(?:which|that) )?(?:(?:are|were|was|is|being)\s+)?(?:{_ORIGIN}\s+)?(?:from|by|of)\s+"
    r"(?:(?!and\b|or\b|in\b|the\s+\w+\s+of\b)[A-Za-z-]+\s+){0,3}",
)
_AFTER_CONDITION = re.compile(
    rf"\s*(?:{_ORIGIN}\s+)?(?:from|by|of)\s+(?:[\w+/αβγ-]+\s+){{0,3}}?[\w+/αβγ-]+[-\s](?:treated|stimulated|exposed|primed|preconditioned|"
    r"pre-?treated|overexpressing|transfected|loaded|induced|activated|challenged|injured|conditioned|modified)\s+"
)
_CONDITION = re.compile(
    r"[-\s](?:treated|stimulated|exposed|primed|preconditioned|pre-?treated|overexpressing|transfected|loaded|induced|activated|"
    r"challenged|injured|conditioned|modified|knockdown|deficient|depleted|silenced)\s+(?:human |mouse |rat )?"
)
_UNKNOWN_SOURCE = re.compile(rf"([A-Za-z][\w+/-]*[\w+](?: cells?)?)[\s-]{_ORIGIN}[\s-]+(?:(?:small|large|human)\s+)?$")
_SOURCE_TYPES = frozenset(("cell", "anatomy"))
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
        while made and made[-1].start >= joined.start:
            made.pop()
        made.append(joined)
        index += 1
    return made


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
    if not _AFTER.fullmatch(text, vesicle.end, source.start) and not _AFTER_CONDITION.fullmatch(text, vesicle.end, source.start):
        return None
    return Mention(vesicle_of(source.entity), vesicle.start, source.end, text[vesicle.start : source.end])


def _with_unknown_source(text: str, made: list[Mention], vesicle: Mention) -> Mention:
    floor = made[-1].end if made else 0
    match = _UNKNOWN_SOURCE.search(text, floor, vesicle.start)
    if match is None:
        return vesicle
    name = match.group(1)
    source = Entity(f"mkg:cell/{slug(name)}", name if name.isupper() else name[0].lower() + name[1:], "cell")
    return Mention(vesicle_of(source), match.start(), vesicle.end, text[match.start() : vesicle.end])


@cache
def _process_heads() -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """Head word -> (canonical head, which modifiers it keeps), and a pattern that finds any of them."""
    heads = {}
    for row in read_table(resource("ontology", "grammar", "process_heads.tsv")):
        for name in (row["head"], *(row["names"] or "").split("|")):
            if name:
                heads[name] = (row["head"], row["modifier"])
    pattern = re.compile(r"\b(" + "|".join(sorted(heads, key=len, reverse=True)) + r")\b")
    return heads, pattern


_PART_TYPES = frozenset(("anatomy", "cell", "gene", "stimulus", "process", "hallmark", "disease"))
_OF = re.compile(r"\s+(?:of|to|in)\s+(?:the\s+|an?\s+|damaged\s+|injured\s+|human\s+|new\s+|native\s+|degenerated\s+)*")
_GAP = re.compile(r"[\s-]+(?:(?:tissue|cell|cells|wall|matrix)\s+)?")
_COMMON_NOUN = re.compile(r"(?<![\w-])([a-z][a-z-]{3,})\s+$")
_NOT_A_PART = frozenset(
    "further with their this that these those also from into which more less better faster rapid normal abnormal early late "
    "significant significantly reduced increased decreased enhanced impaired improved overall severe promote promoted "
    "promotes promoting inhibit inhibited inhibits inhibiting suppress suppressed suppresses new such both subsequent "
    "cell cells cellular tissue disease functional excessive abnormal accelerated delayed have effect through during "
    "increase decrease reduce enhance improve accelerate delay stimulate induce support favour favor regulate modulate "
    "prevent stimulates induced induces inducing caused causes causing chronic acute local systemic progressive "
    "complete partial direct whole general continued uncontrolled pathological physiological and the for its".split()
)


def compose_processes(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join process nouns that no table names with the part of the body, cell or substance they happen to."""
    heads, pattern = _process_heads()
    added: list[Mention] = []
    for match in pattern.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        head, modifier = heads[match.group(1)]
        joined = _before(text, mentions, match, head) or _behind(text, mentions, match, head)
        if joined is None and modifier == "any":
            joined = _plain(text, mentions, match, head)
        if joined is not None:
            added.append(joined)
    if not added:
        return mentions
    kept = [m for m in mentions if not any(a.start < m.end and m.start < a.end for a in added)]
    return sorted(kept + added, key=lambda m: m.start)


def _before(text: str, mentions: list[Mention], match: re.Match[str], head: str) -> Mention | None:
    part = next((m for m in reversed(mentions) if m.end <= match.start()), None)
    if part is None or part.entity.type not in _PART_TYPES or not _GAP.fullmatch(text, part.end, match.start()):
        return None
    return _process(text, part.entity, head, part.start, match.end())


def _behind(text: str, mentions: list[Mention], match: re.Match[str], head: str) -> Mention | None:
    gap = _OF.match(text, match.end())
    if gap is None or (text[match.end() :].startswith(" in ") or text[match.end() :].startswith(" to ")):
        return None
    part = next((m for m in mentions if m.start >= match.end()), None)
    if part is None or part.start != gap.end() or part.entity.type not in _PART_TYPES:
        return None
    return _process(text, part.entity, head, match.start(), part.end)


def _plain(text: str, mentions: list[Mention], match: re.Match[str], head: str) -> Mention | None:
    noun = _COMMON_NOUN.search(text, 0, match.start())
    if noun is None or noun.group(1) in _NOT_A_PART or noun.group(1).endswith(("ly", "ed", "ing")):
        return None
    label = f"{noun.group(1)} {head}"
    return Mention(
        Entity(f"mkg:process/{slug(label)}", label, "process"),
        noun.start(1),
        match.end(),
        text[noun.start(1) : match.end()],
    )


def _process(text: str, part: Entity, head: str, start: int, end: int) -> Mention:
    label = f"{part.label} {head}"
    return Mention(Entity(f"mkg:process/{slug(label)}", label, "process"), start, end, text[start:end])
