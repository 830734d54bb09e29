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
        Functions in the module; `reader` is empty where the format cannot hold a whole graph. A writer returns text,
        bytes, pieces of text, or for several files a mapping from file name to text.
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
    Format("jsonl", "JSON Lines, the stored graph itself", (".jsonl",), "jsonl", "to_jsonl", "from_jsonl"),
    Format("turtle", "Turtle, for SPARQL stores and readers", (".ttl",), "turtle", "turtle_lines", "from_turtle", True),
    Format("ntriples", "N-Triples, one a line", (".nt",), "ntriples", "ntriples_lines", "from_ntriples", True),
    Format("trig", "nanopublications in TriG", (".trig",), "nanopub", "trig_lines", "from_trig", True),
    Format("nquads", "nanopublications in N-Quads", (".nq",), "nanopub", "nquads_lines", "from_nquads", True),
    Format("jsonld", "JSON-LD, for web programs", (".jsonld",), "jsonld", "jsonld_lines", "from_jsonld", True),
    Format("rdfxml", "RDF/XML, for Protégé", (".rdf", ".owl"), "rdfxml", "to_rdfxml", "from_rdfxml", True),
    Format("graphml", "GraphML, for networkx, igraph, Cytoscape and yEd", (".graphml",), "graphml", "to_graphml"),
    Format("gexf", "GEXF, for Gephi", (".gexf",), "gexf", "to_gexf"),
    Format("cx2", "CX2, for Cytoscape and NDEx", (".cx2",), "cx2", "to_cx2"),
    Format("sif", "SIF, three columns for Cytoscape", (".sif",), "sif", "to_sif"),
    Format("kgx", "KGX tables in the Biolink Model (a folder)", (), "kgx", "to_kgx"),
    Format("neo4j", "tables and command for Neo4j's import (a folder)", (), "neo4j", "to_neo4j"),
    Format("csv", "comma-separated table, a row a sentence", (".csv",), "tabular", "to_csv"),
    Format("tsv", "tab-separated table, a row a sentence", (".tsv",), "tabular", "to_tsv"),
    Format("parquet", "Parquet table, a row a sentence", (".parquet",), "tabular", "to_parquet", needs="parquet"),
    Format("bel", "BEL script, for PyBEL", (".bel",), "bel", "to_bel"),
    Format("indra", "INDRA statements as JSON", (".indra.json",), "indra", "to_indra"),
    Format("mermaid", "Mermaid flowchart, for pages", (".mmd",), "drawing", "to_mermaid"),
    Format("dot", "DOT, for Graphviz", (".dot", ".gv"), "drawing", "to_dot"),
)

Content = str | bytes | dict[str, str]
"""What a format makes of a graph; a mapping from file name to text where there are several files."""


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
    """The graph in a format; `run` is written into formats that have a place for it."""
    wanted = format_named(name)
    write = _function(wanted, wanted.writer)
    written: Content | Iterator[str] = write(graph, run) if wanted.takes_run else write(graph)
    return written if isinstance(written, (str, bytes, dict)) else "".join(written)


def export(graph: MechanismGraph, name: str, path: Path | str, run: Run | None = None) -> list[Path]:
    """Write the graph to `path` (a folder for formats of several files) and return the files written."""
    content = render(graph, name, run)
    if not isinstance(content, dict):
        write_whole(path, content)
        return [Path(path)]
    files = {Path(path) / part: text for part, text in content.items()}
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
