"""Undoing what page layout, file conversion and careless copying do to a sentence.

Each repair undoes a process and knows no document: Greek letters set apart ("IL-1 β"), lost hyphens
("stressinduced"), subscripts spread out ("H ₂ O ₂"), dashes lost from citations ("[12830]"), running heads and
vendors' phrases pasted into a sentence, digits spelled out.
All are substitutions on an `AlignedText`, so the source can still be quoted.

>>> repaired("TNF- α -stimulated cells, ER stressinduced apoptosis and H ₂ O ₂ [12830]")
'TNF-α-stimulated cells, ER stress-induced apoptosis and H2O2 [128–130]'
"""

from __future__ import annotations

import html
import re
from functools import cache

from kg.documents.aligned import AlignedText
from kg.documents.citations import mend_range
from kg.documents.wordlists import alternatives, number_words, rows

__all__ = ["plain", "repair", "repaired"]

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|p|br|u|a|div|font|small)(?:\s[^<>]{0,300})?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\s]{0,500}\)")
_LINK = re.compile(r"\[(?P<kept>[^\[\]\n]{1,300})\]\((?:<[^>]{0,500}>|[^()\s]{1,500})\)")
_ADDRESS = re.compile(r"<(?P<kept>(?:https?|ftp|mailto):[^<>\s]{1,500})>")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])(?P<kept>[^*]{1,400}?)(?<=[^\s*\\])\1(?!\*)")
_UNDERLINE = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])(?P<kept>[^_]{1,400}?)(?<=[^\s_\\])\1(?!\w)")
_CODE = re.compile(r"`(?P<kept>[^`]{1,200})`")
_ESCAPE = re.compile(r"\\(?P<kept>[\\`*_{}\[\]()#+.!<>|~-])")
_SPACES = re.compile(r"\s\s+|[^\S ]")

_GREEK = (
    (re.compile(r"(?<=\w-) (?=[\u03b1-\u03c9])"), ""),
    (re.compile(r"(\b[A-Za-z]+-?\d{1,2}) (?=[\u03b1-\u03b5](?!\w))"), r"\1"),
    (re.compile(r"(?<=-)κ (?=B\b)"), "κ"),
    (re.compile(r"\bκ (?=B\b)"), "κ"),
    (re.compile(r"(?<=-[\u03b1-\u03c9]) (?=[1-3]\b(?![.,]\d)(?! ?(?:ng|μg|pg|mg|nM|μM|mM|%)))"), ""),
    (re.compile(r"(?<=[\u03b1-\u03c9]) (?=-\w|[,.;:)\]])"), ""),
    (re.compile(r"(?<=[\u03b1-\u03c9]\d) (?=-\w|[,.;:)\]])"), ""),
    (re.compile(r"(?<=\d )μ (?=(?:M|m|g|L|l|mol)\b)"), "μ"),
)
_SUBSCRIPT = re.compile(r"(?<=[A-Za-z)]) ?([₀-₉]+)(?: (?=[A-Z](?![A-Za-z])|-\w|[,.;:)\]]))?")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹⁺⁻]+(?:[,\u2013-][⁰¹²³⁴-⁹]+)*")
_BEFORE = re.compile(r"(?:[A-Za-z0-9\u0370-\u03ff]+|[.,;)])$")
_AFTER_STOP = re.compile(r"(?<=[a-z]{3}\.)(?<!igs\.)(?<!efs\.)(\d{1,3}(?:[,\u2013-]\d{1,3})*)(?=\s+[A-Z]|\s*$)")
_LONG_NUMBER = re.compile(r"(?<=[\[,;])\s?(\d{4,6})(?=\s?[\],;])")
_JOURNAL = r"(?:[A-Z][a-z]+\.?|[A-Z]\.)(?: (?:[A-Z][a-z]+\.?|[A-Z]\.|of|and|&)){0,6}"
_PRODUCT = r"[A-Z][a-z]{4,}(?:-[A-Za-z0-9]+)?(?: (?!(?:has|have|is|are|was|and|or|of|in|the)\b)[a-z][a-z0-9-]{2,}){0,2}"
_CHEMICAL = r"(?:[A-Z][a-z]{3,}(?:ine|one|ib|ide|ate|ol|il|in|mab|ane|ose|acid)|[A-Z]{1,5}-?\d{2,}[A-Za-z0-9-]*)"


def repair(text: AlignedText, highest_citation: int = 0) -> AlignedText:
    """The text of one paragraph, heading or cell as its author meant it."""
    text = plain(text)
    text = _mend_scripts(text)
    text = text.sub(_running_head(), " ")
    text = _without_vendor(text)
    text = text.sub(_glued_ending(), _parted)
    text = text.sub(_compound(), lambda match: _compounds()[match.group().lower()])
    text = text.sub(_AFTER_STOP, r" [\1]")
    text = text.sub(_LONG_NUMBER, lambda match: _mended(match, highest_citation))
    text = text.sub(_spelled_number(), _digit)
    return text.sub(_SPACES, " ").stripped()


def repaired(text: str) -> str:
    """`repair` for text whose place in the source does not matter."""
    return repair(AlignedText.of(text, 0, len(text))).text


def plain(text: AlignedText) -> AlignedText:
    """The text without markup, and with one character where typesetters have several."""
    if "<" in text.text:
        text = text.sub(_COMMENT, " ").sub(_TAG, lambda match: " " if match.group().startswith("<br") else "")
        text = _unwrapped(text, _ADDRESS)
    if "&" in text.text:
        text = text.sub(_ENTITY, lambda match: html.unescape(match.group()))
    if "](" in text.text:
        text = _unwrapped(text.sub(_IMAGE, ""), _LINK)
    for mark, pattern in (("*", _EMPHASIS), ("*", _EMPHASIS), ("_", _UNDERLINE), ("`", _CODE), ("\\", _ESCAPE)):
        if mark in text.text:
            text = _unwrapped(text, pattern)
    if text.text.isascii():
        return text
    return text.sub(_odd_characters(), lambda match: _characters()[match.group()])


def _unwrapped(text: AlignedText, pattern: re.Pattern[str]) -> AlignedText:
    """Matches of `pattern` reduced to their group ``kept``; brackets around a linked citation stay."""
    edits = []
    for match in pattern.finditer(text.text):
        start, end = match.span("kept")
        if pattern is _LINK and re.fullmatch(r"[\d,;\s\u2013-]+", match.group("kept")):
            is_bracketed_twice = text.text[match.start() - 1 : match.start()] == "["
            start, end = (start, end) if is_bracketed_twice else (match.start(), end + 1)
        edits += [(match.start(), start, ""), (end, match.end(), "")]
    return text.edited(edits) if edits else text


def _mend_scripts(text: AlignedText) -> AlignedText:
    """Greek letters, subscripts and superscripts back beside what they belong to."""
    if text.text.isascii():
        return text
    for pattern, replacement in _GREEK:
        text = text.sub(pattern, replacement)
    text = text.sub(_SUBSCRIPT, lambda match: match.group(1).translate(_SUBSCRIPTS))
    return text.sub(_SUPERSCRIPT, _lowered)


def _lowered(match: re.Match[str]) -> str:
    """A raised number as a power ("10^6"), a charge ("Ca2+") or a citation ("cells [12]")."""
    found = _BEFORE.search(match.string, max(0, match.start() - 30), match.start())
    before, raised = found.group() if found else "", match.group().translate(_SUPERSCRIPTS)
    if before[-1:].isdigit():
        return f"^{raised}"
    is_word = (len(before) >= 4 and before[1:].islower()) or before in {".", ",", ";", ")"}
    if is_word and "+" not in raised and not raised.startswith("-") and not raised.endswith("-"):
        return f" [{raised}]"
    return raised


def _without_vendor(text: AlignedText) -> AlignedText:
    for pattern in _vendor_phrases():
        text = text.sub(pattern, "")
    return text


def _parted(match: re.Match[str]) -> str | None:
    """A glued ending with the joiner it lost, unless it makes an ordinary word with what stands before it."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    stem = re.search(r"[A-Za-z0-9]*\)?$", before)
    after, joiner = _endings()[match.group(1).lower() if match.group(1).lower() in _endings() else match.group(1)]
    word = stem.group() if stem else ""
    is_symbol = bool(re.fullmatch(r"[A-Za-z]?(?=\w*[A-Z]\w*[A-Z])[A-Z0-9]{2,}s?", word))
    is_word = word.endswith(")") or word[-1:].isdigit() or (len(word) >= 3 and word[-1] != "o")
    if after == "symbol" and not is_symbol:
        return None
    if after == "word" and (not is_word or word.lower() in _prefixes()):
        return None
    return joiner + match.group()


def _mended(match: re.Match[str], highest: int) -> str | None:
    if highest and int(match.group(1)) <= highest:
        return None
    return mend_range(match.group(1), highest)


def _digit(match: re.Match[str]) -> str | None:
    digit = number_words()[match.group(1).lower()]
    if match.group("abbreviated") not in (None, digit):
        return None
    return digit


@cache
def _characters() -> dict[str, str]:
    return {chr(int(row[0][2:], 16)): row[1] for row in rows("repair", "characters")} | {"\u2013": "-"}


@cache
def _odd_characters() -> re.Pattern[str]:
    """Characters to replace; an en dash only inside a word, where it stands for a hyphen."""
    single = "".join(re.escape(character) for character in _characters() if character != "\u2013")
    return re.compile(rf"[{single}]|(?<=[^\W\d_])\u2013(?=\w)")


@cache
def _running_head() -> re.Pattern[str]:
    """A page header that conversion left inside a sentence: journal, year, volume, page of pages."""
    number = rf"(?:\d{{1,7}}|{alternatives(number_words())})"
    return re.compile(
        rf"\s?{_JOURNAL},? (?:19|20)\d\d, ?\d{{1,4}}, ?{number}(?: {number})? of(?: ?\d{{1,4}}(?!\d))?\s?"
    )


@cache
def _vendor_phrases() -> tuple[re.Pattern[str], ...]:
    """A product name and a vendor's phrase that interrupt a clause: words before, words or a stop after."""
    patterns = []
    for strength, name in (("strong", rf"(?:{_PRODUCT}|{_CHEMICAL})"), ("weak", _CHEMICAL)):
        phrases = alternatives([row[0] for row in rows("repair", "vendor") if row[1] == strength])
        patterns.append(re.compile(rf"(?<=[\w)]) {name} (?:{phrases})(?= [a-z(]|[.,;]|$)"))
    return tuple(patterns)


@cache
def _endings() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("repair", "glued")}


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(row[0] for row in rows("repair", "prefixes"))


@cache
def _glued_ending() -> re.Pattern[str]:
    forms = [form for ending in _endings() for form in (ending, ending.capitalize() if ending.islower() else ending)]
    return re.compile(rf"(?<=[A-Za-z0-9)])({alternatives(set(forms))})(?:ly)?\b")


@cache
def _compounds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("repair", "compounds")}


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_compounds())})(?=\b|-)")


@cache
def _spelled_number() -> re.Pattern[str]:
    """A digit spelled out in a heading's number ("six.3.") or before the abbreviation that has it ("three (MLK3)")."""
    words = alternatives(number_words())
    return re.compile(rf"\b({words})(?=\.\d| \([A-Za-z-]*[A-Za-z-](?P<abbreviated>\d{{1,2}})\))", re.I)
