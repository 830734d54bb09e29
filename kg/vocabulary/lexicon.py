"""The tables of `ontology/lexicon/` as one index from folded names to entities.

Curated rows say what a biologist calls a thing; generated rows bring every human gene and the terms of public
ontologies.  A name carries a case rule: words match in any case, symbols only as printed ("SET" the gene, not "set"),
doubtful short forms only where the document defines them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path

from kg.model import Entity
from kg.resources import resource
from kg.vocabulary.folding import fold, name_key, name_keys, slug

__all__ = ["OPENING", "Lexicon", "is_class", "load_lexicon", "read_table"]

OPENING = 10
_STRIP = str.maketrans("", "", "-–‐ /_.")


@dataclass(slots=True)
class Lexicon:
    """Names and the entities they mean."""

    words: dict[str, Entity] = field(default_factory=dict)
    """Folded singular name -> entity, in any case."""
    symbols: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Folded symbol -> (symbol as printed without separators, gene row id)."""
    greekless: dict[str, Entity] = field(default_factory=dict)
    """Keys of curated names with a Greek letter lost, for texts that lost theirs: "NFB", "TGF1"."""
    short_words: set[str] = field(default_factory=set)
    """Keys of curated names of two or three letters that are printed in lower case: "gut", "tau"."""
    acronyms: set[str] = field(default_factory=set)
    """Keys of short names printed in capitals: "SCI" is an injury, "Sci." is not."""
    exact: dict[str, Entity] = field(default_factory=dict)
    """Names that mean this only as printed: "CCl4" is no chemokine, "NO" is not "no"."""
    exact_keys: frozenset[str] = frozenset()
    doubtful: dict[str, Entity] = field(default_factory=dict)
    """Short forms that need the document's own definition."""
    by_label: dict[str, Entity] = field(default_factory=dict)
    """Folded label -> curated entity."""
    genes: dict[str, str] = field(default_factory=dict)
    """Gene id -> symbol."""
    mirna_accessions: dict[str, str] = field(default_factory=dict)
    openings: frozenset[str] = frozenset()
    """The first `OPENING` letters of every longer key: a run of words that opens with none of these is no name."""
    stop: frozenset[str] = frozenset()
    longest: int = 9
    """Most words a name may span."""
    strangers: dict[str, str] = field(default_factory=dict)
    """Keys that texts held and no table knows, with their singular: most words of a text are found here at once."""

    def gene(self, identifier: str) -> Entity:
        """The entity of a gene row."""
        return self.by_id.get(identifier) or Entity(identifier, self.genes[identifier], "gene")

    by_id: dict[str, Entity] = field(default_factory=dict)

    def named(self, name: str) -> Entity | None:
        """The entity with this name in any of its spellings, or None. Case does not matter: for people who type."""
        if name in self.exact:
            return self.exact[name]
        for key in (*name_keys(name), fold(name)):
            found = self.words.get(key) or self.doubtful.get(key)
            if found is not None:
                return found
            if key in self.symbols:
                return self.gene(self.symbols[key][1])
        return None


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table in `ontology/`: tab-separated, comment lines opening with ``#``, a header line."""
    lines = _cells(path)
    header = next(lines, [])
    for cells in lines:
        if len(cells) < len(header):
            cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        for line in stream:
            if line[0] != "#":
                yield line.rstrip("\r\n").split("\t")


def _generated(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """These columns of a generated table, which is long and has every cell in every row."""
    lines = _cells(resource("ontology", "lexicon", "generated", name))
    header = next(lines)
    return map(itemgetter(*map(header.index, columns)), lines)


@cache
def load_lexicon() -> Lexicon:
    """Read the tables once."""
    folder = resource("ontology", "lexicon")
    lexicon = Lexicon(stop=frozenset(row["name"] for row in read_table(folder / "stopnames.tsv")))
    _read_curated(lexicon, folder)
    _read_genes(lexicon)
    _read_terms(lexicon)
    _read_generic(lexicon)
    lexicon.mirna_accessions = {name.lower(): identifier for name, identifier in _generated("mirna.tsv", "name", "id")}
    lexicon.exact_keys = frozenset(map(fold, lexicon.exact))
    lexicon.openings = frozenset(key[:OPENING] for key in lexicon.words if len(key) >= OPENING)
    return lexicon


def _read_generic(lexicon: Lexicon) -> None:
    """Take out the names that say nothing by themselves."""
    for row in read_table(resource("ontology", "grammar", "generic.tsv")):
        if row["use"] == "never":
            lexicon.words.pop(name_key(row["name"]), None)


@cache
def _classes() -> frozenset[str]:
    rows = read_table(resource("ontology", "grammar", "generic.tsv"))
    return frozenset(name_key(row["name"]) for row in rows if row["use"] == "cargo")


def is_class(entity: Entity) -> bool:
    """Whether the entity is a class like "proteins", which says something only as cargo."""
    return _names_class(entity.label)


@lru_cache(maxsize=4096)
def _names_class(label: str) -> bool:
    return name_key(label) in _classes()


def _read_curated(lexicon: Lexicon, folder: Path) -> None:
    rows: list[tuple[dict[str, str], str]] = []
    for path in sorted(folder.glob("*.tsv")):
        if path.stem in _TYPE_OF_FILE:
            rows += [(row, _TYPE_OF_FILE[path.stem]) for row in read_table(path)]
    by_label = {fold(row["label"]): (row, kind) for row, kind in rows}

    def entity(label: str, seen: frozenset[str] = frozenset()) -> Entity | None:
        key = fold(label)
        if key in lexicon.by_label:
            return lexicon.by_label[key]
        if key not in by_label or key in seen:
            return None
        row, kind = by_label[key]
        kind = row.get("type") or kind
        xrefs = tuple(x for x in (row.get("xref") or "").replace(" ", "").split("|") if x)
        identifier = next((x for x in xrefs if x.startswith("HGNC:")), "") if kind == "gene" and len(xrefs) == 1 else ""
        parents = (entity(b.strip(), seen | {key}) for b in (row.get("broader") or "").split("|") if b.strip())
        made = Entity(
            identifier or f"mkg:{kind}/{slug(row['label'])}",
            row["label"],
            kind,
            tuple(sorted(x for x in xrefs if x != identifier)),
            tuple(p for p in parents if p is not None),
        )
        lexicon.by_label[key] = made
        lexicon.by_id.setdefault(made.id, made)
        return lexicon.by_id[made.id]

    for row, _ in rows:
        made = entity(row["label"])
        assert made is not None
        for name in (row["label"], *(row.get("names") or "").split("|")):
            name = name.strip()
            if not name:
                continue
            if name.endswith("!"):
                lexicon.exact[name[:-1]] = made
                continue
            table = lexicon.doubtful if name.endswith("?") else lexicon.words
            for key in name_keys(name.rstrip("?")):
                table.setdefault(key, made)
                if _is_acronym(name):
                    lexicon.acronyms.add(key)
                elif len(key) < 4 and name.islower():
                    lexicon.short_words.add(key)
            bare = _GREEK_WORD.sub("", name)
            if bare != name and len(bare) > 2:
                lexicon.greekless.setdefault(name_key(bare), made)


_TYPE_OF_FILE = {
    "cells": "cell",
    "vesicles": "vesicle",
    "families": "gene",
    "pathways": "pathway",
    "processes": "process",
    "hallmarks": "hallmark",
    "diseases": "disease",
    "stimuli": "stimulus",
    "therapies": "therapy",
}


def _is_acronym(name: str) -> bool:
    return len(name) <= 6 and sum(c.isupper() for c in name) >= 2


def _read_genes(lexicon: Lexicon) -> None:
    """Genes: names of several words are words, symbols and aliases match as printed, and a symbol outranks an alias."""
    words, symbols = lexicon.words, lexicon.symbols
    rows = list(_generated("genes.tsv", "id", "symbol", "name", "aliases"))
    for identifier, symbol, _, _ in rows:
        lexicon.genes[identifier] = symbol
        printed = _without_separators(symbol)
        symbols[printed.lower()] = (printed, identifier)
    for identifier, _, full_name, aliases in rows:
        gene = None
        for name in (full_name, *aliases.split("|")):
            if " " in name or name.islower():
                key = name_key(name)
                if len(key) >= 6 and key not in words:
                    gene = words[key] = gene or lexicon.gene(identifier)
            elif _SAFE_ALIAS.fullmatch(name):
                printed = _without_separators(name)
                symbols.setdefault(printed.lower(), (printed, identifier))


def _without_separators(symbol: str) -> str:
    return symbol if symbol.isalnum() else symbol.translate(_STRIP)


_SAFE_ALIAS = re.compile(r"(?=.*[A-Za-z].*[A-Za-z])(?:(?=.*\d).{3,}|.{4,})")
"""Aliases long enough, or with a digit, not to be some other abbreviation."""
_GREEK_WORD = re.compile(r"(?i:alpha|beta|gamma|kappa|delta)|[αβγκδ]")
_GENERIC_PROCESS = re.compile(
    r"(proliferation|migration|apoptosis|apoptotic process|activation|secretion|production|chemotaxis|cell death)$"
    r"|^[a-z]+$|^(regulation|positive|negative) "
)
"""Terms that say no more than their head: the cell is context, the head is in the curated tables."""


def _read_terms(lexicon: Lexicon) -> None:
    """Terms of public ontologies: their identifier is the entity's; single words name no process."""
    words, acronyms = lexicon.words, lexicon.acronyms
    for table in ("families.tsv", "terms.tsv"):
        for identifier, kind, label, synonyms in _generated(table, "id", "type", "label", "synonyms"):
            if kind == "process" and _GENERIC_PROCESS.search(label):
                continue
            made = Entity(identifier, label, kind)
            for name in (label, *synonyms.split("|")) if synonyms else (label,):
                key = name_key(name)
                if len(key) >= 4 and key not in words and (kind != "process" or " " in name):
                    words[key] = made
                    if _is_acronym(name):
                        acronyms.add(key)
