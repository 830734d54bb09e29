"""Finds the entities that a sentence names.

Words are joined without their separators and looked up, the longest name first, so that one rule covers every
hyphen and space an author may print.  The document's own short forms come before the tables, miRNAs are read by
grammar, and elliptic series ("MMP-1, -3 and -13") are completed from their first member.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.model import Entity, Mention
from kg.vocabulary.chemicals import code_names, drugs
from kg.vocabulary.compounds import VESICLE
from kg.vocabulary.folding import GREEK, fold, singular, slug
from kg.vocabulary.lexicon import OPENING, Lexicon
from kg.vocabulary.mirna import MIRNA, mirna_entity, read_mirna
from kg.vocabulary.triggers import word_list

__all__ = ["NameFinder", "Word", "words_of"]

_WORD = re.compile(r"[A-Za-z0-9αβγδεζκλμµωστθß]+")
_JOINTS = frozenset(("", " ", "-", "–", "‐", "/", "'", "’", "- ", " -", "+", "_", ":", ", "))
_PATHWAY_TAIL = re.compile(
    r"[\s-]+(?:(?:signal(?:l?ing)?|transduction|dependent|mediated)[\s-]+)*"
    r"(?:signal(?:l?ing)?(?: pathways?| cascades?| axis)?|pathways?|axis|axes|cascades?)\b"
)
_ELLIPSIS = re.compile(
    r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|/)(-?\s?)(\d{1,4}[a-z]?(?:-[35]p)?)(?![\w%.-]|\s*(?:%|fold))"
)
_NUMBERED = re.compile(r"(.*?[A-Za-z][\s-]?)(\d{1,4}[a-z]?(?:-[35]p)?)")
_RNA = re.compile(
    r"\b(?:(?:lnc|linc|circ)_?(?=[A-Z0-9_-])[\w-]*\w|(?:hsa_)?circ(?:RNA)?_\d+|LINC\d+)"
    r"|\b(?:long non-?coding RNA|lncRNA|lincRNA|circular RNA|circRNA)s?[\s-]+\(?(?:(?:lncRNA|circRNA)\)?\s+)?"
    r"(?=\w*[A-Z0-9])([A-Za-z]?[A-Z0-9][\w-]*\w)"
)
_LOWERED = re.compile(r"[a-zA-Z]+-?\d+[a-zA-Zαβγ]*|[a-z][A-Z].*")
"""How acronyms with a number may be printed: "Il-6", "p38", "Smad3"."""
_CLASSES = frozenset(("mkg:gene/proteins", "mkg:mirna/mirna"))
"""Entities too general for a short form in brackets to mean them."""
_VESICLE_WORDS = frozenset(("exo", "ev", "sev", "exosomal"))
_VESICLE_SHORT = re.compile(r"(?i:exos?|evs?)(?=$|[^A-Za-z]|s$)|E[Vv]s?$|E[Xx][Oo]s?$|Exos?$")
_FAMILY_RNA = re.compile(r"\b(?:mi(?:cro)?-?RNAs?|miRs?)\b")


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
        key = printed.lower()
        if not key.isascii():
            key = "".join(GREEK.get(c, c) for c in key)
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
                symbol is not None and self.lexicon.genes[symbol[1]][0] == short and entity.type == "gene"
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
            found = None if word.key in self.function_words else self._longest(text, words, position, limit)
            if found is None:
                position += 1
                continue
            last, entity = found
            last, entity = self._numbered(text, words, last, entity, limit)
            taken.append(Mention(entity, word.start, words[last].end, text[word.start : words[last].end]))
            position = last + 1
        taken += list(drugs(text, taken))
        taken.sort(key=lambda m: m.start)
        return self._complete(text, [self._with_tail(text, m) for m in taken])

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
            key += word.key
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
        entity = self.long.get(name) or lexicon.words.get(name)
        if entity is None and self.lost_greek and text[start].isupper():
            entity = lexicon.greekless.get(name)
        if entity is not None:
            if (
                name in lexicon.acronyms
                and sum(c.isupper() for c in text[start:end]) < 2
                and not _LOWERED.fullmatch(text[start:end])
            ):
                return None
            if count == 1 and len(key) <= 4 and not any(c.isupper() or c.isdigit() for c in text[start:end]):
                return entity if len(key) == 4 and key not in lexicon.stop else None
            return None if "," in text[start:end] else entity
        if count == 1 and key.endswith("mrna") and len(key) > 6:
            return self._lookup(key[:-4], text, start, end - 4, 1)
        if count == 1 and text[start] in "hmrp" and text[start + 1 : start + 2].isupper():
            cell = lexicon.words.get(name[1:])
            if cell is not None and cell.type == "cell":
                return cell
        symbol = lexicon.symbols.get(key)
        if symbol is None or key in lexicon.stop:
            return None
        return lexicon.gene(symbol[1]) if _prints_symbol(symbol[0], text[start:end]) else None

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
        if "RNA" not in text and "circ" not in text and "linc" not in text.lower() and "lnc" not in text:
            return []
        found = []
        for match in _RNA.finditer(text):
            name = match.group(1) or match.group()
            if name.lower() in ("circrna", "lncrna", "lincrna", "circrnas", "lncrnas") or read_mirna(name):
                continue
            start = match.start(1) if match.group(1) else match.start()
            symbol = self.lexicon.symbols.get(fold(name))
            entity = self.lexicon.gene(symbol[1]) if symbol else Entity(f"mkg:gene/{slug(name)}", name, "gene")
            found.append(Mention(entity, start, start + len(name), name))
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

    def _complete(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Add the members of elliptic series: ``MMP-1, -3 and -13``, ``ADAMTS-4 and -5``, ``Smad2/3``."""
        added: list[Mention] = []
        for index, mention in enumerate(mentions):
            stem = _NUMBERED.fullmatch(mention.text)
            if stem is None or mention.entity.type not in ("gene", "mirna"):
                continue
            limit = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
            position = mention.end
            while match := _ELLIPSIS.match(text, position):
                if match.end() > limit or not (match.group(1).startswith("-") or match.group().startswith("/")):
                    break
                entity = self._same_kind(stem.group(1) + match.group(2), mention.entity)
                label = _NUMBERED.fullmatch(mention.entity.label)
                if entity is None and label is not None:
                    entity = self._same_kind(label.group(1) + match.group(2), mention.entity)
                if entity is None:
                    break
                added.append(Mention(entity, match.start(2), match.end(2), match.group(2)))
                position = match.end()
        return sorted(mentions + added, key=lambda m: m.start) if added else mentions

    def _same_kind(self, name: str, like: Entity) -> Entity | None:
        mirna = read_mirna(name)
        if mirna is not None:
            return mirna_entity(mirna)
        found = self.lexicon.named(name)
        return found if found is not None and found.type == like.type else None


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
    return len(bare) >= 4 and (bare.isupper() or bare == bare.capitalize())


def renamed(mention: Mention, entity: Entity) -> Mention:
    """`mention` read as another entity."""
    return replace(mention, entity=entity)
