"""`kg evaluate`: how well a graph agrees with what a person annotated."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import graph_option, json_option, open_graph
from kg.cli.printing import print_json, print_table, printable, terminal_width
from kg.cli.program import Command
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Score
    from kg.graph import MechanismGraph
    from kg.model import Statement

__all__ = ["evaluate"]


@click.command(
    cls=Command,
    examples=(
        ("kg evaluate tests/gold --graph out", "over all annotated documents"),
        ("kg evaluate tests/gold --texts tests/gold/texts", "reading the texts first"),
        ("kg evaluate mine.jsonl --errors 20", "with the worst errors"),
        ("kg evaluate mine.jsonl --doc review-2021=mine", "where text and annotation have different names"),
    ),
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--doc", "names", multiple=True, metavar="NAME=DOC", help="Document NAME of the graph is annotated as DOC."
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Text, or folder of texts, to read now and score instead of a stored graph.",
)
@click.option("--errors", type=click.IntRange(min=0), default=5, show_default=True, help="Errors to show of each kind.")
@graph_option
@json_option
def evaluate(gold: Path, names: tuple[str, ...], texts: Path | None, errors: int, graph: Path, as_json: bool) -> None:
    """Score the graph against the annotations in GOLD.

    GOLD is a .jsonl file or a folder of them, a statement a line: doc, subj and obj (label, type, aliases), rel,
    negated, optional. Precision is the share of what was found that is annotated; recall is the share of what is
    annotated, and not optional, that was found.
    """
    from kg.evaluate import evaluate as compare
    from kg.evaluate import read_annotations

    told = dict(_pair(name) for name in names)
    annotations = read_annotations(gold)
    result = compare(open_graph(graph) if texts is None else _graph_of(texts), annotations, told)
    if as_json:
        print_json(_record(result))
        return
    _print_scores("", {"all": result.score})
    _print_scores("relation", result.by_relation)
    _print_scores("layer of the object", result.by_layer)
    _print_rules(result.by_rule)
    _print_errors(result, errors)


def _graph_of(texts: Path) -> MechanismGraph:
    from kg.build import build_graph

    built = build_graph([texts])
    for line in built.failures:
        click.echo(f"kg: {printable(line)}", err=True)
    return built.graph


def _pair(text: str) -> tuple[str, str]:
    name, equals, document = text.partition("=")
    if not equals:
        raise BadInput(f"--doc {text}: write NAME=DOC")
    return name, document


def _print_scores(kind: str, scores: dict[str, Score]) -> None:
    rows = [
        (group, _figure(one, "precision"), _figure(one, "recall"), _figure(one, "f1"), one.wanted, one.found)
        for group, one in scores.items()
    ]
    print_table((kind, "precision", "recall", "f1", "annotated", "found"), rows)
    click.echo()


def _print_rules(scores: dict[str, Score]) -> None:
    """An annotation knows no rule, so rules have precision only."""
    ranked = sorted(scores.items(), key=lambda item: -item[1].found)
    print_table(("rule", "precision", "found"), [(rule, _figure(one, "precision"), one.found) for rule, one in ranked])
    click.echo()


def _figure(score: Score, name: str) -> str:
    is_known = {"precision": score.found, "recall": score.wanted, "f1": score.wanted}
    return f"{getattr(score, name):.2f}" if is_known[name] else "–"


def _print_errors(result: Evaluation, most: int) -> None:
    from kg.explain import short_id

    wrong = [(f"{_claim(one.statement)}  {short_id(one.statement)}", one.evidence[0].sentence) for one in result.wrong]
    missed = [(str(one), one.quote) for one in result.missed]
    for title, errors in (("Wrong", wrong), ("Missed", missed)):
        if errors and most:
            click.secho(f"{title}: {min(most, len(errors))} of {len(errors)}", bold=True)
        for claim, sentence in errors[:most]:
            click.echo(f"  {printable(claim)}")
            click.secho(_indented(sentence), dim=True)


def _claim(statement: Statement) -> str:
    return f"{statement.subject.label} {'not ' * statement.negated}{statement.relation} {statement.object.label}"


def _indented(sentence: str) -> str:
    text = printable(" ".join(sentence.split()))
    return textwrap.fill(
        text, terminal_width(), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )


def _record(result: Evaluation) -> dict[str, Any]:
    def scores(group: dict[str, Score]) -> dict[str, Any]:
        return {name: _score(score) for name, score in group.items()}

    return {
        **_score(result.score),
        "by_relation": scores(result.by_relation),
        "by_layer": scores(result.by_layer),
        "by_rule": scores(result.by_rule),
        "wrong": [
            {"document": one.document, "id": one.statement.id, "claim": _claim(one.statement)} for one in result.wrong
        ],
        "missed": [{"document": one.document, "claim": str(one), "quote": one.quote} for one in result.missed],
    }


def _score(score: Score) -> dict[str, Any]:
    measures = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return {**measures, **asdict(score)}
