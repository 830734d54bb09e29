"""Runs the search kernel: as it stands, or compiled by numba where the `fast` extra is installed and it pays.

Compiling takes about ten seconds once and is cached on disk; loading the compiled code takes half a second in each
process.  So on `auto` large graphs are searched by compiled code at once, and small ones in plain Python until the
process has searched for as long as loading would take, or compiling where nothing is cached; by compiled code from then
on.  Whoever asks once does not wait for it, and whoever asks all day waits at most twice as long as need be.  Both give
the same paths: the kernel is the same, and it counts in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import FunctionType
from typing import Any

from kg.errors import BadInput
from kg.paths import kernel
from kg.paths.records import Query, Rows

__all__ = ["COMPILING", "ENGINES", "LARGE", "LOADING", "SPENT", "Effort", "choose", "run"]

ENGINES = ("auto", "python", "numba")
LARGE = 50_000
"""Edges from which on `auto` prefers compiled code at once."""
LOADING, COMPILING = 100_000, 2_500_000
"""Steps of work that plain Python does in the time that it takes to load compiled code, and to compile it."""


@dataclass(slots=True)
class Effort:
    """What a process has spent on searches: the steps done in plain Python, and whether compiled code is loaded."""

    steps: int = 0
    is_loaded: bool = False

    def pays_for_compiled(self) -> bool:
        """Whether compiled code is at hand, or loading it would have paid by now."""
        return self.is_loaded or self.steps >= COMPILING or (self.steps >= LOADING and _is_cached())


SPENT = Effort()
"""The effort of this process."""


def choose(engine: str, edges: int, effort: Effort | None = None) -> str:
    """``python`` or ``numba``: what `engine` means for a graph of so many edges, after so much effort.

    >>> choose("auto", 3_000, Effort()), choose("python", 10_000_000)
    ('python', 'python')
    """
    if engine not in ENGINES:
        raise BadInput(f"unknown engine {engine!r} (known: {', '.join(ENGINES)})")
    if engine == "numba" and not _has_numba():
        raise BadInput("numba is not installed: pip install 'mechanism-kg[fast]', or leave the engine to auto")
    if engine == "auto":
        pays = edges >= LARGE or (effort is not None and effort.pays_for_compiled())
        return "numba" if pays and _has_numba() else "python"
    return engine


def run(
    engine: str, out: Rows, into: Rows, query: Query, sources: list[int], targets: list[int]
) -> tuple[list[int], int, bool]:
    """`kg.paths.kernel.k_best` on the engine chosen."""
    states = len(query.role) * kernel.phases_of(query.required)
    if choose(engine, len(out.entity), SPENT) == "python":
        plain = _viewed(out, memoryview), _viewed(into, memoryview)
        found, work, stopped_early = kernel.k_best(*plain, query, sources, targets, [0] * states)
        SPENT.steps += work
        return found, work, stopped_early
    import numpy as np

    octets: list[Any] = [query.role, query.column, query.allowed]
    per_entity: Any = (np.frombuffer(values, np.uint8) for values in octets)
    numbers: Any = query[3:]
    found, work, stopped_early = _compiled()(
        _viewed(out, np.asarray),
        _viewed(into, np.asarray),
        Query(*per_entity, *numbers),
        np.array(sources, np.int64),
        np.array(targets, np.int64),
        np.zeros(states, np.int32),
    )
    SPENT.is_loaded = True
    return list(found), work, stopped_early


def _viewed(rows: Rows, view: Callable[[Any], Any]) -> Rows:
    """The same buffers as plain Python or numpy reads them fastest."""
    return Rows(*(view(column) for column in rows))


@cache
def _has_numba() -> bool:
    return find_spec("numba") is not None


@cache
def _is_cached() -> bool:
    """Whether numba is there, and code that it compiled from the kernel as it is now is on disk."""
    if not _has_numba():
        return False
    folder, written = _compiled().stats.cache_path, Path(kernel.__file__).stat().st_mtime
    return folder is not None and any(index.stat().st_mtime >= written for index in Path(folder).glob("*.k_best-*.nbi"))


@cache
def _compiled() -> Any:
    """The kernel with each of its functions compiled at the first call, `k_best` calling the compiled others."""
    try:
        return _to_compile(is_kept=True)
    except RuntimeError:  # numba finds no folder that it may write to
        return _to_compile(is_kept=False)


def _to_compile(is_kept: bool) -> Any:
    from numba import njit

    namespace: dict[str, Any] = dict(vars(kernel))
    for name, value in vars(kernel).items():
        if isinstance(value, FunctionType) and value.__module__.startswith("kg.paths"):
            copy = FunctionType(value.__code__, namespace, name)
            copy.__module__, copy.__qualname__ = value.__module__, value.__qualname__
            namespace[name] = njit(copy, cache=is_kept, error_model="numpy", forceinline=name != "k_best")
    return namespace["k_best"]
