"""Arrays beside the graph they were made from, so that a large graph is searched without being packed again.

One file: a line of JSON that says which graph it belongs to and where each column lies, then the columns as they are in
memory.  Loading maps the file, so pages are read when a search first touches them.  A file that belongs to another
graph, or is damaged, is no file: the arrays are made anew.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import sys
from pathlib import Path
from typing import Any

from kg.graph import MechanismGraph, write_whole
from kg.paths.arrays import ROW_TYPES, FrozenGraph, PathArrays, freeze, hold, numbering
from kg.paths.records import Rows

__all__ = ["freeze_beside"]

FORMAT = 1
ALIGNMENT = 64


def freeze_beside(graph: MechanismGraph, file: Path | str) -> FrozenGraph:
    """The graph in numbers, from `file` if that holds this graph; else made now and written there.

    Searches of the graph use it from then on, unless they have made one already.

    Raises
    ------
    BadInput
        When the file has to be written and cannot be.
    """
    number, statements = numbering(graph)
    key = _key(graph, number)
    arrays = _load(Path(file), key)
    if arrays is not None:
        frozen = FrozenGraph(number, statements, arrays)
        hold(graph, frozen)
        return frozen
    frozen = freeze(graph)
    write_whole(file, _dump(frozen.arrays, key))
    return frozen


def _key(graph: MechanismGraph, number: dict[str, int]) -> str:
    """Hash of everything that the arrays are made of."""
    digest = hashlib.sha256(f"{FORMAT} {sys.byteorder}\n".encode())
    for entity in number:
        digest.update(f"{entity}\t{graph.entities[entity].type}\n".encode("utf-8", "surrogatepass"))
    for statement in sorted(graph.statements):
        digest.update(f"{statement}\t{graph.statements[statement].belief!r}\n".encode())
    return digest.hexdigest()


def _columns(arrays: PathArrays) -> dict[str, Any]:
    columns = {"kind": arrays.kind}
    for side, rows in (("out", arrays.out), ("into", arrays.into)):
        columns |= {f"{side}.{name}": column for name, column in rows._asdict().items()}
    return columns


def _dump(arrays: PathArrays, key: str) -> bytes:
    places, body = {}, bytearray()
    for name, column in _columns(arrays).items():
        places[name] = (len(body), memoryview(column).nbytes)
        body += memoryview(column).cast("B")
        body += bytes(-len(body) % ALIGNMENT)
    head = json.dumps({"graph": key, "columns": places}).encode()
    return head.ljust(len(head) + -(len(head) + 1) % ALIGNMENT) + b"\n" + bytes(body)


def _load(file: Path, key: str) -> PathArrays | None:
    try:
        with file.open("rb") as stored:
            head = json.loads(stored.readline())
            # private pages that could be written: what is read-only would be compiled for a second time
            body = memoryview(mmap.mmap(stored.fileno(), 0, access=mmap.ACCESS_COPY))[stored.tell() :]
        if head["graph"] != key:
            return None
        columns = {name: body[start : start + size] for name, (start, size) in head["columns"].items()}
        if any(columns[name].nbytes != size for name, (_, size) in head["columns"].items()):
            return None
        return PathArrays(bytes(columns["kind"]), _rows(columns, "out"), _rows(columns, "into"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _rows(columns: dict[str, memoryview], side: str) -> Rows:
    return Rows(**{name: columns[f"{side}.{name}"].cast(code) for name, code in ROW_TYPES.items()})
