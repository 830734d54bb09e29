"""What a reader asked the map to open on: a trace, a focus, a document, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MapRequest", "Trace"]


@dataclass(frozen=True, slots=True)
class Trace:
    """Paths from any of `sources` to any of `targets`.

    Parameters
    ----------
    sources, targets
        Ids of entities; broad ones stand for everything narrower.
    sign
        Net effect: ``+``, ``-``, ``any`` for either, ``unsigned`` to let hops of unknown sign join.
    paths
        The paths to show, each as the ids of its statements; empty to search for them in the page.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    sign: str = "any"
    paths: tuple[tuple[str, ...], ...] = ()

    @property
    def hops(self) -> list[str]:
        """`paths` as the page writes them in its address."""
        return [".".join(key.removeprefix("mkg:statement/") for key in path) for path in self.paths]


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
