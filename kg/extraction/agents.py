"""Who acts: the agents of a predicate, named in its clause or taken from where the reader takes them.

Most sentences name their agent as subject (`subjects`, `relatives`) or behind "by".  The rest say it elsewhere: in what
cells were treated with, in a gerund before the verb, in the clause before, in the row of a table, or in the sentence
before (`borrowing`).
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred
from kg.extraction.arguments import Argument, Phrase
from kg.extraction.borrowing import acted_through, borrowed_agents
from kg.extraction.predicates import Predicate
from kg.extraction.relatives import relative_agents
from kg.extraction.subjects import EXPRESSED, WEAK_KINDS, opening_events, subject_agents
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list

__all__ = ["agents_of"]

_AGENT_TYPES = frozenset(
    ("cell", "vesicle", "mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus", "therapy")
)
_BOUND = frozenset(("means", "result", "purpose", "complement"))
_ENABLED = frozenset(("gene", "mirna", "pathway", "vesicle", "stimulus"))
"""Types of what acts once it is free to: "enabling NRF2 to raise HO-1"."""


def agents_of(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """The agents of a predicate, found once and kept in the analysis."""
    if predicate not in analysis.agents:
        analysis.agents[predicate] = []
        found = _find(analysis, predicate)
        analysis.agents[predicate] = [a for a in found if a.entity.type in _AGENT_TYPES]
    return analysis.agents[predicate]


def _find(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    if predicate.relation in _BOUND and predicate.parent is not None:
        return _of_governor(analysis, predicate, predicate.parent)
    if predicate.relation == "opening":
        return []
    if predicate.relation == "postmodifier" and predicate.kind == "cause" and _is_made_so(predicate):
        return agents_of(analysis, predicate.parent) if predicate.parent is not None else []
    if predicate.acts_on_subject:
        return _of_passive(analysis, predicate)
    subject = predicate.subject
    if subject is None or not (subject.heads or subject.pronoun):
        opening = opening_events(analysis, predicate)
        if opening or subject is None:
            return opening or borrowed_agents(analysis, predicate)
    along = _of_what_happened(analysis, predicate, subject)
    if along:
        return along
    if not subject.heads:
        subject = _described_by(analysis, subject)
    if predicate.relation == "postmodifier":
        return subject.heads[-1:]
    if predicate.relation == "relative":
        return relative_agents(analysis, predicate, subject)
    return subject_agents(analysis, predicate, subject)


def _described_by(analysis: Analysis, description: Phrase) -> Phrase:
    """ "Identified X as a gene that ...": X, where the description names nothing."""
    for predicate in analysis.predicates:
        if any(a.mark.kind == "as" and a.phrase is description for a in predicate.adjuncts):
            described = predicate.subject if predicate.use == "passive" else predicate.object
            return described if described is not None and described.heads else description
    return description


def _of_what_happened(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "X improved Z; this was associated with less Y", "X improved Z associated with less Y": X lowers Y, not Z."""
    if predicate.head.kind != "predicate" or predicate.kind not in ("affect", "accompany"):
        return []
    if all(e.sign is Sign.UNKNOWN for e in analysis.effects[predicate]):
        return []
    parent = predicate.parent
    if predicate.relation == "postmodifier":
        return agents_of(analysis, parent) if parent is not None and parent.object is subject else []
    changed = any(h.through in ("event", "state") for h in subject.heads) and predicate.kind == "accompany"
    if changed:
        return borrowed_agents(analysis, predicate) or [h for h in subject.heads if h.entity.type in EXPRESSED]
    if subject.heads or subject.pronoun not in word_list("anaphors"):
        return []
    before = [found for p in analysis.before(predicate.start) if (found := analysis.agents.get(p))]
    return inferred(before[-1] if before else analysis.discourse.agents)


def _names_target(governor: Predicate) -> bool:
    """ "X is a target for slowing D": it is less of X that slows D, or more; the text does not say."""
    described = [governor.object, *(a.phrase for a in governor.adjuncts if a.mark.kind == "as")]
    return any(p is not None and p.text.rsplit(" ", 1)[-1] in word_list("not a remedy") for p in described)


def _of_governor(analysis: Analysis, predicate: Predicate, governor: Predicate) -> list[Argument]:
    """ "X raises Y by lowering Z": X lowers Z. "The ability of X to raise Y": X raises Y."""
    if predicate.relation == "means" and predicate.kind == "intervene" and governor.use == "passive":
        return []
    spoken_of = governor.object.heads if governor.object is not None else []
    is_used = governor.kind == "plain" and not (governor.subject is not None and governor.subject.heads)
    if predicate.relation == "purpose" and spoken_of and (governor.kind in ("report", "aim") or is_used):
        return spoken_of
    released = [h for h in spoken_of if h.entity.type in ("gene", "vesicle")]
    if predicate.relation == "purpose" and governor.kind in ("secrete", "produce") and released:
        return [*agents_of(analysis, governor), *released]
    delivered = [h for h in spoken_of if h.entity.type == "mirna"]
    if predicate.relation == "purpose" and governor.kind == "carry" and delivered:
        return delivered if predicate.kind == "target" else [*agents_of(analysis, governor), *delivered]
    enabled = [h for h in spoken_of if h.entity.type in _ENABLED]
    if predicate.relation == "purpose" and enabled and governor.lemma in word_list("enabling"):
        return [replace(h, sign=Sign.PLUS, through="") for h in enabled]
    noun = governor.object.trigger if governor.object is not None else None
    names_part = noun is not None and noun.trigger is not None and noun.trigger.kind == "effect"
    if predicate.relation == "complement" and governor.kind == "report" and names_part and spoken_of:
        return [replace(h, sign=Sign.PLUS, through="") for h in spoken_of]
    if predicate.relation == "complement" and _names_target(governor):
        return []
    agents = agents_of(analysis, governor)
    if predicate.kind == "target" and agents and all(a.entity.type == "vesicle" for a in agents):
        return _cargo_of(analysis, governor) or agents
    return agents


def _is_made_so(predicate: Predicate) -> bool:
    """ "X made cells sensitive to Y": it is X that raises Y."""
    made = predicate.parent is not None and predicate.parent.head.word in word_list("rendering")
    return made and predicate.head.kind == "predicate"


def _cargo_of(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Vesicles deliver X, raising Y by targeting Z": X is what targets Z."""
    step: Predicate | None = predicate
    while step is not None:
        carried = [e.argument for e in analysis.effects.get(step, []) if e.relation is Relation.CARRIES]
        if any(c.entity.type == "mirna" for c in carried):
            return [replace(c, sign=Sign.PLUS) for c in carried if c.entity.type == "mirna"]
        step = step.parent
    return []


def _of_passive(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    doers = [a.phrase for a in predicate.adjuncts if a.mark.word in word_list("agent marks")]
    by = [h for p in doers for h in (*p.heads, *acted_through(p))]
    if not by and predicate.kind in WEAK_KINDS and not analysis.effects[predicate]:
        return predicate.subject.heads if predicate.subject is not None else []
    taken_up = _taken_up(predicate)
    if taken_up and all(h.entity.type == "cell" for h in by):
        return taken_up
    return by or _doers(predicate.subject) or borrowed_agents(analysis, predicate)


def _taken_up(predicate: Predicate) -> list[Argument]:
    """ "Vesicles were taken up by cells", "X was transferred to cells": what arrives acts there, not who takes it."""
    heads = predicate.subject.heads if predicate.subject is not None else []
    arrives = predicate.kind in ("plain", "carry", "treatment") and not predicate.is_negated
    return [h for h in heads if arrives and h.entity.type in ("vesicle", "mirna")]


def _doers(subject: Phrase | None) -> list[Argument]:
    """ "Reduction of X by Y is achieved ...": Y."""
    if subject is None or not any(h.through == "event" for h in subject.heads):
        return []
    return [a for word, a in subject.modifiers if word == "by"]
