"""The command line, a thin skin over the package: each command parses, calls one function and prints.

`program` holds the manners all commands share (one line for an error, exit codes, help with examples), `options` what
many of them take, `printing` how things look.  The other modules hold the commands, and `main` joins them.  Nothing
here imports a room before a command needs it, so that `kg --help` is immediate.
"""

from __future__ import annotations

from kg.cli.asking import ask
from kg.cli.building import build
from kg.cli.chaining import path
from kg.cli.evaluating import evaluate
from kg.cli.exchanging import export, formats, import_, sparql, validate
from kg.cli.explaining import explain
from kg.cli.looking import find, show, stats
from kg.cli.program import Program
from kg.cli.serving import serve
from kg.cli.showing import map_

__all__ = ["build", "main"]

main = Program(
    name="kg",
    help="""Mechanisms read from texts: signed chains, and the sentences behind every hop.

    Start with kg build, then ask.""",
    examples=(
        ("kg build REVIEW.txt", "read a text into a graph in out/"),
        ('kg ask "how does miR-21 reduce apoptosis"', "the chains, and what they rest on"),
    ),
    sections={
        "Read": (build,),
        "Ask": (ask, path, show, find, explain, stats),
        "Browse": (map_, serve),
        "Exchange": (export, import_, formats, sparql),
        "Check": (evaluate, validate),
    },
)
