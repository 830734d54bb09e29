"""From a document to the statements it makes.

`items` turns a sentence into names and words, `roles` decides what each word is, `phrases` reads noun phrases, `clauses`
finds predicates and their arguments, `frames` turns predicates into claims, `reading` ties the claims of a sentence and
its neighbours together, `context` adds the study conditions, and `extract` is the way through all of it.
"""

from __future__ import annotations

from kg.extraction.extract import extract

__all__ = ["extract"]
