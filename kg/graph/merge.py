"""The same claim from many sentences and texts becomes one statement.

Statements are the same when their ids are: subject, relation, object and negation.  Their evidence is united.  An
entity that several texts describe differently gets one description, so that the graph does not depend on which text
was read first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.graph.belief import belief
from kg.model import Entity, Evidence, Statement

__all__ = ["merge", "unify_entities", "with_ancestors"]


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id, sorted by id, with one description of each entity.

    A statement is direct when any of its sources says so.  One that stands alone and comes with a belief keeps it;
    the others are believed as their united evidence allows (`kg.graph.belief`).
    """
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.id].append(statement)
    entities = unify_entities(end for group in groups.values() for one in group for end in (one.subject, one.object))
    return [_united(groups[key], entities) for key in sorted(groups)]


def unify_entities(mentioned: Iterable[Entity]) -> dict[str, Entity]:
    """One description of every entity, ancestors included, by id.

    The label and type used most often win (then the shorter, then alphabetical order); `xrefs` and `broader` are
    united.  Should two texts together make an entity broader than itself, the link that closes the circle is dropped.

    >>> cell = Entity("CL:0000134", "MSC", "cell")
    >>> descriptions = [Entity("x:1", "BM-MSC", "cell", broader=(cell,)), Entity("x:1", "BMSC", "cell", xrefs=("y:2",))]
    >>> unified = unify_entities(descriptions)["x:1"]
    >>> unified.label, unified.xrefs, [entity.label for entity in unified.broader]
    ('BMSC', ('y:2',), ['MSC'])
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    xrefs: dict[str, set[str]] = defaultdict(set)
    broader: dict[str, set[str]] = defaultdict(set)
    for entity in with_ancestors(mentioned):
        labels[entity.id][entity.label] += 1
        types[entity.id][entity.type] += 1
        xrefs[entity.id].update(entity.xrefs)
        broader[entity.id].update(ancestor.id for ancestor in entity.broader)
    unified: dict[str, Entity] = {}
    for key in _most_general_first(broader):
        unified[key] = Entity(
            key,
            _commonest(labels[key]),
            _commonest(types[key]),
            tuple(sorted(xrefs[key])),
            tuple(unified[ancestor] for ancestor in sorted(broader[key])),
        )
    return unified


def with_ancestors(entities: Iterable[Entity]) -> Iterator[Entity]:
    """The entities, each followed by everything broader; an ancestor comes as often as it is reached."""
    for entity in entities:
        yield entity
        yield from with_ancestors(entity.broader)


def _united(group: list[Statement], entities: dict[str, Entity]) -> Statement:
    evidence = _unite_evidence(group)
    return replace(
        group[0],
        subject=entities[group[0].subject.id],
        object=entities[group[0].object.id],
        direct=any(statement.direct for statement in group),
        evidence=evidence,
        belief=group[0].belief if len(group) == 1 and group[0].belief else belief(evidence),
    )


def _unite_evidence(group: list[Statement]) -> tuple[Evidence, ...]:
    """All evidence once, in reading order; how it was read breaks ties, so that the order of the input never shows."""
    distinct = dict.fromkeys(evidence for statement in group for evidence in statement.evidence)
    return tuple(sorted(distinct, key=lambda one: (one.document, one.start, one.end, repr(one))))


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def _most_general_first(broader: dict[str, set[str]]) -> list[str]:
    """Ids so that each follows everything broader than it; links that close a circle are taken out of `broader`."""
    ordered: dict[str, None] = {}

    def place(key: str, narrower_ones: tuple[str, ...]) -> None:
        for ancestor in sorted(broader[key]):
            if ancestor == key or ancestor in narrower_ones:
                broader[key].discard(ancestor)
            elif ancestor not in ordered:
                place(ancestor, (*narrower_ones, key))
        ordered[key] = None

    for key in sorted(broader):
        if key not in ordered:
            place(key, ())
    return list(ordered)
