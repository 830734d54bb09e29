"""Writes an answer for a reader: plain text, Markdown to paste into a paper, or colour for a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from kg.errors import BadInput
from kg.model import Evidence
from kg.paths import MechanismPath
from kg.questions.answer import Answer, Shown
from kg.questions.context import path_context
from kg.questions.words import citation, claim, headline, path_sentence, plain_lines, wrapped

__all__ = ["FORMATS", "render_answer"]


def render_answer(answer: Answer, width: int = 100, format: str = "text", evidence: bool = True) -> str:
    """The answer as text.

    Parameters
    ----------
    width
        Columns of plain text and of the terminal; Markdown and JSON are not folded.
    format
        One of `FORMATS`: ``text``, ``markdown``, ``terminal`` (with colour), ``json``.
    evidence
        Whether the sentences are shown.

    Raises
    ------
    BadInput
        When the format is not known.
    """
    if format not in FORMATS:
        raise BadInput(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format](answer, width, evidence)


def _text(answer: Answer, width: int, evidence: bool) -> str:
    return wrapped(plain_lines(answer, evidence), width)


def _json(answer: Answer, width: int, evidence: bool) -> str:
    return json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) + "\n"


def _terminal(answer: Answer, width: int, evidence: bool) -> str:
    """The plain text with the first line, quotes and warnings in colour."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width, force_terminal=True, highlight=False)
    with console.capture() as captured:
        for number, line in enumerate(_text(answer, width, evidence).splitlines()):
            styled = Text(line, "bold" if number == 0 or line[:2].rstrip(".").isdigit() else "")
            styled.highlight_regex(r"“[^”]*”?", "italic")
            styled.highlight_regex(r"\b(?:raises|drives|increase|carries|secretes)\b", "green")
            styled.highlight_regex(r"\b(?:lowers|targets|restrains|decrease)\b", "red")
            styled.highlight_regex(r"^(?:Note|Against it|Did you mean|Contested).*", "yellow")
            console.print(styled, soft_wrap=True)
    return captured.get()


def _markdown(answer: Answer, width: int, evidence: bool) -> str:
    return "\n".join(_markdown_lines(answer, evidence)) + "\n"


def _markdown_lines(answer: Answer, evidence: bool) -> Iterator[str]:
    yield f"### {_escaped(answer.question.text)}"
    yield ""
    yield f"**{_escaped(headline(answer))}**"
    yield from (f"\n*{_escaped(note)}*" for note in (*answer.notes, *answer.nearest))
    for number, path in enumerate(answer.paths, 1):
        yield f"\n{number}. {_escaped(path_sentence(path))}"
        yield from _markdown_path(path, evidence)
    if answer.opposing:
        yield "\n**Against it**\n"
    for path in answer.opposing:
        yield f"- {_escaped(path_sentence(path))}"
        yield from _markdown_path(path, evidence)
    for portrait in answer.portraits:
        yield f"\n**{_escaped(portrait.title)}**\n"
        yield from _markdown_list(portrait.shown, evidence)
    if answer.entities and not answer.portraits:
        yield ""
        yield from _markdown_list(answer.entities, evidence)
    if answer.suggestions and not answer.is_found:
        yield "\nDid you mean: " + ", ".join(map(_escaped, answer.suggestions)) + "?"


def _markdown_path(path: MechanismPath, evidence: bool) -> Iterator[str]:
    yield f"   - belief {path.belief:.2f}; {_escaped(path_context(path).words)}"
    if evidence:
        for hop in path.statements:
            yield f"   - {_escaped(claim(hop))}"
            yield from (f"     > {_quoted(sentence)}" for sentence in hop.evidence[:1])


def _markdown_list(shown: tuple[Shown, ...], evidence: bool) -> Iterator[str]:
    for one in shown:
        yield f"- **{_escaped(one.entity.label)}**: {_escaped('; '.join(map(claim, one.statements[:3])))}"
        for sentence in one.statements[0].evidence[:1] if evidence else ():
            yield f"  > {_quoted(sentence)}"


def _quoted(evidence: Evidence) -> str:
    return f"{_escaped(' '.join(evidence.sentence.split()))} — {_escaped(citation(evidence))}"


def _escaped(text: str) -> str:
    """Text that Markdown prints as it stands."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)


FORMATS: dict[str, Callable[[Answer, int, bool], str]] = {
    "text": _text,
    "markdown": _markdown,
    "terminal": _terminal,
    "json": _json,
}
