"""The conditions a sentence speaks of: cell, species, setting, stimulus; and how firmly it speaks."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Context, Document, Mention, Sentence
from kg.resources import resource
from kg.vocabulary.lexicon import read_table

__all__ = ["context_of", "is_hedged"]

_HEDGE = re.compile(
    r"\b(?:may|might|could|can possibly|would|possibl[ey]|potentially|probabl[ey]|perhaps|presumably|putative(?:ly)?|"
    r"suggest(?:s|ed|ing)?|hypothesi[sz]ed?|speculated?|suspected|believed|thought to|proposed|appears? to|seems? to|"
    r"likely|expected to|considered to)\b"
)
_ROW_CONDITIONS = re.compile(r"model|species|animal|approach|setting|study type", re.IGNORECASE)
_WHOLE = r"(?<![\w-])(?:{})(?![\w-])"


@cache
def _conditions() -> tuple[re.Pattern[str], tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """A pattern that finds any condition in lower case, and the pattern of each with its field and value."""
    rows = list(read_table(resource("ontology", "grammar", "conditions.tsv")))
    each = tuple((row["field"], row["value"], re.compile(_WHOLE.format(row["words"]))) for row in rows)
    return re.compile(_WHOLE.format("|".join(row["words"] for row in rows))), each


def is_hedged(text: str) -> bool:
    """Whether a sentence or clause states something as possible rather than as found."""
    return _HEDGE.search(text.lower()) is not None


def context_of(sentence: Sentence, mentions: list[Mention], document: Document) -> Context:
    """Study conditions of a sentence: from itself, else from its table row, else from the document's header."""
    found: dict[str, list[str]] = {"species": [], "setting": []}
    inferred: list[str] = []
    _search(sentence.text, found)
    if sentence.cell is not None:
        row = {"species": list(found["species"]), "setting": list(found["setting"])}
        for header, text in sentence.cell.row_cells:
            if _ROW_CONDITIONS.search(header):
                _search(text, row)
        _search(sentence.cell.column, row)
        inferred += [name for name in row if row[name] and not found[name]]
        found = {name: found[name] or row[name] for name in found}
    for name, value in document.header:
        if name in found and not found[name] and value:
            _search(value, found)
            inferred.append(name)
    cell = next((m.entity.label for m in mentions if m.entity.type == "cell"), "")
    stimulus = next((m.entity.label for m in mentions if m.entity.type == "stimulus"), "")
    species = found["species"][0] if found["species"] else ""
    return Context(cell, species, tuple(sorted(set(found["setting"]))), stimulus, tuple(dict.fromkeys(inferred)))


def _search(text: str, found: dict[str, list[str]]) -> None:
    anything, conditions = _conditions()
    text = text.lower()
    first = anything.search(text)
    if first is None:
        return
    for name, value, pattern in conditions:
        if value not in found[name] and pattern.search(text, first.start()):
            found[name].append(value)
