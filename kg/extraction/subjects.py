"""Agents of a clause by its subject: what the subject names, what it holds or lacks, and whom it points back to."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred
from kg.extraction.anaphora import antecedents
from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.borrowing import (
    acted_through,
    blocked_with,
    borrowed_agents,
    needed_agents,
    treatment_agents,
    treatment_of,
)
from kg.extraction.predicates import Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["EXPRESSED", "WEAK_KINDS", "opening_events", "subject_agents"]

_ACTING_WITHIN = frozenset(("vesicle", "mirna", "therapy"))
EXPRESSED = frozenset(("gene", "mirna", "pathway"))
"""Types of what can be overexpressed, knocked down or inhibited; a drug or a vesicle is given."""
WEAK_KINDS = frozenset(("light", "report", "aim", "plain"))
_BORROWING_KINDS = WEAK_KINDS | {"process", "vary", "be", "shift"}
_LACKING = frozenset(("vesicle", "cell", "anatomy", "disease"))
"""Types of entities that lack something the experimenter took away."""


def subject_agents(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "X lowers Y": X; what X lacks, carries or was given; or whom the subject points back to."""
    lacking = _through_lack(predicate, subject) or needed_agents(analysis, predicate)
    if lacking:
        return lacking
    if subject.sources and subject.trigger is not None and predicate.kind not in WEAK_KINDS | {"be"}:
        return subject.sources
    if predicate.kind == "be" and subject.heads and all(h.through == "agent" for h in subject.heads):
        return predicate.object.heads if predicate.object is not None else []
    own = {e.argument.mention.start for e in analysis.effects.get(predicate, [])}
    heads = [h for h in subject.heads if h.mention.start not in own]
    changes = predicate.kind == "be" or len(heads) < len(subject.heads)
    shows = predicate.kind in WEAK_KINDS or predicate.kind == "process"
    if (
        shows
        and heads
        and predicate.head.word not in word_list("exerting")
        and all(h.entity.type in ("cell", "disease") for h in heads)
    ):
        found = borrowed_agents(analysis, predicate)
        return found if predicate.kind == "process" else found or heads
    if heads and all(h.entity.type in ("cell", "anatomy") for h in heads):
        given = [*subject.lacking, *subject.conditions] or treatment_of(analysis, subject)
        return given or _given_behind(analysis, predicate, subject) or heads
    if heads:
        return [*heads, *_held(subject), *acted_through(subject), *blocked_with(subject)]
    if predicate.kind == "be" and own:
        return borrowed_agents(analysis, predicate)
    found = _spoken_of(analysis, predicate, subject) or ([] if changes else _acting_within(subject))
    if found or not (analysis.discourse.has_one_vesicle or _may_borrow(predicate, subject)):
        return found
    return borrowed_agents(analysis, predicate)


def _through_lack(predicate: Predicate, subject: Phrase) -> list[Argument]:
    """Vesicles that lack X, or cells transfected with X, act through X: X is the agent, with its sign."""
    given = [a for word, a in subject.modifiers if word in ("with", "to")]
    if given and subject.heads and all(h.entity.type == "cell" and h.through == "intervention" for h in subject.heads):
        return given
    changed = [a for word, a in subject.modifiers if word == "with" and a.through == "intervention"]
    if changed and not subject.heads and not subject.pronoun:
        return changed
    absent = [a for word, a in subject.modifiers if word in word_list("without")]
    lacking = [*subject.lacking, *(replace(a, sign=Sign.MINUS, through="intervention") for a in absent)]
    if not lacking or not (subject.heads == [] or any(h.entity.type in _LACKING for h in subject.heads)):
        return []
    if predicate.is_negated:
        predicate.is_negated = False
        needed = [replace(a, sign=times(a.sign, Sign.MINUS)) for a in lacking]
        return [*(h for h in subject.heads if h.entity.type == "vesicle"), *needed]
    return lacking


def _held(subject: Phrase) -> list[Argument]:
    """ "A hydrogel with exosomes": the exosomes act too."""
    if any(h.entity.type != "therapy" for h in subject.heads):
        return []
    return [a for word, a in subject.modifiers if word == "with" and a.entity.type in ("vesicle", "mirna")]


def _acting_within(subject: Phrase) -> list[Argument]:
    """ "A study on X", "a remedy with X": X, but not where the thing spoken of is found."""
    behind = [a for word, a in subject.modifiers if word not in word_list("inside")]
    return [a for a in behind if a.entity.type in _ACTING_WITHIN]


def _spoken_of(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """Who acts where the subject names nobody: what stands behind it, owns it, or was spoken of before."""
    return (
        _secreting_cell(analysis, predicate)
        or _given_behind(analysis, predicate, subject)
        or _cargo_delivered(analysis, predicate, subject)
        or _owner(analysis, predicate, subject)
        or _cargo_owner(analysis, predicate, subject)
        or _vesicle_spoken_of(analysis, predicate, subject)
        or antecedents(analysis, subject)
    )


def _given_behind(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Treatment of cells grown in hypoxia with X lowered Y": X, past what describes the cells."""
    trigger = subject.trigger.trigger if subject.trigger is not None else None
    if trigger is None or trigger.kind != "intervention":
        return []
    between = [p for p in analysis.predicates if subject.start < p.start < predicate.start]
    described = [p for p in between if p.relation == "postmodifier" and p.subject is subject]
    return [h for p in described for a in p.adjuncts if a.mark.word == "with" for h in a.phrase.heads]


def _secreting_cell(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "The young cells secrete exosomes": the cells named last before."""
    if predicate.kind != "secrete":
        return []
    named = [i.mention for i in analysis.items if i.mention is not None and i.end <= predicate.start]
    cells = [m for m in named if m.entity.type == "cell"]
    return inferred([Argument(cells[-1])]) if cells else []


def _cargo_delivered(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Exosomes transfer X to macrophages, where it suppresses Y": X suppresses Y."""
    earlier = [p for p in analysis.predicates if p.clause < predicate.clause]
    if subject.pronoun not in ("it", "they") or not earlier or earlier[-1].kind != "carry":
        return []
    places = any(i.word == "where" and earlier[-1].end <= i.start < subject.start for i in analysis.items)
    cargo = earlier[-1].subject if earlier[-1].use == "passive" else earlier[-1].object
    return inferred(cargo.heads) if places and cargo is not None else []


def _owner(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Its overexpression", "their inhibition": the agents spoken of before, with the sign of the noun."""
    if subject.trigger is None or not analysis.words_in(subject) & {"its", "their"}:
        return []
    before = [found for p in analysis.before(predicate.start) if (found := analysis.agents.get(p))]
    owners = before[-1] if before else analysis.discourse.agents
    if not any(o.entity.type in EXPRESSED for o in owners):
        changed = [e for p in analysis.before(predicate.start) for e in analysis.events(p)]
        owners = [e for e in changed if e.entity.type in EXPRESSED][-1:] or owners
    noun = subject.trigger
    return inferred([replace(o, sign=subject.sign, through="intervention", trigger=noun) for o in owners])


def _cargo_owner(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Their cargo was rich in X": the vesicles spoken of before."""
    known = analysis.discourse.last_of.get("vesicle")
    if known is None or predicate.kind != "carry":
        return []
    found = analysis.words_in(subject)
    return inferred([known]) if found & {"their", "its"} and found & word_list("cargo words") else []


def _vesicle_spoken_of(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "They carry X", of vesicles named before and not of the cells they come from."""
    known = analysis.discourse.last_of.get("vesicle")
    carries = predicate.kind == "carry" and subject.pronoun in ("it", "they")
    return inferred([known]) if carries and known is not None else []


def _may_borrow(predicate: Predicate, subject: Phrase) -> bool:
    """Whether a clause may take its agent from elsewhere: its subject is what changes, or a bare "treatment"."""
    recovers = predicate.kind == "improve" and predicate.object is None
    if recovers or predicate.kind in _BORROWING_KINDS or subject.pronoun in word_list("anaphors"):
        return True
    trigger = subject.trigger.trigger if subject.trigger is not None else None
    return trigger is not None and trigger.kind == "intervention" and not _names_unknown(subject)


def _names_unknown(subject: Phrase) -> bool:
    """Whether "deletion of Xyz1" names something that no table holds: nobody else did it."""
    behind = subject.text.rpartition(" of ")[2] if " of " in subject.text else ""
    return any(c.isdigit() or c.isupper() for word in behind.split() for c in word[1:])


def opening_events(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Adding X, or knocking down Y, raised Z": the gerunds before the verb are its subject."""
    events: list[Argument] = []
    for opening in analysis.before(predicate.start):
        mark = opening.mark
        tied = mark is not None and mark.kind not in ("and", "comma") and mark.word not in word_list("contrasts")
        if opening.relation != "opening" or tied:
            continue
        if opening.kind in ("treatment", "plain"):
            events += treatment_agents(opening)
        events += analysis.events(opening, through="intervention")
        tools = [h for a in opening.adjuncts if a.mark.word in ("with", "using") for h in a.phrase.heads]
        events += [t for t in tools if t.entity.type in ("therapy", "stimulus") and opening.kind != "treatment"]
    return events
