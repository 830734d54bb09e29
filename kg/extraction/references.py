"""What a predicate acts on where it only points there: "it", "its expression", "both effects", "all of which"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred, themselves
from kg.extraction.arguments import Argument, Phrase, times
from kg.extraction.definites import members_spoken_of
from kg.extraction.predicates import Predicate
from kg.model import Sign
from kg.vocabulary.triggers import word_list

__all__ = ["fill_references"]


def fill_references(analysis: Analysis, predicate: Predicate, phrase: Phrase | None) -> None:
    """Give "it", "its expression" and "both effects" the heads they refer to, where the predicate acts on them."""
    if phrase is None:
        return
    if phrase is predicate.subject and (happened := _clause_meant(analysis, predicate)) is not None:
        if happened:
            predicate.subject = Phrase(predicate.start, predicate.start, inferred(happened))
        return
    if phrase is predicate.object and predicate.kind == "light":
        _echo(analysis, predicate, phrase)
    phrase.heads = phrase.heads or _referents(analysis, predicate, phrase)


def _clause_meant(analysis: Analysis, predicate: Predicate) -> list[Argument] | None:
    """ "All of which", and "which" of what was undone: all that happened; None for what points to no whole clause."""
    if predicate.mark is not None and predicate.mark.word in word_list("all of which"):
        return [e for p in analysis.before(predicate.start) for e in analysis.events(p)]
    if _undoes_all(analysis, predicate):
        return analysis.events(predicate.parent) if predicate.parent is not None else []
    return None


def _undoes_all(analysis: Analysis, predicate: Predicate) -> bool:
    """ "X raised Y, which was reversed by Z": what is reversed is the rise, whatever noun stands last."""
    opens = predicate.mark is not None and predicate.mark.word == "which" and predicate.is_set_off
    if not opens or predicate.use != "passive" or predicate.kind not in ("abolish", "reverse"):
        return False
    return any(i.word == "was" for i in analysis.items if predicate.start <= i.start < predicate.end)


def _echo(analysis: Analysis, predicate: Predicate, phrase: Phrase) -> None:
    """ "A mimic had a similar effect", "showed the opposite effect on Y": what was just told, or its reverse."""
    found = analysis.words_in(phrase)
    unsigned = all(h.through == "effect" and h.sign is Sign.UNKNOWN for h in phrase.heads)
    if not (unsigned and found & word_list("echoes") and found & word_list("echoed")):
        return
    before = [p for p in analysis.before(predicate.start) if analysis.signed_effects(p)]
    told = [e for p in before for e in analysis.events(p)] or [
        e for e in analysis.discourse.events if e.through == "event"
    ]
    turn = Sign.MINUS if found & word_list("opposites") else Sign.PLUS
    wanted = {h.entity.id for h in phrase.heads}
    meant = [e for e in told if e.entity.id in wanted] or ([] if wanted and "both" not in found else told)
    again = [replace(e, sign=times(turn, e.sign)) for e in meant]
    phrase.heads = inferred(again) or phrase.heads


def _referents(analysis: Analysis, predicate: Predicate, phrase: Phrase) -> list[Argument]:
    """What a phrase that names nothing points back to."""
    found = analysis.words_in(phrase)
    if predicate.mark is not None and predicate.mark.word == "whose" and found & word_list("possessed"):
        owners = [p.heads for p in analysis.phrases if p.heads and p.end <= predicate.mark.start]
        return themselves(owners[-1][-1:]) if owners else []
    members = members_spoken_of(analysis, phrase)
    if members:
        return members
    if phrase is predicate.subject and phrase.pronoun in ("it", "they"):
        before = analysis.before(predicate.start)
        subjects = [p.subject.heads for p in before if p.subject is not None and p.subject.heads]
        return themselves(subjects[-1] if subjects else analysis.discourse.subject)
    if (found & {"its", "their"} and found & word_list("possessed")) or phrase.pronoun in ("it", "them"):
        return _acted_on(analysis, predicate, phrase)
    if (_points_back(analysis, phrase) or _is_bare_this(phrase, predicate)) and not _strengthens(predicate):
        return _happened(analysis, predicate, phrase)
    return []


def _acted_on(analysis: Analysis, predicate: Predicate, phrase: Phrase) -> list[Argument]:
    """ "X raised Y and its secretion", "X bound Y to inhibit it": Y, what was acted on last."""
    acted_on = [p.subject if p.use == "passive" else p.object for p in analysis.before(predicate.start)]
    targets = [t for t in acted_on if t is not None and (t.heads or t.modifiers)]
    names_its_own_subject = predicate.relation == "relative" and phrase.pronoun in ("it", "them")
    if not targets or names_its_own_subject:
        return []
    target = targets[-1]
    if phrase.pronoun == "it" and any(h.through == "effect" for h in target.heads):
        return []
    made = _made_of(target, analysis.words_in(phrase))
    return themselves(made or target.heads or [a for _, a in target.modifiers[-1:]])


def _made_of(target: Phrase, words: frozenset[str]) -> list[Argument]:
    """ "Methylation of X and its stability": X, which alone of the two is made, kept and broken down."""
    if "its" not in words or any(h.entity.type in ("gene", "mirna") for h in target.heads):
        return []
    return [a for word, a in target.modifiers if word == "of" and a.entity.type in ("gene", "mirna")]


def _happened(analysis: Analysis, predicate: Predicate, phrase: Phrase) -> list[Argument]:
    """ "These effects": all that was told before; "this": what the main clause told last."""
    spoken_of = [p for p in analysis.before(predicate.start) if analysis.signed_effects(p)]
    if "this" in analysis.words_in(phrase):
        mains = [p for p in spoken_of if p.relation in ("main", "coordinated")]
        spoken_of = mains[-1:] or spoken_of[-1:]
    effects = [e for p in spoken_of for e in analysis.signed_effects(p)]
    happened = [Argument(e.argument.mention, e.sign, "event") for e in effects]
    return inferred(happened or [e for e in analysis.discourse.events if e.through == "event"])


def _points_back(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these effects", "both of these changes": a pointer right before a happening."""
    inside = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end]
    if 1 < len(inside) < 4 and inside[0] in ("the", "a", "an") and inside[-1] in word_list("happenings"):
        return True
    happenings = [index for index, word in enumerate(inside) if word in word_list("happenings")]
    return any(set(inside[max(0, index - 3) : index]) & word_list("pointers") for index in happenings)


def _is_bare_this(phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the phrase is "this" alone, as subject of what undid or needs it: "and this was prevented by X"."""
    undoes = predicate.head.trigger is not None and predicate.head.trigger.sign is Sign.MINUS
    return (phrase is predicate.subject or undoes) and phrase.text.lower() in ("this", "both", "all", "all three")


def _strengthens(predicate: Predicate) -> bool:
    """Whether the verb adds to effects and so says nothing new of them: "augmented these effects"."""
    raises = predicate.head.trigger is not None and predicate.head.trigger.sign is Sign.PLUS
    return raises and predicate.use != "passive" and predicate.kind != "cause_by"
