"""From a document to the statements it makes.

A sentence travels downwards through this list: `items` are its names and words; `roles`, with `verbforms`,
`plainverbs`, `idioms` and `loose`, decides what each word is; `verbgroups` cuts it up; `phrases` reads the noun
phrases into `arguments`; `clauses` finds the `predicates` and `sharing` what two of them have in common; `definites`
and `references` say what stands for what; `frames` says what each class of verb does, and `recalled` what an effect
told before was; `agents` finds who acts, by way of `subjects`, `relatives`, `anaphora` and `borrowing`; `claims`,
`nominals`, `cargo`, `remedies` and `mechanisms` multiply the signs; `reading` is the order of it all.  `context` adds
the study conditions, and `extract` goes through a document.
"""

from __future__ import annotations

from kg.extraction.extract import extract

__all__ = ["extract"]
