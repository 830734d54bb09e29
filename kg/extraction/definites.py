"""What a noun with "the", "this" or "these" stands for: "the exosomes", "this miRNA", "these chemokines".

A class is taken for what was named of it before, in the sentence and then in the paragraph; what is found this way is
marked inferred.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.analysis import Analysis
from kg.extraction.arguments import Argument, Link, Phrase
from kg.model import Entity
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE, vesicle_of

__all__ = ["members_spoken_of", "resolve_vesicles", "type_called"]


def resolve_vesicles(analysis: Analysis, phrase: Phrase) -> None:
    """Give "the exosomes" the source they were named with before."""
    discourse = analysis.discourse
    loaded = {id(link.subject.mention) for link in phrase.links if link.rule == "cargo-modifier"}
    for index, head in enumerate(phrase.heads):
        if head.entity.id == VESICLE.id and id(head.mention) not in loaded:
            entity = _vesicle_meant(analysis, head)
            if entity is not None:
                meant = replace(head.standing_for(entity), is_inferred=True)
                phrase.heads[index] = discourse.last_of["vesicle"] = meant
        elif head.entity.id == "mkg:mirna/mirna" and "mirna" in discourse.last_of and _is_the_one(analysis, head):
            known = discourse.last_of["mirna"].entity
            phrase.heads[index] = replace(head.standing_for(known), is_inferred=True)
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
    main = analysis.discourse.main_vesicle
    if main is not None and is_definite and {i.word for i in analysis.items[:4]} & word_list("concluding"):
        return main
    if known is not None and (analysis.discourse.has_one_vesicle or is_short or is_definite):
        return known.entity
    return None


def members_spoken_of(analysis: Analysis, phrase: Phrase) -> list[Argument]:
    """ "These enzymes", "antagonists of this receptor": the last things of that type, with the sign of the noun."""
    type_ = type_called(analysis, phrase)
    if type_ is None:
        return []
    is_plural = "these" in analysis.words_in(phrase)
    here = [[h for h in p.heads if h.entity.type == type_] for p in analysis.phrases if p.start < phrase.start]
    groups = [g for g in (*here[::-1], analysis.discourse.group_of.get(type_, [])) if g]
    group = next((g for g in groups if not is_plural or len(g) > 1), [])
    found = group if is_plural else group[-1:]
    return [replace(a, sign=phrase.sign, through=_way(phrase), is_inferred=True) for a in found]


def type_called(analysis: Analysis, phrase: Phrase) -> str | None:
    """The type of things that "these enzymes" points back to, or None where the phrase is no such pointer."""
    if phrase.heads or not analysis.words_in(phrase) & {"this", "these"}:
        return None
    last = [i.word for i in analysis.items if phrase.start <= i.start < phrase.end][-1]
    return next((t for t in ("gene", "stimulus", "pathway") if last in word_list(f"called {t}")), None)


def _way(phrase: Phrase) -> str:
    return phrase.trigger.trigger.kind if phrase.trigger is not None and phrase.trigger.trigger is not None else ""
