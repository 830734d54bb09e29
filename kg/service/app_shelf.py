"""What the web app shows: the graph it was started with, and texts that readers add, which live in memory only."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from kg.errors import NothingFound
from kg.explain import find_statement
from kg.graph import MechanismGraph
from kg.model import Entity, Statement
from kg.paths import MechanismPath
from kg.service.app_text import Told, told_in
from kg.views import Trace, map_html

__all__ = ["Shelf", "Shelves"]

MOST_ADDED = 8


@dataclass
class Shelf:
    """A graph, the texts it was read from as far as they are known, and where its pages lie."""

    graph: MechanismGraph
    texts: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    title: str = "Mechanism graph"

    @cached_property
    def documents(self) -> dict[str, list[Told]]:
        """The sentences read in each document, by name."""
        names = {evidence.document for statement in self.graph.statements.values() for evidence in statement.evidence}
        return {name: told_in(self.graph.statements.values(), name) for name in sorted(names | set(self.texts))}

    @cached_property
    def map_page(self) -> str:
        """The map of the whole graph; what it opens on stands in the address behind "#"."""
        return map_html(self.graph, title=self.title)

    def entity(self, key: str) -> Entity:
        """The entity with this id."""
        if key not in self.graph.entities:
            raise NothingFound(f"no entity has the id {key}: find it by name")
        return self.graph.entities[key]

    def statement(self, key: str) -> Statement:
        """The statement with this id, or the only one whose id begins so."""
        return find_statement(self.graph, key)

    def document(self, name: str) -> list[Told]:
        """What was read in a document."""
        if name not in self.documents:
            raise NothingFound(f"no document is called {name}: the first page lists them")
        return self.documents[name]

    def find(self, text: str, limit: int = 50) -> list[Entity]:
        """Entities whose name or id holds the text, exact names first, then the best connected."""
        wanted = text.casefold().strip()
        if not wanted:
            return []
        hits = [
            self.graph.entities[key] for key in self.graph.nx if wanted in self.graph.entities[key].label.casefold()
        ]
        hits += [self.graph.entities[key] for key in self.graph.nx if key.casefold() == wanted]
        degree = self.graph.nx.degree

        def rank(entity: Entity) -> tuple[bool, int, str]:
            return entity.label.casefold() != wanted, -degree(entity.id), entity.id

        return sorted(dict.fromkeys(hits), key=rank)[:limit]

    def address(self, kind: str, key: str = "") -> str:
        """Path of a page: ``address("entity", "HGNC:9588")``."""
        return f"{self.base}/{kind}" + (f"/{quote(key, safe=':')}" if key else "")

    def trace(self, paths: Sequence[MechanismPath]) -> str:
        """Path of the map opened on these paths, the best of which gives the ends."""
        first = paths[0]
        shown = Trace((first.entities[0].id,), (first.entities[-1].id,), paths=tuple(_ids(path) for path in paths))
        return self.picture(**{"from": shown.sources[0], "to": shown.targets[0], "hops": "~".join(shown.hops)})

    def picture(self, **state: str) -> str:
        """Path of the map opened on something: ``picture(**{"from": "HGNC:9588"})``."""
        return f"{self.base}/map#{urlencode(state)}"


def _ids(path: MechanismPath) -> tuple[str, ...]:
    return tuple(statement.id for statement in path.statements)


class Shelves:
    """The graph the app was started with, and the texts added since, the oldest of which make room for new ones."""

    def __init__(self, main: Shelf) -> None:
        self.main = main
        self._added: OrderedDict[str, Shelf] = OrderedDict()

    def add(self, graph: MechanismGraph, name: str, text: str) -> Shelf:
        """Keep what was read in a text, under an address that cannot be guessed."""
        token = secrets.token_urlsafe(9)
        self._added[token] = Shelf(graph, {name: text}, f"/text/{token}", name)
        while len(self._added) > MOST_ADDED:
            self._added.popitem(last=False)
        return self._added[token]

    def get(self, token: str | None) -> Shelf:
        """The main shelf, or that of an added text."""
        if token is None:
            return self.main
        if token not in self._added:
            raise NothingFound("this text is no longer in memory: add it again")
        return self._added[token]
