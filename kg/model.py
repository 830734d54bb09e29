"""The nouns of a mechanism graph: what every room hands to the next.

A `Document` is read into `Sentence`s; a sentence holds `Mention`s of `Entity`s; what it asserts between two of
them is a `Statement`, and the sentence it was read from is the statement's `Evidence`.  All are frozen values:
nothing here reads a file, looks a word up or decides anything.

>>> mir21 = Entity("mkg:mirna/mir-21", "miR-21", "mirna")
>>> pten = Entity("HGNC:9588", "PTEN", "gene")
>>> Statement(mir21, Relation.DECREASES, pten).id
'mkg:statement/01840ca88d9498cc'
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

__all__ = [
    "Alignment",
    "Context",
    "Document",
    "Entity",
    "Evidence",
    "Mention",
    "Reading",
    "Reference",
    "Relation",
    "Sentence",
    "Sign",
    "Span",
    "Statement",
    "TableCell",
]

Span = tuple[int, int]
"""Half-open character range ``(start, end)``; which text it counts in is said where it is used."""

Alignment = tuple[tuple[int, int], ...]
"""Map from repaired to source offsets: ``(repaired, source)`` pairs, ascending; between two pairs both sides advance by
one character a step."""


class Sign(IntEnum):
    """Direction of an effect. Signs multiply along a chain; unknown absorbs."""

    MINUS = -1
    UNKNOWN = 0
    PLUS = 1


class Relation(StrEnum):
    """The five relations of the graph."""

    SECRETES = "secretes"
    CARRIES = "carries"
    INCREASES = "increases"
    DECREASES = "decreases"
    AFFECTS = "affects"

    @property
    def sign(self) -> Sign:
        """The sign a hop contributes to a path: secreting and carrying pass an effect on unchanged."""
        if self is Relation.DECREASES:
            return Sign.MINUS
        return Sign.UNKNOWN if self is Relation.AFFECTS else Sign.PLUS


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that acts or is acted on.

    Parameters
    ----------
    id
        CURIE when grounded (``HGNC:9588``), else ``mkg:<type>/<slug>``. Two entities are the same when their ids are.
    label
        What a biologist calls it.
    type
        One of cell, vesicle, mirna, gene, pathway, process, hallmark, disease, stimulus, therapy.
    xrefs
        Identifiers of the same thing elsewhere, as CURIEs, sorted.
    broader
        The next more general entities, each with its own ``broader``: BM-MSC exosome -> MSC exosome -> exosome.
    """

    id: str
    label: str = field(compare=False)
    type: str = field(compare=False)
    xrefs: tuple[str, ...] = field(default=(), compare=False)
    broader: tuple[Entity, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a document's reference list; fields that could not be read are empty, `text` is as printed."""

    number: str
    text: str
    authors: str = ""
    title: str = ""
    journal: str = ""
    year: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """Where in a table a sentence stands: the table's label and caption, row, column, and the whole row by header."""

    table: str
    caption: str
    row: int
    column: str
    row_header: str
    row_cells: tuple[tuple[str, str], ...]
    """``(column header, cell text)`` for every column of the row, in order."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or one finding in a table cell), repaired for reading and tied to its source.

    ``document.source[start:end]`` is the sentence exactly as printed; `text` is the same after repair.
    """

    text: str
    start: int
    end: int
    alignment: Alignment
    section: str
    paragraph: int
    kind: str
    """``prose``, ``title``, ``heading``, ``caption``, ``table`` (a cell that can hold a finding)."""
    citations: tuple[str, ...] = ()
    """Numbers of the reference list cited in the sentence, ranges expanded, in order; for a table cell, the row's."""
    cell: TableCell | None = None

    def source_offset(self, position: int) -> int:
        """Source offset of the character at `position` of the repaired text (or of its end)."""
        low = max(0, bisect_left(self.alignment, (position + 1,)) - 1)
        repaired, source = self.alignment[low]
        limit = self.alignment[low + 1][1] if low + 1 < len(self.alignment) else self.end
        return min(source + position - repaired, limit, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: its sentences in order, and what it says about itself."""

    name: str
    source: str
    title: str = ""
    title_sentence: Sentence | None = None
    """The title as something that is said, where it is printed in one line."""
    sentences: tuple[Sentence, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    """``(short, long)`` pairs of the document's own abbreviation list."""
    references: tuple[Reference, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    """``(field, value)`` lines that open a digest, field names in lower case: citation, species, setting."""
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the source text, for provenance."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named in a sentence: ``sentence.text[start:end]``."""

    entity: Entity
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """The study conditions an evidence holds in. Empty where the text does not say."""

    cell: str = ""
    species: str = ""
    setting: tuple[str, ...] = ()
    """Of ``in vitro``, ``ex vivo``, ``in vivo``, ``clinical``."""
    stimulus: str = ""
    inferred: tuple[str, ...] = ()
    """Names of the fields above that come from the row, the sentences before or the document, not from the sentence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that asserts a statement, and how it was read. Offsets count in ``document.source``."""

    document: str
    section: str
    sentence: str
    start: int
    end: int
    subject_text: str
    object_text: str
    rule: str
    trigger_text: str = ""
    subject_span: Span = (0, 0)
    trigger_span: Span = (0, 0)
    object_span: Span = (0, 0)
    clause_span: Span = (0, 0)
    steps: tuple[str, ...] = ()
    """The sign arithmetic in words, one step an item."""
    hedged: bool = False
    inferred: bool = False
    """The subject (or object) was not named in the clause but found by anaphora or taken from the table row."""
    role: str = "finding"
    """``finding`` or ``background``."""
    citations: tuple[str, ...] = ()
    studies: tuple[Reference, ...] = ()
    """The citations resolved against the document's reference list, where it has one."""
    context: Context = Context()
    cell: TableCell | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A signed mechanism between two entities, with every sentence that asserts it."""

    subject: Entity
    relation: Relation
    object: Entity
    direct: bool = False
    negated: bool = False
    evidence: tuple[Evidence, ...] = ()
    belief: float = 0.0

    @property
    def id(self) -> str:
        """The same for the same claim in any text: a hash of subject, relation, object and negation."""
        key = "|".join((self.subject.id, self.relation, self.object.id, "not" if self.negated else ""))
        return "mkg:statement/" + hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, without its text."""

    name: str
    title: str
    sha256: str
    sentences: int
    statements: int
    """Before those that say the same are merged."""
    warnings: tuple[str, ...]
