"""`kg map`: the graph as a page, opened on what was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option, open_graph, sign_option
from kg.cli.program import Command
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.graph import MechanismGraph
    from kg.questions import Answer
    from kg.views import MapRequest, Trace

__all__ = ["draw_answer", "map_"]


@click.command(
    "map",
    cls=Command,
    examples=(
        ("kg map", "the whole graph, opened on what matters most"),
        ('kg map --question "how does miR-21 reduce apoptosis"', "opened on the answer"),
        ("kg map --path TNF apoptosis --sign +", "opened on the chains between two things"),
        ("kg map --focus PTEN --depth 2 -o pten.html", "opened on one thing and what is near it"),
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("map.html"),
    show_default=True,
    metavar="FILE",
    help="Page to write.",
)
@click.option("--question", default="", help="Open on the answer to a question.")
@click.option("--path", "ends", nargs=2, metavar="SOURCE TARGET", help="Open on the chains between two things.")
@sign_option
@click.option("--focus", multiple=True, metavar="ENTITY", help="Open on a thing; may be repeated.")
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="Hops around the focus.")
@click.option("--document", default="", metavar="NAME", help="Draw from one document only.")
@graph_option
def map_(
    output: Path,
    question: str,
    ends: tuple[str, str] | None,
    sign: str,
    focus: tuple[str, ...],
    depth: int,
    document: str,
    graph: Path,
) -> None:
    """Draw the mechanism map, one page to open in a browser.

    The page needs no network and holds the whole graph, whatever it opens on.
    """
    from kg.questions import answer_question, the_entity
    from kg.views import MapRequest, write_map

    if sum(map(bool, (question, ends, focus))) > 1:
        raise BadInput("--question, --path and --focus exclude each other: give one of them")
    held = open_graph(graph)
    if question:
        request = _request(answer_question(held, question))
    elif ends:
        request = MapRequest(trace=_trace(held, *ends, sign), document=document)
    else:
        ids = tuple(the_entity(held, name).id for name in focus)
        request = MapRequest(focus=ids, depth=depth, document=document)
    write_map(held, output, request=request)
    click.echo(f"Wrote {output}: open it in a browser")


def draw_answer(graph: MechanismGraph, answer: Answer, page: Path) -> None:
    """Write the map that opens on an answer."""
    from kg.views import write_map

    write_map(graph, page, request=_request(answer))
    click.echo(f"Wrote {page}: open it in a browser", err=True)


def _trace(graph: MechanismGraph, source: str, target: str, sign: str) -> Trace:
    from kg.questions import the_entity
    from kg.views import Trace

    sources, targets = (tuple(sorted(graph.narrower(the_entity(graph, name).id))) for name in (source, target))
    return Trace(sources, targets, sign)


def _request(answer: Answer) -> MapRequest:
    """How the map opens on an answer: on its paths, or on the things it names."""
    from kg.model import Sign
    from kg.views import MapRequest, Trace

    asked = answer.question
    if answer.paths:
        ends = [path.entities for path in answer.paths]
        sources = tuple(sorted({entities[0].id for entities in ends}))
        targets = tuple(sorted({entities[-1].id for entities in ends}))
        signs = {path.net for path in answer.paths}
        sign = {Sign.PLUS: "+", Sign.MINUS: "-"}.get(signs.pop(), "any") if len(signs) == 1 else "any"
        return MapRequest(question=asked.text, trace=Trace(sources, targets, sign))
    named = dict.fromkeys((*asked.subject.main, *asked.object.main, *(one.entity.id for one in answer.entities)))
    return MapRequest(question=asked.text, focus=tuple(named))
