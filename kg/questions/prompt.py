"""The prompt of `kg ask` without a question: one question after another, with history and completion of names."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import KgError
from kg.graph import MechanismGraph
from kg.questions.asking import answer_question
from kg.questions.render import render_answer

__all__ = ["completions", "run_prompt"]

_LEAVE = frozenset(("", "quit", "exit", "q", "bye"))
_HISTORY_LENGTH = 1000


def run_prompt(
    graph: MechanismGraph,
    write: Callable[[str], None],
    width: int = 100,
    format: str = "text",
    evidence: bool = True,
    history: Path | None = None,
    read: Callable[[str], str] = input,
) -> None:
    """Ask, answer, ask again, until an empty line, ``quit`` or the end of input.

    Parameters
    ----------
    write
        Takes each text to show.
    history
        File that keeps the questions asked; None keeps none. One that cannot be written is left alone.
    read
        Shows a prompt and returns a line; raises EOFError at the end.
    """
    save = _with_readline(graph, history)
    try:
        while (line := read("ask> ").strip()).lower() not in _LEAVE:
            try:
                write(render_answer(answer_question(graph, line), width, format, evidence))
            except KgError as error:
                write(f"{error}\n")
    except (EOFError, KeyboardInterrupt):
        write("\n")
    finally:
        save()


def completions(graph: MechanismGraph, start: str, most: int = 50) -> list[str]:
    """Labels of entities that open with `start`, in any case.

    >>> from kg.model import Entity, Relation, Statement
    >>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
    >>> completions(MechanismGraph.from_statements([Statement(mir21, Relation.DECREASES, pten)]), "mir")
    ['miR-21']
    """
    wanted = start.casefold()
    labels = {entity.label for entity in graph.entities.values() if entity.label.casefold().startswith(wanted)}
    return sorted(labels, key=str.casefold)[:most]


def _with_readline(graph: MechanismGraph, history: Path | None) -> Callable[[], None]:
    """Set up line editing where the platform has it; the result saves the history."""
    try:
        import readline
    except ImportError:
        return lambda: None

    def complete(text: str, state: int) -> str | None:
        found = completions(graph, text)
        return found[state] if state < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" ,?")
    readline.parse_and_bind("tab: complete")
    readline.set_history_length(_HISTORY_LENGTH)
    if history is None:
        return lambda: None
    with suppress(OSError):
        readline.read_history_file(history)

    def save() -> None:
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(history)

    return save
