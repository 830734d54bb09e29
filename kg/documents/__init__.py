"""From files to documents: decoding, repair, sections, sentences, tables and the lists at the end of a paper.

A text passes through `files` (bytes to text), `front` (title and header), `layout` (lines to blocks), `paragraphs`
(blocks to whole paragraphs), `repair` (what conversion did to them), `sentences`, `tables` and `references`; `reading`
is the table of contents.  Whatever is mended stays tied to the source, so that evidence can quote it exactly.
"""

from __future__ import annotations

from kg.documents.files import find_sources, name_sources
from kg.documents.reading import document_from_text, read_document

__all__ = ["document_from_text", "find_sources", "name_sources", "read_document"]
