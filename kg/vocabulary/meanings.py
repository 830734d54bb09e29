"""What a name means in one document: by the document's own short forms, else by the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Entity, Mention
from kg.vocabulary.folding import GREEK, fold, singular
from kg.vocabulary.lexicon import OPENING, Lexicon
from kg.vocabulary.mirna import read_mirna
from kg.vocabulary.triggers import word_list
from kg.vocabulary.vesicles import VESICLE

__all__ = ["Meanings"]

_LOWERED = re.compile(r"[a-zA-Z]+-?\d+[a-zA-Zαβγ]*|[a-z][A-Z].*")
"""How acronyms with a number may be printed: "Il-6", "p38", "Smad3"."""
_CLASSES = frozenset(("mkg:gene/proteins", "mkg:mirna/mirna"))
"""Entities too general for a short form in brackets to mean them."""
_VESICLE_WORDS = frozenset(("exo", "ev", "sev", "exosomal"))
_VESICLE_SHORT = re.compile(r"(?i:exos?|evs?)(?=$|[^A-Za-z]|s$)|E[Vv]s?$|E[Xx][Oo]s?$|Exos?$")
_BOUND_VESICLE = re.compile(
    r"-(?:(?:derived|secreted)[\s-]+)?(?:small\s+)?(?i:exos?|s?evs?|mvs?|exosom\w+|extracellular)(?![a-z])"
)
_GREEK_LETTERS = {"α": "a", "β": "b", "γ": "g", "δ": "d"}
_CUT_TAILS = ("mrna", *(GREEK[letter] for letter in _GREEK_LETTERS))
"""Endings without which a key is looked up too."""
_MOST_STRANGERS = 1 << 14
_SPELLED = str.maketrans(GREEK)
_GENE_LIKE = frozenset(("gene", "pathway"))


class Meanings:
    """Names and what they mean, in a document that defines some of them itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.short: dict[str, Entity | None] = {}
        self.long: dict[str, Entity] = {}
        self.lost_greek = False
        """The text has lost its Greek letters, and "NFB" is NF-κB."""
        self._own: set[str] = set()
        """Keys of the document's own names, short and long."""
        self._long_openings: set[str] = set()
        self._told: dict[str, Entity] = {}
        """What a bare "degeneration" is in this document, by the label it has without one."""

    def define(self, short: str, long: str, named: list[Mention]) -> None:
        """Give `short` the meaning of its long form, in which these names were found.

        A long form nobody knows only hides the tables' meaning.
        """
        whole = [m for m in named if m.start <= 4 and m.end == len(long)]
        entity = whole[-1].entity if whole else None
        if entity is None and named and named[-1].end >= len(long) - 1 and len(named[-1].text) > 0.7 * len(long):
            entity = named[-1].entity
        key = singular(fold(short))
        if entity is None:
            entity = self.lexicon.words.get(key)
            symbol = self.lexicon.symbols.get(key)
            if entity is None and symbol is not None and any(c.isdigit() for c in short):
                entity = self.lexicon.gene(symbol[1])
        own = self.lexicon.words.get(key)
        if entity is not None and own is not None and entity.type == own.type == "gene" and own.id.startswith("HGNC"):
            entity = own
        if key not in self.short:
            self.short[key] = entity
            self._own.add(key)
        if entity is not None and not whole and len(long.split()) > 1:
            key = singular(fold(long))
            self.long[key] = entity
            self._own.add(key)
            self._long_openings.add(key[:OPENING])

    def alias(self, short: str, entity: Entity) -> None:
        """Let `short`, printed in brackets behind an entity, name that entity, unless it has a meaning of its own."""
        key = singular(fold(short))
        says_vesicle = _VESICLE_SHORT.search(short) is not None
        if not self.may_alias(short) or (says_vesicle and entity.type != "vesicle") or entity.id in _CLASSES:
            return
        symbol = self.lexicon.symbols.get(key)
        is_symbol = symbol is not None and self.lexicon.genes[symbol[1]] == short and entity.type == "gene"
        if says_vesicle or not (is_symbol or read_mirna(short)):
            self.short[key] = entity
            self._own.add(key)

    def tell_diseases(self, texts: Iterable[str]) -> None:
        """Learn what a bare word such as "degeneration" is, where one disease of the document is called so."""
        for word in word_list("told by the document"):
            pattern = re.compile(rf"\b((?:[A-Za-z]+\s){{1,3}}){word}\b", re.IGNORECASE)
            before = {m.group(1).lower() for text in texts if word in text.lower() for m in pattern.finditer(text)}
            tails = {" ".join(b.split()[k:]) for b in before for k in range(len(b.split()))}
            named = {e for t in tails if (e := self.lexicon.words.get(singular(fold(f"{t} {word}")))) is not None}
            diseases = [e for e in named if e.type == "disease"]
            if len(diseases) == 1:
                self._told[word] = diseases[0]

    def meant(self, mention: Mention) -> Mention:
        """`mention`, read as the document's disease where it is a bare word for it."""
        if not self._told or mention.text.lower() not in self._told:
            return mention
        return replace(mention, entity=self._told[mention.text.lower()])

    def may_alias(self, short: str) -> bool:
        """Whether `short` looks like a short form that has no meaning yet; a vesicle's may take another."""
        key = singular(fold(short))
        if key in _VESICLE_WORDS or _VESICLE_SHORT.search(short):
            return key not in _VESICLE_WORDS
        capitals = sum(c.isupper() for c in short)
        return key not in self.short and capitals > 1 and capitals >= 0.6 * sum(c.isalpha() for c in short)

    def is_known(self, key: str) -> bool:
        """Whether a table or the text itself says what this folded name means."""
        return key in self.lexicon.words or key in self.lexicon.symbols or key in self.short

    def may_open(self, key: str) -> bool:
        """Whether a name may open with the letters of `key`, which are `OPENING` or more."""
        opening = key[:OPENING]
        return opening in self.lexicon.openings or opening in self._long_openings

    def of(self, key: str, text: str, start: int, end: int, count: int) -> Entity | None:
        """What ``text[start:end]``, which folds to `key` and is of `count` words, means; None if it is no name."""
        lexicon = self.lexicon
        stranger = lexicon.strangers.get(key)
        if stranger is not None and stranger not in self._own and key not in self._own:
            return None
        name = key if text[end - 1] in "sS" and text[end - 2 : end - 1] in (" ", "-") else singular(key)
        if name in self.short or key in self.short:
            printed = text[start:end]
            if any(c.isupper() for c in printed):
                return self.short.get(name) or self.short.get(key)
        if name in _VESICLE_WORDS and text[start].isupper():
            return VESICLE
        if text[start:end] in lexicon.exact:
            return lexicon.exact[text[start:end]]
        entity = self.long.get(name) or lexicon.words.get(name)
        if entity is None and self.lost_greek and text[start].isupper():
            entity = lexicon.greekless.get(name)
        if entity is not None:
            if (
                name in lexicon.acronyms
                and sum(c.isupper() for c in text[start:end]) < 2
                and not _LOWERED.fullmatch(text[start:end])
                and not (entity.type in _GENE_LIKE and self._prints_mouse_gene(name, text, start, end))
            ):
                return None
            if count == 1 and len(key) <= 4 and not any(c.isupper() or c.isdigit() for c in text[start:end]):
                is_word = len(key) == 4 and key not in lexicon.stop
                return entity if is_word or name in lexicon.short_words else None
            return None if "," in text[start:end] else entity
        if count == 1 and key.endswith("mrna") and len(key) > 6:
            return self.of(key[:-4], text, start, end - 4, 1)
        if count == 1 and text[start] in "hmrp" and text[start + 1 : start + 2].isupper():
            cell = lexicon.words.get(name[1:])
            if cell is not None and cell.type == "cell":
                return cell
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            bound = lexicon.doubtful.get(name)
            if bound is not None and text[start].isupper() and self._is_bound(bound, text, start, end):
                return bound
        symbol = lexicon.symbols.get(key)
        if symbol is None and text[end - 1] in _GREEK_LETTERS:
            return self._with_greek_letter(key, text[start:end])
        if symbol is None:
            self._note_stranger(key)
        if symbol is None or key in lexicon.stop:
            return None
        if _prints_symbol(symbol[0], text[start:end]):
            return lexicon.gene(symbol[1])
        return self._with_greek_letter(key, text[start:end]) if text[end - 1] in _GREEK_LETTERS else None

    def _note_stranger(self, key: str) -> None:
        """Remember a key if no table can mean anything by it, however it is printed."""
        lexicon, name = self.lexicon, singular(key)
        tables = (lexicon.words, lexicon.symbols, lexicon.doubtful, lexicon.greekless, lexicon.exact_keys)
        if any(key in table or name in table for table in (*tables, _VESICLE_WORDS)):
            return
        if key.endswith(_CUT_TAILS) or name[1:] in lexicon.words:
            return
        if len(lexicon.strangers) >= _MOST_STRANGERS:
            lexicon.strangers.clear()
        lexicon.strangers[key] = name

    def _with_greek_letter(self, key: str, printed: str) -> Entity | None:
        """The gene whose symbol has a Latin letter for the Greek one that is printed: "PDGFRα", "C/EBPβ"."""
        letter = _GREEK_LETTERS[printed[-1]]
        symbol = self.lexicon.symbols.get(key[: -len(GREEK[printed[-1]])] + letter)
        is_printed = symbol is not None and _prints_symbol(symbol[0], printed[:-1] + letter.upper())
        return self.lexicon.gene(symbol[1]) if symbol is not None and is_printed else None

    def _is_bound(self, doubtful: Entity, text: str, start: int, end: int) -> bool:
        """Whether hyphens say which meaning of a short form is meant: "DC-derived exosomes", "EPC-MVs"."""
        if doubtful.type == "vesicle":
            return text[start - 1 : start] == "-"
        return doubtful.type == "cell" and _BOUND_VESICLE.match(text, end) is not None

    def _prints_mouse_gene(self, name: str, text: str, start: int, end: int) -> bool:
        """Whether the short name of a gene is printed as a mouse gene, "Akt"; a sentence may open with "Rank"."""
        printed = text[start:end].removesuffix("s") if end - start > 4 else text[start:end]
        return (
            2 < len(printed) <= 5
            and printed[0].isupper()
            and printed[1:].isalpha()
            and name not in self.lexicon.stop
            and (start > 1 or printed.lower() not in word_list("gene or word"))
        )


def _prints_symbol(symbol: str, printed: str) -> bool:
    """Whether `printed` is that symbol: in the case of the table, or as a mouse gene (``Runx2``)."""
    bare = re.sub(r"[-–‐ /_]", "", printed)
    if not bare.isascii():
        return bare[0].isupper() and bare.translate(_SPELLED) == symbol
    if " " in printed and not re.fullmatch(r"[A-Z][A-Za-z]{2,} \d+[A-Z]?\d?", printed):
        return False
    if len(bare) < 3:
        return False
    if bare == symbol:
        return True
    if bare.upper() != symbol.upper():
        return False
    if any(c.isdigit() for c in bare):
        return bare[0].isupper() or bare[0] in "pc"
    if len(bare) < 4:
        return False
    if bare == bare.capitalize():
        return bare.lower() not in word_list("gene or word")
    is_plural = bare[-1] == "s" and bare[:-1].isupper()
    return bare[0].isupper() and sum(c.isupper() for c in bare) > 1 and not is_plural
