"""Claims that a noun makes for its clause.

"The hallmarks of D include X", "reported inhibition of X by Y", "a role of X in Y", "identified X as a target of Y":
the verb only presents; which way things point is said by the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Phrase
from kg.extraction.borrowing import blocked_with
from kg.extraction.claims import Claim, Effect, relate_all
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list

__all__ = [
    "CALLING",
    "MADE",
    "bindings",
    "called",
    "features",
    "named_agents",
    "nominal_agents",
    "parts_played",
    "target_nouns",
]

MADE = frozenset(("event", "intervention", "agent", "target", "sponge"))
"""Classes of nouns that make something of what they govern: "inhibition of X" is no longer X."""
CALLING = frozenset(("be", "light", "report", "plain", "aim"))
"""Classes of verbs that say what their subject is, has, is used for or was found to be."""


def features(predicate: Predicate) -> Iterator[Claim]:
    """ "The hallmarks of D include X and Y": D brings X and Y about."""
    subject, object_ = predicate.subject, predicate.object
    noun = subject.trigger.trigger if subject is not None and subject.trigger is not None else None
    if subject is None or object_ is None or noun is None or noun.kind != "feature":
        return
    owners = [replace(h, sign=Sign.PLUS) for h in subject.heads]
    yield from relate_all(owners, [Effect(h, h.sign) for h in object_.heads], "feature-noun", predicate)


def nominal_agents(predicate: Predicate) -> Iterator[Claim]:
    """ "Inhibition of X by Y" inside a larger clause: Y lowers X."""
    tells = predicate.head.word in word_list("telling")
    for phrase in predicate.phrases:
        if not tells and all(h.through not in ("event", "carry") for h in phrase.heads):
            continue
        actors = [a for word, a in phrase.modifiers if word == "by"] + blocked_with(phrase)
        if phrase is predicate.object and not predicate.acts_on_subject:
            by = [h for a in predicate.adjuncts if a.mark.word == "by" for h in a.phrase.heads]
            actors += [h for h in by if h.through not in MADE]
        events = [Effect(h, h.sign) for h in phrase.heads if h.through == "event" or _is_told(predicate, phrase, h)]
        yield from relate_all(actors, events, "nominal-agent", predicate)
        carried = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in phrase.heads if h.through == "carry"]
        yield from relate_all([a for a in actors if a.entity.type == "vesicle"], carried, "nominal-agent", predicate)


def _is_told(predicate: Predicate, phrase: Phrase, head: Argument) -> bool:
    """ "Reported cell migration by EGF": a process that a finding names together with what brings it about."""
    is_finding = phrase is predicate.object and predicate.head.word in word_list("telling")
    return is_finding and head.entity.type == "process" and head.through == ""


def parts_played(predicate: Predicate) -> Iterator[Claim]:
    """ "Our data reveal a role of X in Y": X has to do with Y; "in the loss of Y", and X lowers it."""
    names_no_actor = predicate.subject is None or not predicate.subject.heads
    if predicate.is_negated or not (predicate.kind == "report" or (predicate.kind == "light" and names_no_actor)):
        return
    for phrase in predicate.phrases[:1]:
        parts = [Effect(h, h.sign) for h in phrase.heads if h.through in ("effect", "event")]
        yield from relate_all(phrase.sources, parts, "effect-noun", predicate)


def called(predicate: Predicate) -> Iterator[Claim]:
    """ "X was identified as an inhibitor of Y", "we identified X as an inhibitor of Y": X lowers Y."""
    if predicate.kind not in ("report", "plain") or predicate.is_negated:
        return
    descriptions = [a.phrase for a in predicate.adjuncts if a.mark.kind == "as"]
    if predicate.use == "passive" and predicate.object is not None:
        descriptions.append(predicate.object)
    for description in descriptions:
        described = predicate.subject if predicate.use == "passive" else predicate.object
        if described is not None and description is not described:
            acted_on = [Effect(h, h.sign) for h in description.heads if h.through in ("agent", "role")]
            yield from relate_all(described.heads, acted_on, "agent-noun", predicate)


def named_agents(predicate: Predicate) -> Iterator[Claim]:
    """ "The main inhibitor of Y is X", "a risk factor for Y is X": X acts on Y."""
    subject, named = predicate.subject, predicate.object
    if predicate.kind != "be" or predicate.is_negated or subject is None or named is None:
        return
    governed = [Effect(h, h.sign) for h in subject.heads if h.through == "agent"]
    if len(governed) == len(subject.heads):
        yield from relate_all([h for h in named.heads if h.through != "agent"], governed, "agent-noun", predicate)


def target_nouns(predicate: Predicate) -> Iterator[Claim]:
    """ "X is a direct target of Y": Y lowers X. "X is a target for the disease Y": X has to do with Y."""
    named = predicate.subject, predicate.object
    if predicate.kind == "report" and predicate.use == "finite" and predicate.object is not None:
        shown_as = next((a.phrase for a in predicate.adjuncts if a.mark.kind == "as"), None)
        named = (predicate.object, shown_as) if shown_as is not None else named
    described, description = named
    if described is None or description is None or predicate.kind not in CALLING:
        return
    for head in description.heads:
        if head.through != "target":
            continue
        plain = replace(head, sign=Sign.PLUS)
        if head.entity.type in ("disease", "hallmark", "process"):
            yield from relate_all(described.heads, [Effect(plain, Sign.UNKNOWN)], "target-noun", predicate)
        else:
            lowered = [Effect(h, Sign.MINUS, is_direct=True) for h in described.heads]
            yield from relate_all([plain], lowered, "target-noun", predicate)


def bindings(predicate: Predicate) -> Iterator[Claim]:
    """ "The binding of miR-X to Y": miR-X lowers Y."""
    for phrase in predicate.phrases:
        binders = [h for h in phrase.heads if h.through == "target" and h.entity.type == "mirna"]
        if not binders:
            continue
        bound = [a for word, a in phrase.modifiers if word == "to" and a.entity.type == "gene"]
        lowered = [Effect(a, Sign.MINUS, is_direct=True) for a in bound]
        yield from relate_all([replace(h, sign=Sign.PLUS) for h in binders], lowered, "targets", predicate)
