"""Tables as rows of cells under named columns, over as many printed pieces as a table takes.

A cell lists findings ("- A … - B …"); each becomes a sentence that knows its row and column.  What the columns mean is
for extraction to say; here only the bullets, the empty columns, the group rows and the references are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.aligned import AlignedText
from kg.documents.citations import citations, is_citation_only
from kg.documents.layout import Line
from kg.documents.repair import repair
from kg.documents.sentences import sentence_spans
from kg.model import TableCell

__all__ = ["Finding", "Table", "caption_label", "findings", "is_continuation"]

_EMPTY = {"", "-", "–", "—", "•", "n/a", "N/A", "NA", "/"}
_LABEL = re.compile(r"\s*[*_]{0,3}((?:supplementary |supplemental )?table\s*S?\d{1,3}[A-Za-z]?)", re.I)
_CONTINUED = re.compile(r"[*_\s.:(]*(?:cont(?:\.|inued)?)[*_\s.)]*$", re.I)
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$")
_BAR = re.compile(r"(?<!\\)\|")
_ARROW = re.compile(r"[\u2191\u2193\u2197\u2198\u25b2\u25bc\u21d1\u21d3]")
_ITEM = re.compile(r"(?:^|(?<=[^\d\s])\s+)[-–•*]\s+(?=\S)|^[-–•](?=[^\W\d_])")
_REFERENCE_COLUMN = re.compile(r"ref(?:erence|s|\.)?s?\b|citations?\b|sources?\b|study$|authors?\b", re.I)


@dataclass(slots=True)
class Table:
    """A table while its pieces are read."""

    label: str = ""
    caption: str = ""
    columns: list[str] = field(default_factory=list)
    rows_read: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement in a cell, with the row's citations where it has none of its own."""

    text: AlignedText
    cell: TableCell
    citations: tuple[str, ...]


def caption_label(caption: str) -> str:
    """ "Table 3" of a table's caption; empty for the caption of a figure."""
    match = _LABEL.match(caption)
    return re.sub(r"\s+", " ", match[1]) if match else ""


def is_continuation(caption: str) -> bool:
    """Whether a caption only says that the table goes on ("Table 3. Cont.")."""
    match = _LABEL.match(caption)
    return bool(match and _CONTINUED.match(caption, match.end()))


def findings(source: str, lines: Sequence[Line], table: Table, highest_citation: int = 0) -> Iterator[Finding]:
    """The findings in one printed piece of `table`, which learns its columns from the first piece."""
    grid = [_cells(source, line) for line in lines if not _SEPARATOR.match(line.text)]
    grid = _completed([[repair(cell, highest_citation) for cell in row] for row in grid])
    if not grid:
        return
    columns, body = _columns(grid, table)
    for row in body:
        table.rows_read += 1
        cells = [row[index] if index < len(row) else None for index, _ in columns]
        named = tuple((name, cell.text if cell else "") for (_, name), cell in zip(columns, cells, strict=True))
        filled = [(name, text) for name, text in named if text not in _EMPTY]
        if len(filled) < 2:
            continue
        header_index = _row_header(named)
        row_header = named[header_index][1] if header_index is not None else ""
        cited = _row_citations(named)
        for index, cell in enumerate(cells):
            name, text = named[index]
            if cell is None or index == header_index or is_citation_only(text) or not _can_hold_finding(text):
                continue
            place = TableCell(table.label, table.caption, table.rows_read, name, row_header, named)
            for part in _items(cell):
                own = citations(part.text)
                yield Finding(part, place, own + tuple(number for number in cited if number not in own))


def _can_hold_finding(text: str) -> bool:
    """Whether a cell says something: several words, a listed item, or an arrow beside a name."""
    return text not in _EMPTY and (" " in text or bool(_ARROW.search(text)))


def _cells(source: str, line: Line) -> list[AlignedText]:
    """The cells of a line, parted by tabs or by bars."""
    if "\t" in line.text:
        bounds = [match.span() for match in re.finditer(r"[^\t]*(?:\t|$)", line.text)]
        spans = [(start, end - 1 if line.text[start:end].endswith("\t") else end) for start, end in bounds]
        if len(spans) > 1 and spans[-1][0] == spans[-1][1] and not line.text.endswith("\t"):
            spans.pop()
    else:
        inner = re.match(r"\s*\|?(.*?)\|?\s*$", line.text)
        assert inner is not None
        bars = [match.start() for match in _BAR.finditer(line.text, inner.start(1), inner.end(1))]
        edges = [inner.start(1), *(bar + 1 for bar in bars)]
        spans = list(zip(edges, [*bars, inner.end(1)], strict=True))
    return [AlignedText.of(source, line.start + start, line.start + end).stripped() for start, end in spans]


def _completed(grid: list[list[AlignedText]]) -> list[list[AlignedText]]:
    """Rows without those that hold nothing."""
    return [row for row in grid if any(cell.text not in _EMPTY for cell in row)]


def _columns(grid: list[list[AlignedText]], table: Table) -> tuple[list[tuple[int, str]], list[list[AlignedText]]]:
    """Index and name of each column that holds something, and the rows below the header."""
    first = [cell.text for cell in grid[0]]
    named = [name for name in first if name]
    if table.columns and named != table.columns:
        names = list(table.columns) + [""] * max(0, max(map(len, grid)) - len(table.columns))
        body = grid
    else:
        table.columns = named
        names, body = first, grid[1:]
    width = max([len(names), *map(len, body)])
    names += [""] * (width - len(names))
    columns: list[tuple[int, str]] = []
    for index, name in enumerate(names):
        has_text = any(index < len(row) and row[index].text not in _EMPTY for row in body)
        if name or has_text:
            columns.append((index, name or (columns[-1][1] if columns else "")))
    return columns, body


def _row_header(named: Sequence[tuple[str, str]]) -> int | None:
    """The first cell that names what the row is about: a few words, neither a finding nor a citation."""
    for index, (_, text) in enumerate(named):
        is_finding = text[:2] in ("- ", "• ", "– ") or text.endswith(".")
        if text not in _EMPTY and not is_finding and len(text.split()) <= 8 and not is_citation_only(text):
            return index
    return None


def _row_citations(named: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What the row cites: its reference column, else its cells that name a study."""
    columns = [text for name, text in named if is_citation_only(text) or _REFERENCE_COLUMN.match(name)]
    found: dict[str, None] = {}
    for text in columns:
        numbers = citations(text) or (citations(f"[{text}]") if is_citation_only(text) else ())
        found.update(dict.fromkeys(numbers))
    return tuple(found)


def _items(cell: AlignedText) -> Iterator[AlignedText]:
    """The findings of a cell: its bulleted items, and their sentences."""
    starts = [match.span() for match in _ITEM.finditer(cell.text)]
    edges = [(0, 0), *starts] if not starts or starts[0][0] > 0 else starts
    for (_, start), end in zip(edges, [*(begin for begin, _ in edges[1:]), len(cell.text)], strict=True):
        for left, right in sentence_spans(cell.text[start:end]):
            part = cell.slice(start + left, start + right)
            if re.search(r"[^\W\d_]{2}", part.text):
                yield part
