"""Finds the entities that a sentence names.

Words are joined without their separators and looked up, the longest name first, so that one rule covers every
hyphen and space an author may print.  The document's own short forms come before the tables, miRNAs are read by
grammar, and elliptic series ("MMP-1, -3 and -13") are completed by `series`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.model import Entity, Mention
from kg.vocabulary.chemicals import code_names, drugs
from kg.vocabulary.compounds import VESICLE
from kg.vocabulary.folding import fold, singular, slug
from kg.vocabulary.lexicon import OPENING, Lexicon
from kg.vocabulary.mirna import MIRNA, mirna_entity, read_mirna
from kg.vocabulary.series import complete
from kg.vocabulary.triggers import word_list

__all__ = ["NameFinder", "Word", "words_of"]

_WORD = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿαβγδεζκλμµωστθ]+")
_JOINTS = frozenset(("", " ", "-", "–", "‐", "/", "'", "’", "- ", " -", "+", "+ ", "+/", "+-", "_", ":", ", ", "."))
_PATHWAY_TAIL = re.compile(
    r"[\s-]+(?:(?:signal(?:l?ing)?|transduction|dependent|mediated)[\s-]+)*"
    r"(?:signal(?:l?ing)?(?: pathways?| cascades?| axis)?|pathways?|axis|axes|cascades?)\b"
)
_RNA = re.compile(
    r"\b(?:(?:lnc|linc|[Cc]irc)_?(?!RNAs?\b(?!-))(?=[A-Z0-9_-])[\w-]*\w|(?:hsa_)?circ(?:RNA)?_\d+|LINC\d+)"
    r"|\b(?:long non-?coding RNA|lncRNA|lincRNA|circular RNA|circRNA)s?[\s-]+\(?(?:(?:lncRNA|circRNA)\)?\s+)?"
    r"(?=\w*[A-Z0-9])([A-Za-z]?[A-Z0-9][\w-]*\w)"
)
_LOWERED = re.compile(r"[a-zA-Z]+-?\d+[a-zA-Zαβγ]*|[a-z][A-Z].*")
"""How acronyms with a number may be printed: "Il-6", "p38", "Smad3"."""
_CLASSES = frozenset(("mkg:gene/proteins", "mkg:mirna/mirna"))
"""Entities too general for a short form in brackets to mean them."""
_VESICLE_WORDS = frozenset(("exo", "ev", "sev", "exosomal"))
_VESICLE_SHORT = re.compile(r"(?i:exos?|evs?)(?=$|[^A-Za-z]|s$)|E[Vv]s?$|E[Xx][Oo]s?$|Exos?$")
_BOUND_VESICLE = re.compile(
    r"-(?:(?:derived|secreted)[\s-]+)?(?:small\s+)?(?i:exos?|s?evs?|mvs?|exosom\w+|extracellular)(?![a-z])"
)
_GENE_LIKE = frozenset(("gene", "pathway"))
_FAMILY_RNA = re.compile(r"\b(?:mi(?:cro)?-?RNAs?|miRs?)\b(?!-let)")


class Word(NamedTuple):
    """A run of letters and digits: its place and its folded form."""

    start: int
    end: int
    text: str
    key: str


def words_of(text: str) -> list[Word]:
    """The words of `text`, Greek letters spelled out in their keys."""
    found = []
    for match in _WORD.finditer(text):
        printed = match.group()
        key = printed.lower() if printed.isascii() else fold(printed)
        found.append(Word(match.start(), match.end(), printed, key))
    return found


class NameFinder:
    """Finds names with a lexicon and one document's short forms.

    Parameters
    ----------
    lexicon
        The tables.
    abbreviations
        Short form -> long form, as the document defines them.
    """

    def __init__(self, lexicon: Lexicon, abbreviations: Mapping[str, str] | None = None) -> None:
        self.lexicon = lexicon
        self.short: dict[str, Entity | None] = {}
        self.long: dict[str, Entity] = {}
        self.lost_greek = False
        self.function_words = word_list("function words")
        for short, long in (abbreviations or {}).items():
            self._define(short, long)

    def _define(self, short: str, long: str) -> None:
        """Give `short` the meaning of its long form; a long form nobody knows only hides the tables' meaning."""
        named = self.find_names(long)
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
        if entity is not None and not whole and len(long.split()) > 1:
            self.long[singular(fold(long))] = entity

    def alias(self, short: str, entity: Entity) -> None:
        """Let `short`, printed in brackets behind an entity, name that entity, unless it has a meaning of its own."""
        key = singular(fold(short))
        is_vesicle = entity.type == "vesicle" and _VESICLE_SHORT.search(short) is not None
        if (key in self.short and not is_vesicle) or key in _VESICLE_WORDS or entity.id in _CLASSES:
            return
        if not is_vesicle:
            capitals = sum(c.isupper() for c in short)
            if capitals < 2 or capitals < 0.6 * sum(c.isalpha() for c in short) or _VESICLE_SHORT.search(short):
                return
            symbol = self.lexicon.symbols.get(key)
            if read_mirna(short) or (
                symbol is not None and self.lexicon.genes[symbol[1]] == short and entity.type == "gene"
            ):
                return
        self.short[key] = entity

    def find_names(self, text: str) -> list[Mention]:
        """Mentions in the order of the text, none overlapping."""
        taken: list[Mention] = [*self._mirnas(text), *self._noncoding(text)]
        taken += [m for m in code_names(text, taken) if not self._is_known(fold(m.text))]
        blocked = sorted((m.start, m.end) for m in taken)
        words = words_of(text)
        position, block = 0, 0
        while position < len(words):
            word = words[position]
            while block < len(blocked) and blocked[block][1] <= word.start:
                block += 1
            if block < len(blocked) and word.start >= blocked[block][0]:
                position += 1
                continue
            limit = blocked[block][0] if block < len(blocked) else len(text)
            found = None if self._opens_none(text, word) else self._longest(text, words, position, limit)
            if found is None:
                position += 1
                continue
            last, entity = found
            last, entity = self._numbered(text, words, last, entity, limit)
            if entity.type == "cell":
                last = self._with_cells(text, words, last, limit)
            taken.append(Mention(entity, word.start, words[last].end, text[word.start : words[last].end]))
            position = last + 1
        taken += list(drugs(text, taken))
        taken.sort(key=lambda m: m.start)
        return complete(text, [self._with_tail(text, m) for m in taken], self.lexicon)

    def _opens_none(self, text: str, word: Word) -> bool:
        """Whether a word opens no name: "all", but not in "all-trans retinoic acid", nor "NO"."""
        return (
            word.key in self.function_words
            and word.text not in self.lexicon.exact
            and text[word.end : word.end + 1] != "-"
        )

    def _longest(self, text: str, words: list[Word], first: int, limit: int) -> tuple[int, Entity] | None:
        """The longest name that opens at word `first`: index of its last word, and what it means."""
        best: tuple[int, Entity] | None = None
        key, openings = "", self.lexicon.openings
        for last in range(first, min(first + self.lexicon.longest, len(words))):
            word = words[last]
            if word.end > limit or (last > first and text[words[last - 1].end : word.start] not in _JOINTS):
                break
            if word.key == "p" and last > first and text[word.end : word.end + 1] == "-":
                continue
            key += "type" if word.key == "types" else word.key
            if word.key in self.function_words and last > first and word.key not in ("a", "b"):
                continue
            entity = self._lookup(key, text, words[first].start, word.end, last - first + 1)
            if entity is not None:
                best = last, entity
            elif len(key) >= OPENING and key[:OPENING] not in openings and not self._opens_long_form(key):
                break
        return best

    def _numbered(self, text: str, words: list[Word], last: int, entity: Entity, limit: int) -> tuple[int, Entity]:
        """A family with a number behind it is that member: "ADAMPTS-4", whatever the spelling of the family."""
        following = words[last + 1] if last + 1 < len(words) else None
        if entity.type != "gene" or entity.id.startswith("HGNC") or following is None or following.end > limit:
            return last, entity
        if (
            not following.key.isdigit()
            or len(following.key) > 2
            or text[words[last].end : following.start] not in ("", "-")
        ):
            return last, entity
        stem = entity.label[:-1] if entity.label.endswith("s") and entity.label[-2].isupper() else entity.label
        member = self.lexicon.named(stem + following.key)
        return (last, entity) if member is None or member.type != "gene" else (last + 1, member)

    def _with_cells(self, text: str, words: list[Word], last: int, limit: int) -> int:
        """The last word of the name of a cell line with "cells" behind it: "Jurkat cells"."""
        following = words[last + 1] if last + 1 < len(words) else None
        if following is None or following.key not in ("cell", "cells") or following.end > limit:
            return last
        return last + 1 if text[words[last].end : following.start] == " " else last

    def _opens_long_form(self, key: str) -> bool:
        return any(long.startswith(key[:OPENING]) for long in self.long)

    def _lookup(self, key: str, text: str, start: int, end: int, count: int) -> Entity | None:
        lexicon = self.lexicon
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
            return self._lookup(key[:-4], text, start, end - 4, 1)
        if count == 1 and text[start] in "hmrp" and text[start + 1 : start + 2].isupper():
            cell = lexicon.words.get(name[1:])
            if cell is not None and cell.type == "cell":
                return cell
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            bound = lexicon.doubtful.get(name)
            if bound is not None and text[start].isupper() and self._is_bound(bound, text, start, end):
                return bound
        symbol = lexicon.symbols.get(key)
        if symbol is None or key in lexicon.stop:
            return None
        return lexicon.gene(symbol[1]) if _prints_symbol(symbol[0], text[start:end]) else None

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
            and (start > 1 or name not in word_list("gene or word"))
        )

    def _mirnas(self, text: str) -> list[Mention]:
        lowered = text.lower()
        if "mi" not in lowered and "let" not in lowered and "antag" not in lowered:
            return []
        found = []
        for match in MIRNA.finditer(text):
            name = read_mirna(match.group()) if match["stem"] or match["anti"] else None
            if name is None or (name.family == "let" and not name.number.startswith("7")):
                continue
            accession = self.lexicon.mirna_accessions.get("hsa-" + name.label.lower().rsplit("-5p")[0].rsplit("-3p")[0])
            xrefs = (accession,) if accession and not name.is_antagonist else ()
            start = match.end() - len(match.group().lstrip(" -"))
            found.append(Mention(mirna_entity(name, xrefs), start, match.end(), text[start : match.end()]))
        taken = {m.start for m in found}
        general = Entity("mkg:mirna/mirna", "miRNA", "mirna")
        for match in _FAMILY_RNA.finditer(text):
            if match.start() not in taken and not any(m.start <= match.start() < m.end for m in found):
                found.append(Mention(general, match.start(), match.end(), match.group()))
        return found

    def _noncoding(self, text: str) -> list[Mention]:
        if "RNA" not in text and "irc" not in text and "linc" not in text.lower() and "lnc" not in text:
            return []
        found = []
        for match in _RNA.finditer(text):
            name = match.group(1) or match.group()
            if name.lower() in ("circrna", "lncrna", "lincrna", "circrnas", "lncrnas") or read_mirna(name):
                continue
            is_circle = match.group(1) is not None and match.group().startswith("circ")
            symbol = None if is_circle else self.lexicon.symbols.get(fold(name))
            label = f"circ{name}" if is_circle else name
            entity = self.lexicon.gene(symbol[1]) if symbol else Entity(f"mkg:gene/{slug(label)}", label, "gene")
            found.append(Mention(entity, match.start(), match.end(), match.group()))
        return found

    def _is_known(self, key: str) -> bool:
        """Whether a table or the text itself says what this folded name means."""
        return key in self.lexicon.words or key in self.lexicon.symbols or key in self.short

    def _with_tail(self, text: str, mention: Mention) -> Mention:
        """A gene named with "signaling", "pathway" or "axis" behind it is the pathway of that gene."""
        if mention.entity.type not in ("gene", "pathway", "mirna"):
            return mention
        tail = _PATHWAY_TAIL.match(text, mention.end)
        if tail is None or mention.entity.type == "mirna":
            return mention
        entity = mention.entity
        if entity.type == "gene":
            entity = self.lexicon.words.get(fold(entity.label) + "pathway") or self._pathway_of(mention)
        return Mention(entity, mention.start, tail.end(), text[mention.start : tail.end()])

    def _pathway_of(self, mention: Mention) -> Entity:
        known = self.lexicon.words.get(fold(mention.text) + "pathway")
        if known is not None and known.type == "pathway":
            return known
        label = f"{mention.entity.label} pathway"
        return Entity(f"mkg:pathway/{slug(mention.entity.label)}", label, "pathway")


def _prints_symbol(symbol: str, printed: str) -> bool:
    """Whether `printed` is that symbol: in the case of the table, or as a mouse gene (``Runx2``)."""
    bare = re.sub(r"[-–‐ /_]", "", printed)
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
    is_plural = bare[-1] == "s" and bare[:-1].isupper()
    return bare == bare.capitalize() or (bare[0].isupper() and sum(c.isupper() for c in bare) > 1 and not is_plural)


def renamed(mention: Mention, entity: Entity) -> Mention:
    """`mention` read as another entity."""
    return replace(mention, entity=entity)
