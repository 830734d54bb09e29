"""What `kg ask` and `kg path` share: the options that shape an answer, and how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import Function, json_option
from kg.cli.printing import terminal_width, wants_colour

if TYPE_CHECKING:
    from kg.questions import Answer

__all__ = ["answer_options", "print_answer", "rendering"]


def answer_options(function: Function) -> Function:
    """``--evidence``, ``--format`` and ``--json``, given to the command as `shows_evidence`, `form` and `as_json`."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "markdown"]),
        default="text",
        show_default=True,
        help="Markdown is for pasting.",
    )
    evidence = click.option(
        "--evidence/--no-evidence", "shows_evidence", default=True, help="Show the sentences or not."
    )
    return evidence(form(json_option(function)))


def rendering(form: str, as_json: bool) -> str:
    """Name of the rendering that suits the options and the terminal."""
    if as_json:
        return "json"
    return "terminal" if form == "text" and wants_colour() else form


def print_answer(answer: Answer, form: str, as_json: bool, shows_evidence: bool) -> int:
    """Print an answer; the exit code that goes with it."""
    from kg.questions import render_answer

    click.echo(render_answer(answer, terminal_width(), rendering(form, as_json), shows_evidence), nl=False)
    return 0 if answer.is_found else 1
