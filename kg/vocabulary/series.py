"""Elliptic series of names, completed from the member that is written out.

``MMP-1, -3 and -13``, ``Smad2/3``, ``IL-1β, -6 and -8`` and ``collagen types I and III`` name more things than they
print.  The number of the full member is replaced by each that follows; a member nobody knows ends the series.

>>> from kg.vocabulary.lexicon import load_lexicon
>>> found = complete("MMP-1, -3 and -13", [Mention(load_lexicon().named("MMP-1"), 0, 5, "MMP-1")], load_lexicon())
>>> [mention.entity.label for mention in found]
['MMP-1', 'MMP-3', 'MMP-13']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Entity, Mention
from kg.vocabulary.abbreviations import long_form
from kg.vocabulary.lexicon import Lexicon
from kg.vocabulary.mirna import mirna_entity, read_mirna

__all__ = ["complete", "rejoin"]

_AND = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|/)"
_NUMBER = r"\d{1,4}[a-zαβγ]?(?:-[12](?!\d))?(?:-[35]p)?"
_FURTHER_NUMBER = re.compile(rf"{_AND}(-?\s?)([A-Z]?)({_NUMBER})(?![\w%-]|\.\d|\s*(?:%|fold))")
_NUMBERED = re.compile(rf"(.*?[A-Za-z][\s-]?)({_NUMBER})")
_ROMAN = r"(?:IX|IV|V?I{1,3}|XI{0,2}|V)"
_FURTHER_ROMAN = re.compile(rf"{_AND}({_ROMAN})\b")
_FIRST_ROMAN = re.compile(rf"\s({_ROMAN})(?={_AND}{_ROMAN}\b)")
_ENDS_ROMAN = re.compile(rf"(.*\w\s){_ROMAN}")
_ROMANS_BEFORE = re.compile(rf"\btypes?\s({_ROMAN}(?:{_AND}{_ROMAN})*)({_AND}|\s)$")
_KINDS = frozenset(("gene", "mirna"))


def complete(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """`mentions` with the members that the series in `text` leave half said."""
    made: list[Mention] = []
    has_types = "type" in text
    for index, mention in enumerate(mentions):
        made.append(mention)
        if mention.entity.type not in _KINDS:
            continue
        limit = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        stem = _NUMBERED.fullmatch(mention.text)
        if stem is not None:
            made += _numbered(text, mention, stem.group(1), limit, lexicon)
        elif mention.text[-1] in "IVX" or text[mention.end : mention.end + 2] in (" I", " V", " X"):
            further = list(_roman(text, mention, limit, lexicon))
            if further and mention.text[-1] == "s":
                made.pop()
                further[0] = _from(mention.start, further[0], text)
            made += further
        elif has_types:
            made[-1:] = _roman_before(text, mention, lexicon) or [mention]
    return sorted(made, key=lambda m: m.start)


def _numbered(text: str, mention: Mention, stem: str, limit: int, lexicon: Lexicon) -> Iterator[Mention]:
    """ "MMP-1, -3 and -13": the numbers behind a name."""
    position = mention.end
    while match := _FURTHER_NUMBER.match(text, position):
        gap, letter, number = match.groups()
        if match.end() > limit or not (gap.startswith("-") or match.group().startswith("/")):
            return
        if letter and not stem.endswith(letter):
            return
        entity = _same_kind(stem + number, mention.entity, lexicon)
        label = _NUMBERED.fullmatch(mention.entity.label)
        if entity is None and label is not None:
            entity = _same_kind(label.group(1) + number, mention.entity, lexicon)
        if entity is None:
            return
        yield Mention(entity, match.start(2), match.end(3), letter + number)
        position = match.end()


def _roman(text: str, mention: Mention, limit: int, lexicon: Lexicon) -> Iterator[Mention]:
    """ "Collagen I and III", "collagens I and III": the Roman numerals behind a name."""
    named = _ENDS_ROMAN.fullmatch(mention.text)
    stem = named.group(1).replace("types", "type") if named else mention.text.removesuffix("s") + " "
    pattern, position = _FURTHER_ROMAN if named else _FIRST_ROMAN, mention.end
    while match := pattern.match(text, position):
        entity = _same_kind(stem + match.group(1), mention.entity, lexicon)
        if entity is None or match.end() > limit:
            return
        yield Mention(entity, match.start(1), match.end(1), match.group(1))
        pattern, position = _FURTHER_ROMAN, match.end()


def _roman_before(text: str, mention: Mention, lexicon: Lexicon) -> list[Mention]:
    """ "Types I and III collagen", "type I and type III collagen": the Roman numerals before a name."""
    match = _ROMANS_BEFORE.search(text, max(0, mention.start - 40), mention.start)
    if match is None:
        return []
    kind, head = mention.text.rpartition(" ")[::2]
    found = []
    for numeral in re.finditer(_ROMAN, match.group(1)):
        entity = _same_kind(f"type {numeral.group()} {head}", mention.entity, lexicon)
        if entity is not None:
            start = match.start(1) + numeral.start()
            found.append(Mention(entity, start, start + len(numeral.group()), numeral.group()))
    if kind:
        return [*found, mention]
    return [*found[:-1], _from(found[-1].start, replace(mention, entity=found[-1].entity), text)] if found else []


def _from(start: int, mention: Mention, text: str) -> Mention:
    """`mention` that opens at `start` already."""
    return replace(mention, start=start, text=text[start : mention.end])


def _same_kind(name: str, like: Entity, lexicon: Lexicon) -> Entity | None:
    mirna = read_mirna(name)
    if mirna is not None:
        return mirna_entity(mirna)
    found = lexicon.named(name)
    return found if found is not None and found.type == like.type else None


_SPLIT = re.compile(
    r"\(([A-Za-z][A-Za-z-]{1,7})\)\s?[-‐–]\s?"
    r"([αβγδ]\d?|[κk]B|kappaB|(?:alpha|beta|gamma|delta|kappa)\d?|\d{1,3}[A-Za-zαβ]?|I{1,3}V?|VI?)(?![\w])"
)


_WITH_TAIL = re.compile(r"\(([A-Za-z][A-Za-z-]{1,7})\)(?=[\s-]?\w)")
_TAIL_WORD = re.compile(r"[\s-]?[\w-]+(?:/\d)?")
_LONGEST_TAIL = 3
"""Words that stand behind the bracket at most, as in "(TNF)-related apoptosis-inducing ligand"."""


def rejoin(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Read names whose short form stands inside them: "tumor necrosis factor (TNF)-α" is TNF-α."""
    if ")" not in text:
        return mentions
    for match in _WITH_TAIL.finditer(text):
        found = _split_name(text, match, lexicon)
        if found is None:
            continue
        entity, end = found
        before = [m for m in mentions if m.end <= match.start() and not text[m.end : match.start()].strip()]
        start = min(before[-1].start if before else match.start(1), _spelled_from(text, match))
        made = Mention(entity, start, end, text[start:end])
        mentions = [m for m in mentions if m.end <= start or m.start >= end]
        mentions = sorted([*mentions, made], key=lambda m: m.start)
    return mentions


def _split_name(text: str, match: re.Match[str], lexicon: Lexicon) -> tuple[Entity, int] | None:
    """The entity that the short form spells with what stands behind its bracket, and where that ends."""
    ends, short = [match.end()], match.group(1)
    while len(ends) <= _LONGEST_TAIL and (word := _TAIL_WORD.match(text, ends[-1])) is not None:
        ends.append(word.end())
    for end in reversed(ends[1:]):
        entity = lexicon.named(short + text[match.end() : end])
        if entity is not None and entity.type in ("gene", "pathway"):
            return entity, end
    greek = _SPLIT.match(text, match.start())
    entity = lexicon.named(short + greek.group(2)) if greek is not None else None
    return (entity, greek.end()) if greek is not None and entity is not None else None


def _spelled_from(text: str, match: re.Match[str]) -> int:
    """Where the words open whose initials are the short form in brackets; the bracket itself if they are not."""
    short = match.group(1).replace("-", "").lower()
    words = list(re.finditer(r"[A-Za-z]+", text[max(0, match.start() - 80) : match.start()]))[-len(short) :]
    if [w.group()[0].lower() for w in words] == list(short):
        return max(0, match.start() - 80) + words[0].start()
    before = text[: match.start()].rstrip()
    spelled = long_form(match.group(1), before[-80:])
    return len(before) - len(spelled) if spelled else match.start(1)
