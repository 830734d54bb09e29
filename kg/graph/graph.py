"""The mechanism graph that users hold: statements on a `networkx.MultiDiGraph`, with the hierarchy of its entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.graph.layers import layers
from kg.graph.merge import merge, with_ancestors
from kg.model import Entity, Relation, Statement

__all__ = ["Conflict", "MechanismGraph", "Stats"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements between two entities that cannot all hold: opposite signs, or an effect both stated and denied."""

    subject: Entity
    object: Entity
    increasing: tuple[Statement, ...]
    decreasing: tuple[Statement, ...]
    denying: tuple[Statement, ...]
    """Negated statements whose positive form is in the graph too."""


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a graph holds. `entities` counts by layer name, in layer order; ancestors without a statement not."""

    documents: int
    statements: int
    evidence: int
    entities: Mapping[str, int]
    relations: Mapping[str, int]


class MechanismGraph:
    """Signed mechanisms between entities.

    Attributes
    ----------
    nx
        `networkx.MultiDiGraph`: node keys are entity ids (attribute ``entity``), edge keys statement ids (attribute
        ``statement``). Negated statements are edges too: ask ``statement.negated``.
    statements
        Statements by id, in the order of their ids.
    entities
        Every entity by id, including ancestors that no statement names.

    Examples
    --------
    >>> exosome = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
    >>> msc_exosome = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(exosome,))
    >>> mir21 = Entity("mkg:mirna/mir-21", "miR-21", "mirna")
    >>> graph = MechanismGraph.from_statements([Statement(msc_exosome, Relation.CARRIES, mir21)])
    >>> sorted(graph.narrower("mkg:vesicle/exosome"))
    ['mkg:vesicle/exosome', 'mkg:vesicle/msc-exosome']
    >>> [key for _, key in graph.nx.edges()]
    ['mkg:mirna/mir-21']
    """

    def __init__(self, statements: Mapping[str, Statement], entities: Mapping[str, Entity]) -> None:
        self.statements = dict(statements)
        self.entities = dict(entities)
        self.nx: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for statement in self.statements.values():
            self.nx.add_node(statement.subject.id, entity=statement.subject)
            self.nx.add_node(statement.object.id, entity=statement.object)
            self.nx.add_edge(statement.subject.id, statement.object.id, key=statement.id, statement=statement)
        self._broader = {key: [ancestor.id for ancestor in entity.broader] for key, entity in self.entities.items()}
        self._narrower: dict[str, list[str]] = defaultdict(list)
        for key, ancestors in self._broader.items():
            for ancestor in ancestors:
                self._narrower[ancestor].append(key)

    @classmethod
    def from_statements(cls, statements: Iterable[Statement]) -> MechanismGraph:
        """Graph of any statements, in any order; those with the same id are merged (`kg.graph.merge`)."""
        merged = merge(statements)
        ends = (end for statement in merged for end in (statement.subject, statement.object))
        entities = {entity.id: entity for entity in with_ancestors(ends)}
        return cls({statement.id: statement for statement in merged}, dict(sorted(entities.items())))

    def narrower(self, entity_id: str) -> frozenset[str]:
        """Ids of the entity and of everything narrower: MSC exosome, BM-MSC exosome, ..."""
        return _closure(entity_id, self._narrower)

    def broader(self, entity_id: str) -> frozenset[str]:
        """Ids of the entity and of everything broader."""
        return _closure(entity_id, self._broader)

    def between(self, subject_id: str, object_id: str) -> list[Statement]:
        """Statements from one entity to another, negated ones included, by id."""
        if not self.nx.has_edge(subject_id, object_id):
            return []
        return [self.statements[key] for key in sorted(self.nx[subject_id][object_id])]

    def conflicts(self) -> list[Conflict]:
        """Pairs of entities with statements that contradict each other, by the ids of the pair."""
        pairs = sorted({(statement.subject.id, statement.object.id) for statement in self.statements.values()})
        found = (_conflict(self.between(*pair)) for pair in pairs)
        return [conflict for conflict in found if conflict is not None]

    def stats(self) -> Stats:
        """Counts of what the graph holds."""
        named = Counter(layers()[attributes["entity"].type].name for _, attributes in self.nx.nodes(data=True))
        relations = Counter(statement.relation for statement in self.statements.values())
        evidence = [one for statement in self.statements.values() for one in statement.evidence]
        return Stats(
            documents=len({one.document for one in evidence}),
            statements=len(self.statements),
            evidence=len(evidence),
            entities={layer.name: named[layer.name] for layer in layers().values() if layer.name in named},
            relations={relation.value: relations[relation] for relation in Relation if relation in relations},
        )

    def __repr__(self) -> str:
        return f"<MechanismGraph: {len(self.statements)} statements, {self.nx.number_of_nodes()} entities>"


def _conflict(statements: list[Statement]) -> Conflict | None:
    asserted = [statement for statement in statements if not statement.negated]
    increasing = tuple(statement for statement in asserted if statement.relation is Relation.INCREASES)
    decreasing = tuple(statement for statement in asserted if statement.relation is Relation.DECREASES)
    stated = {statement.relation for statement in asserted}
    denying = tuple(statement for statement in statements if statement.negated and statement.relation in stated)
    if not denying and not (increasing and decreasing):
        return None
    return Conflict(statements[0].subject, statements[0].object, increasing, decreasing, denying)


def _closure(start: str, links: Mapping[str, Iterable[str]]) -> frozenset[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = set(links.get(waiting.pop(), ())) - reached
        reached |= fresh
        waiting.extend(fresh)
    return frozenset(reached)
