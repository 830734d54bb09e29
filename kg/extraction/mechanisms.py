"""The claims that a predicate makes: its own, and those between it and what it hangs on.

"X lowers E by raising C" claims three things: X lowers E, X raises C, and C lowers E, with the sign that makes the
sentence coherent.  Each function below reads one such construction and names it in the claim's rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.agents import agents_of
from kg.extraction.analysis import Analysis
from kg.extraction.arguments import Argument, Phrase
from kg.extraction.claims import Claim, Effect, relate
from kg.extraction.clauses import Predicate
from kg.extraction.remedies import remedies
from kg.model import Relation, Sign
from kg.vocabulary.compounds import VESICLE, vesicle_of
from kg.vocabulary.lexicon import is_class
from kg.vocabulary.triggers import word_list

__all__ = ["claims_of"]

_MADE = frozenset(("event", "intervention", "agent", "target", "sponge"))
_SIGNED = frozenset(("event", "intervention", "agent", "target", "state"))


def claims_of(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """Every claim of one predicate."""
    effects, agents = analysis.effects[predicate], agents_of(analysis, predicate)
    yield from remedies(analysis, predicate)
    if predicate.kind == "treatment" or (predicate.kind == "intervene" and not _is_done_by(predicate)):
        return
    acting = [a for a in agents if a.entity.type != "disease"] if predicate.kind == "target" else agents
    yield from _pairs(acting, effects, _rule(predicate), predicate)
    yield from _dependencies(predicate, analysis.signed_effects(predicate))
    yield from _features(predicate)
    yield from _nominal_agents(predicate)
    yield from _findings(analysis, predicate, agents)
    yield from _parts_played(predicate)
    yield from _target_noun(predicate)
    yield from _held_in(analysis, predicate)
    yield from _stowed(predicate, agents)
    yield from _inverse(predicate)
    yield from _mechanism(analysis, predicate)
    yield from _via(analysis, predicate, agents)


def _is_done_by(predicate: Predicate) -> bool:
    """Whether an intervention has an agent in the text: "cisplatin depletes X", "by depleting X"."""
    return predicate.use == "finite" or predicate.relation in ("means", "result")


def _pairs(subjects: Iterable[Argument], effects: Iterable[Effect], rule: str, predicate: Predicate) -> Iterator[Claim]:
    """The claims of every subject with every effect."""
    listed = list(subjects)
    for effect in effects:
        for subject in listed:
            claim = relate(subject, effect, rule, predicate)
            if claim is not None:
                yield claim


def _rule(predicate: Predicate) -> str:
    """Name of the frame, for `evidence.rule`."""
    if predicate.relation == "relative":
        return "relative-clause"
    if predicate.kind in ("light", "report", "aim", "plain"):
        return "nominalisation"
    if predicate.kind == "be":
        return "copula"
    if predicate.acts_on_subject:
        return "passive-verb"
    if predicate.relation == "result":
        return "participle"
    return {"carry": "carries", "secrete": "secretes", "target": "targets", "sponge": "targets"}.get(
        predicate.kind, "active-verb"
    )


def _dependencies(predicate: Predicate, effects: list[Effect]) -> Iterator[Claim]:
    """ "... in a p53-dependent manner": p53 is needed for the effect."""
    phrases = [*predicate.phrases, *(a.phrase for a in predicate.adjuncts)]
    needed = [d for p in phrases for d in p.dependencies]
    yield from _pairs(needed, effects, "dependent-manner", predicate)


def _features(predicate: Predicate) -> Iterator[Claim]:
    """ "The hallmarks of D include X and Y": D brings X and Y about."""
    subject, object_ = predicate.subject, predicate.object
    noun = subject.trigger.trigger if subject is not None and subject.trigger is not None else None
    if subject is None or object_ is None or noun is None or noun.kind != "feature":
        return
    owners = [replace(h, sign=Sign.PLUS) for h in subject.heads]
    yield from _pairs(owners, [Effect(h, h.sign) for h in object_.heads], "feature-noun", predicate)


def _nominal_agents(predicate: Predicate) -> Iterator[Claim]:
    """ "Inhibition of X by Y" inside a larger clause: Y lowers X."""
    for phrase in predicate.phrases:
        actors = [a for word, a in phrase.modifiers if word == "by"]
        if phrase is predicate.object and not predicate.acts_on_subject:
            by = [h for a in predicate.adjuncts if a.mark.word == "by" for h in a.phrase.heads]
            actors += [h for h in by if h.through not in _MADE]
        events = [Effect(h, h.sign) for h in phrase.heads if h.through == "event" or _is_told(predicate, phrase, h)]
        yield from _pairs(actors, events, "nominal-agent", predicate)


def _is_told(predicate: Predicate, phrase: Phrase, head: Argument) -> bool:
    """ "Reported cell migration by EGF": a process that a finding names together with what brings it about."""
    is_finding = phrase is predicate.object and predicate.head.word in word_list("telling")
    return is_finding and head.entity.type == "process" and head.through == ""


def _parts_played(predicate: Predicate) -> Iterator[Claim]:
    """ "Our data reveal a role of X in Y": X has to do with Y; "in the loss of Y", and X lowers it."""
    names_no_actor = predicate.subject is None or not predicate.subject.heads
    if predicate.is_negated or not (predicate.kind == "report" or (predicate.kind == "light" and names_no_actor)):
        return
    for phrase in predicate.phrases[:1]:
        parts = [Effect(h, h.sign) for h in phrase.heads if h.through in ("effect", "event")]
        yield from _pairs(phrase.sources, parts, "effect-noun", predicate)


def _shown(predicate: Predicate) -> list[Effect]:
    """The changes behind "as evidenced by" and ", with"."""
    shown = [h for a in predicate.adjuncts if a.mark.kind == "shown" for h in a.phrase.heads]
    return [Effect(h, h.sign) for h in shown if h.through in ("event", "state", "improve")]


def _findings(analysis: Analysis, predicate: Predicate, agents: list[Argument]) -> Iterator[Claim]:
    """ "X relieved E, as evidenced by reduced C": X lowers C too."""
    changes = _shown(predicate)
    if not changes:
        return
    if predicate.kind in ("be", "report") and not agents and predicate.subject is not None:
        agents = predicate.subject.heads
    acting = agents or [a for p in analysis.before(predicate.start)[-1:] for a in agents_of(analysis, p)]
    yield from _pairs(acting, changes, "evidenced-by", predicate)


def _target_noun(predicate: Predicate) -> Iterator[Claim]:
    """ "X is a direct target of Y": Y lowers X. "X is a target for the disease Y": X has to do with Y."""
    named = predicate.subject, predicate.object
    if predicate.kind == "report" and predicate.use == "finite" and predicate.object is not None:
        shown_as = next((a.phrase for a in predicate.adjuncts if a.mark.kind == "as"), None)
        named = (predicate.object, shown_as) if shown_as is not None else named
    described, description = named
    if described is None or description is None:
        return
    for head in description.heads:
        if head.through != "target":
            continue
        plain = replace(head, sign=Sign.PLUS)
        if head.entity.type in ("disease", "hallmark", "process"):
            yield from _pairs(described.heads, [Effect(plain, Sign.UNKNOWN)], "target-noun", predicate)
        else:
            lowered = [Effect(h, Sign.MINUS, is_direct=True) for h in described.heads]
            yield from _pairs([plain], lowered, "target-noun", predicate)


_PLACING = frozenset(("be", "report", "plain", "light", "vary", "cause", "aim", "express"))
"""Classes of verbs that may say where their subject was found."""


def _held_in(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
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
    yield from _pairs(vesicles, cargo, "held-in", predicate)


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
        yield from _pairs(vesicles, cargo, "held-in", predicate)


def _is_kind(argument: Argument) -> bool:
    return argument.entity.id == "mkg:mirna/mirna" or is_class(argument.entity)


def _stowed(predicate: Predicate, agents: list[Argument]) -> Iterator[Claim]:
    """ "Neurons pack X into exosomes": the exosomes, theirs if no other source is named, carry X."""
    if predicate.lemma not in word_list("stowing") or predicate.object is None:
        return
    inside = [a for word, a in predicate.object.modifiers if word in word_list("inside")]
    cells = [a.entity for a in agents if a.entity.type == "cell"]
    for vesicle in (a for a in inside if a.entity.type == "vesicle"):
        if vesicle.entity.id == VESICLE.id and cells:
            vesicle = replace(vesicle, mention=replace(vesicle.mention, entity=vesicle_of(cells[0])), is_inferred=True)
        cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in predicate.object.heads]
        yield from _pairs([vesicle], cargo, "stowed-in", predicate)


def _inverse(predicate: Predicate) -> Iterator[Claim]:
    """ "X is contained in Y", "X depends on Y": the object acts."""
    if predicate.object is None:
        return
    patients = predicate.subject.heads if predicate.subject is not None else []
    holds = predicate.kind == "carry" and any(h.entity.type == "vesicle" for h in predicate.object.heads)
    carried = predicate.kind == "carried_in" or (holds and all(p.entity.type in ("mirna", "gene") for p in patients))
    if not carried and predicate.kind not in ("cause_by", "affect_by"):
        return
    relation = Relation.CARRIES if carried else None
    unsigned = predicate.kind == "affect_by"
    effects = [Effect(p, Sign.UNKNOWN if unsigned else p.sign, relation) for p in patients]
    yield from _pairs(predicate.object.heads, effects, "inverse-predicate", predicate)


def _mechanism(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """ "E by doing C", "C, thereby E": C brings E about with the sign that makes the sentence coherent."""
    follows = predicate.mark is not None and predicate.mark.word in word_list("consequent conjunctions")
    if predicate.parent is None or (predicate.relation not in ("means", "result") and not follows):
        return
    whole = analysis.coordinated_effects(_explained(analysis, predicate.parent))
    if predicate.relation == "means" and predicate.start < predicate.parent.start:
        later = [p for p in analysis.predicates if p.relation == "coordinated" and p.parent is predicate.parent]
        whole = [*whole, *(e for p in later for e in analysis.signed_effects(p))]
    own = analysis.effects[predicate]
    if predicate.relation == "means":
        causes, results, rule = own, whole, "by-means"
    elif (
        follows
        or predicate.lemma in word_list("resultative")
        or (predicate.mark is not None and predicate.mark.kind == "resume")
    ):
        causes, results, rule = whole, own, "consequence"
    else:
        return
    subjects = [
        replace(c.argument, sign=c.sign if c.relation is None else Sign.PLUS, through="event")
        for c in causes
        if c.relation is not Relation.SECRETES
    ]
    effects = [replace(r, is_direct=False) for r in results if r.relation is None]
    yield from _pairs(subjects, effects, rule, predicate)


def _resumes(predicate: Predicate) -> bool:
    """Whether "thereby" or the like ties the predicate to what is before."""
    return predicate.mark is not None and predicate.mark.kind == "resume"


def _explained(analysis: Analysis, parent: Predicate) -> Predicate:
    """The predicate that a means explains: not "treated" itself, but what the treatment did."""
    if parent.kind != "treatment" or analysis.effects.get(parent):
        return parent
    earlier = [p for p in analysis.before(parent.start) if analysis.effects.get(p)]
    return earlier[-1] if earlier else parent


def _via(analysis: Analysis, predicate: Predicate, agents: list[Argument]) -> Iterator[Claim]:
    """ "Lowers E via C": cargo is carried and acts; a pathway is acted on and acts."""
    effects = [*analysis.coordinated_effects(predicate), *_shown(predicate)]
    acting = {id(a.mention) for a in agents}
    for adjunct in predicate.adjuncts:
        heads = adjunct.phrase.heads
        if adjunct.mark.kind != "means" or not effects or any(h.entity.label.endswith(" axis") for h in heads):
            continue
        if adjunct.mark.word == "by" and not any(h.through in _MADE for h in heads):
            continue
        for through in heads:
            if id(through.mention) not in acting:
                yield from _through(predicate, through, effects, agents)


def _through(predicate: Predicate, through: Argument, effects: list[Effect], agents: list[Argument]) -> Iterator[Claim]:
    is_cargo = through.entity.type == "mirna"
    rule = "via-cargo" if is_cargo else "via"
    raises = all(e.sign is Sign.PLUS for e in effects if e.relation is None)
    sign = Sign.PLUS if raises and _is_plain_gene(through) else _sign_through(through)
    yield from _pairs(agents, [Effect(through, sign, Relation.CARRIES if is_cargo else None)], rule, predicate)
    signed = [e for e in effects if e.relation is None]
    yield from _pairs([replace(through, sign=sign, through="event")], signed, rule, predicate)


def _is_plain_gene(through: Argument) -> bool:
    """Whether the middle is a gene without a noun of its own: what is raised through it needs it."""
    return through.entity.type == "gene" and through.through == ""


def _sign_through(through: Argument) -> Sign:
    """Sign of the middle of "via": its own noun's, plus for cargo, else not stated."""
    if through.through == "target":
        return Sign.MINUS
    if through.through in _SIGNED:
        return through.sign
    return Sign.PLUS if through.entity.type == "mirna" else Sign.UNKNOWN
