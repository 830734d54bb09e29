"""The vocabulary as one value that extraction and questions share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Entity, Mention
from kg.vocabulary.compounds import compose_processes, compose_vesicles
from kg.vocabulary.lexicon import Lexicon, load_lexicon
from kg.vocabulary.mentions import NameFinder
from kg.vocabulary.triggers import Grammar, load_grammar

__all__ = ["Vocabulary", "load_vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names and grammar, with the short forms of one document if there is one."""

    lexicon: Lexicon
    grammar: Grammar
    finder: NameFinder

    def find(self, text: str) -> list[Mention]:
        """The entities that `text` names, in order, none overlapping."""
        return compose_processes(text, compose_vesicles(text, self.finder.find_names(text)))

    def with_abbreviations(self, abbreviations: Mapping[str, str]) -> Vocabulary:
        """The same vocabulary for a document that defines these short forms."""
        return Vocabulary(self.lexicon, self.grammar, NameFinder(self.lexicon, abbreviations))

    def named(self, name: str) -> Entity | None:
        """The entity with this name in any spelling, or None."""
        return self.lexicon.named(name)


def load_vocabulary() -> Vocabulary:
    """The vocabulary from the tables in `ontology/`; loaded once a process."""
    lexicon = load_lexicon()
    return Vocabulary(lexicon, load_grammar(), NameFinder(lexicon))
