"""The predicates of a sentence, each with its subject, its object and what hangs on it.

A sentence is cut into verb groups and the stretches between them.  `binder` goes over them once, from left to right,
and `binding` is what is known so far.  `attachment` gives each stretch to the verbs beside it; `relations` finds whose
verb each verb group is: of the noun before it, of the subject it shares with an earlier verb, of the noun that a
relative clause describes, or of the clause it modifies ("by reducing ...", "thereby raising ...").
"""

from __future__ import annotations

from kg.extraction.clauses.binder import predicates_of

__all__ = ["predicates_of"]
