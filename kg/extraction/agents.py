"""Who acts: the agents of a predicate, named in its clause or taken from where the reader takes them.

Most sentences name their agent as subject or behind "by".  The rest say it elsewhere: in what cells were treated with,
in a gerund before the verb, in the clause before, in the row of a table, or in the sentence before.
"""

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
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["agents_of"]

_AGENT_TYPES = frozenset(
    ("cell", "vesicle", "mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus", "therapy")
)
_ACTING_WITHIN = frozenset(("vesicle", "mirna", "therapy"))
_EXPRESSED = frozenset(("gene", "mirna", "pathway"))
"""Types of what can be overexpressed, knocked down or inhibited; a drug or a vesicle is given."""
_WEAK_KINDS = frozenset(("light", "report", "aim", "plain"))
_BORROWING_KINDS = _WEAK_KINDS | {"process", "vary", "be", "shift"}
_BOUND = frozenset(("means", "result", "purpose", "complement"))


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
        opening = _opening_events(analysis, predicate)
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
        return _of_relative(analysis, predicate, subject)
    return _of_subject(analysis, predicate, subject)


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
        return borrowed_agents(analysis, predicate) or [h for h in subject.heads if h.entity.type in _EXPRESSED]
    if subject.heads or subject.pronoun not in word_list("anaphors"):
        return []
    before = [found for p in analysis.before(predicate.start) if (found := analysis.agents.get(p))]
    return inferred(before[-1] if before else analysis.discourse.agents)


_ENABLED = frozenset(("gene", "mirna", "pathway", "vesicle", "stimulus"))
"""Types of what acts once it is free to: "enabling NRF2 to raise HO-1"."""


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
    if not by and predicate.kind in _WEAK_KINDS and not analysis.effects[predicate]:
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


def _of_subject(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    lacking = _through_lack(predicate, subject) or needed_agents(analysis, predicate)
    if lacking:
        return lacking
    if subject.sources and subject.trigger is not None and predicate.kind not in _WEAK_KINDS | {"be"}:
        return subject.sources
    if predicate.kind == "be" and subject.heads and all(h.through == "agent" for h in subject.heads):
        return predicate.object.heads if predicate.object is not None else []
    own = {e.argument.mention.start for e in analysis.effects.get(predicate, [])}
    heads = [h for h in subject.heads if h.mention.start not in own]
    changes = predicate.kind == "be" or len(heads) < len(subject.heads)
    shows = predicate.kind in _WEAK_KINDS or predicate.kind == "process"
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
    found = (
        _secreting_cell(analysis, predicate)
        or _given_behind(analysis, predicate, subject)
        or _cargo_delivered(analysis, predicate, subject)
        or _owner(analysis, predicate, subject)
        or _cargo_owner(analysis, predicate, subject)
        or _vesicle_spoken_of(analysis, predicate, subject)
        or antecedents(analysis, subject)
        or ([] if changes else _acting_within(subject))
    )
    if found or not (analysis.discourse.has_one_vesicle or _may_borrow(predicate, subject)):
        return found
    return borrowed_agents(analysis, predicate)


def _acting_within(subject: Phrase) -> list[Argument]:
    """ "A study on X", "a remedy with X": X, but not where the thing spoken of is found."""
    behind = [a for word, a in subject.modifiers if word not in word_list("inside")]
    return [a for a in behind if a.entity.type in _ACTING_WITHIN]


def _held(subject: Phrase) -> list[Argument]:
    """ "A hydrogel with exosomes": the exosomes act too."""
    if any(h.entity.type != "therapy" for h in subject.heads):
        return []
    return [a for word, a in subject.modifiers if word == "with" and a.entity.type in ("vesicle", "mirna")]


_LACKING = frozenset(("vesicle", "cell", "anatomy", "disease"))
"""Types of entities that lack something the experimenter took away."""


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


def _owner(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Its overexpression", "their inhibition": the agents spoken of before, with the sign of the noun."""
    if subject.trigger is None or not analysis.words_in(subject) & {"its", "their"}:
        return []
    before = [found for p in analysis.before(predicate.start) if (found := analysis.agents.get(p))]
    owners = before[-1] if before else analysis.discourse.agents
    if not any(o.entity.type in _EXPRESSED for o in owners):
        changed = [e for p in analysis.before(predicate.start) for e in analysis.events(p)]
        owners = [e for e in changed if e.entity.type in _EXPRESSED][-1:] or owners
    noun = subject.trigger
    return inferred([replace(o, sign=subject.sign, through="intervention", trigger=noun) for o in owners])


def _cargo_owner(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Their cargo was rich in X": the vesicles spoken of before."""
    known = analysis.discourse.last_of.get("vesicle")
    found = analysis.words_in(subject)
    if (
        known is None
        or predicate.kind != "carry"
        or not (found & {"their", "its"} and found & word_list("cargo words"))
    ):
        return []
    return inferred([known])


def _cargo_delivered(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
    """ "Exosomes transfer X to macrophages, where it suppresses Y": X suppresses Y."""
    earlier = [p for p in analysis.predicates if p.clause < predicate.clause]
    if subject.pronoun not in ("it", "they") or not earlier or earlier[-1].kind != "carry":
        return []
    places = any(i.word == "where" and earlier[-1].end <= i.start < subject.start for i in analysis.items)
    cargo = earlier[-1].subject if earlier[-1].use == "passive" else earlier[-1].object
    return inferred(cargo.heads) if places and cargo is not None else []


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


def _opening_events(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Adding X, or knocking down Y, raised Z": the gerunds before the verb are its subject."""
    events: list[Argument] = []
    for opening in analysis.before(predicate.start):
        tied = opening.mark is not None and opening.mark.kind not in ("and", "comma")
        if opening.relation != "opening" or tied:
            continue
        if opening.kind in ("treatment", "plain"):
            events += treatment_agents(opening)
        events += analysis.events(opening, through="intervention")
        tools = [h for a in opening.adjuncts if a.mark.word in ("with", "using") for h in a.phrase.heads]
        events += [t for t in tools if t.entity.type in ("therapy", "stimulus") and opening.kind != "treatment"]
    return events


def _of_relative(analysis: Analysis, predicate: Predicate, subject: Phrase) -> list[Argument]:
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
