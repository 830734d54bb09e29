"""What words mean: names to entities, triggers to signs.

`folding` makes spellings equal, `lexicon` holds the tables, `mirna` and `abbreviations` read what no table can list,
`mentions` finds names in a sentence and `meanings` says what they mean, `vesicles`, `processes`, `pairs` and `markers`
build one name from several, `triggers` knows the words that raise, lower and carry, and `valence` the effects that
treatment means to lower.  `Vocabulary` is all of it for one document, or for a question.
"""

from __future__ import annotations

from kg.vocabulary.triggers import Grammar, Trigger, load_grammar
from kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Grammar", "Trigger", "Vocabulary", "load_grammar", "load_vocabulary"]
