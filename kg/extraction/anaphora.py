"""Who acts where the subject is a pronoun: what "it", "they", "this", "the former" and "its release" stand for.

Antecedents are looked for in the sentence first and then in the paragraph; what is found this way is marked inferred.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred, themselves
from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.definites import members_spoken_of, type_called
from kg.extraction.predicates import Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["antecedents"]


def antecedents(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """The arguments that a pronoun stands for: a subject or, for "this", what just happened."""
    owner = _possessor(analysis, phrase)
    if owner:
        return owner
    if phrase.heads or phrase.pronoun not in word_list("anaphors"):
        return []
    discourse = analysis.discourse
    if _names_findings(analysis, phrase):
        return []
    done = [p for p in analysis.before(phrase.start) if p in analysis.agents]
    members = members_spoken_of(analysis, phrase)
    if members or (type_called(analysis, phrase) is not None and not done):
        return members
    if not done and phrase.pronoun in ("it", "they"):
        ahead = _cataphor(analysis, phrase)
        if ahead:
            return ahead
    if done and phrase.pronoun in ("it", "they", "them", "itself", "themselves"):
        last = next((p for p in reversed(done) if p.relation != "relative"), done[-1])
        named = last.subject.heads if last.subject is not None else []
        return inferred(named or analysis.agents[last])
    if phrase.pronoun in ("these", "those") and done and done[-1].kind == "secrete" and done[-1].object is not None:
        return inferred([h for h in done[-1].object.heads if h.entity.type == "vesicle"])
    if phrase.pronoun in ("these", "those") and done and _names_a_class(analysis, phrase):
        return themselves([e.argument for e in analysis.signed_effects(done[-1])])
    if phrase.pronoun in ("this", "these", "those"):
        return inferred(_last_events(analysis, done) or discourse.events)
    named = discourse.subject or discourse.agents
    place = {"the former": slice(0, 1), "the latter": slice(-1, None)}.get(phrase.pronoun, slice(None))
    return inferred(named[place])


def _names_findings(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these results" or "this analysis": they tell of effects and have none."""
    inside = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end]
    return bool(inside) and inside[-1] in word_list("findings")


def _names_a_class(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these enzymes", of the things themselves, and not "these changes"."""
    inside = [i for i in analysis.items if phrase.start <= i.start < phrase.end]
    return inside[-1].kind == "word" and inside[-1].word not in word_list("happenings") | word_list("anaphors")


def _plays_part(predicate: Predicate) -> bool:
    """ "X plays a role in Y": what is told of is X."""
    heads = predicate.object.heads if predicate.object is not None else []
    return predicate.kind == "light" and bool(heads) and all(h.through == "effect" for h in heads)


def _possessor(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """Whose "its release" and "whose knockdown" is, with the sign of the noun: what was acted on last."""
    inside = [i for i in analysis.items if phrase.start <= i.start < phrase.end]
    before = [i for i in analysis.items if i.end <= phrase.start]
    marked = bool(before) and before[-1].word == "whose"
    if phrase.heads or not inside or not (marked or inside[0].word in ("its", "whose")):
        return []
    nouns = [i for i in inside if i.kind == "noun" and i.trigger is not None]
    if not nouns and inside[-1].word not in word_list("possessed"):
        return []
    done = [p for p in analysis.before(phrase.start) if p in analysis.effects]
    acted_on = [p.subject if p.use in ("passive", "copula") or _plays_part(p) else p.object for p in done]
    owners = [t.heads for t in acted_on if t is not None and t.heads]
    owner = owners[-1] if owners else analysis.discourse.subject
    named = [i.mention for i in before if i.mention is not None]
    if marked and len(before) > 1 and before[-2].kind in ("comma", "mention") and named:
        owner = [Argument(named[-1])]
    sign = Sign.PLUS
    for noun in nouns:
        sign = times(sign, noun.trigger.sign if noun.trigger is not None else Sign.PLUS)
    return [replace(a, sign=sign, through="event", is_inferred=True) for a in owner if a.entity.type != "cell"]


def _cataphor(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """Subject of the main clause, for the pronoun of the clause that opens: "Because it targets Y, X ..."."""
    if analysis.items[0].kind != "sub":
        return []
    later = [p.subject for p in analysis.predicates if p.subject is not None and p.subject.start > phrase.start]
    return next((s.heads for s in later if s.heads), [])


def _last_events(analysis: Analysis, done: list[Predicate]) -> list[Argument]:
    """What the last predicate with an effect brought about."""
    return next((events for p in reversed(done) if (events := analysis.events(p))), [])
