"""The citations of a sentence: "[12,14–16]" or "(Zhang et al., 2020)", as the names of entries in the reference list.

>>> citations("Exosomes lowered apoptosis [19,21–23] as seen before [19].")
('19', '21', '22', '23')
>>> citations("This was confirmed later (Cheng et al., 2018; Xie and Chen 2020).")
('Cheng et al., 2018', 'Xie and Chen, 2020')
"""

from __future__ import annotations

import re

__all__ = ["BRACKETED", "citations", "is_citation_only", "mend_range"]

BRACKETED = r"\[\s*\d{1,4}(?:\s*[,;\u2013-]\s*\d{1,4})*\s*[,;]?\s*\]"
"""Regular expression of a citation in square brackets."""

_BRACKETED = re.compile(BRACKETED)
_PARENTHESISED = re.compile(r"(?<=[a-z)] )\((\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3})*)\)")
_ITEM = re.compile(r"(\d+)(?:\s*[\u2013-]\s*(\d+))?")
_NAME = r"[^\W\d_a-z][\w'\u2019-]*(?: [^\W\d_a-z][\w'\u2019-]*)?"
_AUTHOR_YEAR = re.compile(
    rf"(?:(?:see|e\.g\.|cf\.|reviewed in|also|in),? )*"
    rf"({_NAME}(?:,? et al\.?,?|,|(?:, {_NAME})*,? (?:and|&) {_NAME},?)) ((?:19|20)\d\d[a-z]?)"
)
_GROUP = re.compile(r"\(([^()]{4,300}?(?:19|20)\d\d[a-z]?)\)")
_NARRATIVE = re.compile(rf"\b({_NAME}(?: et al\.?| (?:and|&) {_NAME})) \(((?:19|20)\d\d[a-z]?)\)")
_CITATION_ONLY = re.compile(rf"(?:{BRACKETED}[\s,;]*)+|(?:refs?\.?\s*)?\d{{1,3}}(?:\s*[,;\u2013-]\s*\d{{1,3}})*", re.I)
_LONGEST_RANGE = 60
_LONGEST_MENDED = 20


def citations(text: str, parenthesised: bool = False) -> tuple[str, ...]:
    """Numbers (ranges expanded) or author and year cited in `text`, in order, each once.

    `parenthesised` also reads "(12,13)" as a citation, for documents whose style that is.
    """
    found: dict[str, None] = {}
    groups = [match.group() for match in _BRACKETED.finditer(text)]
    if parenthesised:
        groups += [match.group(1) for match in _PARENTHESISED.finditer(text)]
    for group in groups:
        found.update(dict.fromkeys(_expanded(group)))
    if not found and ("19" in text or "20" in text):
        found.update(dict.fromkeys(_author_years(text)))
    return tuple(found)


def is_citation_only(text: str) -> bool:
    """Whether a table cell holds nothing but citations."""
    return bool(_CITATION_ONLY.fullmatch(text))


def mend_range(number: str, highest: int = 0) -> str | None:
    """A range that lost its dash, "12830" for "128–30", with both ends in full; None where none can be read.

    `highest` is the length of the reference list where there is one.  Of several readings the shortest range is taken.

    >>> mend_range("12830"), mend_range("11922"), mend_range("1215"), mend_range("2018")
    ('128–130', '119–122', '12–15', None)
    """
    if len(number) < 4 or (len(number) == 4 and number[:2] in ("19", "20")) or number[0] == "0":
        return None
    readings = []
    for size in range((len(number) + 1) // 2, len(number)):
        first, tail = number[:size], number[size:]
        last = first[: size - len(tail)] + tail
        length = int(last) - int(first)
        if 0 < length <= _LONGEST_MENDED and (not highest or int(last) <= highest):
            readings.append((length, f"{first}\u2013{last}"))
    return min(readings)[1] if readings else None


def _expanded(group: str) -> list[str]:
    numbers: list[str] = []
    for match in _ITEM.finditer(group):
        first, last = int(match.group(1)), int(match.group(2) or match.group(1))
        is_range = 0 <= last - first <= _LONGEST_RANGE
        numbers += [str(number) for number in range(first, last + 1)] if is_range else match.group(0).split()
    return numbers


def _author_years(text: str) -> list[str]:
    found = [(match.start(), match[1], match[2]) for match in _NARRATIVE.finditer(text)]
    for group in _GROUP.finditer(text):
        items = [_AUTHOR_YEAR.fullmatch(item.strip()) for item in group[1].split(";")]
        found += [(group.start(), item[1], item[2]) for item in items if item]
    return [f"{_cited_name(name)}, {year}" for _, name, year in sorted(found, key=lambda item: item[0])]


def _cited_name(name: str) -> str:
    """An author as reference lists name unnumbered entries: "Xie and Chen", "Cheng et al."."""
    return re.sub(r",? et al\.?", " et al.", name.strip(" ,")).replace("&", "and")
