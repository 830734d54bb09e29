"""A sentence as a row of items: the names in it, the words that act, and the small words between them.

Everything after this module reasons over items, not over characters.  An item knows its place in the repaired text, so
that a reader can be shown exactly which words were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Mention, Sign
from kg.vocabulary.lexicon import Lexicon
from kg.vocabulary.triggers import Grammar, Reading, Trigger
from kg.vocabulary.vesicles import source_of

__all__ = ["Item", "items_of"]

_TOKEN = re.compile(r"\b(?:e\.g|i\.e)\b|[A-Za-z0-9αβγδεζκλμωστθß%]+(?:[-–’'][A-Za-z0-9αβγδκ]+)*|[^\w\s]")
_CITATION = re.compile(r"\s*\[[\d\s,;–-]+\]")
_ROLE_OPENINGS = ("anti", "pro")
_ROLE_WORD = re.compile(r"(anti|pro)[-–]?([a-z]+)")
_ROLE_PREFIX = re.compile(r"\b(anti|pro)[-–]?$", re.IGNORECASE)
_SILENCER = re.compile(r"\b(?:sh|si|sg|shRNA|siRNA|ASO|LV-sh|Ad-sh)-?$")
"""What is bound to a gene to silence it: "sh-METTL3", "siPTEN"."""
_Token = tuple[int, int, str, str]
"""Start, end, text and lower case of a word or mark."""
_MARKS = {
    ",": "comma",
    ";": "semi",
    ":": "colon",
    "(": "open",
    ")": "close",
    "—": "comma",
    "/": "and",
    ".": "stop",
    "?": "stop",
}


@dataclass(slots=True)
class Item:
    """One unit of a clause; `kind` starts as what the word can be and ends as what it is here."""

    kind: str
    start: int
    end: int
    text: str
    mention: Mention | None = None
    trigger: Trigger | None = None
    form: str = ""
    readings: tuple[Reading, ...] = ()
    word: str = field(init=False)
    """The item in lower case."""

    def __post_init__(self) -> None:
        self.word = self.text.lower()


def items_of(text: str, mentions: list[Mention], grammar: Grammar, lexicon: Lexicon) -> list[Item]:
    """Mentions, triggers and function words of a sentence, in order; asides that name nothing are left out."""
    items: list[Item] = []
    if "[" in text:
        text = _CITATION.sub(lambda match: " " * len(match.group()), text)
    position = 0
    for mention in [*mentions, None]:
        end = mention.start if mention else len(text)
        if position < end:
            _read_words(text, position, end, items, grammar, lexicon)
        if mention:
            if mention.start < position:
                continue
            items += _silencer(text, mention)
            items.append(_named(text, mention))
            position = mention.end
    return _without_asides(items)


def _silencer(text: str, mention: Mention) -> Iterator[Item]:
    """What is bound to a gene to silence it, as a noun before its name."""
    if mention.entity.type not in ("gene", "mirna"):
        return
    bound = _SILENCER.search(text, max(0, mention.start - 8), mention.start)
    if bound is not None:
        trigger = Trigger(bound.group(), Sign.MINUS, "intervention")
        yield Item("noun", bound.start(), bound.end(), bound.group(), None, trigger)


def _named(text: str, mention: Mention) -> Item:
    """The item of a mention; "anti-" or "pro-" bound to it makes it a word for a role."""
    plays_role = mention.entity.type in ("process", "disease", "hallmark")
    prefix = _ROLE_PREFIX.search(text, max(0, mention.start - 6), mention.start) if plays_role else None
    if prefix is not None:
        sign = Sign.MINUS if prefix.group(1).lower() == "anti" else Sign.PLUS
        return Item("role", mention.start, mention.end, mention.text, mention, Trigger(mention.text, sign, "role"))
    return Item("mention", mention.start, mention.end, mention.text, mention=mention)


def _read_words(text: str, start: int, end: int, items: list[Item], grammar: Grammar, lexicon: Lexicon) -> None:
    """Append the items of a stretch without mentions."""
    tokens = [(m.start(), m.end(), token := m[0], token.lower()) for m in _TOKEN.finditer(text, start, end)]
    index = 0
    while index < len(tokens):
        index += _read_one(text, tokens, index, items, grammar, lexicon)


def _read_one(
    text: str, tokens: list[_Token], index: int, items: list[Item], grammar: Grammar, lexicon: Lexicon
) -> int:
    """Append the item(s) at token `index`; the number of tokens used."""
    start, end, token, lower = tokens[index]
    word = token if token != lower and _is_acronym(token) else lower
    if token in "-–" and items and items[-1].end == start and index + 1 < len(tokens) and tokens[index + 1][0] == end:
        glue = _as_glue(grammar, tokens[index + 1][3])
        if glue is not None:
            items.append(Item("glue", start, tokens[index + 1][1], "-" + tokens[index + 1][2], None, glue))
        return 2 if glue is not None else 1
    opened = grammar.phrases.get(word) if index + 1 < len(tokens) else None
    for parts, readings in opened.get(tokens[index + 1][3], ()) if opened else ():
        if tuple(t[3] for t in tokens[index : index + len(parts)]) == parts:
            first, last = readings[0], tokens[index + len(parts) - 1][1]
            items.append(Item(first.part, start, last, text[start:last], None, first.trigger, first.form, readings))
            return len(parts)
    if token in _MARKS:
        items.append(Item(_MARKS[token], start, end, token))
        return 1
    items += _single(start, end, token, word, grammar, lexicon)
    return 1


def _as_glue(grammar: Grammar, suffix: str) -> Trigger | None:
    """What a hyphenated suffix does: by the table, or as the participle of any trigger verb ("GLP-1-potentiated")."""
    listed = grammar.words.get("-" + suffix)
    if listed:
        return listed[0].trigger
    for reading in grammar.words.get(suffix, ()):
        trigger = reading.trigger
        if reading.part != "verb" or reading.form not in ("past", "participle") or trigger is None:
            continue
        if trigger.kind in ("cause", "vary") and not trigger.particle:
            return Trigger(suffix, trigger.sign, "causal")
    return _as_compound_glue(grammar, suffix) if "-" in suffix else None


def _as_compound_glue(grammar: Grammar, suffix: str) -> Trigger | None:
    """ "-knockdown-mediated", "-overexpression-induced": what the noun does to the name goes into the sign."""
    noun, _, last = suffix.rpartition("-")
    glue = _as_glue(grammar, last)
    nouns = [r.trigger for r in grammar.words.get(noun, ()) if r.part == "noun" and r.trigger is not None]
    if glue is None or glue.kind != "causal" or not nouns or nouns[0].kind not in ("event", "intervention", "agent"):
        return None
    return Trigger(suffix, Sign(glue.sign * nouns[0].sign), "causal")


def _is_acronym(token: str) -> bool:
    """ "NO" is nitric oxide and not a denial; words in capitals are names."""
    return len(token) > 1 and token.isupper() and token.isalpha() and token not in ("A", "I", "IN", "THE", "OF", "AND")


def _single(start: int, end: int, token: str, word: str, grammar: Grammar, lexicon: Lexicon) -> list[Item]:
    readings = grammar.words.get(word)
    if token[-1] == "%":
        return [Item("adverb", start, end, token)]
    if readings:
        first = readings[0]
        return [Item(first.part, start, end, token, None, first.trigger, first.form, readings)]
    role = _ROLE_WORD.fullmatch(word) if word.startswith(_ROLE_OPENINGS) else None
    if role and role.group(2) in grammar.effect_stems:
        entity = lexicon.words.get(re.sub(r"[^a-z0-9]", "", grammar.effect_stems[role.group(2)].lower()))
        if entity is not None:
            sign = Sign.MINUS if role.group(1) == "anti" else Sign.PLUS
            trigger = Trigger(word, sign, "role")
            return [Item("role", start, end, token, Mention(entity, start, end, token), trigger)]
    if word in grammar.effect_stems:
        entity = lexicon.words.get(re.sub(r"[^a-z0-9]", "", grammar.effect_stems[word].lower()))
        if entity is not None:
            mention = Mention(entity, start, end, token)
            return [Item("role", start, end, token, mention, Trigger(word, Sign.PLUS, "role"))]
    cut = max(token.rfind("-"), token.rfind("–"))
    if cut > 0:
        glue = grammar.words.get("-" + word[cut + 1 :])
        if glue:
            head = _single(start, start + cut, token[:cut], word[:cut], grammar, lexicon)
            return [*head, Item("glue", start + cut, end, token[cut:], None, glue[0].trigger)]
        acting = _as_glue(grammar, word[cut + 1 :])
        if acting is not None:
            head = _single(start, start + cut, token[:cut], word[:cut], grammar, lexicon)
            return [*head, Item("glue", start + cut, end, token[cut:], None, acting)]
        simple = grammar.words.get(word.replace("-", ""))
        if simple:
            return [Item(simple[0].part, start, end, token, None, simple[0].trigger, simple[0].form, simple)]
    return [Item("adverb" if word.endswith("ly") and len(word) > 4 else "word", start, end, token)]


def _without_asides(items: list[Item]) -> list[Item]:
    """Drop brackets that name nothing new; a bracket that lists members reads like "such as"."""
    kept: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if item.kind != "open":
            if item.kind not in ("close", "stop"):
                kept.append(item)
            index += 1
            continue
        close = next((k for k in range(index + 1, len(items)) if items[k].kind == "close"), len(items))
        inside = [i for i in items[index + 1 : close] if i.kind not in ("open", "stop")]
        named = [i for i in inside if i.mention is not None]
        said = [k.mention.entity for k in kept[-6:] if k.mention is not None]
        sources = [source_of(e) for e in said if e.type == "vesicle"]
        known = {e.id for e in (*said, *sources) if e is not None}
        if (
            named
            and all(i.mention is not None and i.mention.entity.id not in known for i in named)
            and not any(i.kind in ("verb", "sub", "predicate") and i.kind != "noun" for i in inside)
        ):
            kept.append(Item("example", item.start, item.end, "("))
            kept += inside
            kept.append(Item("closed", items[close].start if close < len(items) else item.end, 0, ")"))
        index = close + 1
    return kept
