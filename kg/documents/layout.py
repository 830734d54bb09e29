"""Lines of a text gathered into blocks: headings, paragraphs, captions, tables, lists of references and abbreviations.

One pass over the lines, which remembers only the section it is in.  What states nothing (author block, funding,
keywords, page furniture) is told apart here and goes no further.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.documents.sections import find_heading, find_label, reads_as_heading, role_of
from kg.documents.wordlists import rows

__all__ = ["Block", "Line", "caption_start", "find_blocks", "is_caption", "lines_of", "without_furniture"]

_CAPTION = re.compile(
    r"\s*[*_]{0,3}(?:(?:supplementary |supplemental |extended data )?(?:figure|fig\.?|table|scheme|box|chart)"
    r"\s{0,3}S?\d{1,3}[A-Za-z]?)[*_]{0,3}\s{0,3}(?:[.:|\u2013\u2014]\s*\S|[.:]?\s*$|[*_]{1,3}\s*\S)",
    re.I,
)
_CAPTION_LABEL = re.compile(
    r"\s*[*_]{0,3}(?:[a-z]+\s+){0,2}[a-z]+\.?\s*S?\d{1,3}[A-Za-z]?[*_]{0,3}\s*[.:|\u2013\u2014]?[*_]{0,3}\s*", re.I
)
_BULLET = re.compile(r"\s*(?:[-*+\u2022\u25cf\u25aa\u2013]|\(?\d{1,2}[.)]|\([a-z]\))\s+\S")
_MARK = re.compile(r"\s*(?:[-*+\u2022\u25cf\u25aa\u2013]|\(?\d{1,2}\)|\([a-z]\)|#{1,6})\s+")
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*(?:[-=*_]\s?){3,}\s*$")
_AFFILIATION = re.compile(
    r"@|\b(?:department|university|institute|hospital|school|college|faculty|laborator(?:y|ies)|academy) of\b"
    r"|\buniversity\b|\bequal(?:ly)? contribut|^\s*[\d¹²³⁴-⁹*†‡]+,?\s*(?:department|division|school)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]*_]*(?:\s?\[[\d,;\s\u2013-]+\])*\s*$")
_MOST_COLUMNS = 60
_WRAPPED = 130
"""A line longer than this is a whole paragraph when it ends with a full stop."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source without its line break."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class Block:
    """Lines that belong together; `kind` is heading, prose, caption, table, references, abbreviations or silent."""

    kind: str
    section: str
    lines: list[Line] = field(default_factory=list)
    stands_alone: bool = False
    skip: int = 0
    """Characters of the first line that are a label, not text."""

    @property
    def text(self) -> str:
        """The first line without its label."""
        return self.lines[0].text[self.skip :]


def lines_of(source: str) -> list[Line]:
    """All lines, however their breaks are written."""
    lines, start = [], 0
    for line in source.splitlines(keepends=True):
        lines.append(Line(start, line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(line)
    return lines


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines with those emptied that belong to the page: numbers, addresses, running heads."""
    running = _running_heads(lines)
    return [Line(line.start, "") if _is_furniture(line.text.strip(), running) else line for line in lines]


def _is_furniture(text: str, running: frozenset[str]) -> bool:
    return text in running or bool(text and len(text) <= 160 and (_RULE.match(text) or _furniture().fullmatch(text)))


def caption_start(text: str) -> int:
    """Where the words of a caption begin, after "Figure 2."; 0 when the text is no caption."""
    match = _CAPTION_LABEL.match(text) if is_caption(text) else None
    return match.end() if match else 0


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a figure or table, not a sentence that mentions one."""
    return bool(_CAPTION.match(text))


def find_blocks(lines: Sequence[Line], has_front_matter: bool) -> list[Block]:
    """Blocks of a text whose title has been taken off.

    `has_front_matter` says that an abstract follows, so that all before it is the author block.
    """
    section, role = "", "front" if has_front_matter else "body"
    blocks: list[Block] = []
    for group in _groups(lines):
        for block in _split(group, role):
            if block.kind == "heading":
                heading = find_heading(block.lines[0].text, role)
                section, role = (heading.section, heading.role) if heading else (block.text.strip(" *_"), "body")
                block.section = section
                block.kind = "heading" if role in ("body", "abstract") else "silent"
            elif block.kind == "label":
                label = find_label(block.text)
                assert label is not None
                block.skip = label.end
                block.kind = {"body": "prose", "abstract": "prose"}.get(label.role, label.role)
                block.section = label.section if block.kind == "prose" else section
                if label.role in ("abstract", "references"):
                    section, role = label.section, label.role
            else:
                block.section = section
                block.kind = _kind_in(block, role)
            blocks.append(block)
    return _with_lone_headings(blocks)


def _kind_in(block: Block, role: str) -> str:
    if role in ("references", "abbreviations"):
        return role
    if role in ("silent", "front"):
        return "silent"
    return "silent" if block.kind == "prose" and len(block.text) < 400 and _is_author_block(block) else block.kind


def _is_author_block(block: Block) -> bool:
    return bool(_AFFILIATION.search(block.text)) and not _SENTENCE_END.search(block.text)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank one between them."""
    group: list[Line] = []
    for line in lines:
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines printed at least three times: the heads and feet of pages."""
    counts = Counter(line.text.strip() for line in lines if 8 <= len(line.text) <= 100)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 3 and not re.search(r"[\t|]|[.!?:;,]$", text) and not is_caption(text) and not role_of(text)
    )


def _split(group: list[Line], role: str) -> Iterator[Block]:
    """The blocks of one group of lines; kind ``label`` still has to be read."""
    block: Block | None = None
    for index, line in enumerate(group):
        kind = _kind_of(line.text, role)
        if kind == "prose" and _stands_in_a_table(group, index):
            kind = "table"
        if kind == "prose" and block is not None and _continues(block, line, role):
            block.lines.append(line)
            continue
        if kind == "table" and block is not None and block.kind == "table":
            block.lines.append(line)
            continue
        if block is not None:
            yield block
        mark = _MARK.match(line.text) if kind in ("bullet", "heading") else None
        block = Block("prose" if kind == "bullet" else kind, "", [line], skip=mark.end() if mark else 0)
        if kind == "heading":
            heading = find_heading(line.text, role)
            role = heading.role if heading else role
        elif kind == "label":
            label = find_label(line.text)
            role = label.role if label and label.role in ("abstract", "references") else role
    if block is not None:
        block.stands_alone = len(group) == 1
        yield block


def _stands_in_a_table(group: list[Line], index: int) -> bool:
    """Whether a line names a group of rows: no cells itself, rows above and below."""
    around = group[index - 1 : index] + group[index + 1 : index + 2]
    return len(around) == 2 and len(group[index].text) < 80 and all(_is_row(line.text) for line in around)


def _is_row(text: str) -> bool:
    return 1 <= text.count("\t") <= _MOST_COLUMNS or bool(_PIPE_ROW.match(text))


def _kind_of(text: str, role: str) -> str:
    if role in ("references", "abbreviations"):
        return "heading" if find_heading(text, role) else "prose"
    if _is_row(text):
        return "table"
    if find_heading(text, role):
        return "heading"
    if is_caption(text):
        return "caption"
    if find_label(text):
        return "label"
    return "bullet" if _BULLET.match(text) else "prose"


def _continues(block: Block, line: Line, role: str) -> bool:
    if role in ("references", "abbreviations"):
        return block.kind == "prose"
    last = block.lines[-1].text
    if block.kind not in ("prose", "caption", "label"):
        return False
    return len(last) <= _WRAPPED or not _SENTENCE_END.search(last)


def _with_lone_headings(blocks: list[Block]) -> list[Block]:
    """Lines that stand alone between paragraphs and read as titles become headings of unnumbered sections."""
    section = ""
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "heading":
            section = ""
        elif (
            block.kind == "prose"
            and block.stands_alone
            and not block.skip
            and reads_as_heading(block.text)
            and following is not None
            and following.kind in ("prose", "table", "caption", "heading")
            and (following.kind != "prose" or len(following.text) > len(block.text))
            and not _is_unfinished(blocks, index)
        ):
            block.kind = "heading"
            section = re.sub(r"[*_]{1,3}", "", block.text).strip(" .")
            block.section = section
        elif section and block.kind in ("prose", "caption", "table"):
            block.section = section
    return blocks


def _is_unfinished(blocks: list[Block], index: int) -> bool:
    """Whether the paragraph before broke off, so that this line is the rest of it."""
    before = next((block for block in reversed(blocks[:index]) if block.kind in ("prose", "heading")), None)
    return before is not None and before.kind == "prose" and not _SENTENCE_END.search(before.lines[-1].text)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("documents", "furniture")), re.I)
