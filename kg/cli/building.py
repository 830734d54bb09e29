"""`kg build`: texts in, everything a user opens in one folder."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import DEFAULT_OUT, json_option, out_option
from kg.cli.printing import counted, print_json, printable
from kg.cli.program import Command

if TYPE_CHECKING:
    from kg.build import Build, Progress

__all__ = ["build"]


@click.command(
    cls=Command,
    examples=(
        ("kg build", "the texts that come with the program"),
        ("kg build REVIEW.txt PAPERS/", "a text, and every text in a folder"),
        ("kg build PAPERS/ --out discs --jobs 4", "a graph of its own: kg ask … --graph discs"),
    ),
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@out_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with.")
@json_option
def build(sources: tuple[Path, ...], out: Path, jobs: int, as_json: bool) -> None:
    """Read texts into a mechanism graph.

    A SOURCE is a text (.txt) or Markdown (.md) file, or a folder of them; without one, the texts that come with the
    program are read. DIR gets the graph (statements.jsonl, graph.ttl, graph.graphml), a map to open in a browser
    (map.html) and a report of what was read (report.md).
    """
    from kg.build import build_graph, check_writable, write_outputs

    started = time.monotonic()
    check_writable(out)
    with _progress_bar() as progress:
        built = build_graph(sources, jobs=jobs, progress=progress)
    for line in (*built.failures, *(warning for reading in built.readings for warning in reading.warnings)):
        click.echo(f"kg: {printable(line)}", err=True)
    files = write_outputs(built, out)
    if as_json:
        print_json(_summary(built, files, time.monotonic() - started))
    else:
        _print_summary(built, out, files, time.monotonic() - started)


@contextmanager
def _progress_bar() -> Iterator[Progress | None]:
    """A bar on a terminal; nothing when piped."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Reading", file=sys.stderr, item_show_func=lambda name: name) as bar:

        def progress(done: int, total: int, name: str) -> None:
            bar.length = total
            bar.update(1, name if done < total else "")

        yield progress


def _summary(built: Build, files: list[Path], seconds: float) -> dict[str, object]:
    stats = built.graph.stats()
    return {
        "documents": len(built.readings),
        "sentences": built.sentences,
        "statements": stats.statements,
        "entities": dict(stats.entities),
        "failures": list(built.failures),
        "seconds": round(seconds, 3),
        "files": [str(file) for file in files],
    }


def _print_summary(built: Build, out: Path, files: list[Path], seconds: float) -> None:
    stats = built.graph.stats()
    read = f"{counted(len(built.readings), 'document')}, {counted(built.sentences, 'sentence')}"
    entities = counted(sum(stats.entities.values()), "entity", "entities")
    found = f"{counted(stats.statements, 'statement')} between {entities}"
    click.echo(f"{read}: {found}, in {seconds:.1f} seconds\n")
    widest = max(map(len, stats.entities))
    for layer, number in stats.entities.items():
        click.echo(f"  {layer.ljust(widest)}  {number:>6,}")
    click.echo(f"\nWritten to {out}: {', '.join(file.name for file in files)}")
    elsewhere = "" if out == DEFAULT_OUT else f" --graph {out}"
    best = max(built.graph.nx.degree, key=lambda pair: (pair[1], pair[0]))[0]
    click.echo(f'Next: kg ask "what is known about {built.graph.entities[best].label}"{elsewhere}')
