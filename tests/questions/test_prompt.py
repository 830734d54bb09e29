"""The prompt: questions in a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.graph import MechanismGraph
from kg.questions import run_prompt
from kg.questions.prompt import completions


def typing(*lines: str) -> Callable[[str], str]:
    """Someone who types these lines and then closes the input."""
    left = list(lines)

    def read(prompt: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return read


def test_questions_are_answered_until_the_end(graph: MechanismGraph, tmp_path: Path) -> None:
    shown: list[str] = []
    run_prompt(graph, shown.append, history=tmp_path / "new" / "history", read=typing("what carries let-7c?"))
    assert "MSC exosome" in shown[0]
    assert (tmp_path / "new" / "history").exists()


def test_an_error_does_not_end_the_prompt(graph: MechanismGraph) -> None:
    shown: list[str] = []
    run_prompt(graph, shown.append, read=typing("sing", "what does miR-21 target?", "quit", "never read"))
    assert "understood are questions like" in shown[0]
    assert "PTEN" in shown[1]
    assert len(shown) == 2


def test_names_are_completed(graph: MechanismGraph) -> None:
    assert completions(graph, "mir-2") == ["miR-21", "miR-223"]
