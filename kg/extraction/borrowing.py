"""Agents of a clause that names none: what was given, what was done, who acted just before.

"Apoptosis fell" has an agent all the same: the treatment named in an adjunct, in the group ("exosome-treated mice"), in
a neighbouring clause, in the table row, or in the sentence before.  They are tried in this order.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred
from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.predicates import Adjunct, Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = [
    "acted_through",
    "blocked_with",
    "borrowed_agents",
    "implants",
    "needed_agents",
    "treatment_agents",
    "treatment_of",
]

_BORROWED = frozenset(("vesicle", "mirna", "therapy", "stimulus", "gene"))
"""Types of agents that a clause may borrow from its neighbours."""
_FROM_BEFORE = _BORROWED - {"gene"}
"""Types of agents that a clause may borrow from the sentence before."""


def borrowed_agents(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """Agents for a predicate without a subject that acts."""
    return (
        _of_group_in_harm(analysis, predicate)
        or _of_adjuncts(predicate)
        or _of_group(analysis, predicate)
        or _of_later_condition(analysis, predicate)
        or _of_earlier_clause(analysis, predicate)
        or _of_context(analysis, predicate)
    )


def _of_group_in_harm(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Mice given X had less Y after injury": X acts, and the injury is where it acts."""
    found = _of_adjuncts(predicate)
    return _of_group(analysis, predicate) if found and all(is_harmful(f.entity) for f in found) else []


def _of_adjuncts(predicate: Predicate) -> list[Argument]:
    """ "After treatment with X", "with X", "without X"."""
    for adjunct in _without_bodies(predicate.adjuncts):
        if adjunct.mark.kind not in ("after", "without") and adjunct.mark.word not in word_list("agent marks"):
            continue
        found = _acting(adjunct)
        if not found:
            continue
        if adjunct.mark.kind != "without":
            return [_as_done_to(predicate, f) for f in found]
        if predicate.is_negated:
            predicate.is_negated = False
            return found
        return [replace(f, sign=times(f.sign, Sign.MINUS)) for f in found]
    return []


def _as_done_to(predicate: Predicate, argument: Argument) -> Argument:
    """ "With X repressed, ...": a participle between "with" and its comma says what was done to X."""
    if predicate.head.word in word_list("gone") and predicate.subject is None:
        return replace(argument, sign=times(argument.sign, Sign.MINUS), through="intervention")
    trigger = predicate.head.trigger
    if predicate.subject is not None or predicate.object is not None or trigger is None:
        return argument
    return replace(argument, sign=times(argument.sign, trigger.sign), through="intervention")


def _without_bodies(adjuncts: list[Adjunct]) -> list[Adjunct]:
    """ "After treatment of neurons with X": X, and not the neurons, is what was given."""
    gives = any(a.mark.word == "with" and a.phrase.heads for a in adjuncts)
    treated = [
        a
        for a in adjuncts
        if a.phrase.heads
        and all(h.entity.type in ("cell", "anatomy") and h.through == "intervention" for h in a.phrase.heads)
    ]
    return [a for a in adjuncts if a not in treated] if gives else adjuncts


def _acting(adjunct: Adjunct) -> list[Argument]:
    """Heads of an adjunct; what merely goes along ("with a decrease in Y") does not act."""
    heads = adjunct.phrase.heads
    if adjunct.mark.word == "with" and adjunct.phrase.text.rsplit(" ", 1)[-1] in word_list("gone"):
        return [replace(h, sign=times(h.sign, Sign.MINUS), through="intervention") for h in heads]
    if adjunct.mark.word == "with":
        heads = [h for h in heads if h.through not in ("event", "state")]
    given = [h for h in heads if h.through != "event"]
    given += acted_through(adjunct.phrase)
    return given or heads or adjunct.phrase.conditions


def _of_group(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "In X-treated cells", "in X-deficient mice", "in cells treated with X"."""
    for phrase in predicate.phrases:
        absent = [a for word, a in phrase.modifiers if word in word_list("without") and a.entity.type in _BORROWED]
        without = [replace(a, sign=Sign.MINUS, through="intervention") for a in absent]
        given = [*phrase.lacking, *without, *phrase.conditions] or treatment_of(analysis, phrase)
        if given:
            return given
    return []


def treatment_of(analysis: Analysis, group: Phrase) -> list[Argument]:
    """What a group was given, in a participle behind its name: "cells treated with X"."""
    for predicate in analysis.predicates:
        if predicate.subject is not group:
            continue
        if predicate.kind == "treatment" and predicate.relation in ("postmodifier", "relative"):
            return treatment_agents(predicate)
        if predicate.kind == "intervene" and predicate.relation == "postmodifier" and predicate.use == "ing":
            return analysis.events(predicate, through="intervention")
        uses = predicate.head.word in ("used", "using") and predicate.relation in ("relative", "postmodifier")
        if uses and predicate.object is not None:
            return predicate.object.heads
        if predicate.head.word in word_list("taking up") and predicate.object is not None:
            return [h for h in predicate.object.heads if h.entity.type in ("vesicle", "mirna")]
    return []


def _of_later_condition(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "... was lost when X was depleted": the clause behind says what was done."""
    for later in analysis.predicates[analysis.predicates.index(predicate) + 1 :]:
        if later.mark is None or later.mark.word not in word_list("later conditions"):
            continue
        if later.kind == "intervene":
            return [replace(e.argument, sign=e.sign) for e in analysis.effects[later]]
        if later.kind == "treatment":
            return treatment_agents(later)
        changed = analysis.events(later)
        if changed and later.mark.word in word_list("conditions"):
            return changed
    return []


def _of_earlier_clause(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """ "Cells were treated with X and Y fell", "X lowered Y; therefore, Z rose"."""
    if predicate.mark is not None and predicate.mark.word in word_list("conditions"):
        return []
    for earlier in reversed(analysis.predicates[: analysis.predicates.index(predicate)]):
        takes_up = earlier.kind == "plain" and earlier.mark is not None and earlier.mark.kind == "after"
        if earlier.head.word in word_list("taking up") and earlier.object is not None:
            return [h for h in earlier.object.heads if h.entity.type in ("vesicle", "mirna")]
        if (
            earlier.kind == "treatment"
            or implants(earlier)
            or takes_up
            or (earlier.kind == "carry" and earlier.use == "passive")
        ):
            given = treatment_agents(earlier)
            if given:
                return given
        if earlier.kind == "intervene":
            return [replace(e.argument, sign=e.sign) for e in analysis.effects[earlier]]
        if earlier.mark is not None and earlier.mark.word in word_list("conditions") and earlier.use != "passive":
            changed = analysis.events(earlier)
            if changed:
                return changed
        found = analysis.agents.get(earlier, [])
        if found and not _is_aside(earlier):
            follows = any(i.kind == "resume" and earlier.end <= i.start < predicate.start for i in analysis.items)
            return [*found, *(analysis.events(earlier) if follows else [])]
    return []


def _is_aside(predicate: Predicate) -> bool:
    """Whether it stands in "..., an enzyme that cuts collagen, ...", which tells of a noun and not of what happened."""
    return predicate.relation == "relative" and predicate.mark is not None and predicate.mark.word == "that"


def _of_context(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """What the table row is about, or what the sentence before spoke of."""
    states_aim = predicate.use == "infinitive" and predicate.parent is None
    if predicate.relation == "postmodifier" or states_aim or _compares_groups(predicate):
        return []
    discourse = analysis.discourse
    if discourse.row:
        return discourse.row
    told_by = predicate.subject.text.rsplit(" ", 1)[-1].lower() if predicate.subject is not None else ""
    if told_by in word_list("findings") and predicate.subject is not None and predicate.subject.pronoun:
        return []
    resumes = any(i.kind == "resume" and i.start < predicate.start for i in analysis.items)
    if resumes and discourse.events:
        acting = [a for a in discourse.events if a.entity.type != "cell"]
        return inferred(acting or discourse.events)
    return inferred([a for a in discourse.agents if a.entity.type in _FROM_BEFORE or a.through == "implanted"])


def _compares_groups(predicate: Predicate) -> bool:
    """Whether the clause itself says where something is up or down ("was elevated in fibrotic livers")."""
    if predicate.kind == "be" and predicate.object is not None and " in " in predicate.object.text:
        return True
    return any(
        word in ("in", "between", "among") and argument.entity.type in ("disease", "vesicle", "hallmark")
        for phrase in predicate.phrases
        for word, argument in phrase.modifiers
    )


def implants(predicate: Predicate) -> bool:
    """ "MSCs were incorporated into the disc": cells that are put somewhere are a treatment."""
    heads = predicate.subject.heads if predicate.subject is not None else []
    placed = predicate.use == "passive" and predicate.head.word in word_list("implanting")
    return placed and bool(heads) and all(h.entity.type == "cell" for h in heads)


def treatment_agents(predicate: Predicate) -> list[Argument]:
    """ "Cells were treated with X", "X were injected", "treating rats with X": X is what acts."""
    is_given = predicate.use == "ing" or (predicate.use == "reduced" and predicate.head.word in word_list("given"))
    phrase = predicate.object if is_given and predicate.object is not None else predicate.subject
    heads = [h for h in phrase.heads if h.through not in ("event", "state")] if phrase is not None else []
    implanted = predicate.use == "passive" and predicate.head.word in word_list("implanting")
    acting = [h for h in heads if h.entity.type in ("vesicle", "mirna", "therapy")]
    acting = acting or [h for h in heads if implanted and h.entity.type == "cell"]
    if acting and predicate.use != "ing":
        return [replace(a, through="implanted") if a.entity.type == "cell" else a for a in acting]
    given = [h for a in predicate.adjuncts if a.mark.word in ("with", "to", "by") for h in a.phrase.heads]
    if not given and predicate.object is not None and predicate.use in ("finite", "passive"):
        given = [h for h in predicate.object.heads if h.entity.type in _BORROWED]
    if not given:
        given = [a for p in predicate.phrases for word, a in p.modifiers if word in ("with", "to")]
    return given or [h for h in heads if h.entity.type in _BORROWED]


def acted_through(phrase: Phrase) -> list[Argument]:
    """What a thing is said to inhibit or activate in apposition: "GW4869, an inhibitor of X" acts through less X."""
    named = {id(h.mention) for h in phrase.heads}
    links = [k for k in phrase.links if k.rule == "agent-noun" and id(k.subject.mention) in named]
    return [
        replace(k.object, sign=k.sign, through="agent", trigger=k.trigger)
        for k in links
        if id(k.object.mention) not in named and k.object.entity.type in ("gene", "mirna", "pathway")
    ]


def blocked_with(phrase: Phrase) -> list[Argument]:
    """ "Inhibition of X with Y": Y lowers X, and acts."""
    lowered = [h for h in phrase.heads if h.through in ("event", "intervention") and h.sign is Sign.MINUS]
    tools = [
        a for word, a in phrase.modifiers if word in ("with", "using") and a.entity.type in ("therapy", "stimulus")
    ]
    return tools if lowered else []


def needed_agents(analysis: Analysis, predicate: Predicate) -> list[Argument]:
    """What an effect that failed was in need of: "when X was inhibited, A no longer raised Y" says that X raises Y."""
    if not predicate.is_negated:
        return []
    removed = [h for a in predicate.adjuncts if a.mark.kind == "after" for h in a.phrase.heads]
    removed = [h for h in removed if h.through in ("intervention", "event", "agent") and h.sign is Sign.MINUS]
    removed += [h for a in predicate.adjuncts if a.mark.kind == "without" for h in a.phrase.heads]
    for other in analysis.predicates:
        if other.mark is not None and other.mark.word in word_list("conditions") | {"after"} and other is not predicate:
            removed += [e for e in analysis.events(other) if e.sign is Sign.MINUS]
    if removed:
        predicate.is_negated = False
    return [replace(a, sign=Sign.PLUS, through="event") for a in removed]
