"""What each class of verb does to its arguments, one small function a class.

"Inhibits" lowers its object, "protects X from Y" lowers Y, "improves" raises what is good and lowers what is harmful,
"shows reduced X" says nothing itself and lets the noun phrase speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.cellstates import state_of
from kg.extraction.claims import PATIENT_TYPES, Effect
from kg.extraction.items import Item
from kg.extraction.predicates import Predicate
from kg.model import Entity, Mention, Relation, Sign
from kg.resources import resource
from kg.vocabulary.folding import fold, name_key, slug
from kg.vocabulary.lexicon import load_lexicon, read_table
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["effects_of"]

_CARGO_TYPES = frozenset(("mirna", "gene", "stimulus"))
_CARRIED = frozenset(("mirna", "gene"))
_SIGNED = frozenset(
    ("event", "intervention", "agent", "effect", "state", "role", "protect", "sponge", "target", "improve")
)


def effects_of(predicate: Predicate) -> list[Effect]:
    """What a predicate does to its patient(s), own words of the patient included."""
    frame = _FRAMES.get(predicate.kind)
    if frame is None:
        return []
    effects = [_of_bodies(e, predicate) for e in frame(predicate)]
    return [e for e in effects if e.argument.entity.type in PATIENT_TYPES or e.relation is not None]


@cache
def _object_verbs() -> dict[str, tuple[str, Sign]]:
    rows = read_table(resource("ontology", "grammar", "object_verbs.tsv"))
    return {row["verb"]: (row["head"], Sign.PLUS if row["sign"] == "+" else Sign.MINUS) for row in rows}


def _of_bodies(effect: Effect, predicate: Predicate) -> Effect:
    """Turn a cell or tissue that is acted on into the process meant: "recruits macrophages", "fewer M1 macrophages"."""
    entity = effect.argument.entity
    if entity.type not in ("cell", "anatomy") or effect.relation is not None:
        return effect
    state = state_of(entity)
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


_ACTORS = frozenset(("cell", "vesicle", "mirna", "gene", "stimulus", "therapy"))
"""Types of entities whose "effects" are not they themselves."""


def _patients(predicate: Predicate) -> list[Argument]:
    """The arguments that the verb acts on: its object, or its subject in the passive."""
    phrase = predicate.subject if predicate.acts_on_subject else predicate.object
    return [h for h in phrase.heads if not _only_owns_effect(h, phrase)] if phrase is not None else []


def _only_owns_effect(argument: Argument, phrase: Phrase) -> bool:
    """ "The protective effect of X": what is done to the effect is not done to X."""
    if argument.through != "effect" or argument.entity.type not in _ACTORS or argument.trigger is None:
        return False
    return f"{argument.trigger.text} of " in phrase.text


def _signed(predicate: Predicate) -> Iterator[Effect]:
    assert predicate.head.trigger is not None
    sign = predicate.head.trigger.sign
    for argument in _patients(predicate):
        yield Effect(argument, times(sign, argument.sign))
    yield from _of_actions(predicate, sign)


def _of_actions(predicate: Predicate, sign: Sign) -> Iterator[Effect]:
    """ "Enhanced the proangiogenic actions of X": X is enhanced too."""
    phrase = predicate.object
    noun = phrase.trigger if phrase is not None else None
    if phrase is not None and noun is not None and noun.word in ("action", "actions"):
        for source in phrase.sources:
            yield Effect(replace(source, sign=Sign.PLUS, through=""), sign)


def _affect(predicate: Predicate) -> Iterator[Effect]:
    """ "X is associated with Y" states no direction, "with reduced Y" states one."""
    if predicate.head.kind != "predicate":
        yield from _signed(predicate)
        return
    assert predicate.head.trigger is not None
    for argument in _patients(predicate):
        changes = argument.through in ("state", "event") and not argument.is_inferred
        stated = predicate.head.trigger.sign
        sign = argument.sign if changes and stated is Sign.UNKNOWN else times(stated, argument.sign)
        yield Effect(argument, sign)


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
        if argument.through == "role":
            yield Effect(argument, sign)
        elif argument.is_inferred and argument.through == "event":
            yield Effect(argument, times(Sign.MINUS, sign))
        elif argument.through in ("event", "state", "effect") and sign is Sign.MINUS:
            yield Effect(argument, Sign.PLUS)
        else:
            yield Effect(argument, times(Sign.MINUS if is_harmful(argument.entity) else Sign.PLUS, sign))
    if predicate.object is not None:
        yield from _kept_from(predicate.object)


def _worsen(predicate: Predicate) -> Iterator[Effect]:
    """ "Exacerbates fibrosis" raises it, "exacerbates cardiac function" lowers it."""
    for argument in _patients(predicate):
        is_good = argument.entity.label.rsplit(" ", 1)[-1] in word_list("goods")
        yield Effect(argument, times(Sign.MINUS if is_good else Sign.PLUS, argument.sign))


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
        if argument.through == "effect" and (argument.sign is Sign.UNKNOWN or argument.entity.type in _ACTORS):
            continue
        sign = Sign.PLUS if _is_held_down(predicate, argument) else Sign.MINUS
        yield Effect(argument, times(sign, argument.sign))


def _is_held_down(predicate: Predicate, argument: Argument) -> bool:
    """ "Reversed the X-inhibited Y": what X held down rises again."""
    links = [link for phrase in predicate.phrases for link in phrase.links if link.rule == "induced-modifier"]
    holding = [link for link in links if link.trigger.trigger is not None and link.trigger.trigger.sign is Sign.MINUS]
    return any(link.object.mention is argument.mention for link in holding)


def _target(predicate: Predicate) -> Iterator[Effect]:
    reached = [
        argument
        for phrase in (predicate.object, predicate.subject)
        for preposition, argument in (phrase.modifiers if phrase is not None else ())
        if preposition in ("to", "with") and not predicate.acts_on_subject
    ]
    for argument in _patients(predicate) or reached:
        if argument.entity.type not in ("disease", "hallmark"):
            binds_promoter = argument.through == "agent" and argument.sign is Sign.PLUS
            sign = Sign.UNKNOWN if binds_promoter else times(Sign.MINUS, argument.sign)
            yield Effect(argument, sign, is_direct=True)


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
        describes = predicate.head.word in ("have", "has", "had", "having") and _names_an_actor(predicate)
        merely_has = argument.through == "state" and describes
        is_seen = predicate.kind == "report" and predicate.use == "passive" and argument.entity.type == "process"
        comes_down = not argument.through and is_harmful(argument.entity) and _is_of_group(predicate)
        if describes and argument.entity.type in _CARRIED and _is_vesicle(predicate.subject):
            yield Effect(argument, Sign.PLUS, Relation.CARRIES)
        elif comes_down:
            yield Effect(argument, Sign.PLUS)
        elif argument.through in _SIGNED and argument.through not in ("intervention", "target") and not merely_has:
            yield Effect(argument, argument.sign)
        elif is_seen and argument.through == "" and any(a.mark.kind == "after" for a in predicate.adjuncts):
            yield Effect(argument, Sign.PLUS)


def _is_vesicle(phrase: Phrase | None) -> bool:
    return phrase is not None and bool(phrase.heads) and all(h.entity.type == "vesicle" for h in phrase.heads)


def _accompany(predicate: Predicate) -> Iterator[Effect]:
    """ "The fall of X was accompanied by a rise of Y": Y rose too; "X is accompanied by Y" states no direction."""
    happened = predicate.subject is not None and any(h.through in ("event", "state") for h in predicate.subject.heads)
    for argument in predicate.object.heads if predicate.object is not None else ():
        if argument.through in ("event", "state"):
            yield Effect(argument, argument.sign)
        elif not happened:
            yield Effect(argument, Sign.UNKNOWN)


def _correlate(predicate: Predicate) -> Iterator[Effect]:
    """ "X levels correlated with Y": the two go together, and neither is said to bring the other about."""
    for argument in predicate.object.heads if predicate.object is not None else ():
        yield Effect(argument, Sign.UNKNOWN)


def _is_of_group(predicate: Predicate) -> bool:
    """ "Mice lacking X developed Y", "X-treated cells underwent Y": the verb says that the group came to have it."""
    subject = predicate.subject
    if subject is None or predicate.object is None or predicate.head.word not in word_list("coming down with"):
        return False
    absent = any(word in word_list("without") for word, _ in subject.modifiers)
    words = set(subject.text.lower().split())
    animals = not subject.heads and words & word_list("animals") and not words & word_list("controls")
    return bool(subject.lacking or subject.conditions or absent or animals)


def _names_an_actor(predicate: Predicate) -> bool:
    """Whether the subject is something that could act, and not the group it acted on."""
    heads = predicate.subject.heads if predicate.subject is not None else []
    if predicate.subject is not None and predicate.subject.text.rsplit(" ", 1)[-1] in word_list("groups"):
        return False
    return any(h.entity.type not in ("cell", "disease", "anatomy") and h.through != "intervention" for h in heads)


def _intervene(predicate: Predicate) -> Iterator[Effect]:
    """ "X was knocked down" is something done to X by the experimenter; it has no agent in the graph."""
    assert predicate.head.trigger is not None
    for argument in _patients(predicate) or _done_with(predicate):
        yield Effect(replace(argument, through="intervention"), times(predicate.head.trigger.sign, argument.sign))


def _done_with(predicate: Predicate) -> list[Argument]:
    """ "With X silenced, ...": X stands between "with" and the participle."""
    return [h for a in predicate.adjuncts if a.mark.word == "with" for h in a.phrase.heads]


def _copula(predicate: Predicate) -> Iterator[Effect]:
    """ "X levels were higher": an adjective behind "be" says how the subject changed."""
    phrase = predicate.object
    if phrase is None or predicate.subject is None:
        return
    if predicate.subject.text.lower() == "there":
        yield from (Effect(a, a.sign) for a in phrase.heads if a.through in ("event", "state"))
    elif phrase.heads:
        for argument in phrase.heads:
            happens = predicate.subject.text.lower() == "there" and argument.through in ("event", "state")
            if happens or argument.through in ("agent", "role", "effect", "sponge"):
                yield Effect(argument, argument.sign, is_direct=argument.through == "sponge")
    elif phrase.trigger is not None and phrase.trigger.kind == "adjective" and _is_state(phrase.trigger):
        for argument in predicate.subject.heads:
            yield Effect(argument, times(phrase.sign, argument.sign))


def _is_state(item: Item) -> bool:
    return item.trigger is not None and item.trigger.kind == "state"


def _mediate(predicate: Predicate) -> Iterator[Effect]:
    """ "Mediates the downregulation of X" lowers X; "mediates X" leaves the sign open."""
    for argument in _patients(predicate):
        made = argument.through in ("event", "role", "effect") and predicate.use not in ("passive", "reduced")
        yield Effect(argument, argument.sign if made else Sign.UNKNOWN)


_ENDS_OF_A_SHIFT = frozenset(("from", "to", "into", "toward", "towards"))


def _shift(predicate: Predicate) -> Iterator[Effect]:
    """ "Shifted microglia from M1 to M2": what stands behind "from" falls, what stands behind "to" rises."""
    for phrase in (predicate.object, predicate.subject):
        for preposition, argument in phrase.modifiers if phrase is not None else ():
            if (
                predicate.lemma == "sensitize"
                and preposition == "to"
                and argument.entity.type in ("stimulus", "therapy")
            ):
                yield Effect(_resistance_to(argument), Sign.MINUS)
            elif preposition in _ENDS_OF_A_SHIFT and argument.entity.type != "stimulus":
                yield Effect(argument, Sign.MINUS if preposition == "from" else Sign.PLUS)


def _resistance_to(argument: Argument) -> Argument:
    """ "Sensitized cells to cisplatin": what falls is cisplatin resistance."""
    label = f"{argument.entity.label} resistance"
    known = load_lexicon().words.get(name_key(label))
    made = known or Entity(f"mkg:process/{slug(label)}", label, "process")
    return replace(argument, mention=replace(argument.mention, entity=made))


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
    "worsen": _worsen,
    "protect": _protect,
    "prevent": _prevent,
    "abolish": _abolish,
    "reverse": _abolish,
    "target": _target,
    "sponge": _target,
    "affect": _affect,
    "accompany": _accompany,
    "correlate": _correlate,
    "mediate": _mediate,
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
