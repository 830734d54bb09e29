"""The command line, a thin skin over the package: each command parses, calls one function and prints.

`program` holds the manners all commands share (one line for an error, exit codes, help with examples), `options` what
many of them take, `printing` how things look.  The commands stand in `building`, `asking`, `looking`, `exchanging` and
`showing`.  Nothing here imports a room before a command needs it, so that `kg --help` is immediate.
"""

from __future__ import annotations

from kg.cli.building import build
from kg.cli.exchanging import export, formats, import_, sparql, validate
from kg.cli.explaining import explain
from kg.cli.looking import stats
from kg.cli.program import Program

__all__ = ["build", "main"]

main = Program(
    name="kg",
    help="""Mechanisms read from texts: signed chains, and the sentences behind every hop.

    Start with `kg build`, then ask.""",
    examples=(
        ("kg build REVIEW.txt", "read a text into a graph in out/"),
        ('kg ask "how does miR-21 reduce apoptosis"', "the chains, and what they rest on"),
    ),
    sections={
        "Read": (build,),
        "Ask": (stats, explain),
        "Exchange": (export, import_, formats, sparql, validate),
    },
)
