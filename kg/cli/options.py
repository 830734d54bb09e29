"""What many commands take: the graph, the form of the output, names of entities."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.graph import MechanismGraph

__all__ = [
    "DEFAULT_OUT",
    "Function",
    "graph_option",
    "json_option",
    "open_for_search",
    "open_graph",
    "out_option",
    "sign_option",
]

DEFAULT_OUT = Path("out")

Function = TypeVar("Function", bound=Callable[..., object])


def graph_option(function: Function) -> Function:
    """``--graph PATH``, given to the command as `graph`."""
    return click.option(
        "--graph",
        type=click.Path(path_type=Path),
        default=DEFAULT_OUT,
        envvar="KG_GRAPH",
        show_default=True,
        metavar="PATH",
        help="Folder that kg build wrote, or a statements.jsonl.",
    )(function)


def json_option(function: Function) -> Function:
    """``--json``, given to the command as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(function)


def out_option(function: Function) -> Function:
    """``--out DIR``, given to the command as `out`."""
    return click.option(
        "--out",
        "-o",
        type=click.Path(path_type=Path),
        default=DEFAULT_OUT,
        show_default=True,
        metavar="DIR",
        help="Folder to write to.",
    )(function)


def sign_option(function: Function) -> Function:
    """``--sign``, given to the command as `sign`: ``+``, ``-`` or ``any``."""
    return click.option(
        "--sign",
        type=click.Choice(["+", "-", "any"]),
        default="any",
        show_default=True,
        help="Net sign of the chains: raising (+), lowering (-) or any.",
    )(function)


def open_graph(path: Path) -> MechanismGraph:
    """The stored graph a command works on."""
    from kg.graph import load_graph

    return load_graph(path)


def open_for_search(path: Path) -> MechanismGraph:
    """The stored graph of a command that searches it for chains.

    What the search needs of a large graph is kept in ``statements.paths`` beside it, and used as long as it fits the
    statements; where it cannot be written, it is made anew each time.
    """
    from kg.graph.storage import statements_file
    from kg.paths.engine import LARGE

    held = open_graph(path)
    if len(held.statements) >= LARGE:
        from kg.paths.storage import freeze_beside

        with suppress(BadInput):
            freeze_beside(held, statements_file(path).with_suffix(".paths"))
    return held
