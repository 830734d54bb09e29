"""The run that made a graph: which software read which texts with which settings.

It holds no clock time, so that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg import __version__
from kg.model import Document

__all__ = ["ReadDocument", "Run", "run_of"]


@dataclass(frozen=True, slots=True, order=True)
class ReadDocument:
    """A text as it was read: name, title and the hash of its source."""

    name: str
    title: str
    sha256: str


@dataclass(frozen=True)
class Run:
    """One build of a graph."""

    version: str
    documents: tuple[ReadDocument, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    def document(self, name: str) -> ReadDocument | None:
        """The document of this name, where the run read one."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, ReadDocument]:
        return {document.name: document for document in self.documents}


def run_of(documents: Iterable[Document], settings: Mapping[str, str] | None = None) -> Run:
    """The run that read these documents with this version of the package."""
    read = tuple(sorted(ReadDocument(one.name, one.title, one.sha256) for one in documents))
    return Run(__version__, read, dict(settings or {}))
