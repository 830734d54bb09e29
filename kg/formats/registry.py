"""The formats a graph can be written in and read from: one table, one module each.

A format is asked for by name or by the ending of a file; its module is imported only then, so that neither `kg --help`
nor an export to Turtle loads what another format needs.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.formats.provenance import Run
from kg.graph.graph import MechanismGraph
from kg.graph.storage import write_whole

__all__ = ["FORMATS", "Format", "export", "format_named", "format_of_file", "import_graph", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph, and perhaps to read it back.

    Parameters
    ----------
    name
        As typed in ``kg export NAME``.
    title
        What it is and who reads it, in one line.
    extensions
        File endings, the usual one first; empty for formats of several files.
    module
        Its module in `kg.formats`.
    writer, reader
        Functions in the module; `reader` is empty where the format cannot hold a whole graph.
    takes_run
        The writer accepts the run that made the graph.
    needs
        The optional dependency (extra) it needs.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str
    writer: str
    reader: str = ""
    takes_run: bool = False
    needs: str = ""


FORMATS: tuple[Format, ...] = (
    Format(
        "turtle", "Turtle, for SPARQL stores and readers of RDF", (".ttl",), "turtle", "to_turtle", "from_turtle", True
    ),
    Format("graphml", "GraphML, for networkx, igraph, Cytoscape and yEd", (".graphml",), "graphml", "to_graphml"),
)

Content = str | bytes | dict[str, str] | dict[str, bytes]


def format_named(name: str) -> Format:
    """The format of this name.

    Raises
    ------
    BadInput
        When there is none; the message lists those there are.
    """
    for known in FORMATS:
        if name.lower() == known.name:
            return known
    raise BadInput(f"no format named {name}: choose one of {', '.join(known.name for known in FORMATS)}")


def format_of_file(path: Path) -> Format:
    """The format that a file's ending stands for; the longest ending wins.

    Raises
    ------
    BadInput
        When no format has this ending.
    """
    endings = {ending: known for known in FORMATS for ending in known.extensions}
    for ending in sorted(endings, key=len, reverse=True):
        if path.name.lower().endswith(ending):
            return endings[ending]
    raise BadInput(
        f"{path}: no format has the ending {path.suffix or '(none)'}; known are {', '.join(sorted(endings))}"
    )


def render(graph: MechanismGraph, name: str, run: Run | None = None) -> Content:
    """The graph in a format: text or bytes, or for formats of several files a mapping from file name to content."""
    wanted = format_named(name)
    write = _function(wanted, wanted.writer)
    content: Content = write(graph, run) if wanted.takes_run else write(graph)
    return content


def export(graph: MechanismGraph, name: str, path: Path | str, run: Run | None = None) -> list[Path]:
    """Write the graph to `path` (a folder for formats of several files) and return the files written."""
    content = render(graph, name, run)
    files = (
        {Path(path) / part: text for part, text in content.items()}
        if isinstance(content, dict)
        else {Path(path): content}
    )
    for file, text in files.items():
        write_whole(file, text)
    return list(files)


def import_graph(path: Path | str, name: str = "") -> MechanismGraph:
    """Read a graph from a file in the format `name`, or in the one that its ending stands for.

    Raises
    ------
    BadInput
        When the file is missing, the format cannot be read back, or the content is damaged.
    """
    file = Path(path)
    wanted = format_named(name) if name else format_of_file(file)
    if not wanted.reader:
        raise BadInput(f"{file}: {wanted.name} does not hold a whole graph; {', '.join(_readable())} can be read back")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read ({error.strerror}): name a file that kg export wrote") from error
    try:
        graph: MechanismGraph = _function(wanted, wanted.reader)(content)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error
    return graph


def _readable() -> Iterator[str]:
    return (known.name for known in FORMATS if known.reader)


def _function(wanted: Format, name: str) -> Any:
    try:
        return getattr(importlib.import_module(f"kg.formats.{wanted.module}"), name)
    except ModuleNotFoundError as error:
        if not wanted.needs:
            raise
        raise BadInput(f"{wanted.name} needs {error.name}: pip install 'mechanism-kg[{wanted.needs}]'") from error
