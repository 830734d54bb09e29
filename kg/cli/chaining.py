"""`kg path`: the best signed chains between two things, with every filter that the search knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answering import answer_options, print_answer
from kg.cli.options import Function, graph_option, open_for_search, sign_option
from kg.cli.program import Command
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.graph import MechanismGraph
    from kg.model import Entity, Sign
    from kg.paths import Constraints
    from kg.questions import Answer

__all__ = ["path"]

_FILTERS = (
    click.option("--via", multiple=True, metavar="ENTITY", help="Pass this thing; may be repeated."),
    click.option("--avoid", multiple=True, metavar="ENTITY", help="Do not pass this thing; may be repeated."),
    click.option("--via-layer", multiple=True, metavar="TYPE", help="Pass this layer: gene, pathway, process, …"),
    click.option("--avoid-layer", multiple=True, metavar="TYPE", help="Do not pass this layer."),
    click.option("--in-order", is_flag=True, help="Never lead back towards the cell source."),
    click.option("--relation", multiple=True, metavar="RELATION", help="Follow this relation only; may be repeated."),
    click.option("--direct", is_flag=True, help="Only hops whose text says targets or binds."),
    click.option("--min-belief", type=click.FloatRange(0, 1), default=0.0, metavar="B", help="Least belief of a hop."),
    click.option(
        "--min-evidence", type=click.IntRange(min=0), default=0, metavar="N", help="Least sentences for a hop."
    ),
    click.option("--no-hedged", is_flag=True, help="Do not count hedged sentences (may, could)."),
    click.option("--species", default="", help="Every hop is reported in this species."),
    click.option("--cell", default="", help="Every hop is reported in this cell."),
    click.option("--setting", default="", help="Every hop is reported in this setting: in vitro, in vivo, …"),
    click.option("--years", default="", metavar="FROM-TO", help="Every hop cites a study of these years."),
)


def _filter_options(function: Function) -> Function:
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@click.command(
    cls=Command,
    examples=(
        ("kg path miR-21 apoptosis --sign -", "chains that lower apoptosis in the end"),
        ('kg path "MSC exosome" apoptosis --via PTEN --species rat', "through PTEN, every hop reported in rats"),
        ("kg path TNF apoptosis -k 10 --max-hops 3", "more chains, and shorter ones"),
    ),
)
@click.argument("source")
@click.argument("target")
@sign_option
@click.option("-k", "count", type=click.IntRange(1, 1000), default=5, show_default=True, help="Chains to show.")
@click.option("--max-hops", type=click.IntRange(1, 32), default=6, show_default=True, help="Longest chain.")
@_filter_options
@answer_options
@graph_option
def path(
    source: str,
    target: str,
    sign: str,
    count: int,
    max_hops: int,
    shows_evidence: bool,
    form: str,
    as_json: bool,
    graph: Path,
    **filters: Any,
) -> int:
    """Show the best signed chains from SOURCE to TARGET.

    Signs multiply along a chain: two decreases make an increase. What is narrower counts as well: "MSC exosome"
    includes those of bone marrow MSCs. A hop without a stated sign never joins a chain.
    """
    from kg.questions import the_entity

    held = open_for_search(graph)
    ends = the_entity(held, source), the_entity(held, target)
    wanted = _signs()[sign]
    answer = _answer(held, *ends, wanted, count, max_hops, _constraints(held, **filters))
    return print_answer(answer, form, as_json, shows_evidence)


def _signs() -> dict[str, Sign | None]:
    from kg.model import Sign

    return {"+": Sign.PLUS, "-": Sign.MINUS, "any": None}


def _answer(
    graph: MechanismGraph,
    source: Entity,
    target: Entity,
    sign: Sign | None,
    count: int,
    max_hops: int,
    constraints: Constraints,
) -> Answer:
    """The chains found, or how near the search came, in the shape of an answer to a question."""
    from kg.paths import find_paths, nearest
    from kg.questions import Answer
    from kg.questions.query import Question, Term

    asked = Question(
        text=f"{source.label} to {target.label}",
        form="path",
        subject=Term(label=source.label, ids=graph.narrower(source.id), main=(source.id,)),
        object=Term(label=target.label, ids=graph.narrower(target.id), main=(target.id,)),
    )
    found = find_paths(graph, source.id, target.id, sign, count, max_hops, constraints=constraints)
    if found:
        return Answer(asked, "path", paths=tuple(found))
    near = nearest(graph, source.id, target.id, sign, max_hops, constraints=constraints)
    whole = {"with the opposite sign": near.opposite, "longer": near.longer, "over a hop without a sign": near.unsigned}
    parts = {f"{source.label} leads as far as": near.reached, f"{target.label} is reached by": near.approach}
    told = whole if any(whole.values()) else parts
    return Answer(asked, "none", nearest=tuple(f"{words}: {chain}" for words, chain in told.items() if chain))


def _constraints(graph: MechanismGraph, **asked: Any) -> Constraints:
    """The filters of the command line as the search takes them."""
    from kg.model import Relation
    from kg.paths import Constraints

    unknown = [name for name in asked["relation"] if name not in list(Relation)]
    if unknown:
        raise BadInput(f"no relation {unknown[0]}: choose among {', '.join(Relation)}")
    return Constraints(
        through=tuple(_ids(graph, asked["via"])),
        avoid=frozenset(_ids(graph, asked["avoid"])),
        through_layers=asked["via_layer"],
        avoid_layers=frozenset(asked["avoid_layer"]),
        follows_layers=asked["in_order"],
        relations=frozenset(map(Relation, asked["relation"] or Relation)),
        min_belief=asked["min_belief"],
        direct_only=asked["direct"],
        min_evidence=asked["min_evidence"],
        species=asked["species"],
        cell=asked["cell"],
        setting=asked["setting"],
        years=_years(asked["years"]),
        hedged=not asked["no_hedged"],
    )


def _ids(graph: MechanismGraph, names: tuple[str, ...]) -> Iterator[str]:
    from kg.questions import the_entity

    return (the_entity(graph, name).id for name in names)


def _years(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    years = re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", text.strip())
    if years is None:
        raise BadInput(f"--years {text}: write a year or two, as in 2015-2020")
    return int(years[1]), int(years[2] or years[1])
