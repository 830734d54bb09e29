"""The main job as one function: texts in, mechanism graph out.

Read top to bottom, this is the table of contents of the package: documents are read, statements extracted, the graph
merged, and everything a user opens is written.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.documents import find_sources, name_sources, read_document
from kg.errors import BadInput, KgError, NothingFound
from kg.extraction import extract
from kg.graph import MechanismGraph, save_graph, write_whole
from kg.model import Document, Reading, Statement
from kg.resources import resource
from kg.vocabulary import load_vocabulary

__all__ = ["OUTPUTS", "Build", "Reading", "build_from_documents", "build_graph", "check_writable", "write_outputs"]

OUTPUTS = ("statements.jsonl", "graph.ttl", "graph.graphml", "map.html", "report.md")
"""Files that `write_outputs` leaves."""

Progress = Callable[[int, int, str], None]
"""Called after each document with how many are done, how many there are, and its name."""


@dataclass(frozen=True, slots=True)
class Build:
    """A graph and how it came about."""

    graph: MechanismGraph
    readings: tuple[Reading, ...]
    failures: tuple[str, ...]
    """One line for each source that could not be read."""

    @property
    def sentences(self) -> int:
        """Sentences in all documents."""
        return sum(reading.sentences for reading in self.readings)


def build_graph(sources: Sequence[Path | str] = (), *, jobs: int = 1, progress: Progress | None = None) -> Build:
    """Read `sources` and merge what they state into a graph.

    Parameters
    ----------
    sources
        Text or Markdown files, and folders of them; none means the default corpus.
    jobs
        Processes to read with; the graph is the same for any number.
    progress
        Told of every document that is done.

    Raises
    ------
    BadInput
        When a named source is missing or unusable, or no source could be read. One bad text among many is passed over
        and reported in `Build.failures`.
    """
    paths = find_sources([Path(source) for source in sources] or [resource("corpus")])
    names = name_sources(paths)
    outcomes: list[_Outcome] = []
    for outcome in _read_all(paths, names, jobs):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), len(paths), names[len(outcomes) - 1])
    errors = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    if len(errors) == len(outcomes):
        raise errors[0]
    failures = (_failure(name, outcome) for name, outcome in zip(names, outcomes, strict=True))
    return _finish((o for o in outcomes if not isinstance(o, Exception)), filter(None, failures))


def build_from_documents(documents: Iterable[Document]) -> Build:
    """The graph of documents that are read already."""
    return _finish(map(_extracted, documents), ())


_Extracted = tuple[Reading, list[Statement]]
_Outcome = _Extracted | Exception


def _read_all(paths: Sequence[Path], names: Sequence[str], jobs: int) -> Iterator[_Outcome]:
    """What became of each source, in their order."""
    if min(jobs, len(paths)) <= 1:
        yield from map(_read, paths, names)
        return
    with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_start_worker) as workers:
        yield from workers.map(_read, paths, names)


def _start_worker() -> None:
    """Leave interruption to the parent, and load the vocabulary once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load_vocabulary()


def _read(path: Path, name: str) -> _Outcome:
    """Statements of a source; a text that trips extraction up is a failure to report, never the end of a build."""
    try:
        return _extracted(read_document(path, name))
    except Exception as error:
        return error


def _extracted(document: Document) -> _Extracted:
    statements = extract(document, load_vocabulary())
    reading = Reading(
        name=document.name,
        title=document.title,
        sha256=document.sha256,
        sentences=len(document.sentences),
        statements=len(statements),
        warnings=document.warnings,
    )
    return reading, statements


def _failure(name: str, outcome: _Outcome) -> str:
    if not isinstance(outcome, Exception):
        return ""
    return str(outcome) if isinstance(outcome, KgError) else f"{name}: not read, please report it: {outcome!r}"


def _finish(extracted: Iterable[_Extracted], failures: Iterable[str]) -> Build:
    readings: list[Reading] = []
    statements: list[Statement] = []
    for reading, stated in extracted:
        readings.append(reading)
        statements += stated
    graph = MechanismGraph.from_statements(statements)
    return Build(graph, tuple(readings), tuple(failures))


def check_writable(folder: Path | str) -> None:
    """Make sure before long work that its results can be written; nothing is created.

    Raises
    ------
    BadInput
        When `folder` is a file, or cannot be made or written to.
    """
    folder = Path(folder)
    standing = next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))
    if not standing.is_dir():
        raise BadInput(f"{folder}: {standing} is not a folder: choose another --out")
    if not os.access(standing, os.W_OK | os.X_OK):
        raise BadInput(f"{folder}: no permission to write in {standing}: choose another --out")


def write_outputs(build: Build, out: Path | str) -> list[Path]:
    """Write everything a user opens into the folder `out`, each file whole or not at all, and return the files.

    Raises
    ------
    NothingFound
        When the texts state no mechanism; then nothing is written.
    BadInput
        When `out` cannot be written.
    """
    if not build.graph.statements:
        names = ", ".join(reading.name for reading in build.readings[:3]) + ("" if len(build.readings) <= 3 else ", …")
        raise NothingFound(f"no mechanism found in {names}: nothing written")
    from kg.formats import ReadDocument, Run, export
    from kg.report import report_of
    from kg.views import write_map

    folder = Path(out)
    check_writable(folder)
    read = sorted(ReadDocument(reading.name, reading.title, reading.sha256) for reading in build.readings)
    run = Run(__version__, tuple(read))
    statements, turtle, graphml, drawing, report = (folder / name for name in OUTPUTS)
    save_graph(build.graph, statements)
    export(build.graph, "turtle", turtle, run)
    export(build.graph, "graphml", graphml, run)
    write_map(build.graph, drawing)
    write_whole(report, report_of(build.graph, build.readings, build.failures))
    return [statements, turtle, graphml, drawing, report]
