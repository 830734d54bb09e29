"""Nanopublications: every statement as a small publication of its own, in TriG or N-Quads.

Four named graphs each: the head ties the other three together, the assertion holds the claim, the provenance its
evidence, and the publication info says what the names in the claim mean and which software wrote it.  They are
unsigned: who publishes them signs them, with a date.

References
----------
Groth, Gibson, Velterop (2010). The anatomy of a nanopublication. Information Services & Use 30, 51-56.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import __version__
from kg.formats.iris import namespace, term
from kg.formats.provenance import Run
from kg.formats.reader import graph_from_rdf
from kg.formats.terms import Term, Triple, literal, ref
from kg.formats.triples import (
    edge_triples,
    entity_triples,
    evidence_iri,
    evidence_triples,
    run_triples,
    statement_triples,
    surroundings,
)
from kg.formats.turtle import blocks, prefix_lines
from kg.graph.graph import MechanismGraph
from kg.model import Entity, Statement

__all__ = ["from_nquads", "from_trig", "nanopublication", "nquads_lines", "to_nquads", "to_trig", "trig_lines"]

NamedGraph = tuple[Term, list[Triple]]


def to_trig(graph: MechanismGraph, run: Run | None = None) -> str:
    """The graph as nanopublications in TriG."""
    return "".join(trig_lines(graph, run))


def to_nquads(graph: MechanismGraph, run: Run | None = None) -> str:
    """The graph as nanopublications in N-Quads."""
    return "".join(nquads_lines(graph, run))


def from_trig(text: str | bytes) -> MechanismGraph:
    """The graph of nanopublications written by `to_trig`."""
    return graph_from_rdf(text, "application/trig")


def from_nquads(text: str | bytes) -> MechanismGraph:
    """The graph of nanopublications written by `to_nquads`."""
    return graph_from_rdf(text, "application/n-quads")


def trig_lines(graph: MechanismGraph, run: Run | None = None) -> Iterator[str]:
    """The TriG document piece by piece."""
    yield from prefix_lines()
    for _, statement in sorted(graph.statements.items()):
        for name, content in nanopublication(statement, run):
            yield f"\n{name} {{"
            yield from blocks(content, indent="    ")
            yield "}\n"


def nquads_lines(graph: MechanismGraph, run: Run | None = None) -> Iterator[str]:
    """The N-Quads document line by line."""
    for _, statement in sorted(graph.statements.items()):
        for name, content in nanopublication(statement, run):
            for subject, predicate, value in content:
                yield f"{subject} {predicate} {value} {name} .\n"


def nanopublication(statement: Statement, run: Run | None = None) -> list[NamedGraph]:
    """The four named graphs of a statement: head, assertion, provenance, publication info."""
    iri = f"{namespace()}np/{statement.id.rpartition('/')[2]}"
    head, assertion, provenance, publication = (
        ref(f"{iri}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    parts = {"hasAssertion": assertion, "hasProvenance": provenance, "hasPublicationInfo": publication}
    head_triples = [(ref(iri), ref(term("rdf:type")), ref(term("np:Nanopublication")))]
    head_triples += [(ref(iri), ref(term(f"np:{name}")), graph) for name, graph in parts.items()]
    return [
        (head, head_triples),
        (assertion, [*edge_triples(statement), *statement_triples(statement)]),
        (provenance, _provenance(statement, assertion, run)),
        (publication, _publication(statement, ref(iri), run)),
    ]


def _provenance(statement: Statement, assertion: Term, run: Run | None) -> list[Triple]:
    derived = ref(term("prov:wasDerivedFrom"))
    content = [(assertion, derived, evidence_iri(statement, evidence)) for evidence in statement.evidence]
    described: dict[Term, list[Triple]] = {}
    for evidence in statement.evidence:
        content += evidence_triples(statement, evidence, run)
        described |= surroundings(evidence, run)
    return _distinct([*content, *(triple for key in sorted(described) for triple in described[key])])


def _publication(statement: Statement, nanopub: Term, run: Run | None) -> list[Triple]:
    content = [
        (nanopub, ref(term("rdfs:label")), literal(f"mechanism statement {statement.id.rpartition('/')[2]}")),
        (nanopub, ref(term("mkg:softwareVersion")), literal(run.version if run else __version__)),
    ]
    for entity in _with_ancestors((statement.subject, statement.object)):
        content += entity_triples(entity)
    return _distinct([*content, *(run_triples(run) if run else ())])


def _with_ancestors(entities: Iterable[Entity]) -> Iterator[Entity]:
    for entity in entities:
        yield entity
        yield from _with_ancestors(entity.broader)


def _distinct(content: list[Triple]) -> list[Triple]:
    return list(dict.fromkeys(content))
