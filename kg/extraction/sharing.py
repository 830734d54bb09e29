"""What two clauses share and only the second names: "A was lowered, whereas B was raised, by X".

A comma before the last phrase says that it belongs to both clauses; an agent behind "by" is shared without one, because
a passive that names nobody leaves the reader waiting for it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.arguments import Phrase
from kg.extraction.items import Item
from kg.extraction.predicates import Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["lend_examples", "reach_back", "share_behind"]

_TRANSITIVE = frozenset(("cause", "vary", "improve", "prevent", "abolish", "reverse", "affect", "mediate", "target"))


def share_behind(items: list[Item], predicates: list[Predicate]) -> None:
    """Give the first of two contrasted clauses the object or the agent that stands behind the second."""
    mains = [
        p for p in predicates if p.relation in ("main", "coordinated") and p.use in ("finite", "passive", "copula")
    ]
    for earlier, later in pairwise(mains):
        if later.mark is not None and later.mark.word not in word_list("contrasts"):
            continue
        if earlier.kind == later.kind == "be":
            _share_group(earlier, later)
        elif earlier.kind not in _TRANSITIVE:
            continue
        elif earlier.acts_on_subject and later.acts_on_subject:
            _share_agent(items, earlier, later)
        elif not (earlier.acts_on_subject or later.acts_on_subject):
            _share_object(items, earlier, later)


def _share_object(items: list[Item], earlier: Predicate, later: Predicate) -> None:
    if earlier.object is None and later.object is not None and _is_set_off(items, later, later.object.start):
        earlier.object = later.object


def _share_agent(items: list[Item], earlier: Predicate, later: Predicate) -> None:
    if earlier.adjuncts or (earlier.object is not None and not earlier.object.is_empty):
        return
    earlier.adjuncts = [
        a for a in later.adjuncts if a.mark.word in word_list("agent marks") or _is_set_off(items, later, a.mark.start)
    ]
    behind = later.object
    if behind is None or earlier.object is not None:
        return
    if behind.conditions or (not behind.heads and _is_set_off(items, later, behind.start)):
        earlier.object = behind


def _share_group(earlier: Predicate, later: Predicate) -> None:
    """ "A was lower and B was higher in the X group": both are said of the group."""
    if earlier.object is not None and later.object is not None and not earlier.object.conditions:
        earlier.object.conditions, earlier.object.lacking = later.object.conditions, later.object.lacking


def _is_set_off(items: list[Item], predicate: Predicate, start: int) -> bool:
    """Whether nothing but a comma stands between the verb and what opens at `start`."""
    between = [i for i in items if predicate.end <= i.start < start]
    return (
        bool(between)
        and all(i.kind in ("comma", "det", "means", "after", "prep") for i in between)
        and (between[0].kind == "comma")
    )


def lend_examples(items: list[Item], predicates: list[Predicate]) -> None:
    """Give a noun the examples behind its description: "genes associated with X, such as A and B" are A and B."""
    marks = [i.start for i in items if i.kind == "example"]
    for predicate in predicates if marks else ():
        described, description = predicate.subject, predicate.object
        if described is None or description is None or not _names_a_class(described):
            continue
        mark = next((m for m in marks if description.start < m < description.end), description.end)
        lent = [h for h in description.heads if h.mention.start > mark]
        if predicate.relation in ("postmodifier", "relative") and lent:
            described.heads = [replace(h, sign=described.sign) for h in lent]
            description.heads = [h for h in description.heads if h.mention.start < mark]


def _names_a_class(phrase: Phrase) -> bool:
    classes = word_list("classes with examples")
    return phrase.text.rsplit(" ", 1)[-1].lower() in classes and all(
        h.mention.text.lower() in classes for h in phrase.heads
    )


def reach_back(predicates: list[Predicate], phrases: list[Phrase]) -> None:
    """Give a relative clause with a subject of its own the noun it describes: "the apoptosis that TNF-α provoked"."""
    for predicate in predicates:
        mark, subject = predicate.mark, predicate.subject
        if mark is None or subject is None or predicate.relation != "relative" or predicate.use != "finite":
            continue
        takes_none = predicate.object is not None and not predicate.object.is_empty
        if subject.start < mark.end or takes_none or predicate.kind not in _TRANSITIVE:
            continue
        described = [p for p in phrases if p.end <= mark.start and p.heads]
        if described:
            last = described[-1]
            heads = [replace(h, sign=Sign.PLUS) if h.through == "effect" else h for h in last.heads]
            predicate.object = Phrase(last.start, last.end, heads)
