"""Processes named by what they happen to: "tendon-bone healing", "formation of osteophytes".

No table can list them.  Each is built from a process noun and the tissue, cell or substance beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.model import Entity, Mention
from kg.resources import resource
from kg.vocabulary.folding import fold, name_key, singular, slug
from kg.vocabulary.lexicon import Lexicon, load_lexicon, read_table
from kg.vocabulary.triggers import load_grammar, word_list

__all__ = ["compose_processes", "process_called"]


def process_called(label: str) -> Entity:
    """The process of that name: the one in the tables, or a new one."""
    known = load_lexicon().words.get(name_key(label))
    return known or Entity(f"mkg:process/{slug(label)}", label, "process")


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
    opened: dict[str, list[str]] = defaultdict(list)
    for name in sorted(heads, key=len, reverse=True):
        opened[name[0]].append(name[1:])
    alike = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in opened.items())
    return heads, re.compile(r"\b(" + "|".join(alike) + r")\b")


_PART_TYPES = frozenset(("anatomy", "cell", "gene", "mirna", "stimulus", "process", "hallmark", "disease"))
_OF = re.compile(r"\s+of\s+(?:the\s+|an?\s+|damaged\s+|injured\s+|human\s+|new\s+|native\s+|degenerated\s+)*")
_IN = re.compile(r"\s+(?:in\s+the|to(?:\s+the)?)\s+")
_ENTERING = frozenset(("infiltration", "accumulation", "recruitment"))
"""What cells do to a tissue: "infiltration of the lung by neutrophils" is theirs."""
_ANSWERING = frozenset(("sensitivity", "resistance"))
"""What cells have towards a drug: "sensitivity of tumor cells to cisplatin" is sensitivity to it."""
_TO = re.compile(r"\s+(?:to|towards?)\s+(?:the\s+)?")
_PLACED = frozenset(("homeostasis", "degradation", "damage", "injury"))
"""Processes that a text may place in a tissue as well as attribute to it: "degradation in the ECM", "harm to cells"."""
_GAP = re.compile(r"[\s-]+(?:(?:tissue|cell|cells|wall|matrix)\s+)?")
_OF_NOUN = re.compile(r"\s+of\s+(?:the\s+|new\s+)?([a-z][a-z-]{2,})\b")
_INVERTED = re.compile(r"\b([a-z]{5,})\s+of\s+(?:the\s+|new\s+)?([A-Za-z][\w-]{2,}(?:\s[a-z]{4,})?)")
_HEAD_BEFORE = re.compile(r"\b([a-z]{5,}) (?:and|or) $")
_COMPOSED_TYPES = frozenset(("process", "hallmark", "disease"))
_BY = re.compile(r"\s+(?:by|with)\s+(?:the\s+)?")
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
            if known is not None and known.type in _COMPOSED_TYPES:
                if not any(m.start < match.end(1) and match.start() < m.end for m in mentions):
                    yield Mention(known, match.start(), end, text[match.start() : end])
                yield from _with_head_before(text, match.start(), fold(words), lexicon)
                break


def _with_head_before(text: str, position: int, part: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "Synthesis" in "synthesis and degradation of collagen"."""
    match = _HEAD_BEFORE.search(text, max(0, position - 30), position)
    known = lexicon.words.get(part + singular(match.group(1))) if match is not None else None
    if match is not None and known is not None and known.type in _COMPOSED_TYPES:
        yield Mention(known, match.start(1), match.end(1), match.group(1))


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
    ahead = [m for m in mentions if m.start >= match.end()]
    part = ahead[0] if ahead else None
    if part is None or part.start != gap.end() or part.entity.type not in _PART_TYPES:
        return None
    if (
        len(ahead) > 1
        and head.word in _ENTERING
        and ahead[1].entity.type == "cell"
        and _BY.fullmatch(text, part.end, ahead[1].start)
    ):
        part = ahead[1]
    if text[part.end : part.end + 1] == " " and _process_heads()[1].match(text, part.end + 1):
        return None
    if head.word in _ANSWERING and len(ahead) > 1 and _TO.fullmatch(text, part.end, ahead[1].start):
        part = ahead[1]
    return _process(text, part, head, match.start(), part.end)


def _plain(text: str, mentions: list[Mention], match: re.Match[str], head: _Head) -> Mention | None:
    """A process of something no table knows: "osteophyte formation", "growth of the interface"."""
    noun = _COMMON_NOUN.search(text, 0, match.start())
    if noun is not None and _may_be_part(noun.group(1)) and not noun.group(1).endswith(("ly", "ed", "ing")):
        label, start, end = f"{noun.group(1)} {head.word}", noun.start(1), match.end()
    else:
        noun = _OF_NOUN.match(text, match.end())
        if (
            noun is None
            or not _may_be_part(noun.group(1))
            or any(m.start < noun.end(1) and noun.start(1) < m.end for m in mentions)
        ):
            return None
        label, start, end = f"{singular(noun.group(1))} {head.word}", match.start(), noun.end(1)
    return Mention(Entity(f"mkg:process/{slug(label)}", label, "process"), start, end, text[start:end])


def _may_be_part(word: str) -> bool:
    """Whether an unknown word can be what a process happens to: no verb, and nothing else the grammar knows."""
    return word not in word_list("not a part") and word not in load_grammar().words


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
