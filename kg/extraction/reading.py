"""One sentence read, from its items to its claims, and what the next sentence may refer to.

The stages run in order: phrases are resolved, effects found, agents found, claims made; then the discourse is brought
up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.agents import agents_of
from kg.extraction.analysis import Analysis, inferred
from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.borrowing import implants, treatment_agents
from kg.extraction.claims import Claim, Effect, claims_of_phrase, relate
from kg.extraction.clauses import predicates_of
from kg.extraction.definites import resolve_vesicles
from kg.extraction.discourse import Discourse
from kg.extraction.frames import effects_of
from kg.extraction.items import Item
from kg.extraction.mechanisms import claims_of
from kg.extraction.predicates import Predicate
from kg.extraction.recalled import recalled_effects, remember
from kg.extraction.references import fill_references
from kg.extraction.sharing import lend_examples, reach_back, share_behind
from kg.model import Entity, Relation, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE, source_of

__all__ = ["read_sentence"]


def read_sentence(items: list[Item], discourse: Discourse, is_aim: bool = False) -> list[Claim]:
    """The claims of a sentence, and `discourse` brought up to date; an aim claims only what its noun phrases say."""
    predicates, phrases = predicates_of(items)
    share_behind(items, predicates)
    lend_examples(items, predicates)
    reach_back(predicates, phrases)
    analysis = Analysis(items, predicates, phrases, discourse)
    claims = list(_phrase_claims(analysis))
    for predicate in predicates:
        _find_effects(analysis, predicate)
    _tie_openings(predicates)
    for predicate in predicates:
        agents_of(analysis, predicate)
    if not is_aim:
        claims += _predicate_claims(analysis)
    claims = list(_without_contradictions(_without_weaker(_with_secreted_vesicles(claims, discourse))))
    _leave_behind(analysis)
    remember(claims, discourse)
    return claims


def _phrase_claims(analysis: Analysis) -> Iterator[Claim]:
    for phrase in analysis.phrases:
        before = [h.entity for h in phrase.heads]
        resolve_vesicles(analysis, phrase)
        yield from claims_of_phrase(phrase)
        yield from _sources_found(before, phrase)


def _sources_found(before: list[Entity], phrase: Phrase) -> Iterator[Claim]:
    """ "Their exosomes" says that the cells spoken of secrete them."""
    for entity, head in zip(before, phrase.heads, strict=False):
        source = source_of(head.entity) if entity.id == VESICLE.id else None
        if source is not None:
            item = Item("mention", head.mention.start, head.mention.end, head.mention.text, head.mention)
            cell = Argument(replace(head.mention, entity=source), is_inferred=True)
            span = (head.mention.start, head.mention.end)
            yield Claim(cell, Relation.SECRETES, head, "vesicle-source", item, span)


def _find_effects(analysis: Analysis, predicate: Predicate) -> None:
    """Effects of a predicate; "prevented cells from undergoing X" gives those of the complement to the verb."""
    stands_alone = predicate.kind == "vary" and (predicate.object is None or not predicate.object.heads)
    patient_is_subject = predicate.acts_on_subject or predicate.kind in ("cause_by", "affect_by") or stands_alone
    if predicate.use == "reduced" and predicate.subject is not None:
        predicate.subject = _apposed_effect(analysis, predicate.subject) or predicate.subject
    if predicate.relation == "relative" and predicate.use == "passive" and predicate.subject is not None:
        predicate.subject = _all_that_changed(analysis, predicate) or predicate.subject
    fill_references(analysis, predicate, predicate.object)
    fill_references(analysis, predicate, predicate.subject if patient_is_subject else None)
    effects = (
        recalled_effects(predicate, analysis.discourse) or _of_ability(analysis, predicate) or effects_of(predicate)
    )
    if predicate.kind == "improve" and predicate.lemma in word_list("restoring"):
        effects = [_turned_back(analysis, e) for e in effects]
    parent = predicate.parent
    if predicate.relation == "purpose" and parent is not None:
        ability = _sign_of_ability(parent)
        effects = [replace(e, sign=times(ability, e.sign)) for e in effects] if ability is Sign.MINUS else effects
    if predicate.relation == "complement" and parent is not None and parent.kind in ("protect", "prevent", "improve"):
        kept_off = predicate.object.heads if predicate.object is not None else []
        analysis.effects[parent] = [Effect(a, times(Sign.MINUS, a.sign)) for a in kept_off]
        effects = []
    analysis.effects[predicate] = effects


def _all_that_changed(analysis: Analysis, predicate: Predicate) -> Phrase | None:
    """ "Lowered X along with Y, which were reversed by Z": both, where what follows undoes them."""
    subject, trigger = predicate.subject, predicate.head.trigger
    before = [p for p in analysis.before(predicate.start) if analysis.signed_effects(p)]
    verbs = {i.word for i in analysis.items if predicate.start <= i.start < predicate.end}
    undoes = trigger is not None and (trigger.kind in ("abolish", "reverse") or trigger.sign is Sign.MINUS)
    if not (undoes and subject and before and verbs & {"were", "are"}) or len(subject.heads) > 1:
        return None
    changed = [e for p in before if p.clause == predicate.clause for e in analysis.events(p)]
    return Phrase(subject.start, subject.end, inferred(changed), text=subject.text) if len(changed) > 1 else None


def _apposed_effect(analysis: Analysis, phrase: Phrase) -> Phrase | None:
    """ "Lowers X, an effect prevented by Y": what is prevented is the lowering, not X."""
    words = phrase.text.lower().split()
    is_apposed = len(words) > 3 and words[-3:-1] in ([",", "an"], [",", "a"]) and words[-1] in word_list("happenings")
    before = [p for p in analysis.before(phrase.end) if analysis.signed_effects(p)]
    if not is_apposed or not before:
        return None
    return Phrase(phrase.start, phrase.end, inferred(analysis.events(before[-1])), text=phrase.text)


def _of_ability(analysis: Analysis, predicate: Predicate) -> list[Effect]:
    """ "The ability of X to lower Y was lost": what is lost is the lowering of Y."""
    subject, trigger = predicate.subject, predicate.head.trigger
    acts_on_it = predicate.use == "passive" or predicate.kind in ("cause_by", "vary")
    if not acts_on_it or subject is None or trigger is None:
        return []
    before = analysis.before(predicate.start)
    if not before or before[-1].use != "infinitive" or word_list("abilities").isdisjoint(subject.text.split()):
        return []
    return [Effect(e.argument, times(trigger.sign, e.sign)) for e in analysis.signed_effects(before[-1])]


def _turned_back(analysis: Analysis, effect: Effect) -> Effect:
    """What restores something undoes the change told before: "X was raised by A and normalized by B"."""
    told = [e for p in analysis.effects for e in analysis.events(p)]
    told += [e for e in analysis.discourse.events if e.through == "event"]
    change = next((e for e in told if e.entity.id == effect.argument.entity.id), None)
    if change is None or change.sign is Sign.UNKNOWN or effect.argument.through in ("event", "state"):
        return effect
    return replace(effect, sign=times(Sign.MINUS, change.sign))


def _sign_of_ability(predicate: Predicate) -> Sign:
    """ "Showed an impaired ability to promote X", "abolished their ability to promote X": X falls."""
    phrase = predicate.object
    if phrase is None or phrase.trigger is None or not set(phrase.text.split()) & word_list("abilities"):
        return Sign.PLUS
    own = phrase.sign if not phrase.heads else Sign.PLUS
    trigger = predicate.head.trigger
    changes = trigger is not None and trigger.sign is not Sign.UNKNOWN and trigger.kind in _CHANGING
    return times(trigger.sign, own) if changes and trigger is not None else own


_CHANGING = frozenset(("cause", "abolish", "reverse", "prevent", "vary", "improve"))


def _tie_openings(predicates: list[Predicate]) -> None:
    """ "By doing C, X brings E about": the opening gerund is the means of the main verb behind it."""
    for index, predicate in enumerate(predicates):
        if predicate.mark is None or predicate.use != "ing" or predicate.parent is not None:
            continue
        explains = predicate.relation == "opening" and predicate.mark.kind == "means"
        if not explains and predicate.mark.word not in word_list("additions"):
            continue
        for main in predicates[index + 1 :]:
            if main.relation == "main" and main.use in ("finite", "passive"):
                predicate.relation, predicate.parent = "means" if explains else "result", main
                predicate.is_negated ^= predicate.mark.word in word_list("instead")
                break


def _predicate_claims(analysis: Analysis) -> Iterator[Claim]:
    for predicate in analysis.predicates:
        if not predicate.is_aim and not _is_question(analysis, predicate):
            yield from claims_of(analysis, predicate)
    if not any(p.use in ("finite", "passive", "copula") for p in analysis.predicates):
        yield from _verbless_findings(analysis)


def _is_question(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether the predicate states a question and not a finding: "we asked whether X lowers Y"."""
    before = [i for i in analysis.items if i.end <= predicate.start and i.kind in ("sub", "semi", "colon")]
    if before and before[-1].word == "whether":
        return True
    step: Predicate | None = predicate if predicate.relation != "postmodifier" else None
    while step is not None:
        if step.is_aim and step.use in ("infinitive", "finite", "passive"):
            return True
        if step.mark is not None and step.mark.word in ("whether", "if"):
            return True
        step = step.parent
    return False


def _verbless_findings(analysis: Analysis) -> Iterator[Claim]:
    """ "Increase in X, decreased Y": findings without a verb, of what the row is about or of what was given."""
    predicates = analysis.predicates
    taken = {p for predicate in predicates for p in predicate.phrases}
    given = [h for p in predicates for a in p.adjuncts for h in a.phrase.heads if h.through == "intervention"]
    given += [c for p in analysis.phrases for c in p.conditions]
    for phrase in analysis.phrases:
        if phrase in taken:
            continue
        for head in phrase.heads:
            if head.through not in ("event", "state", "improve") or head.trigger is None:
                continue
            anchor = Predicate(head.trigger, "copula", phrase.start, phrase.end)
            for agent in given or analysis.discourse.row:
                claim = relate(agent, Effect(head, head.sign), "verbless-finding", anchor)
                if claim is not None:
                    yield claim


def _with_secreted_vesicles(claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Give vesicles that a cell was said to release their source, here and for the sentences to come."""
    for claim in [c for c in claims if c.relation is Relation.SECRETES]:
        discourse.last_of["vesicle"] = claim.object
        place, entity = claim.object.mention.start, claim.object.entity
        claims = [_with_vesicle(c, place, entity) for c in claims]
    return claims


def _without_weaker(claims: list[Claim]) -> list[Claim]:
    """Drop what a sentence says without a sign where it says the same with one: "binds X and raises its expression"."""
    signed = {(c.subject.entity.id, c.object.entity.id) for c in claims if c.relation is not Relation.AFFECTS}
    return [
        c
        for c in claims
        if c.relation is not Relation.AFFECTS or (c.subject.entity.id, c.object.entity.id) not in signed
    ]


def _without_contradictions(claims: list[Claim]) -> Iterator[Claim]:
    """Keep the first sign that a sentence gives a pair: no author takes a finding back before the full stop."""
    told: dict[tuple[str, str], Relation] = {}
    for claim in claims:
        pair = claim.subject.entity.id, claim.object.entity.id
        is_signed = claim.relation in (Relation.INCREASES, Relation.DECREASES) and not claim.is_negated
        if not is_signed or told.setdefault(pair, claim.relation) is claim.relation:
            yield claim


def _with_vesicle(claim: Claim, place: int, entity: Entity) -> Claim:
    """`claim` with the general vesicle named at `place` read as `entity`."""
    subject = claim.subject
    if subject.mention.start != place or subject.entity.id != VESICLE.id:
        return claim
    return replace(claim, subject=subject.standing_for(entity))


def _leave_behind(analysis: Analysis) -> None:
    """What the next sentence may refer to."""
    agents: list[Argument] = []
    events: list[Argument] = []
    for predicate in analysis.predicates:
        if analysis.effects.get(predicate) and predicate.relation in ("main", "coordinated"):
            agents = agents or analysis.agents[predicate]
            events += analysis.events(predicate)
        elif (predicate.kind == "treatment" or implants(predicate)) and not agents:
            agents = treatment_agents(predicate)
    mains = [p.subject for p in analysis.predicates if p.relation == "main" and p.subject is not None]
    subjects = [s.heads for s in mains if s.heads]
    discourse = analysis.discourse
    for phrase in analysis.phrases:
        named: dict[str, list[Argument]] = {}
        for head in phrase.heads:
            named.setdefault(head.entity.type, []).append(head)
        discourse.group_of.update(named)
    if subjects:
        discourse.subject = subjects[0]
    discourse.events = [*agents, *events]
    if agents or subjects:
        discourse.agents = agents
