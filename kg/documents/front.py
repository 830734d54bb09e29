"""What stands before the text proper: title, the header fields of a digest, and whether an abstract follows.

A digest opens with its title and ``Field: value`` lines; a paper with its title and an author block that ends at the
abstract; a bare abstract with its title alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.layout import Line, is_caption
from kg.documents.sections import find_heading, find_label, role_of

__all__ = ["Front", "read_front"]

_FIELD = re.compile(r"\s*(?:[-*+]\s+)?[*_]{0,2}([A-Z][A-Za-z /()-]{1,30}?)[*_]{0,2}:[*_]{0,2}\s+(\S.{0,1500})$")
_YAML_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}):\s+(\S.*)$")
_OPEN_WORDS = {"and", "or", "of", "in", "the", "for", "by", "with", "a", "an", "to", "on", "from", "as"}
_LONGEST_TITLE = 300
_PARAGRAPH_LINE = 130
_SEARCHED_LINES = 150


@dataclass(frozen=True, slots=True)
class Front:
    """Title, header fields (names in lower case), whether an abstract follows, and the lines that remain."""

    title: str
    header: tuple[tuple[str, str], ...]
    has_abstract: bool
    rest: Sequence[Line]


def read_front(printed: Sequence[Line], lines: Sequence[Line]) -> Front:
    """Take title and header off the lines of a text, given as printed and without page furniture."""
    title, header, position = _yaml(printed)
    if not title:
        title, position = _title(lines, position, _has_abstract(lines[position:]))
    elif _repeats(lines, position, title):
        position = _skip_blank(lines, position) + 1
    if title:
        fields, position = _fields(lines, position)
        header = (*header, *fields)
    rest = lines[position:]
    return Front(title, header, _has_abstract(rest), rest)


def _yaml(lines: Sequence[Line]) -> tuple[str, tuple[tuple[str, str], ...], int]:
    """Markdown front matter between two lines of three dashes."""
    start = _skip_blank(lines, 0)
    if start >= len(lines) or lines[start].text.strip("\ufeff \t") != "---":
        return "", (), 0
    header: list[tuple[str, str]] = []
    for position in range(start + 1, min(len(lines), start + 60)):
        text = lines[position].text
        if text.strip() in ("---", "..."):
            title = dict(header).get("title", "")
            return title, tuple(item for item in header if item[0] != "title"), position + 1
        if match := _YAML_FIELD.match(text):
            header.append((match[1].strip().lower(), match[2].strip().strip("\"'")))
    return "", (), 0


def _title(lines: Sequence[Line], start: int, is_paper: bool) -> tuple[str, int]:
    """The title and the position after it; empty when the text begins without one.

    In a paper an author block may follow in the next line, elsewhere only header fields or a whole paragraph.
    """
    position = _skip_blank(lines, start)
    while position < len(lines) and role_of(lines[position].text) == "type":
        position = _skip_blank(lines, position + 1)
    if position >= len(lines) - 1:
        return "", start
    text = lines[position].text.strip("\ufeff \t")
    marked = re.match(r"#\s+(.+?)\s*#*$", text)
    if marked and not role_of(marked[1]):
        return marked[1], position + 1
    if not _reads_as_title(text):
        return "", start
    following = lines[position + 1].text.strip()
    if following and _runs_on(text, following):
        text, position = f"{text} {following}", position + 1
        following = lines[position + 1].text.strip() if position + 1 < len(lines) else ""
    if following and not is_paper and not _FIELD.match(following) and len(following) <= _PARAGRAPH_LINE:
        return "", start
    return text.strip("*_ "), position + 1


def _repeats(lines: Sequence[Line], start: int, title: str) -> bool:
    """Whether the title that front matter gave is printed again as a heading."""
    position = _skip_blank(lines, start)
    return position < len(lines) and lines[position].text.strip("# \t*_") == title


def _reads_as_title(text: str) -> bool:
    if not 3 <= len(text) <= _LONGEST_TITLE or "\t" in text or text.startswith(("|", "- ", "* ")):
        return False
    if find_heading(text) or find_label(text) or is_caption(text):
        return False
    return text.rstrip("*_ ")[-1:] not in ".;,:" and not re.search(r"[a-z)\]]\. [A-Z]", text)


def _runs_on(text: str, following: str) -> bool:
    """Whether a title goes on in the next line."""
    is_broken = text[-1] in "-,:" or text.split()[-1].lower() in _OPEN_WORDS or following[0].islower()
    return is_broken and len(text) + len(following) <= _LONGEST_TITLE and following[-1] not in ".;,"


def _fields(lines: Sequence[Line], start: int) -> tuple[list[tuple[str, str]], int]:
    """The ``Field: value`` lines that follow the title, each with the lines its value runs on to."""
    fields: list[tuple[str, str]] = []
    position = _skip_blank(lines, start)
    while position < len(lines) and lines[position].text.strip():
        match = _FIELD.match(lines[position].text)
        if match and role_of(match[1]) not in ("body", "abstract", "abbreviations", "references"):
            fields.append((match[1].strip().lower(), match[2].strip().strip("*_")))
        elif fields and not match:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {lines[position].text.strip()}")
        else:
            break
        position += 1
    return (fields, position) if fields else ([], start)


def _has_abstract(lines: Sequence[Line]) -> bool:
    """Whether an abstract comes before any other heading with a name."""
    for line in lines[:_SEARCHED_LINES]:
        found = find_heading(line.text, "front") or find_label(line.text)
        if found and found.role == "abstract":
            return True
        if found and found.role == "body":
            return False
    return False


def _skip_blank(lines: Sequence[Line], position: int) -> int:
    while position < len(lines) and not lines[position].text.strip("\ufeff \t"):
        position += 1
    return position
