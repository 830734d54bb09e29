"""The vocabulary as one value that extraction and questions share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import Entity, Mention
from kg.vocabulary.coordination import share_words
from kg.vocabulary.lexicon import Lexicon, load_lexicon
from kg.vocabulary.markers import compose_marked
from kg.vocabulary.mentions import NameFinder
from kg.vocabulary.pairs import compose_axes, compose_pairs
from kg.vocabulary.processes import compose_processes
from kg.vocabulary.tissues import compose_tissues
from kg.vocabulary.triggers import Grammar, load_grammar
from kg.vocabulary.vesicles import compose_vesicles

__all__ = ["Vocabulary", "load_vocabulary"]

_ALIAS = re.compile(r"\s*\(([A-Za-z][\w/+-]{1,24})\)")
_ONE_WORD_ASIDE = re.compile(r"\((\w[\w/+-]+)\)")
_GREEK_LETTER = re.compile(r"[αβγκδ]|alpha|beta|gamma|kappa")
_VESICLE_ALIAS = re.compile(r"\(([A-Za-z0-9][\w/+-]*-?(?:[Ee][Xx][Oo]s?|s?E[Vv]s?))\)")
_CAPITALISED = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2,}(?![A-Za-z0-9])")
_CAPITAL_WORD = re.compile(r"[A-Z](?<![\w-].)[a-z]{3,}(?![\w])")
_PLAIN_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{3,}(?![\w])")


def _is_title(text: str) -> bool:
    """Whether the words of a line have capitals as titles do, which then tell nothing about names."""
    capitals = len(_CAPITAL_WORD.findall(text))
    if capitals < _FEWEST:
        return False
    words = len(_PLAIN_WORD.findall(text))
    return words > _FEWEST and capitals > 0.6 * words


_FEWEST = 3
"""Words with a capital that a title has at least."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names and grammar, with the short forms of one document if there is one."""

    lexicon: Lexicon
    grammar: Grammar
    finder: NameFinder

    def find(self, text: str) -> list[Mention]:
        """The entities that `text` names, in order, none overlapping."""
        if _is_title(text):
            plain = _CAPITALISED.sub(lambda m: m.group().lower(), text)
            composed = self._compose(plain, self.finder.find_names(text))
            return [replace(m, text=text[m.start : m.end]) for m in composed]
        return self._compose(text, self.finder.find_names(text))

    def _compose(self, text: str, names: list[Mention]) -> list[Mention]:
        """Names that are put together from those found one by one."""
        names = compose_marked(text, compose_pairs(text, names, self.lexicon))
        names = compose_vesicles(text, compose_tissues(text, names, self.lexicon), self.lexicon)
        names = share_words(text, compose_processes(text, names, self.lexicon), self.lexicon)
        return [self.finder.meanings.meant(m) for m in compose_axes(text, names)]

    def with_abbreviations(self, abbreviations: Mapping[str, str]) -> Vocabulary:
        """The same vocabulary for a document that defines these short forms."""
        vocabulary = Vocabulary(self.lexicon, self.grammar, NameFinder(self.lexicon))
        for short, long in abbreviations.items():
            vocabulary.finder.meanings.define(short, long, vocabulary.find(long))
        return vocabulary

    def with_aliases(self, sentences: Iterable[str]) -> Vocabulary:
        """The same vocabulary after reading what else a document names in brackets.

        "Exosomes from HG-treated macrophages (HG-Exos)" and "cisplatin (DDP)" spell no abbreviation, yet define one.
        """
        texts = list(sentences)
        meanings = self.finder.meanings
        meanings.lost_greek = not any(_GREEK_LETTER.search(text) for text in texts)
        meanings.tell_diseases(texts)
        for sentence in texts:
            if not any(meanings.may_alias(short) for short in _ONE_WORD_ASIDE.findall(sentence)):
                continue
            mentions = self.find(sentence)
            for mention in mentions:
                match = _ALIAS.match(sentence, mention.end)
                if match is not None:
                    meanings.alias(match.group(1), mention.entity)
            self._alias_vesicles(sentence, mentions)
        return self

    def _alias_vesicles(self, sentence: str, mentions: list[Mention]) -> None:
        """A vesicle's short form in brackets may stand some words behind it: "... under shear stress (FSS-Exos)"."""
        for match in _VESICLE_ALIAS.finditer(sentence):
            named = [m for m in mentions if m.entity.type == "vesicle" and m.entity.broader and m.end <= match.start()]
            if named:
                self.finder.meanings.alias(match.group(1), named[-1].entity)

    def named(self, name: str) -> Entity | None:
        """The entity with this name in any spelling, or None."""
        return self.lexicon.named(name)


def load_vocabulary() -> Vocabulary:
    """The vocabulary from the tables in `ontology/`; loaded once a process."""
    lexicon, grammar = load_lexicon(), load_grammar()
    for word in grammar.words:
        lexicon.words.pop(word, None)
    for stem in grammar.effect_stems:
        lexicon.words.pop(f"anti{stem}", None)
        lexicon.words.pop(f"pro{stem}", None)
    return Vocabulary(lexicon, grammar, NameFinder(lexicon))
