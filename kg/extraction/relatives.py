"""Agents of a relative clause: the noun before "which" or "that", or all that happened ("..., which led to")."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis
from kg.extraction.anaphora import antecedents
from kg.extraction.arguments import Argument, Phrase
from kg.extraction.borrowing import borrowed_agents
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["relative_agents"]


def relative_agents(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """Whose clause a "which" or "that" opens: the noun before it, or all that happened ("..., which led to")."""
    parent, heads = predicate.parent, subject.heads
    if heads and predicate.mark is not None and subject.start >= predicate.mark.end:
        return heads
    opens = predicate.mark is not None and predicate.mark.kind == "rel"
    follows = opens and any(i.kind == "resume" and predicate.start >= i.start > subject.end for i in analysis.items)
    if parent is not None and opens and (follows or predicate.lemma in word_list("resultative")):
        cargo = [e.argument for e in analysis.effects.get(parent, []) if e.relation is Relation.CARRIES]
        return [*analysis.agents.get(parent, []), *cargo, *analysis.events(parent)] or heads
    described = [p.subject for p in analysis.predicates if _describes(p, subject)]
    if described and described[0] is not None and any(h.through != "agent" for h in described[0].heads):
        return described[0].heads
    if heads and parent is not None and all(h.through in ("role", "effect") for h in heads):
        return analysis.agents.get(parent, [])
    if not heads:
        named = _members_named(analysis, predicate) or _holders(predicate) or antecedents(analysis, subject)
        return named or (borrowed_agents(analysis, predicate) if predicate.kind == "report" else [])
    benefits = _benefits(analysis, predicate, heads)
    if benefits:
        return benefits
    if predicate.head.word.endswith("s") and not predicate.head.word.endswith("ss"):
        return heads[-1:]
    return [replace(h, sign=Sign.PLUS) for h in heads]


def _holders(predicate: Predicate) -> list[Argument]:
    """ "Vesicles contain factors that lower X": what is in them acts for the vesicles, where it has no name."""
    parent = predicate.parent
    while parent is not None and parent.relation == "relative" and parent.subject is predicate.subject:
        parent = parent.parent
    holds = parent is not None and parent.kind in ("carry", "secrete", "produce", "express")
    return parent.subject.heads if holds and parent is not None and parent.subject is not None else []


def _benefits(analysis: Analysis, predicate: Predicate, heads: list[Argument]) -> list[Argument]:
    """ "Lowers inflammation and raises autophagy, which could prevent D": no harm prevents another; its fall does."""
    lowered = [e for e in analysis.signed_effects(predicate) if e.sign is Sign.MINUS]
    parent = predicate.parent
    if parent is None or not lowered or not all(is_harmful(e.argument.entity) for e in lowered):
        return []
    before = analysis.before(predicate.start)
    chain = [p for p in before if p.subject is parent.subject or p.relation == "relative"]
    events = [e for p in chain for e in analysis.events(p)]
    told = {e.entity.id for e in analysis.events(parent)}
    if not any(is_harmful(e.entity) for e in events) or not all(h.entity.id in told for h in heads):
        return []
    fallen = {e.entity.id for e in events if e.sign is Sign.MINUS}
    raises_harm = any(is_harmful(e.entity) for e in events if e.entity.id not in fallen)
    return [] if raises_harm else events


def _describes(predicate: Predicate, phrase: Phrase) -> bool:
    """Whether the predicate says that its subject is what the phrase names: "is X", "was identified as X"."""
    if predicate.head.kind in ("be", "light"):
        return predicate.object is phrase
    called = predicate.head.kind == "report" and predicate.use == "passive"
    return called and (predicate.object is phrase or any(a.phrase is phrase for a in predicate.adjuncts))


def _members_named(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Factors that raise X are A and B", "A and B are factors that raise X": A and B."""
    copulas = [p for p in analysis.predicates if p.head.kind == "be"]
    behind = [p.object for p in copulas if p.start > predicate.start]
    ahead = [p.subject for p in copulas if p.start < predicate.start]
    return next((p.heads for p in (*behind, *ahead) if p is not None and p.heads), [])
