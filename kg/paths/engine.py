"""Runs the search kernel: as it stands, or compiled by numba where the `fast` extra is installed and it pays.

Compiling takes seconds once and is cached on disk; loading the compiled code takes a good part of a second.  So small
graphs are searched in plain Python.  Both give the same paths: the kernel is the same, and it counts in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from types import FunctionType
from typing import Any

from kg.errors import BadInput
from kg.paths import kernel

__all__ = ["ENGINES", "LARGE", "choose", "run"]

ENGINES = ("auto", "python", "numba")
LARGE = 50_000
"""Edges from which on `auto` prefers compiled code."""


def choose(engine: str, edges: int) -> str:
    """``python`` or ``numba``: what `engine` means for a graph of so many edges."""
    if engine not in ENGINES:
        raise BadInput(f"unknown engine {engine!r} (known: {', '.join(ENGINES)})")
    is_installed = find_spec("numba") is not None
    if engine == "numba" and not is_installed:
        raise BadInput("numba is not installed: pip install 'mechanism-kg[fast]', or leave the engine to auto")
    if engine == "auto":
        return "numba" if is_installed and edges >= LARGE else "python"
    return engine


def run(
    engine: str, out: kernel.Rows, into: kernel.Rows, query: kernel.Query, sources: list[int], targets: list[int]
) -> tuple[list[int], int, bool]:
    """`kg.paths.kernel.k_best` on the engine chosen."""
    states = len(query.role) * kernel.phases_of(query.required)
    if choose(engine, len(out.entity)) == "python":
        plain = _viewed(out, memoryview), _viewed(into, memoryview)
        return kernel.k_best(*plain, query, sources, targets, [0] * states)
    import numpy as np

    octets: list[Any] = [query.role, query.column, query.allowed]
    per_entity: Any = (np.frombuffer(values, np.uint8) for values in octets)
    numbers: Any = query[3:]
    found, work, stopped_early = _compiled()(
        _viewed(out, np.asarray),
        _viewed(into, np.asarray),
        kernel.Query(*per_entity, *numbers),
        np.array(sources, np.int64),
        np.array(targets, np.int64),
        np.zeros(states, np.int32),
    )
    return list(found), work, stopped_early


def _viewed(rows: kernel.Rows, view: Callable[[Any], Any]) -> kernel.Rows:
    """The same buffers as plain Python or numpy reads them fastest."""
    return kernel.Rows(*(view(column) for column in rows))


@cache
def _compiled() -> Callable[..., tuple[list[int], int, bool]]:
    """The kernel with each of its functions compiled, `k_best` calling the compiled others."""
    from numba import njit

    namespace: dict[str, Any] = dict(vars(kernel))
    for name, value in vars(kernel).items():
        if isinstance(value, FunctionType) and value.__module__.startswith("kg.paths"):
            copy = FunctionType(value.__code__, namespace, name)
            copy.__module__, copy.__qualname__ = value.__module__, value.__qualname__
            namespace[name] = njit(copy, cache=True, error_model="numpy", forceinline=name != "k_best")
    compiled: Callable[..., tuple[list[int], int, bool]] = namespace["k_best"]
    return compiled
