"""Paths written out in RDF: chains with their net sign, which no SPARQL property path can find.

A file of paths is a graph of its own: the statements on the paths with all their evidence, and a node for each path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain

from kg.formats.iris import expand, namespace, term
from kg.formats.terms import Term, Triple, integer, literal, ref
from kg.formats.triples import triples
from kg.formats.turtle import blocks, prefix_lines
from kg.graph.graph import MechanismGraph
from kg.paths.result import MechanismPath

__all__ = ["path_triples", "paths_to_turtle"]


def paths_to_turtle(paths: Sequence[MechanismPath]) -> str:
    """The paths and what they are made of, as a Turtle document; `from_turtle` reads the statements back."""
    graph = MechanismGraph.from_statements(statement for path in paths for statement in path.statements)
    return "".join([*prefix_lines(), *blocks(chain(triples(graph), path_triples(paths)))])


def path_triples(paths: Sequence[MechanismPath]) -> Iterator[Triple]:
    """A node for each path and for each of its hops, in the order given."""
    a = ref(term("rdf:type"))
    for path in paths:
        subject = _path_iri(path)
        yield subject, a, _mkg("Path")
        yield subject, ref(term("rdfs:label")), literal(str(path))
        yield subject, _mkg("pathSource"), ref(expand(path.entities[0].id))
        yield subject, _mkg("pathTarget"), ref(expand(path.entities[-1].id))
        yield subject, _mkg("netSign"), integer(int(path.net))
        hops = [ref(f"{subject[1:-1]}-{position}") for position in range(1, len(path.statements) + 1)]
        yield from ((subject, _mkg("hop"), hop) for hop in hops)
        for position, (hop, statement) in enumerate(zip(hops, path.statements, strict=True), start=1):
            yield hop, a, _mkg("Hop")
            yield hop, _mkg("position"), integer(position)
            yield hop, _mkg("hopStatement"), ref(expand(statement.id))


def _path_iri(path: MechanismPath) -> Term:
    key = "|".join(statement.id for statement in path.statements)
    return ref(f"{namespace()}path/{hashlib.sha256(key.encode()).hexdigest()[:16]}")


def _mkg(name: str) -> Term:
    return ref(namespace() + name)
