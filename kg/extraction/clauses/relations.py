"""Whose verb a verb group is, and how it is tied to the verbs before it: coordinated, relative, means, purpose ..."""

from __future__ import annotations

from kg.extraction.arguments import Phrase
from kg.extraction.clauses.binding import CLAUSE_ENDS, Binding
from kg.extraction.predicates import Predicate

__all__ = ["relate_to_clause"]

_TENSED = frozenset(("finite", "passive", "copula"))
_NARROWING = frozenset(("relative", "postmodifier"))
"""Relations of verbs that describe a noun."""


def relate_to_clause(binding: Binding, predicate: Predicate) -> None:
    """Give a predicate its subject, the predicate it hangs on, and the relation between the two."""
    kinds = {m.kind for m in binding.marks}
    previous = binding.previous
    if "rel" in kinds and predicate.use in _TENSED:
        predicate.relation, predicate.parent, predicate.subject = "relative", binding.last, _described(binding)
    elif binding.interrupted is not None and previous is not None and _nothing_new(binding):
        predicate.relation, predicate.parent, predicate.subject = "relative", binding.last, binding.interrupted
        binding.interrupted = None
    elif predicate.use in ("ing", "infinitive") or (predicate.use == "passive" and "to" in kinds):
        _relate_nonfinite(binding, predicate, kinds)
    elif predicate.use == "reduced":
        predicate.relation, predicate.parent = "postmodifier", binding.last
        predicate.subject = binding.free or binding.last_phrase
        if binding.free is not None and binding.clause_subject is None:
            binding.clause_subject = binding.free
    elif binding.free is not None and "rel" not in kinds:
        predicate.subject = binding.free
        if previous is None or not _is_nested(binding, previous):
            binding.clause_subject = binding.free
    elif previous is None:
        _continue_sentence(binding, predicate)
    elif _acts_itself(binding, previous) and not kinds - {"resume"}:
        previous.relation, previous.parent = "opening", None
    elif _is_nested(binding, previous):
        predicate.relation, predicate.subject = "coordinated", binding.clause_subject
    else:
        _coordinate(binding, predicate, previous, kinds)


def _main_of(binding: Binding) -> Predicate | None:
    """The first main verb of the clause, if it has been passed."""
    mains = (p for p in binding.in_clause if p.relation in ("main", "coordinated") and p.use in _TENSED)
    return next(mains, None)


def _is_nested(binding: Binding, previous: Predicate) -> bool:
    """Whether the verb before only describes the subject, whose main verb is still to come."""
    return previous.relation in _NARROWING and _main_of(binding) is None


def _acts_itself(binding: Binding, previous: Predicate) -> bool:
    """Whether the verb before is the subject of the one at hand: "knocking down X lowered Y"."""
    if previous.use != "ing" or previous.relation != "result":
        return False
    return _main_of(binding) is None or (previous.mark is not None and previous.mark.kind == "and")


def _continue_sentence(binding: Binding, predicate: Predicate) -> None:
    """The first verb of a clause without a subject of its own takes that of the clause before."""
    predicate.subject = binding.clause_subject
    if binding.last is not None and predicate.subject is None:
        predicate.relation, predicate.parent, predicate.subject = "coordinated", binding.last, binding.last.subject


def _coordinate(binding: Binding, predicate: Predicate, previous: Predicate, kinds: set[str]) -> None:
    """ "X lowered A and raised B": the second verb shares the subject of the first."""
    is_alike = previous.use == predicate.use or previous.relation == "relative"
    mains = (p for p in reversed(binding.in_clause) if p.relation in ("main", "coordinated"))
    sharer = previous if kinds & {"and", "but"} and is_alike else next(mains, previous)
    predicate.relation = "relative" if previous.relation == "relative" and "and" in kinds else "coordinated"
    predicate.subject = sharer.subject
    predicate.parent = sharer.parent if sharer.relation == "coordinated" else sharer


def _relate_nonfinite(binding: Binding, predicate: Predicate, kinds: set[str]) -> None:
    """Participles in "-ing" and infinitives: of the noun before, or of the clause before."""
    anchor = predicate.parent = binding.last
    is_infinitive = predicate.use == "infinitive"
    if is_infinitive and "and" in kinds and anchor is not None and anchor.is_reported:
        predicate.relation, predicate.subject = "coordinated", anchor.subject
    elif (is_infinitive or "to" in kinds) and "resume" not in kinds:
        predicate.relation, predicate.subject = "purpose", binding.free if anchor is None else None
    elif kinds & {"means", "after", "without"}:
        _relate_means(predicate, anchor, kinds)
    elif "prep" in kinds:
        predicate.relation = "complement"
        if binding.previous is None:
            predicate.relation, predicate.subject = "postmodifier", binding.free or binding.last_phrase
    elif _describes_free(binding, kinds):
        predicate.relation, predicate.subject = "postmodifier", binding.free
    elif anchor is None:
        predicate.relation = "opening"
    elif "and" in kinds and anchor.use == "ing":
        predicate.relation, predicate.parent, predicate.subject = anchor.relation, anchor.parent, anchor.subject
    elif not kinds:
        near = [a.phrase for a in anchor.adjuncts if a.phrase.heads and predicate.start - a.phrase.end <= 1]
        predicate.relation = "postmodifier"
        predicate.subject = near[-1] if near else anchor.object or anchor.subject
    else:
        predicate.relation = "result"
        if anchor.relation == "means" and anchor.parent is not None:
            predicate.parent = anchor.parent


def _relate_means(predicate: Predicate, anchor: Predicate | None, kinds: set[str]) -> None:
    """ "X lowered A by raising B", "after raising B", "without raising B"."""
    predicate.relation = "means"
    if "without" in kinds and anchor is not None:
        predicate.relation, predicate.is_negated = "result", not predicate.is_negated
    elif anchor is None:
        predicate.relation = "opening"
    elif anchor.relation == "means" and kinds & {"and", "comma"}:
        predicate.parent = anchor.parent
    elif anchor.relation == "postmodifier" and (anchor.adjuncts or not anchor.acts_on_subject):
        predicate.parent = anchor.parent or anchor


def _describes_free(binding: Binding, kinds: set[str]) -> bool:
    """Whether a participle describes the noun before it: "X, targeting Y, ..." at the head of a sentence."""
    if binding.free is None:
        return False
    is_set_off = kinds == {"comma"} and binding.last is None
    return not kinds - CLAUSE_ENDS or (is_set_off and bool(binding.free.heads) and not binding.is_placed)


def _nothing_new(binding: Binding) -> bool:
    """Whether no noun that could act stands before the verb."""
    return binding.free is None or binding.free.is_empty


def _described(binding: Binding) -> Phrase | None:
    """What a relative clause tells of: the noun right before it, or before what interrupts it."""
    if _nothing_new(binding) and binding.interrupted is not None:
        return binding.interrupted
    return binding.free or binding.last_phrase
