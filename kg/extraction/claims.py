"""Claims: who does what to whom, with the sign arithmetic that led there.

Signs are multiplied, never guessed: the subject's words, the verb and the object's words each contribute one factor,
and the factors are kept as steps that a reader can check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.cellstates import state_of
from kg.extraction.items import Item
from kg.extraction.links import antagonist
from kg.extraction.predicates import Predicate
from kg.model import Entity, Relation, Sign
from kg.resources import resource
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import is_class, load_lexicon, read_table
from kg.vocabulary.processes import process_called
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful
from kg.vocabulary.vesicles import VESICLE, vesicle_of

__all__ = ["PATIENT_TYPES", "Claim", "Effect", "claims_of_phrase", "relate", "relate_all"]

PATIENT_TYPES = frozenset(("mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus"))
"""Types of entities that can be raised or lowered."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that a clause asserts, before entities and context are put around it."""

    subject: Argument
    relation: Relation
    object: Argument
    rule: str
    trigger: Item
    span: tuple[int, int]
    steps: tuple[str, ...] = ()
    is_direct: bool = False
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """Something a predicate does to one entity; `relation` is fixed where the verb neither raises nor lowers."""

    argument: Argument
    sign: Sign
    relation: Relation | None = None
    is_direct: bool = False


def relate(subject: Argument, effect: Effect, rule: str, predicate: Predicate) -> Claim | None:
    """The claim that `subject` has `effect`; None where the two cannot stand in such a relation."""
    if effect.relation is Relation.CARRIES and subject.entity.label == _RELEASE:
        subject = subject.standing_for(VESICLE)
    if effect.relation is None:
        subject, effect = _kept(*_turned(subject, effect, predicate))
    object_ = _carried_or_secreted(subject, effect)
    if object_ is None or subject.entity.id == object_.entity.id:
        return None
    if effect.relation is not Relation.CARRIES and (is_class(object_.entity) or is_class(subject.entity)):
        return None
    if {subject.entity.id, object_.entity.id} >= {_MIRNA} and subject.entity.type == object_.entity.type:
        return None
    relation, direct = effect.relation, effect.is_direct
    if relation is None:
        sign, direct = _touched(subject, effect, predicate)
        if sign is Sign.UNKNOWN and _is_harm_from_change(subject, effect, predicate):
            sign = Sign.PLUS
        sign = times(subject.sign if subject.through != "effect" else Sign.PLUS, sign)
        relation = _RELATIONS[sign]
    steps = _steps(subject, effect, predicate, relation)
    span = (predicate.start, predicate.end)
    return Claim(subject, relation, object_, rule, predicate.head, span, steps, direct, predicate.is_negated)


def relate_all(
    subjects: Iterable[Argument], effects: Iterable[Effect], rule: str, predicate: Predicate
) -> Iterator[Claim]:
    """The claims of every subject with every effect."""
    listed = list(subjects)
    for effect in effects:
        for subject in listed:
            claim = relate(subject, effect, rule, predicate)
            if claim is not None:
                yield claim


_MIRNA = "mkg:mirna/mirna"
_RELEASE = "exosome release"
"""The process that may stand for what is released: "the secretion of exosomes rich in X"."""
_RELATIONS = {Sign.PLUS: Relation.INCREASES, Sign.MINUS: Relation.DECREASES, Sign.UNKNOWN: Relation.AFFECTS}


def _kept(subject: Argument, effect: Effect) -> tuple[Argument, Effect]:
    """Subject and effect as the graph keeps them: cells as their state, quantities as their loss."""
    argument, sign = _uprighted(effect.argument, effect.sign)
    state = state_of(subject.entity, acting=True) if subject.entity.type == "cell" else None
    if state is not None:
        subject = subject.standing_for(state)
    acting, own_sign = _uprighted(subject, subject.sign)
    if own_sign is not acting.sign:
        acting = replace(acting, sign=own_sign)
    if argument is not effect.argument or sign is not effect.sign:
        effect = replace(effect, argument=argument, sign=sign)
    return acting, effect


def _turned(subject: Argument, effect: Effect, predicate: Predicate) -> tuple[Argument, Effect]:
    """ "miR-X is targeted by the gene G" means that miR-X targets G: no gene product seeks out a miRNA to lower it."""
    reached, trigger = effect.argument, predicate.head.trigger
    targets = effect.is_direct and trigger is not None and trigger.lemma == "target" and predicate.acts_on_subject
    if not targets or subject.entity.type != "gene" or reached.entity.type != "mirna" or _is_noncoding(subject):
        return subject, effect
    return reached, replace(effect, argument=subject)


def _carried_or_secreted(subject: Argument, effect: Effect) -> Argument | None:
    """The object of the claim, or None where the types forbid it: only vesicles carry, only cells secrete."""
    object_ = effect.argument
    if "anatomy" in (subject.entity.type, object_.entity.type):
        return None
    if effect.relation is Relation.CARRIES and subject.entity.type != "vesicle":
        return None
    if effect.relation is Relation.CARRIES and _is_antagonist(object_):
        return replace(object_, mention=antagonist(object_.mention))
    if effect.relation is not Relation.SECRETES:
        return object_
    if subject.entity.type != "cell":
        return None
    if object_.entity.id == VESICLE.id:
        return object_.standing_for(vesicle_of(subject.entity))
    return object_


def _is_antagonist(argument: Argument) -> bool:
    """Whether a miRNA is named as what is inhibited: what is carried then is its antagomiR."""
    return argument.entity.type == "mirna" and argument.through == "agent" and argument.sign is Sign.MINUS


def _touched(subject: Argument, effect: Effect, predicate: Predicate) -> tuple[Sign, bool]:
    """Sign and directness of a touch: a miRNA lowers the transcript it acts on, a protein that binds states no sign."""
    object_ = effect.argument.entity
    trigger = predicate.head.trigger
    binds = effect.is_direct and trigger is not None and trigger.kind == "target"
    if binds and subject.entity.type in ("gene", "stimulus", "pathway", "process"):
        lowers = (_is_noncoding(subject) or object_.type == "mirna") and not _is_at_promoter(predicate)
        return (effect.sign if lowers else Sign.UNKNOWN), True
    silences = subject.entity.type == "mirna" and object_.type == "gene" and _acts_on(predicate)
    if effect.sign is Sign.UNKNOWN and silences:
        return Sign.MINUS, True
    return effect.sign, effect.is_direct


def _is_at_promoter(predicate: Predicate) -> bool:
    """ "Bound to the promoter of X": what is bound is the gene, and not what it makes."""
    return any("promoter" in phrase.text for phrase in predicate.phrases)


def _is_harm_from_change(subject: Argument, effect: Effect, predicate: Predicate) -> bool:
    """ "Loss of X plays a role in the disease D", "low X is linked to D": the change told of goes with more of D."""
    changed = subject.through in ("event", "state") and subject.sign is not Sign.UNKNOWN
    plays_part = effect.argument.through == "effect" or predicate.lemma in word_list("going with")
    return changed and plays_part and is_harmful(effect.argument.entity)


@cache
def _inverses() -> dict[str, tuple[Entity, bool]]:
    """Folded name of a quantity -> the entity that the graph keeps for its loss, and whether only a fall counts."""
    rows = read_table(resource("ontology", "grammar", "inverses.tsv"))
    known = ((row, load_lexicon().by_label.get(fold(row["entity"]))) for row in rows)
    return {fold(row["label"]): (entity, row["when"] == "-") for row, entity in known if entity is not None}


@lru_cache(maxsize=4096)
def _inverse_of(name: str) -> tuple[Entity, bool] | None:
    return _inverses().get(fold(name))


def _uprighted(argument: Argument, sign: Sign) -> tuple[Argument, Sign]:
    """ "Raised disc height" as less disc height loss: argument and sign turned round where the table says so."""
    if argument.entity.type == "process" and argument.entity.label.endswith(" sensitivity"):
        return _as_resistance(argument), times(Sign.MINUS, sign)
    found = _inverse_of(argument.mention.text) or _inverse_of(argument.entity.label)
    if found is None or (found[1] and sign is not Sign.MINUS):
        return argument, sign
    return argument.standing_for(found[0]), times(Sign.MINUS, sign)


def _as_resistance(argument: Argument) -> Argument:
    """Sensitivity to a drug kept as its opposite, so that both ways of saying it meet."""
    label = argument.entity.label.removesuffix("sensitivity") + "resistance"
    return argument.standing_for(process_called(label))


def _acts_on(predicate: Predicate) -> bool:
    """Whether the verb is one of touching: a miRNA that acts on a transcript lowers it."""
    return predicate.head.trigger is not None and predicate.head.trigger.lemma in (
        "act",
        "acts on",
        "act on",
        "acted on",
        "acting on",
        "interact",
    )


def _is_noncoding(argument: Argument) -> bool:
    text = argument.entity.label + argument.mention.text
    return argument.entity.type == "mirna" or any(t in text for t in ("lnc", "circ", "LINC", "-AS"))


_WORDS = {Sign.PLUS: "raises", Sign.MINUS: "lowers", Sign.UNKNOWN: "acts on, direction not stated,"}


def _steps(subject: Argument, effect: Effect, predicate: Predicate, relation: Relation) -> tuple[str, ...]:
    """The sign arithmetic in words."""
    steps = []
    if subject.sign is Sign.MINUS and subject.trigger is not None:
        steps.append(f"'{subject.trigger.text}' lowers {subject.entity.label}")
    if predicate.head.trigger is not None:
        steps.append(f"'{predicate.head.text}' {_WORDS[predicate.head.trigger.sign]} what follows")
    if effect.argument.trigger is not None and effect.argument.through:
        steps.append(f"'{effect.argument.trigger.text}' {_WORDS[effect.argument.sign]} {effect.argument.entity.label}")
    steps.append(f"so {subject.entity.label} {relation} {effect.argument.entity.label}")
    return tuple(steps)


def claims_of_phrase(phrase: Phrase) -> Iterator[Claim]:
    """The claims that a noun phrase makes by itself: "IL-1β-induced apoptosis", "exosomal miR-21"."""
    for link in phrase.links:
        cargo = link.rule.startswith("cargo")
        relation = (
            Relation.CARRIES
            if cargo
            else {1: Relation.INCREASES, -1: Relation.DECREASES}.get(link.sign, Relation.AFFECTS)
        )
        if link.subject.entity.id == link.object.entity.id:
            continue
        if not cargo and link.object.entity.type not in PATIENT_TYPES:
            continue
        step = f"'{link.trigger.text}' says {link.subject.entity.label} {relation} {link.object.entity.label}"
        yield Claim(link.subject, relation, link.object, link.rule, link.trigger, (phrase.start, phrase.end), (step,))
    if phrase.sources:
        for source in phrase.sources:
            for head in phrase.heads:
                if (
                    head.through in ("effect", "role")
                    and head.sign is not Sign.UNKNOWN
                    and head.entity.type in PATIENT_TYPES
                ):
                    relation = _RELATIONS[times(source.sign, head.sign)]
                    assert head.trigger is not None
                    yield Claim(source, relation, head, "effect-noun", head.trigger, (phrase.start, phrase.end))
