"""The way a text becomes a `Document`, stage by stage: lines, title and header, blocks, paragraphs, sentences.

>>> digest = "A study\\nSpecies: rat\\n\\nExosomes carry miR-21. It lowers PTEN [20]."
>>> document = document_from_text(digest, "study")
>>> document.title, document.header, [sentence.text for sentence in document.sentences]
('A study', (('species', 'rat'),), ['Exosomes carry miR-21.', 'It lowers PTEN [20].'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.documents.aligned import AlignedText
from kg.documents.citations import citations
from kg.documents.files import read_text
from kg.documents.front import Front, read_front
from kg.documents.layout import Block, caption_start, find_blocks, lines_of, without_furniture
from kg.documents.paragraphs import Words, gather, known_words
from kg.documents.references import read_abbreviations, read_reference, read_references
from kg.documents.repair import repair, repaired
from kg.documents.sections import find_inline_heading
from kg.documents.sentences import sentence_spans
from kg.documents.tables import Table, caption_label, findings, is_continuation
from kg.model import Document, Reference, Sentence

__all__ = ["document_from_text", "read_document"]


def read_document(path: Path, name: str = "") -> Document:
    """Read a plain text or Markdown file; its name is the file's name without ending unless `name` is given.

    Raises
    ------
    BadInput
        When the file is missing, empty, binary or too large.
    """
    source, warnings = read_text(Path(path))
    return replace(document_from_text(source, name or Path(path).stem), warnings=warnings)


def document_from_text(text: str, name: str) -> Document:
    """Read a text that is already decoded; offsets in the result count in `text` as given."""
    lines = lines_of(text)
    front = read_front(lines, without_furniture(lines))
    blocks = find_blocks(front.rest, front.has_abstract)
    references = _references(blocks, front)
    reader = _Reader(text, references, known_words(text))
    sentences = tuple(reader.read(blocks))
    title = reader.title(front.title)
    if not any(block.kind == "references" for block in blocks) and references:
        digest = (references[0].number,)
        sentences = tuple(s if s.citations or s.kind == "heading" else replace(s, citations=digest) for s in sentences)
        title = title and replace(title, citations=digest)
    return Document(
        name=name,
        source=text,
        title=repaired(front.title),
        title_sentence=title,
        sentences=sentences,
        abbreviations=read_abbreviations(_texts(blocks, "abbreviations")),
        references=references,
        header=tuple((field, repaired(value)) for field, value in front.header),
    )


def _references(blocks: Sequence[Block], front: Front) -> tuple[Reference, ...]:
    """The reference list, or else the one study that a digest's header cites."""
    listed = read_references(_texts(blocks, "references"))
    if listed:
        return listed
    citation = dict(front.header).get("citation", "")
    return (read_reference(citation, number="1"),) if citation else ()


def _texts(blocks: Sequence[Block], kind: str) -> Iterator[str]:
    for block in blocks:
        if block.kind == kind:
            yield block.text
            yield from (line.text for line in block.lines[1:])


class _Reader:
    """Sentences of the blocks of one text, in order, with their section, paragraph and citations."""

    def __init__(self, source: str, references: Sequence[Reference], words: Words) -> None:
        self._source = source
        self._words = words
        numbers = [int(reference.number) for reference in references if reference.number.isdigit()]
        self._highest = max(numbers, default=0) if len(numbers) > 1 else 0
        self._cites_in_parentheses = bool(self._highest) and not re.search(r"\[\d{1,3}[\],;\u2013-]", source)
        self._paragraph = 0
        self._section: str | None = None
        self._table = Table()

    def read(self, blocks: Sequence[Block]) -> Iterator[Sentence]:
        for group in gather(blocks, self._source, self._words):
            self._paragraph += 1
            if group.kind == "table":
                yield from self._table_sentences(group.blocks[0])
            elif group.kind == "heading":
                yield from self._heading(group.text, group.section)
            elif group.kind == "caption":
                yield from self._caption(group.text, group.section)
            else:
                yield from self._prose(group.text, group.section, group.kind)

    def title(self, title: str) -> Sentence | None:
        """The title as a sentence; None where it is not printed in one piece."""
        start = self._source.find(title) if title else -1
        if start < 0:
            return None
        mended = repair(AlignedText.of(self._source, start, start + len(title)))
        return replace(self._sentence(mended, "", "title", ()), paragraph=0)

    def _prose(self, text: AlignedText, section: str, kind: str) -> Iterator[Sentence]:
        """The sentences of a paragraph, parted where a heading that lost its line begins a section."""
        if self._section is not None and kind == "prose":
            section = self._section
        position = 0
        for heading in find_inline_heading(text.text) if kind == "prose" else ():
            yield from self._sentences(text.slice(position, heading.start), section, kind)
            self._section = section = heading.section
            yield from self._heading(text.slice(heading.start, heading.end), section)
            self._paragraph += 1
            position = heading.end
        yield from self._sentences(text.slice(position, len(text.text)), section, kind)

    def _caption(self, text: AlignedText, section: str) -> Iterator[Sentence]:
        """The sentences of a caption without its label; a caption that only continues a table says nothing."""
        caption = text.text
        label = caption_label(caption)
        if is_continuation(caption) and label.lower() == self._table.label.lower():
            return
        if label:
            self._table = Table(label, repaired(caption))
        yield from self._sentences(text.slice(caption_start(caption), len(caption)), section, "caption")

    def _heading(self, text: AlignedText, section: str) -> Iterator[Sentence]:
        mended = repair(text)
        if mended.text:
            yield self._sentence(mended, section, "heading", ())

    def _sentences(self, text: AlignedText, section: str, kind: str) -> Iterator[Sentence]:
        mended = repair(text, self._highest)
        for start, end in sentence_spans(mended.text):
            sentence = mended.slice(start, end)
            if any(character.isalnum() for character in sentence.text):
                yield self._sentence(sentence, section, kind, citations(sentence.text, self._cites_in_parentheses))

    def _table_sentences(self, block: Block) -> Iterator[Sentence]:
        for finding in findings(self._source, block.lines, self._table, self._highest):
            self._paragraph += 1
            sentence = self._sentence(finding.text, block.section, "table", finding.citations)
            yield replace(sentence, cell=finding.cell)

    def _sentence(self, text: AlignedText, section: str, kind: str, cited: tuple[str, ...]) -> Sentence:
        return Sentence(text.text, text.start, text.end, text.alignment, section, self._paragraph, kind, cited)
