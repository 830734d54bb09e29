"""Graphs as files: `statements.jsonl`, one statement a line, sorted by id, byte-identical for the same statements.

Also home of `write_whole`, through which everything that ends up on disk is written.
"""

from __future__ import annotations

import gc
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import BadInput
from kg.graph.graph import MechanismGraph
from kg.graph.records import statement_from_dict, statement_to_dict
from kg.model import Statement

__all__ = ["STATEMENTS", "load_graph", "read_statements", "save_graph", "statements_file", "write_whole"]

STATEMENTS = "statements.jsonl"


def write_whole(path: Path | str, content: bytes | str) -> None:
    """Write a file whole or not at all: beside its place first, then renamed over it. Text is written as UTF-8.

    Folders on the way are made.

    Raises
    ------
    BadInput
        When the place cannot be written; what was there before is untouched.
    """
    path = Path(path)
    content = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"{path} cannot be written ({reason}): choose another place or free it") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def save_graph(graph: MechanismGraph, path: Path | str) -> Path:
    """Write the graph's statements and return the file written; `path` is a folder or the `.jsonl` file itself."""
    file = statements_file(Path(path))
    records = (statement_to_dict(graph.statements[key]) for key in sorted(graph.statements))
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    write_whole(file, lines.encode("utf-8", "surrogatepass"))  # a damaged text may hold half a character
    return file


def load_graph(path: Path | str) -> MechanismGraph:
    """Read a graph from `statements.jsonl`, or from the folder that holds it.

    Raises
    ------
    BadInput
        When there is none, or a line cannot be read; the message names file, line and what is wrong.
    """
    with _uncollected():
        return MechanismGraph.from_statements(read_statements(path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage while a great many objects are made that all stay: a fifth of the time of loading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_statements(path: Path | str) -> Iterator[Statement]:
    """Statements of a stored graph one by one, as they stand in the file."""
    file = statements_file(Path(path))
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read_line(line, f"{file}, line {number}")
    except FileNotFoundError as error:
        raise BadInput(f"no graph at {file}: build one with `kg build`, or name its folder with --graph") from error
    except OSError as error:
        raise BadInput(f"{file} cannot be read ({error.strerror}): name a statements.jsonl or its folder") from error


def statements_file(path: Path) -> Path:
    """The file that holds the statements of a graph, from its folder or that file itself."""
    return path if path.suffix == ".jsonl" or path.is_file() else path / STATEMENTS


def _read_line(line: bytes, place: str) -> Statement:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{place} is not JSON ({error}): the file is damaged, build it again") from error
    if not isinstance(record, dict):
        raise BadInput(f"{place} is not a JSON object: the file is damaged, build it again")
    try:
        return statement_from_dict(record)
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from error
