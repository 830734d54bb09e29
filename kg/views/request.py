"""What a reader asked the map to open on: a trace, a focus, a document, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MapRequest", "Trace"]


@dataclass(frozen=True, slots=True)
class Trace:
    """Paths from any of `sources` to any of `targets`; `sign` is ``+``, ``-`` or ``any``."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    sign: str = "any"


@dataclass(frozen=True, slots=True)
class MapRequest:
    """How the map opens. Fields left empty ask for nothing.

    Parameters
    ----------
    question
        The question as asked, shown above its answer.
    trace
        The paths to show.
    focus
        Ids of entities to show with their neighbours.
    depth
        How many hops from `focus`.
    document
        Name of the only document to draw from.
    """

    question: str = ""
    trace: Trace | None = None
    focus: tuple[str, ...] = ()
    depth: int = 1
    document: str = ""
