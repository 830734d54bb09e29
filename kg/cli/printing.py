"""How things look on a terminal: aligned columns, counted nouns, text wrapped to the window. Plain when piped."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from typing import Any

import click

__all__ = ["allows_colour", "counted", "print_json", "print_table", "printable", "terminal_width", "wants_colour"]

_WIDEST = 100
"""Columns beyond which lines are hard to read."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def terminal_width() -> int:
    """Columns to fill: those of the window, within reason."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def allows_colour() -> bool:
    """Whether the user takes colour at all (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def wants_colour() -> bool:
    """Whether what is printed now goes to a terminal that takes colour."""
    return sys.stdout.isatty() and allows_colour()


def printable(text: str) -> str:
    """Text from a source without the characters that would steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "sentence"), counted(1234, "entity", "entities")
    ('1 sentence', '1,234 entities')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    """Print rows in columns: numbers to the right, text to the left, cut where the window ends."""
    cells = [[f"{cell:,}" if isinstance(cell, int) else printable(cell) for cell in row] for row in rows]
    is_number = [all(isinstance(row[place], int) for row in rows) for place in range(len(headings))]
    room = terminal_width() if sys.stdout.isatty() else sys.maxsize
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]

    def line(row: Sequence[str]) -> str:
        aligned = zip(row, widths, is_number, strict=True)
        text = "  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in aligned).rstrip()
        return text if len(text) <= room else text[: room - 1] + "…"

    click.secho(line(headings), dim=True)
    for row in cells:
        click.echo(line(row))
