"""The claims that a predicate makes: its own, and those between it and what it hangs on.

"X lowers E by raising C" claims three things: X lowers E, X raises C, and C lowers E, with the sign that makes the
sentence coherent.  Each function below reads one such construction and names it in the claim's rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.agents import agents_of
from kg.extraction.analysis import Analysis
from kg.extraction.arguments import Argument, times
from kg.extraction.cargo import derived_from, held_in, stowed_in, transferred
from kg.extraction.claims import PATIENT_TYPES, Claim, Effect, relate_all
from kg.extraction.nominals import (
    CALLING,
    MADE,
    bindings,
    called,
    features,
    named_agents,
    nominal_agents,
    parts_played,
    target_nouns,
)
from kg.extraction.predicates import Predicate
from kg.extraction.remedies import remedies
from kg.model import Relation, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE

__all__ = ["claims_of"]

_FEW = 3
"""Things that one pronoun may stand for one by one."""
_SIGNED = frozenset(("event", "intervention", "agent", "target", "state"))


def claims_of(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """Every claim of one predicate."""
    effects, agents, kind = analysis.effects[predicate], agents_of(analysis, predicate), predicate.kind
    yield from remedies(analysis, predicate)
    if kind == "treatment" or (kind == "intervene" and not _is_done_by(predicate)):
        return
    acting = [a for a in agents if a.entity.type != "disease"] if kind == "target" else agents
    if _is_outcome(analysis, predicate):
        acting = [a for a in acting if not a.is_inferred]
    if kind in _REACHING:
        acting = [replace(a, sign=Sign.PLUS, through="") if a.through == "intervention" else a for a in acting]
    meant = {e.argument.entity.id for e in effects if e.argument.is_inferred}
    acting = [a for a in acting if a.entity.id not in meant]
    if not _is_crowd(acting, effects):
        yield from relate_all(acting, effects, _rule(predicate), predicate)
    if predicate.adjuncts:
        yield from relate_all(_tools(predicate), effects, "active-verb", predicate)
    if predicate.is_negated:
        yield from _excepted(analysis, predicate)
    yield from _dependencies(predicate, analysis.signed_effects(predicate))
    yield from features(predicate)
    yield from nominal_agents(predicate)
    if predicate.adjuncts:
        yield from _findings(analysis, predicate, agents)
    if kind in CALLING:
        yield from parts_played(predicate)
        yield from target_nouns(predicate)
    yield from bindings(predicate)
    if kind in CALLING:
        yield from called(predicate)
        yield from named_agents(predicate)
    yield from derived_from(predicate)
    yield from held_in(analysis, predicate)
    yield from stowed_in(predicate, agents)
    yield from transferred(analysis, predicate)
    if kind in _INVERSE:
        yield from _inverse(predicate)
    if predicate.parent is not None:
        yield from _mechanism(analysis, predicate)
    if predicate.adjuncts:
        yield from _via(analysis, predicate, agents)


_REACHING = frozenset(("target", "sponge"))
"""Classes of verbs that tell what a molecule does itself: "silencing of X raised Y by sponging Z" means that X does."""
_INVERSE = frozenset(("carry", "carried_in", "cause_by", "affect_by"))
"""Classes of verbs whose object may be what acts."""


def _tools(predicate: Predicate) -> list[Argument]:
    """ "Inhibiting X with Y raised Z": Y lowers X."""
    if predicate.use != "ing" or predicate.relation != "opening":
        return []
    used = [h for a in predicate.adjuncts if a.mark.word in ("with", "using", "by") for h in a.phrase.heads]
    return [h for h in used if h.entity.type in ("stimulus", "therapy", "mirna", "vesicle")]


def _is_crowd(agents: list[Argument], effects: list[Effect]) -> bool:
    """Whether "this" stands for many things and touches many: the text then tells of a whole, not of every pair."""
    meant = [a for a in agents if a.is_inferred]
    return len(meant) > _FEW and len(effects) > 1


def _is_outcome(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether it is "..., resulting in C": what was done brings C about, and only a named agent does so too."""
    parent = predicate.parent
    follows = predicate.relation == "result" and predicate.lemma in word_list("resultative")
    return follows and parent is not None and bool(analysis.signed_effects(parent))


def _is_done_by(predicate: Predicate) -> bool:
    """Whether an intervention has an agent in the text: "cisplatin depletes X", "by depleting X"."""
    return predicate.use == "finite" or predicate.relation in ("means", "result")


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


def _excepted(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """ "Lowered Y in wild-type but not in X-null mice": the effect needs X."""
    group = predicate.subject if predicate.acts_on_subject else predicate.object
    if predicate.is_negated and predicate.parent is not None and group is not None and not group.heads:
        needed = [replace(a, sign=Sign.PLUS) for a in group.lacking]
        anchor = replace(predicate, is_negated=False)
        yield from relate_all(needed, analysis.signed_effects(predicate.parent), "active-verb", anchor)


def _dependencies(predicate: Predicate, effects: list[Effect]) -> Iterator[Claim]:
    """ "... in a p53-dependent manner": p53 is needed for the effect."""
    phrases = [*predicate.phrases, *(a.phrase for a in predicate.adjuncts)]
    needed = [d for p in phrases for d in p.dependencies]
    if needed:
        yield from relate_all(needed, effects, "dependent-manner", predicate)


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
    yield from relate_all(acting, changes, "evidenced-by", predicate)


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
    if not carried:
        patients = [p for p in patients if p.entity.type in PATIENT_TYPES]
    unsigned = predicate.kind == "affect_by"
    effects = [Effect(p, Sign.UNKNOWN if unsigned else p.sign, relation) for p in patients]
    acting = [replace(h, sign=Sign.PLUS) if h.through == "target" else h for h in predicate.object.heads]
    yield from relate_all(acting, effects, "inverse-predicate", predicate)


def _mechanism(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """ "E by doing C", "C, thereby E": C brings E about with the sign that makes the sentence coherent."""
    follows = predicate.mark is not None and predicate.mark.word in word_list("consequent conjunctions")
    if predicate.parent is None or (predicate.relation not in ("means", "result") and not follows):
        return
    whole = analysis.coordinated_effects(_explained(analysis, predicate.parent))
    if predicate.relation == "means" and predicate.start < predicate.parent.start:
        later = [p for p in analysis.predicates if p.relation == "coordinated" and p.parent is predicate.parent]
        whole = [*whole, *(e for p in later for e in analysis.signed_effects(p))]
    beside = predicate.parent.mark is not None and predicate.parent.mark.word == "while"
    if predicate.relation == "result" and beside and predicate.parent.parent is not None:
        whole = [*whole, *analysis.signed_effects(predicate.parent.parent)]
    own = analysis.effects[predicate]
    if predicate.kind == "target" and not any(a.entity.type == "mirna" for a in agents_of(analysis, predicate)):
        own = [e for e in own if e.argument.entity.type == "mirna"]
    if predicate.relation == "means" and predicate.kind in _REACHING and _is_silenced(analysis, predicate):
        own = [replace(e, sign=times(Sign.MINUS, e.sign)) for e in own]
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
    yield from relate_all(subjects, effects, rule, predicate)


def _is_silenced(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether what is told of is the loss of the molecule that reaches the target."""
    agents = agents_of(analysis, predicate)
    return bool(agents) and all(a.through == "intervention" and a.sign is Sign.MINUS for a in agents)


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
        if adjunct.mark.kind == "means" and not effects and adjunct.mark.word != "by":
            yield from _carried_along(predicate, heads, agents)
        if adjunct.mark.kind != "means" or not effects or any(h.entity.label.endswith(" axis") for h in heads):
            continue
        if adjunct.mark.word == "by" and not any(h.through in MADE for h in heads):
            continue
        for through in heads:
            sent = through.entity.id == VESICLE.id and (predicate.kind == "carry" or not _may_carry(agents))
            if id(through.mention) not in acting and not sent:
                yield from _through(predicate, through, effects, agents)


def _carried_along(predicate: Predicate, heads: list[Argument], agents: list[Argument]) -> Iterator[Claim]:
    """ "Vesicles induced [what no table names] through miR-X": they carry it all the same."""
    vesicles = [a for a in agents if a.entity.type == "vesicle"]
    cargo = [Effect(h, Sign.PLUS, Relation.CARRIES) for h in heads if h.entity.type == "mirna" and h.through == ""]
    yield from relate_all(vesicles, cargo, "via-cargo", predicate)


def _through(predicate: Predicate, through: Argument, effects: list[Effect], agents: list[Argument]) -> Iterator[Claim]:
    is_cargo = through.entity.type == "mirna" and through.through not in _SIGNED
    is_cargo = is_cargo and (_may_carry(agents) or through.through == "carry")
    rule = "via-cargo" if is_cargo else "via"
    raises = all(e.sign is Sign.PLUS for e in effects if e.relation is None)
    sign = Sign.PLUS if raises and _is_named_alone(through) else _sign_through(through, is_cargo)
    yield from relate_all(agents, [Effect(through, sign, Relation.CARRIES if is_cargo else None)], rule, predicate)
    signed = [e for e in effects if e.relation is None]
    yield from relate_all([replace(through, sign=sign, through="event")], signed, rule, predicate)


def _is_named_alone(through: Argument) -> bool:
    """Whether the middle is a gene or a process without a noun of its own: what is raised through it needs it."""
    return through.entity.type in ("gene", "process") and through.through == ""


def _may_carry(agents: list[Argument]) -> bool:
    """Whether what acts may be a vesicle or a cell, so that the miRNA it acts through is its cargo."""
    return not agents or any(a.entity.type not in _WITHOUT_CARGO for a in agents)


_WITHOUT_CARGO = frozenset(("gene", "mirna", "pathway", "stimulus", "therapy", "process"))


def _sign_through(through: Argument, is_cargo: bool) -> Sign:
    """Sign of the middle of "via": its own noun's, plus for cargo, else not stated."""
    if through.through == "target":
        return Sign.MINUS
    if through.through in _SIGNED:
        return through.sign
    return Sign.PLUS if is_cargo else Sign.UNKNOWN
