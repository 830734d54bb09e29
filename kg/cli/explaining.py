"""`kg explain`: the sentences behind a statement, marked, with the rule and the sign arithmetic of each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option, json_option, open_graph
from kg.cli.printing import counted, print_json, printable
from kg.cli.program import Command

if TYPE_CHECKING:
    from rich.text import Text

    from kg.explain import Piece
    from kg.model import Evidence, Statement

__all__ = ["explain"]

_STYLES = {"subject": "bold blue", "trigger": "bold magenta", "object": "bold green", "": ""}
_INDENT, _NAMES = 3, 9


@click.command(
    cls=Command,
    examples=(
        ("kg explain 01840ca8", "the beginning of an id is enough"),
        ('kg find "PTEN"', "lists statements with their ids"),
    ),
)
@click.argument("statement_id")
@graph_option
@json_option
def explain(statement_id: str, graph: Path, as_json: bool) -> None:
    """Show why a statement is in the graph.

    Each sentence is shown with the subject, the trigger word and the object that were found in it (and the clause they
    stand in, between ‹ and ›), the rule that read it, and how its sign came about.
    """
    from kg.explain import find_statement, pieces
    from kg.graph import statement_to_dict

    statement = find_statement(open_graph(graph), statement_id)
    if as_json:
        record = statement_to_dict(statement)
        for written, evidence in zip(record["evidence"], statement.evidence, strict=True):
            written["pieces"] = [asdict(piece) for piece in pieces(evidence)]
        print_json(record)
    else:
        _print(statement)


def _print(statement: Statement) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.cli.printing import terminal_width, wants_colour
    from kg.explain import pieces

    console = Console(width=terminal_width(), no_color=not wants_colour(), highlight=False, markup=False, emoji=False)
    relation = f"not {statement.relation}" if statement.negated else statement.relation
    console.print(printable(f"{statement.subject.label} {relation} {statement.object.label}"), style="bold")
    documents = len({evidence.document for evidence in statement.evidence})
    read = f"{counted(len(statement.evidence), 'sentence')} in {counted(documents, 'document')}"
    direct = ", direct" if statement.direct else ""
    console.print(f"{statement.id}  belief {statement.belief:.2f}, {read}{direct}")
    for number, evidence in enumerate(statement.evidence, 1):
        console.print(f"\n{number}. {printable(_place(evidence))}")
        for line in _marked(pieces(evidence)).wrap(console, console.width - _INDENT):
            line.rstrip()
            console.print(Text(" " * _INDENT).append_text(line))
        console.print()
        for name, value in _reading(evidence):
            console.print(_hanging(name, printable(value), console.width))


def _hanging(name: str, value: str, width: int) -> str:
    """A named value, its further lines under the first."""
    first = f"{'':{_INDENT}}{name:{_NAMES}}"
    return textwrap.fill(value, width, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False)


def _place(evidence: Evidence) -> str:
    section = f", {evidence.section}" if evidence.section else ""
    row = f", row {evidence.cell.row_header!r}, column {evidence.cell.column!r}" if evidence.cell else ""
    cited = f", citing [{', '.join(evidence.citations)}]" if evidence.citations else ""
    return f"{evidence.document}{section}{row}{cited}"


def _marked(cut: list[Piece]) -> Text:
    """The sentence on flowing lines; marks are words and brackets, so that colour only repeats them."""
    from rich.text import Text

    text = Text()
    is_open = all(piece.in_clause for piece in cut)
    was_inside = is_open
    for piece in cut:
        if piece.in_clause != was_inside:
            text.append("‹" if piece.in_clause else "›", style="dim")
            was_inside = piece.in_clause
        words = printable(" ".join(f".{piece.text}.".split())[1:-1])
        text.append(f"[{piece.role}: {words}]" if piece.role else words, style=_STYLES[piece.role])
    if was_inside and not is_open:
        text.append("›", style="dim")
    return text


def _reading(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """What else is known of a reading, as lines with names."""
    notes = [word for word, holds in (("hedged", evidence.hedged), ("inferred", evidence.inferred)) if holds]
    yield "rule", ", ".join([evidence.rule or "not recorded", *notes])
    for place, step in enumerate(evidence.steps):
        yield "" if place else "sign", step
    context = evidence.context
    stated = [
        f"{value} (inferred)" if name in context.inferred else value
        for name, value in (
            ("cell", context.cell),
            ("species", context.species),
            ("setting", " and ".join(context.setting)),
            ("stimulus", context.stimulus),
        )
        if value
    ]
    if stated:
        yield "context", "; ".join(stated)
    for study in evidence.studies:
        yield "study", f"[{study.number}] {study.text}"
