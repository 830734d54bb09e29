"""What vesicles hold, said without a verb of carrying: "X was detected in Y", "the miRNAs found in Y are A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred
from kg.extraction.arguments import Argument, Phrase
from kg.extraction.claims import Claim, Effect, relate_all
from kg.extraction.links import CARGO_TYPES
from kg.extraction.predicates import Predicate
from kg.model import Relation, Sign
from kg.vocabulary.lexicon import is_class
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE, vesicle_of

__all__ = ["derived_from", "held_in", "stowed_in", "transferred"]

_PLACING = frozenset(("be", "report", "plain", "light", "vary", "cause", "aim", "express"))
"""Classes of verbs that may say where their subject was found."""


def held_in(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """ "X was the most enriched miRNA in Y", "X was detected in Y": the vesicle Y carries X."""
    subject = predicate.subject
    if predicate.kind not in _PLACING or subject is None:
        return
    if predicate.kind == "be" and predicate.object is not None:
        yield from _most_abundant(analysis, predicate, subject, predicate.object)
    behind = {i.word for i in analysis.items if i.start >= subject.end}
    if predicate.is_negated or not behind & word_list("held"):
        return
    copula = _naming_copula(analysis, predicate)
    phrases = [*predicate.phrases, *(copula.phrases if copula is not None else ())]
    inside = [a for p in phrases for word, a in p.modifiers if word in word_list("inside")]
    vesicles = [a for a in inside if a.entity.type == "vesicle"]
    held = copula.object.heads if copula is not None and copula.object is not None else subject.heads
    named = [h for h in held if copula is None or h.entity.id != "mkg:mirna/mirna"]
    cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in named if h.entity.type in ("mirna", "gene")]
    yield from relate_all(vesicles, cargo, "held-in", predicate)


def _naming_copula(analysis: Analysis, predicate: Predicate) -> Predicate | None:
    """ "The miRNAs found in Y are A and B": the "are"."""
    subject = predicate.subject
    if subject is None or not subject.heads or any(h.entity.id != "mkg:mirna/mirna" for h in subject.heads):
        return None
    later = (p for p in analysis.predicates if p.kind == "be" and p.start > predicate.start and p.object is not None)
    return next((p for p in later if p.object is not None and p.object.heads), None)


def _most_abundant(analysis: Analysis, predicate: Predicate, subject: Phrase, named: Phrase) -> Iterator[Claim]:
    """ "The most abundant miRNA in Y was X": the vesicle Y carries X."""
    if analysis.words_in(subject) & word_list("held") and all(_is_kind(h) for h in subject.heads):
        vesicles = [a for word, a in subject.modifiers if word in word_list("inside") and a.entity.type == "vesicle"]
        cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in named.heads if h.entity.type in ("mirna", "gene")]
        yield from relate_all(vesicles, cargo, "held-in", predicate)


def _is_kind(argument: Argument) -> bool:
    return argument.entity.id == "mkg:mirna/mirna" or is_class(argument.entity)


def derived_from(predicate: Predicate) -> Iterator[Claim]:
    """ "X derived from the vesicle Y": Y carries X."""
    if predicate.head.word not in word_list("deriving") or predicate.subject is None or predicate.is_negated:
        return
    origins = [a for p in predicate.phrases for word, a in p.modifiers if word == "from"]
    vesicles = [a for a in origins if a.entity.type == "vesicle"]
    cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in predicate.subject.heads if h.entity.type in CARGO_TYPES]
    yield from relate_all(vesicles, cargo, "cargo-of", predicate)


def stowed_in(predicate: Predicate, agents: list[Argument]) -> Iterator[Claim]:
    """ "Neurons pack X into exosomes", "send X via exosomes": these, theirs if no other source is named, carry X."""
    sends = predicate.kind in ("carry", "secrete")
    sends = sends and (predicate.use == "passive" or any(a.entity.type == "cell" for a in agents))
    if predicate.object is None or not (sends or predicate.lemma in word_list("stowing")):
        return
    if predicate.use == "passive":
        yield from _sent(predicate)
        return
    ways = [h for a in predicate.adjuncts if sends and a.mark.kind == "means" for h in a.phrase.heads]
    inside = ways + [a for word, a in predicate.object.modifiers if word in word_list("inside")]
    cells = [a.entity for a in agents if a.entity.type == "cell"]
    for vesicle in (a for a in inside if a.entity.type == "vesicle"):
        if vesicle.entity.id == VESICLE.id and cells:
            vesicle = replace(vesicle.standing_for(vesicle_of(cells[0])), is_inferred=True)
        cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in predicate.object.heads]
        yield from relate_all([vesicle], cargo, "stowed-in", predicate)


def _sent(predicate: Predicate) -> Iterator[Claim]:
    """ "X was transferred from macrophages to fibroblasts through exosomes": those of macrophages carry X."""
    ways = [h for a in predicate.adjuncts if a.mark.kind == "means" for h in a.phrase.heads]
    origins = [a.entity for p in predicate.phrases for word, a in p.modifiers if word == "from"]
    origins = [o for o in origins if o.type == "cell"]
    for vesicle in (w for w in ways if w.entity.type == "vesicle"):
        if vesicle.entity.id == VESICLE.id and origins:
            made = vesicle_of(origins[0])
            vesicle = replace(vesicle.standing_for(made), is_inferred=True)
        sent = predicate.subject.heads if predicate.subject is not None else []
        cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in sent if h.entity.type in CARGO_TYPES]
        yield from relate_all([vesicle], cargo, "stowed-in", predicate)


def transferred(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """ "This was mediated by the transfer of X", told of vesicles in the sentence before: they carry X."""
    vesicles = [a for a in analysis.discourse.agents if a.entity.type == "vesicle"]
    if not vesicles or any(i.mention is not None and i.mention.entity.type == "vesicle" for i in analysis.items):
        return
    named = [h for p in (*predicate.phrases, *(a.phrase for a in predicate.adjuncts)) for h in p.heads]
    cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in named if h.through == "carry" and h.entity.type == "mirna"]
    yield from relate_all(inferred(vesicles), cargo, "carries", predicate)
