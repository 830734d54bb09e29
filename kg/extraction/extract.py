"""A document's statements: every sentence read in order, every claim tied to its sentence.

A pure function of the document and the vocabulary: the same text gives the same statements, whatever was read before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from kg.extraction.arguments import Argument
from kg.extraction.claims import Claim
from kg.extraction.context import context_of, is_hedged
from kg.extraction.discourse import Discourse
from kg.extraction.items import Item, items_of
from kg.extraction.reading import read_sentence
from kg.extraction.roles import assign_roles
from kg.model import (
    Context,
    Document,
    Entity,
    Evidence,
    Mention,
    Reference,
    Relation,
    Sentence,
    Sign,
    Statement,
    TableCell,
)
from kg.vocabulary import Vocabulary
from kg.vocabulary.abbreviations import defined_in
from kg.vocabulary.triggers import Trigger
from kg.vocabulary.vesicles import source_of, vesicle_of

__all__ = ["extract"]

_Finder = Callable[[str], list[Mention]]
_READ_KINDS = frozenset(("title", "prose", "caption", "table"))


def extract(document: Document, vocabulary: Vocabulary) -> list[Statement]:
    """Statements of `document`, one for each claim and sentence; merging them is the graph's work.

    Parameters
    ----------
    document
        A text that `kg.documents` has read.
    vocabulary
        The shared vocabulary; the document's own short forms are added to it.
    """
    sentences = [s for s in (document.title_sentence, *document.sentences) if s and s.kind in _READ_KINDS]
    short = {**defined_in(s.text for s in sentences), **dict(document.abbreviations)}
    words = vocabulary.with_abbreviations(short).with_aliases(s.text for s in sentences)
    studies = {r.number: r for r in document.references}
    statements: list[Statement] = []
    secreted: set[str] = set()
    find = cache(words.find)
    found = [find(s.text) for s in sentences]
    discourse, paragraph = (
        Discourse(main_vesicle=_main_vesicle(found), has_one_vesicle=_speaks_of_one_vesicle(found)),
        -1,
    )
    for sentence, mentions in zip(sentences, found, strict=True):
        if sentence.paragraph != paragraph:
            discourse.start_paragraph()
            paragraph = sentence.paragraph
        if not mentions:
            continue
        discourse.row = []
        if sentence.cell is not None:
            discourse.row = _row_agents(sentence.cell, find)
            mentions = _with_origin(sentence.cell, mentions, find)
        items = assign_roles(items_of(sentence.text, mentions, words.grammar, words.lexicon))
        aim = sentence.cell is not None and _AIM_HEADER.search(sentence.cell.column) is not None
        claims = read_sentence(items, discourse, is_aim=aim)
        if sentence.kind == "title":
            claims = _told_by_title(claims, items)
        else:
            claims += _secretions(mentions, secreted)
        if claims:
            context = context_of(sentence, mentions, document)
            statements += _statements(claims, sentence, document, context, studies)
    return statements


def _told_by_title(claims: list[Claim], items: list[Item]) -> list[Claim]:
    """What a title asserts: nothing unless it has a verb, and the vesicles it names are introduced by the text."""
    is_sentence = any(i.kind in ("verb", "predicate") and i.form in ("finite", "passive") for i in items)
    return [c for c in claims if c.relation not in _INTRODUCED] if is_sentence else []


_INTRODUCED = frozenset((Relation.SECRETES, Relation.CARRIES))
_ORIGIN_HEADER = re.compile(r"origin|source|donor|parent|cell type|derived", re.IGNORECASE)
_AIM_HEADER = re.compile(
    r"\b(?:aim|objective|purpose|goal|reference|ref|study type|design|limitation)s?\b", re.IGNORECASE
)


def _with_origin(cell: TableCell, mentions: list[Mention], find: _Finder) -> list[Mention]:
    """Give the vesicles of a table row the source that the row's origin column names, where that is more exact."""
    cells = _origins(cell, find)
    if len({m.entity.id for m in cells}) != 1:
        return mentions
    exact = vesicle_of(cells[0].entity)
    general = {b.id for b in _ancestors(exact)}
    return [replace(m, entity=exact) if m.entity.id in general else m for m in mentions]


def _row_agents(cell: TableCell, find: _Finder) -> list[Argument]:
    """What a table row is about: the vesicles of its origin column, else what its first cell names."""
    cells = _origins(cell, find)
    if len({m.entity.id for m in cells}) == 1:
        return [Argument(replace(cells[0], entity=vesicle_of(cells[0].entity)), is_inferred=True)]
    named = [m for m in find(cell.row_header) if m.entity.type in _ROW_TYPES]
    return [Argument(m, is_inferred=True) for m in named]


def _origins(cell: TableCell, find: _Finder) -> list[Mention]:
    """The cells that the origin column of a row names."""
    origins = (text for header, text in cell.row_cells if _ORIGIN_HEADER.search(header))
    return [m for text in origins for m in find(text) if m.entity.type == "cell"]


_ROW_TYPES = frozenset(("cell", "vesicle", "mirna", "gene", "stimulus", "therapy"))


def _ancestors(entity: Entity) -> Iterator[Entity]:
    for parent in entity.broader:
        yield parent
        yield from _ancestors(parent)


def _main_vesicle(found: list[list[Mention]]) -> Entity | None:
    """The vesicle of a named source that is named most, the first of those where several are."""
    named = Counter(m.entity for mentions in found for m in mentions if m.entity.type == "vesicle" and m.entity.broader)
    return max(named, key=lambda e: named[e]) if named else None


def _speaks_of_one_vesicle(found: list[list[Mention]]) -> bool:
    """Whether all vesicles of a named source in the document are of one source, or of it and its broader terms."""
    named = {m.entity for mentions in found for m in mentions if m.entity.type == "vesicle" and m.entity.broader}
    exact = {e for e in named if not any(e in _ancestors(other) for other in named)}
    return len(exact) == 1


def _secretions(mentions: list[Mention], seen: set[str]) -> Iterator[Claim]:
    """A vesicle named by its source says that the source secretes it; said once a document."""
    for mention in mentions:
        if mention.entity.type != "vesicle" or mention.entity.id in seen:
            continue
        source = source_of(mention.entity)
        if source is None:
            continue
        seen.add(mention.entity.id)
        item = Item(
            "mention", mention.start, mention.end, mention.text, mention, Trigger("derived", Sign.PLUS, "source")
        )
        cell = Argument(Mention(source, mention.start, mention.end, mention.text))
        yield Claim(cell, Relation.SECRETES, Argument(mention), "vesicle-source", item, (mention.start, mention.end))


def _statements(
    claims: list[Claim], sentence: Sentence, document: Document, context: Context, studies: Mapping[str, Reference]
) -> Iterator[Statement]:
    printed, is_guess = document.source[sentence.start : sentence.end], is_hedged(sentence.text)
    seen: set[tuple[str, str, str, bool]] = set()
    offset = cache(sentence.source_offset)
    for claim in claims:
        key = (claim.subject.entity.id, claim.relation, claim.object.entity.id, claim.is_negated)
        if key in seen:
            continue
        seen.add(key)
        evidence = Evidence(
            document=document.name,
            section=sentence.section,
            sentence=printed,
            start=sentence.start,
            end=sentence.end,
            subject_text=claim.subject.mention.text,
            object_text=claim.object.mention.text,
            rule=("table-" if sentence.kind == "table" else "") + claim.rule,
            trigger_text=claim.trigger.text,
            subject_span=(offset(claim.subject.mention.start), offset(claim.subject.mention.end)),
            trigger_span=(offset(claim.trigger.start), offset(claim.trigger.end)),
            object_span=(offset(claim.object.mention.start), offset(claim.object.mention.end)),
            clause_span=(offset(claim.span[0]), offset(claim.span[1])),
            steps=claim.steps,
            hedged=is_guess,
            inferred=claim.subject.is_inferred or claim.object.is_inferred,
            citations=sentence.citations,
            studies=tuple(studies[c] for c in sentence.citations if c in studies),
            context=context,
            cell=sentence.cell,
        )
        yield Statement(
            claim.subject.entity, claim.relation, claim.object.entity, claim.is_direct, claim.is_negated, (evidence,)
        )
