"""Finds the entities that a sentence names.

Words are joined without their separators and looked up, the longest name first, so that one rule covers every
hyphen and space an author may print.  `meanings` says what a name means, `rna` reads miRNAs by their grammar, and
`series` completes elliptic series ("MMP-1, -3 and -13").
"""

from __future__ import annotations

import re

from kg.model import Entity, Mention
from kg.vocabulary.chemicals import code_names, drugs
from kg.vocabulary.folding import fold, slug
from kg.vocabulary.lexicon import OPENING, Lexicon
from kg.vocabulary.meanings import Meanings
from kg.vocabulary.rna import mirnas_in, noncoding_in
from kg.vocabulary.series import complete, rejoin
from kg.vocabulary.triggers import word_list
from kg.vocabulary.words import Word, words_of

__all__ = ["NameFinder"]

_JOINTS = frozenset(
    ("", " ", "-", "–", "‐", "/", "'", "’", "- ", " -", "+", "+ ", "+/", "+-", "_", ":", ",", ", ", ".")
)
_PATHWAY_TAIL = re.compile(
    r"[\s-]+(?:(?:signal(?:l?ing)?|transduction|dependent|mediated)[\s-]+)*"
    r"(?:signal(?:l?ing)?(?: pathways?| cascades?| axis)?|pathways?|axis|axes|cascades?)\b",
    re.IGNORECASE,
)


class NameFinder:
    """Finds names with a lexicon and one document's short forms.

    Parameters
    ----------
    lexicon
        The tables.
    abbreviations
        Short form -> long form, as the document defines them.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.meanings = Meanings(lexicon)
        self.function_words = word_list("function words")

    def find_names(self, text: str) -> list[Mention]:
        """Mentions in the order of the text, none overlapping."""
        taken: list[Mention] = [*mirnas_in(text, self.lexicon), *noncoding_in(text, self.lexicon)]
        taken += [m for m in code_names(text, taken) if not self.meanings.is_known(fold(m.text))]
        blocks = iter(sorted((m.start, m.end) for m in taken))
        words = words_of(text)
        unread, everything = 0, (len(text), len(text) + 1)
        block = next(blocks, everything)
        for position, word in enumerate(words):
            if position < unread:
                continue
            while block[1] <= word.start:
                block = next(blocks, everything)
            limit = block[0]
            if word.start >= limit or (word.key in self.function_words and self._opens_none(text, word)):
                continue
            found = self._longest(text, words, position, limit)
            if found is None:
                continue
            last, entity = self._numbered(text, words, *found, limit)
            if entity.type == "cell":
                last = self._with_cells(text, words, last, limit)
            taken.append(Mention(entity, word.start, words[last].end, text[word.start : words[last].end]))
            unread = last + 1
        taken += list(drugs(text, words, taken))
        taken.sort(key=lambda m: m.start)
        named = [self._with_tail(text, m) for m in rejoin(text, taken, self.lexicon)]
        return complete(text, named, self.lexicon)

    def _opens_none(self, text: str, word: Word) -> bool:
        """Whether a function word opens no name: "all", but not in "all-trans retinoic acid", nor "NO"."""
        return word.text not in self.lexicon.exact and text[word.end : word.end + 1] != "-"

    def _longest(self, text: str, words: list[Word], first: int, limit: int) -> tuple[int, Entity] | None:
        """The longest name that opens at word `first`: index of its last word, and what it means."""
        best: tuple[int, Entity] | None = None
        meanings, function_words = self.meanings, self.function_words
        key, opening, behind = "", words[first].start, words[first].start
        for last, (start, end, _, own) in enumerate(words[first : first + self.lexicon.longest], first):
            if end > limit or (last > first and text[behind:start] not in _JOINTS):
                break
            behind = end
            if own == "p" and last > first and text[end : end + 1] == "-":
                continue
            key += "type" if own == "types" else own
            if own in function_words and last > first and own not in ("a", "b"):
                continue
            entity = meanings.of(key, text, opening, end, last - first + 1)
            if entity is not None:
                best = last, entity
            elif len(key) >= OPENING and not meanings.may_open(key):
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
        if member is None and " " not in stem and sum(c.isupper() for c in stem) > 1:
            member = Entity(f"mkg:gene/{slug(stem)}-{following.key}", f"{stem}-{following.key}", "gene", (), (entity,))
        return (last, entity) if member is None or member.type != "gene" else (last + 1, member)

    def _with_cells(self, text: str, words: list[Word], last: int, limit: int) -> int:
        """The last word of the name of a cell line with "cells" behind it: "Jurkat cells"."""
        following = words[last + 1] if last + 1 < len(words) else None
        if following is None or following.key not in ("cell", "cells") or following.end > limit:
            return last
        return last + 1 if text[words[last].end : following.start] == " " else last

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
