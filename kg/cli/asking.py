"""`kg ask`: questions in English, one on the command line or many at a prompt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.answering import answer_options, print_answer, rendering
from kg.cli.options import graph_option, open_for_search
from kg.cli.printing import terminal_width
from kg.cli.program import Command

__all__ = ["ask"]


@click.command(
    cls=Command,
    examples=(
        ('kg ask "how does miR-21 reduce apoptosis"', "the chains from one to the other, best first"),
        ('kg ask "which miRNAs reduce inflammation"', "each with its sentence"),
        ('kg ask "does TNF-alpha increase apoptosis" --no-evidence', "yes, no, contested or not stated"),
        ("kg ask", "one question after another"),
    ),
)
@click.argument("question", nargs=-1, metavar="[QUESTION]")
@answer_options
@click.option("--map", "page", type=click.Path(path_type=Path), metavar="FILE", help="Draw the answer too, as a page.")
@graph_option
def ask(
    question: tuple[str, ...], shows_evidence: bool, form: str, as_json: bool, page: Path | None, graph: Path
) -> int:
    """Answer a question from the graph.

    Ask how one thing affects another, which things do something, whether something holds, what is known of a thing, or
    compare two. Names are understood as people type them: mir21, PI3K-Akt, il1b. Narrow the answer with "in rats", "in
    vivo", "via PI3K", "without NLRP3". The exit code is 1 when the graph holds no answer.
    """
    from kg.questions import answer_question, run_prompt

    held = open_for_search(graph)
    if not question:
        history = Path(click.get_app_dir("kg")) / "history"
        read = input if sys.stdin.isatty() else _read_line
        write = lambda text: click.echo(text, nl=False)  # noqa: E731
        run_prompt(held, write, terminal_width(), rendering(form, as_json), shows_evidence, history, read)
        return 0
    answer = answer_question(held, " ".join(question))
    code = print_answer(answer, form, as_json, shows_evidence)
    if page is not None and answer.is_found:
        from kg.cli.showing import draw_answer

        draw_answer(held, answer, page)
    return code


def _read_line(prompt: str) -> str:
    """A question from a file or a pipe, where a prompt would only be in the way."""
    return input()
