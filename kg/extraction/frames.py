"""From predicates to claims: who does what to whom, with which sign, and by which rule it was read.

Each frame is a small function from a predicate (and what surrounds it) to claims.  Signs are multiplied, never
guessed: the subject's words, the verb and the object's words each contribute one factor, and the factors are kept as
steps that `kg explain` prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.clauses import Predicate
from kg.extraction.items import Item
from kg.extraction.phrases import Argument, Phrase, times
from kg.extraction.valence import is_harmful
from kg.model import Entity, Mention, Relation, Sign
from kg.resources import resource
from kg.vocabulary.compounds import VESICLE, vesicle_of
from kg.vocabulary.folding import fold, name_key, slug
from kg.vocabulary.lexicon import load_lexicon, read_table

__all__ = ["Claim", "Effect", "claims_of_phrase", "effects_of", "relate"]

_PATIENT_TYPES = frozenset(("mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus"))
_CARGO_TYPES = frozenset(("mirna", "gene", "stimulus"))
_CARRIED = frozenset(("mirna", "gene"))
_SIGNED = frozenset(
    ("event", "intervention", "agent", "effect", "state", "role", "protect", "sponge", "target", "improve")
)


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
    """Something a predicate does to one entity; `relation` is fixed where the verb is not one of raising or lowering."""

    argument: Argument
    sign: Sign
    relation: Relation | None = None
    is_direct: bool = False


def effects_of(predicate: Predicate) -> list[Effect]:
    """What a predicate does to its patient(s), own words of the patient included."""
    trigger = predicate.head.trigger
    kind = trigger.kind if trigger is not None else predicate.head.kind
    frame = _FRAMES.get(kind)
    if frame is None:
        return []
    effects = [_of_bodies(e, predicate) for e in frame(predicate)]
    return [e for e in effects if e.argument.entity.type in _PATIENT_TYPES or e.relation is not None]


@cache
def _object_verbs() -> dict[str, tuple[str, Sign]]:
    rows = read_table(resource("ontology", "grammar", "object_verbs.tsv"))
    return {row["verb"]: (row["head"], Sign.PLUS if row["sign"] == "+" else Sign.MINUS) for row in rows}


@cache
def _cell_states() -> dict[str, Entity]:
    rows = read_table(resource("ontology", "grammar", "cell_states.tsv"))
    known = ((row["cell"], load_lexicon().words.get(name_key(row["process"]))) for row in rows)
    return {fold(cell): entity for cell, entity in known if entity is not None}


def _of_bodies(effect: Effect, predicate: Predicate) -> Effect:
    """Turn a cell or tissue that is acted on into the process meant: "recruits macrophages", "fewer M1 macrophages"."""
    entity = effect.argument.entity
    if entity.type not in ("cell", "anatomy") or effect.relation is not None:
        return effect
    state = _cell_states().get(fold(entity.label))
    if state is not None:
        return replace(
            effect, argument=replace(effect.argument, mention=replace(effect.argument.mention, entity=state))
        )
    lemma = predicate.head.trigger.lemma if predicate.head.trigger is not None else ""
    if lemma not in _object_verbs():
        return effect
    head, sign = _object_verbs()[lemma]
    label = f"{entity.label} {head}"
    known = load_lexicon().words.get(name_key(label))
    made = known or Entity(f"mkg:process/{slug(label)}", label, "process")
    return Effect(replace(effect.argument, mention=replace(effect.argument.mention, entity=made)), sign)


def _patients(predicate: Predicate) -> list[Argument]:
    """The arguments that the verb acts on: its object, or its subject in the passive."""
    phrase = predicate.subject if predicate.use in ("passive", "reduced") else predicate.object
    return phrase.heads if phrase is not None else []


def _signed(predicate: Predicate) -> Iterator[Effect]:
    assert predicate.head.trigger is not None
    sign = predicate.head.trigger.sign
    for argument in _patients(predicate):
        yield Effect(argument, times(sign, argument.sign))


def _vary(predicate: Predicate) -> Iterator[Effect]:
    """Verbs that also stand alone: "IL-6 decreased", "apoptosis rose in the control group"."""
    assert predicate.head.trigger is not None
    if predicate.object is not None and predicate.object.heads:
        yield from _signed(predicate)
    elif predicate.subject is not None and predicate.use in ("finite", "passive", "ing"):
        for argument in predicate.subject.heads:
            yield Effect(argument, times(predicate.head.trigger.sign, argument.sign))


def _improve(predicate: Predicate) -> Iterator[Effect]:
    for argument in [*_patients(predicate)] or (
        predicate.subject.heads if predicate.subject and predicate.object is None else []
    ):
        sign = argument.sign
        if argument.through in ("event", "state") and sign is Sign.MINUS:
            yield Effect(argument, Sign.PLUS)
        else:
            yield Effect(argument, times(Sign.MINUS if is_harmful(argument.entity) else Sign.PLUS, sign))
    if predicate.object is not None:
        yield from _kept_from(predicate.object)


def _protect(predicate: Predicate) -> Iterator[Effect]:
    """ "Protects Y from Z": Z is lowered, Y is not touched."""
    kept = [e for phrase in (predicate.object, predicate.subject) if phrase is not None for e in _kept_from(phrase)]
    yield from kept
    if not kept:
        for argument in _patients(predicate):
            if is_harmful(argument.entity):
                yield Effect(argument, Sign.MINUS)


def _kept_from(phrase: Phrase) -> Iterator[Effect]:
    for preposition, argument in phrase.modifiers:
        if preposition in ("from", "against"):
            yield Effect(argument, Sign.MINUS)


def _prevent(predicate: Predicate) -> Iterator[Effect]:
    kept = [e for phrase in (predicate.object, predicate.subject) if phrase is not None for e in _kept_from(phrase)]
    yield from kept or _signed(predicate)


def _abolish(predicate: Predicate) -> Iterator[Effect]:
    for argument in _patients(predicate):
        if argument.through == "effect" and argument.sign is Sign.UNKNOWN:
            continue
        yield Effect(argument, times(Sign.MINUS, argument.sign))


def _target(predicate: Predicate) -> Iterator[Effect]:
    reached = [
        argument
        for phrase in (predicate.object, predicate.subject)
        for preposition, argument in (phrase.modifiers if phrase is not None else ())
        if preposition in ("to", "with") and predicate.use not in ("passive", "reduced")
    ]
    for argument in _patients(predicate) or reached:
        if argument.entity.type not in ("disease", "hallmark"):
            yield Effect(argument, times(Sign.MINUS, argument.sign), is_direct=True)


def _carry(predicate: Predicate) -> Iterator[Effect]:
    for argument in _patients(predicate):
        if argument.entity.type in _CARGO_TYPES:
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)


def _secrete(predicate: Predicate) -> Iterator[Effect]:
    for argument in _patients(predicate):
        if argument.entity.type == "vesicle":
            yield Effect(argument, Sign.PLUS, Relation.SECRETES)
        elif argument.entity.type in ("gene", "stimulus", "process"):
            yield Effect(argument, argument.sign)


def _express(predicate: Predicate) -> Iterator[Effect]:
    for argument in _patients(predicate):
        if argument.entity.type in _CARRIED:
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)


def _light(predicate: Predicate) -> Iterator[Effect]:
    """ "Showed reduced X", "exerts an inhibitory effect on X", "activation of X occurred"."""
    phrase = predicate.object if predicate.object is not None and predicate.object.heads else predicate.subject
    if phrase is None:
        return
    for argument in phrase.heads:
        merely_has = argument.through == "state" and predicate.head.word in ("have", "has", "had", "having")
        if argument.through in _SIGNED and argument.through not in ("intervention", "target") and not merely_has:
            yield Effect(argument, argument.sign)


def _intervene(predicate: Predicate) -> Iterator[Effect]:
    """ "X was knocked down" is something done to X by the experimenter; it has no agent in the graph."""
    assert predicate.head.trigger is not None
    for argument in _patients(predicate):
        yield Effect(replace(argument, through="intervention"), times(predicate.head.trigger.sign, argument.sign))


def _copula(predicate: Predicate) -> Iterator[Effect]:
    """ "X levels were higher": an adjective behind "be" says how the subject changed."""
    phrase = predicate.object
    if phrase is None or predicate.subject is None:
        return
    if phrase.heads:
        for argument in phrase.heads:
            if argument.through in ("agent", "role", "effect", "sponge"):
                yield Effect(argument, argument.sign, is_direct=argument.through == "sponge")


def _shift(predicate: Predicate) -> Iterator[Effect]:
    """ "Shifted microglia from M1 to M2": what stands behind "from" falls, what stands behind "to" rises."""
    for phrase in (predicate.object, predicate.subject):
        for preposition, argument in phrase.modifiers if phrase is not None else ():
            if preposition in ("from", "to", "into", "toward", "towards"):
                yield Effect(argument, Sign.MINUS if preposition == "from" else Sign.PLUS)


def _process_verb(predicate: Predicate) -> Iterator[Effect]:
    """ "Cells migrated more", "proliferated less": the process that the verb names, as an effect without a patient."""
    assert predicate.head.trigger is not None
    known = load_lexicon().words.get(fold(predicate.head.trigger.lemma))
    if known is not None:
        item = predicate.head
        mention = Mention(known, item.start, item.end, item.text)
        yield Effect(Argument(mention), predicate.head.trigger.sign)


_FRAMES = {
    "cause": _signed,
    "produce": _secrete,
    "vary": _vary,
    "improve": _improve,
    "protect": _protect,
    "prevent": _prevent,
    "abolish": _abolish,
    "reverse": _abolish,
    "target": _target,
    "sponge": _target,
    "affect": _signed,
    "carry": _carry,
    "secrete": _secrete,
    "express": _express,
    "light": _light,
    "report": _light,
    "aim": _light,
    "plain": _light,
    "treatment": lambda predicate: iter(()),
    "intervene": _intervene,
    "be": _copula,
    "process": _process_verb,
    "shift": _shift,
}


def relate(subject: Argument, effect: Effect, rule: str, predicate: Predicate) -> Claim | None:
    """The claim that `subject` has `effect`; None where the two cannot stand in such a relation."""
    if effect.relation is None:
        argument, sign = _uprighted(effect.argument, effect.sign)
        effect = replace(effect, argument=argument, sign=sign)
        acting, sign = _uprighted(subject, subject.sign)
        subject = replace(acting, sign=sign)
    object_ = effect.argument
    if subject.entity.id == object_.entity.id or "anatomy" in (subject.entity.type, object_.entity.type):
        return None
    relation, direct = effect.relation, effect.is_direct
    if relation is Relation.CARRIES and subject.entity.type != "vesicle":
        return None
    if relation is Relation.SECRETES:
        if subject.entity.type != "cell":
            return None
        if object_.entity.id == VESICLE.id:
            object_ = replace(object_, mention=replace(object_.mention, entity=vesicle_of(subject.entity)))
    if relation is not Relation.CARRIES and _is_generic(object_.entity, subject.entity):
        return None
    sign = effect.sign
    if relation is None:
        if (
            direct
            and subject.entity.type in ("gene", "stimulus", "pathway", "process")
            and predicate.head.trigger is not None
            and predicate.head.trigger.kind == "target"
        ):
            sign = sign if _is_noncoding(subject) or object_.entity.type == "mirna" else Sign.UNKNOWN
        if (
            sign is Sign.UNKNOWN
            and subject.entity.type == "mirna"
            and object_.entity.type == "gene"
            and _acts_on(predicate)
        ):
            sign, direct = Sign.MINUS, True
        sign = times(subject.sign if subject.through != "effect" else Sign.PLUS, sign)
        relation = {Sign.PLUS: Relation.INCREASES, Sign.MINUS: Relation.DECREASES, Sign.UNKNOWN: Relation.AFFECTS}[sign]
    return Claim(
        subject, relation, object_, rule, predicate.head, (predicate.start, predicate.end),
        _steps(subject, effect, predicate, relation), direct, predicate.is_negated,
    )  # fmt: skip


@cache
def _cargo_only() -> frozenset[str]:
    rows = read_table(resource("ontology", "grammar", "generic.tsv"))
    return frozenset(name_key(row["name"]) for row in rows if row["use"] == "cargo")


def _is_generic(*entities: Entity) -> bool:
    """Whether one is a class like "proteins" that says something only as cargo."""
    return any(name_key(entity.label) in _cargo_only() for entity in entities)


@cache
def _inverses() -> dict[str, tuple[Entity, bool]]:
    """Folded name of a quantity -> the entity that the graph keeps for its loss, and whether only a fall counts."""
    rows = read_table(resource("ontology", "grammar", "inverses.tsv"))
    known = ((row, load_lexicon().by_label.get(fold(row["entity"]))) for row in rows)
    return {fold(row["label"]): (entity, row["when"] == "-") for row, entity in known if entity is not None}


def _uprighted(argument: Argument, sign: Sign) -> tuple[Argument, Sign]:
    """ "Raised disc height" as less disc height loss: the argument and the sign turned round where the table says so."""
    found = _inverses().get(fold(argument.mention.text)) or _inverses().get(fold(argument.entity.label))
    if found is None or (found[1] and sign is not Sign.MINUS):
        return argument, sign
    return replace(argument, mention=replace(argument.mention, entity=found[0])), times(Sign.MINUS, sign)


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
        if not cargo and link.object.entity.type not in _PATIENT_TYPES:
            continue
        step = f"'{link.trigger.text}' says {link.subject.entity.label} {relation} {link.object.entity.label}"
        yield Claim(link.subject, relation, link.object, link.rule, link.trigger, (phrase.start, phrase.end), (step,))
    if phrase.sources:
        for source in phrase.sources:
            for head in phrase.heads:
                if (
                    head.through in ("effect", "role")
                    and head.sign is not Sign.UNKNOWN
                    and head.entity.type in _PATIENT_TYPES
                ):
                    relation = Relation.INCREASES if head.sign is Sign.PLUS else Relation.DECREASES
                    assert head.trigger is not None
                    yield Claim(source, relation, head, "effect-noun", head.trigger, (phrase.start, phrase.end))
