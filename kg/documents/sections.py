"""Headings and labels: where a section begins, what it is called, and whether it states anything.

Names of sections are data (`ontology/documents/sections.tsv`); numbers, Markdown and layout tell the others.

>>> find_heading("8.2. Inhibition of Apoptosis").section
'8.2'
>>> find_heading("REFERENCES").role, find_heading("We thank the donors.")
('references', None)
>>> find_label("Keywords: exosome; disc").role
'silent'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.documents.wordlists import alternatives, number_words, rows

__all__ = ["Heading", "find_heading", "find_inline_heading", "find_label", "reads_as_heading", "role_of"]

_MARKDOWN = re.compile(r"\s{0,3}(#{1,6})\s+(\S.{0,250}?)\s*#*\s*$")
_NUMBERED = re.compile(r"\s*((?:\d{1,2}|[IVX]{1,5}|[A-H])(?:\.\d{1,2}){0,4})(\.?)\s+(\S.{0,180})$")
_LABEL = re.compile(r"\s*(?:[*_#]{1,3}\s*)?([A-Za-z*][A-Za-z '’*]{2,60}?)\s{0,3}[*_]{0,2}\s{0,3}[:.]\s?[*_]{0,2}\s*")
_INLINE = r"(?:(?<=[.\])])|(?<=[.\])]\s))(?P<number>(?:\d{{1,2}}|{words})(?:\.\d{{1,2}}){{1,3}})\.?\s+(?=[A-Z])"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|do|does|did|will|would|should|shows?|showed|play|plays|[a-z]{3,}ed)\b"
)
_CAPITALISED = re.compile(r"(?<=\s)[A-Z]")
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or label: its section (number if there is one, else title), its role, and where its title stands."""

    section: str
    role: str
    start: int
    end: int


def role_of(name: str) -> str:
    """Role of a section by its name; empty when the list of names does not have it."""
    folded = re.sub(r"[*_#:.]+$|^[*_#\s]+", "", name.replace("’", "'").strip()).strip().lower()
    return _roles().get(folded, "")


def find_heading(line: str, within: str = "body") -> Heading | None:
    """The heading that a line is by its marks: Markdown, a number before it, or a name that headings have.

    Inside a reference list (`within`) only a name from the list of sections ends the list: entries are numbered too.
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_HEADING + 100:
        return None
    if match := _MARKDOWN.match(line):
        numbered = _NUMBERED.match(match[2])
        title = numbered[3] if numbered else match[2]
        role = role_of(title) or ("body" if within != "references" or len(match[1]) < 3 else "")
        return _heading(line, numbered[1] if numbered else "", title, role) if role else None
    if match := _NUMBERED.match(line):
        role = role_of(match[3])
        if role or (within not in ("references", "abbreviations", "front") and _is_numbered_heading(match)):
            return _heading(line, match[1], match[3], role or "body")
        return None
    role = role_of(text)
    if role and role != "type" and (text[0].isupper() or text[0] in "*_"):
        return _heading(line, "", text.strip("*_ :"), role)
    return None


def find_label(line: str) -> Heading | None:
    """The run-in label that opens a paragraph ("Funding: …"); `end` is where the paragraph's own text starts."""
    match = _LABEL.match(line)
    if not match or match.end() >= len(line.rstrip()):
        return None
    name, mark = match[1].strip(" *"), line[match.start() : match.end()]
    role = role_of(name)
    if not role or role == "type" or (":" not in mark and "*" not in mark):
        return None
    return Heading(name, role, match.start(1), match.end())


def find_inline_heading(text: str) -> list[Heading]:
    """Numbered headings that lost their line: "… tissue [119]. 6.3. Effects on the disc Several studies have …"

    A heading ends where the last capitalised word before the first finite verb begins the next sentence.
    """
    found = []
    for match in _inline().finditer(text):
        following = text[match.end() : match.end() + 240]
        verb = _FINITE.search(following)
        limit = verb.start() if verb else 0
        starts = [capital.start() for capital in _CAPITALISED.finditer(following, 0, limit)]
        starts = [start for start in starts if len(following[:start].split()) >= 2]
        if starts:
            found.append(Heading(_digits(match["number"]), "body", match.start(), match.end() + starts[-1]))
    return found


def reads_as_heading(line: str, longest: int = 110) -> bool:
    """Whether a line that stands alone looks like a title: short, capitalised, and no sentence."""
    text = line.strip().strip("*_").strip()
    if not 3 <= len(text) <= longest or len(text.split()) > longest // 8 or "\t" in text:
        return False
    if text[-1] in ".;:,!([" or not (text[0].isupper() or text[0].isdigit()) or "@" in text:
        return False
    return bool(re.search(r"[A-Za-z]{3}", text)) and not re.search(r"[.!?] [A-Z]|\[\d+\]", text)


def _heading(line: str, number: str, title: str, role: str) -> Heading:
    start = line.find(title)
    clean = re.sub(r"[*_]{1,3}", "", title).strip(" .:")
    return Heading(number or clean, role, start, start + len(title))


def _is_numbered_heading(match: re.Match[str]) -> bool:
    number, stop, title = match.groups()
    begins_well = re.match(r"[*_\"(]*[^\W\d_a-z]|[a-z]{1,4}[A-Z-]", title)
    if not begins_well or len(title) > _LONGEST_HEADING or len(title.split()) > 22:
        return False
    if title.rstrip()[-1] in ".;,:" or re.search(r"\. [A-Z]|\[\d", title):
        return False
    return bool(stop) or "." in number or (number.isdigit() and int(number) < 20)


@cache
def _roles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("documents", "sections")}


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(_INLINE.format(words=alternatives(number_words())), re.I)


def _digits(number: str) -> str:
    return ".".join(number_words().get(part.lower(), part) for part in number.split("."))
