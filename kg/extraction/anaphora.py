"""What "it", "these exosomes", "its expression" and "both effects" stand for.

References are looked for in the sentence first and then in the paragraph; what is found this way is marked inferred.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis, inferred
from kg.extraction.arguments import Argument, Link, Phrase, times
from kg.extraction.predicates import Predicate
from kg.model import Entity, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE, vesicle_of

__all__ = ["antecedents", "fill_references", "resolve_vesicles"]


def resolve_vesicles(analysis: Analysis, phrase: Phrase) -> None:
    """Give "the exosomes" the source they were named with before."""
    discourse = analysis.discourse
    loaded = {id(link.subject.mention) for link in phrase.links if link.rule == "cargo-modifier"}
    for index, head in enumerate(phrase.heads):
        if head.entity.id == VESICLE.id and id(head.mention) not in loaded:
            entity = _vesicle_meant(analysis, head)
            if entity is not None:
                meant = replace(head, mention=replace(head.mention, entity=entity), is_inferred=True)
                phrase.heads[index] = discourse.last_of["vesicle"] = meant
        elif head.entity.id == "mkg:mirna/mirna" and "mirna" in discourse.last_of and _is_the_one(analysis, head):
            known = discourse.last_of["mirna"].entity
            phrase.heads[index] = replace(head, mention=replace(head.mention, entity=known), is_inferred=True)
        elif head.entity.type in ("vesicle", "mirna") and head.entity.broader:
            discourse.last_of[head.entity.type] = head
    phrase.heads += _members_of_class(analysis, phrase)
    for index, link in enumerate(phrase.links):
        if link.subject.entity.id != VESICLE.id or not link.rule.startswith("cargo"):
            continue
        source = _named_behind(analysis, link) or _vesicle_meant(analysis, link.subject, is_cargo=True)
        if source is not None:
            mention = replace(link.subject.mention, entity=source)
            phrase.links[index] = replace(link, subject=replace(link.subject, mention=mention, is_inferred=True))


def _members_of_class(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """ "These chemokines" are those that were listed as such: "chemokines such as CCL3 and CXCL1"."""
    if len(phrase.heads) != 1 or phrase.pronoun not in ("these", "such"):
        return []
    head = phrase.heads[0]
    here = [p.heads for p in analysis.phrases if p.end <= phrase.start]
    listed = [*here[::-1], analysis.discourse.group_of.get(head.entity.type, [])]
    group = next((g for g in listed if len(g) > 1 and g[0].entity.id == head.entity.id), [])
    same = [m for m in group[1:] if m.entity.type == head.entity.type]
    return [replace(m, sign=head.sign, through=head.through, trigger=head.trigger, is_inferred=True) for m in same]


def _named_behind(analysis: Analysis, link: Link) -> Entity | None:
    """The vesicle of the cell named behind its cargo: "exosomal miR-17 derived from Schwann cells"."""
    end = max(link.subject.mention.end, link.object.mention.end)
    behind = [i for i in analysis.items if i.start >= end][:6]
    for index, item in enumerate(behind):
        if item.mention is not None:
            is_source = index > 0 and item.mention.entity.type in ("cell", "anatomy")
            opened = is_source and any(i.word in ("from", "by") for i in behind[:index])
            return vesicle_of(item.mention.entity) if opened else None
        if item.kind not in ("prep", "means", "det", "adjective") and item.word not in word_list("origins"):
            return None
    return None


def _is_the_one(analysis: Analysis, head: Argument) -> bool:
    """Whether a class is named as one known thing: "the miRNA", "this miRNA"."""
    before = [i for i in analysis.items if i.end <= head.mention.start]
    singular = not head.mention.text.endswith("s")
    return singular and bool(before) and before[-1].word in ("the", "this")


def _vesicle_meant(analysis: Analysis, head: Argument, is_cargo: bool = False) -> Entity | None:
    """The vesicle of a named source that a general "exosomes" stands for, or None."""
    before = [i for i in analysis.items if i.end <= head.mention.start]
    named = [i.mention.entity for i in before if i.mention is not None]
    if before and before[-1].word in ("their", "its"):
        cells = [e for e in named if e.type == "cell"]
        if cells:
            return vesicle_of(cells[-1])
    here = [e for e in named if e.type == "vesicle" and e.broader]
    if here:
        return here[-1]
    text = head.mention.text
    is_short = text[:1].isupper() and "xosome" not in text and "esicle" not in text
    is_definite = bool(before) and before[-1].word in word_list("definite") and not is_cargo
    known = analysis.discourse.last_of.get("vesicle")
    if known is not None and (analysis.discourse.has_one_vesicle or is_short or is_definite):
        return known.entity
    return None


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
    if members or (_called(analysis, phrase) is not None and not done):
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
        return _plain([e.argument for e in analysis.signed_effects(done[-1])])
    if phrase.pronoun in ("this", "these", "those"):
        return inferred(_last_events(analysis, done) or discourse.events)
    named = discourse.subject or discourse.agents
    place = {"the former": slice(0, 1), "the latter": slice(-1, None)}.get(phrase.pronoun, slice(None))
    return inferred(named[place])


def members_spoken_of(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """ "These enzymes", "antagonists of this receptor": the last things of that type, with the sign of the noun."""
    type_ = _called(analysis, phrase)
    if type_ is None:
        return []
    is_plural = "these" in analysis.words_in(phrase)
    here = [[h for h in p.heads if h.entity.type == type_] for p in analysis.phrases if p.start < phrase.start]
    groups = [g for g in (*here[::-1], analysis.discourse.group_of.get(type_, [])) if g]
    group = next((g for g in groups if not is_plural or len(g) > 1), [])
    found = group if is_plural else group[-1:]
    return [replace(a, sign=phrase.sign, through=_way(phrase), is_inferred=True) for a in found]


def _called(analysis: Analysis, phrase: Phrase) -> str | None:
    """The type of things that "these enzymes" points back to, or None where the phrase is no such pointer."""
    if phrase.heads or not analysis.words_in(phrase) & {"this", "these"}:
        return None
    last = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end][-1]
    return next((t for t in ("gene", "stimulus", "pathway") if last in word_list(f"called {t}")), None)


def _way(phrase: Phrase) -> str:
    return phrase.trigger.trigger.kind if phrase.trigger is not None and phrase.trigger.trigger is not None else ""


def _names_findings(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these results" or "this analysis": they tell of effects and have none."""
    inside = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end]
    return bool(inside) and inside[-1] in word_list("findings")


def _names_a_class(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these enzymes", of the things themselves, and not "these changes"."""
    inside = [i for i in analysis.items if phrase.start <= i.start < phrase.end]
    return inside[-1].kind == "word" and inside[-1].word not in word_list("happenings") | word_list("anaphors")


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
    acted_on = [p.subject if p.use in ("passive", "copula") else p.object for p in done]
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


def fill_references(analysis: Analysis, predicate: Predicate, phrase: Phrase | None) -> None:
    """Give "it", "its expression" and "both effects" the heads they refer to, where the predicate acts on them."""
    if phrase is None:
        return
    if phrase is predicate.subject and predicate.mark is not None and predicate.mark.word in word_list("all of which"):
        happened = [e for p in analysis.before(predicate.start) for e in analysis.events(p)]
        predicate.subject = Phrase(predicate.start, predicate.start, inferred(happened)) if happened else phrase
        return
    if phrase is predicate.subject and _undoes_all(analysis, predicate):
        undone = [e for p in (predicate.parent,) if p is not None for e in analysis.events(p)]
        predicate.subject = Phrase(predicate.start, predicate.start, inferred(undone)) if undone else phrase
        return
    if phrase is predicate.object and predicate.kind == "light":
        _echo(analysis, predicate, phrase)
    if phrase.heads:
        return
    if (
        predicate.mark is not None
        and predicate.mark.word == "whose"
        and analysis.words_in(phrase) & word_list("possessed")
    ):
        owners = [p.heads for p in analysis.phrases if p.heads and p.end <= predicate.mark.start]
        phrase.heads = _plain(owners[-1][-1:]) if owners else []
        return
    members = members_spoken_of(analysis, phrase)
    if members:
        phrase.heads = members
        return
    before = analysis.before(predicate.start)
    found = analysis.words_in(phrase)
    if phrase is predicate.subject and phrase.pronoun in ("it", "they"):
        subjects = [p.subject.heads for p in before if p.subject is not None and p.subject.heads]
        phrase.heads = _plain(subjects[-1] if subjects else analysis.discourse.subject)
    elif (found & {"its", "their"} and found & word_list("possessed")) or phrase.pronoun in ("it", "them"):
        acted_on = [p.subject if p.use == "passive" else p.object for p in before]
        targets = [t for t in acted_on if t is not None and (t.heads or t.modifiers)]
        names_its_own_subject = predicate.relation == "relative" and phrase.pronoun in ("it", "them")
        is_effect = bool(targets) and any(h.through == "effect" for h in targets[-1].heads)
        if targets and not names_its_own_subject and not (is_effect and phrase.pronoun == "it"):
            phrase.heads = _plain(
                _made_of(targets[-1], found) or targets[-1].heads or [a for _, a in targets[-1].modifiers[-1:]]
            )
    elif (_points_back(analysis, phrase) or _is_bare_this(phrase, predicate)) and not _strengthens(predicate):
        spoken_of = [p for p in before if analysis.signed_effects(p)]
        if "this" in found:
            mains = [p for p in spoken_of if p.relation in ("main", "coordinated")]
            spoken_of = mains[-1:] or spoken_of[-1:]
        effects = [e for p in spoken_of for e in analysis.signed_effects(p)]
        happened = [Argument(e.argument.mention, e.sign, "event") for e in effects]
        phrase.heads = inferred(happened or [e for e in analysis.discourse.events if e.through == "event"])


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


def _made_of(target: Phrase, words: set[str]) -> list[Argument]:
    """ "Methylation of X and its stability": X, which alone of the two is made, kept and broken down."""
    if "its" not in words or any(h.entity.type in ("gene", "mirna") for h in target.heads):
        return []
    return [a for word, a in target.modifiers if word == "of" and a.entity.type in ("gene", "mirna")]


def _is_bare_this(phrase: Phrase, predicate: Predicate) -> bool:
    """Whether the phrase is "this" alone, as subject of what undid or needs it: "and this was prevented by X"."""
    undoes = predicate.head.trigger is not None and predicate.head.trigger.sign is Sign.MINUS
    return (phrase is predicate.subject or undoes) and phrase.text.lower() in ("this", "both", "all", "all three")


def _undoes_all(analysis: Analysis, predicate: Predicate) -> bool:
    """ "X raised Y, which was reversed by Z": what is reversed is the rise, whatever noun stands last."""
    opens = predicate.mark is not None and predicate.mark.word == "which" and predicate.is_set_off
    if not opens or predicate.use != "passive" or predicate.kind not in ("abolish", "reverse"):
        return False
    return any(i.word == "was" for i in analysis.items if predicate.start <= i.start < predicate.end)


def _points_back(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the phrase is "these effects", "both of these changes": a pointer right before a happening."""
    inside = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end]
    if 1 < len(inside) < 4 and inside[0] in ("the", "a", "an") and inside[-1] in word_list("happenings"):
        return True
    happenings = [index for index, word in enumerate(inside) if word in word_list("happenings")]
    return any(set(inside[max(0, index - 3) : index]) & word_list("pointers") for index in happenings)


def _plain(arguments: list[Argument]) -> list[Argument]:
    return [replace(a, sign=Sign.PLUS, is_inferred=True) for a in arguments]


def _strengthens(predicate: Predicate) -> bool:
    """Whether the verb adds to effects and so says nothing new of them: "augmented these effects"."""
    raises = predicate.head.trigger is not None and predicate.head.trigger.sign is Sign.PLUS
    return raises and predicate.use != "passive" and predicate.kind != "cause_by"
