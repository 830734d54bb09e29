"""How far a statement can be believed, given the sentences that assert it.

Belief is kept apart from reading: extraction says what a sentence states and how it was read, this module weighs it.
Every number stands in `ontology/belief.tsv`.

The formula.  An evidence counts with the prior of the rule that read it, lowered by a factor for each doubt it
carries (hedged, inferred, background).  Independent evidence adds up by noisy-or::

    belief = 1 - (1 - c1 p1) (1 - c2 p2) ...

Evidence is taken strongest first, and ``c`` says how much of it is new: 1 when neither its studies nor its document
were counted before, the `same-document` factor for another study in a document that was, the `same-study` factor when
one of its studies was (two reviews that cite one paper are one finding told twice).  A sentence that cites nothing
reports its own document.  The result never exceeds the ceiling and is rounded to four digits.

References
----------
Noisy-or: J. Pearl, *Probabilistic Reasoning in Intelligent Systems*, Morgan Kaufmann, 1988, section 4.3.2.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from functools import cache

from kg.model import Evidence, Reference
from kg.resources import resource

__all__ = ["belief", "probability"]

ANY = "*"


def belief(evidence: Iterable[Evidence]) -> float:
    """Belief in a statement from all its evidence; 0 without any.

    Examples
    --------
    >>> def told(document, study, hedged=False):
    ...     return Evidence(document, "3", "miR-21 inhibits PTEN.", 0, 21, "miR-21", "PTEN", "active-verb",
    ...                     hedged=hedged, citations=(study,))
    >>> belief([told("review", "20")])
    0.7
    >>> belief([told("review", "20", hedged=True)])
    0.455
    >>> belief([told("review", "20"), told("review", "20")])  # one study told twice
    0.742
    >>> belief([told("review", "20"), told("review", "31")])  # two studies in one review
    0.805
    >>> belief([told("review", "20"), told("another", "8")])  # two studies in two reviews
    0.91
    """
    weights = _weights()
    doubt = 1.0
    studies_counted: set[str] = set()
    documents_counted: set[str] = set()
    for item in sorted(evidence, key=_strongest_first):
        studies = _studies(item)
        if studies & studies_counted:
            share = weights["overlap", "same-study"]
        elif item.document in documents_counted:
            share = weights["overlap", "same-document"]
        else:
            share = 1.0
        doubt *= 1.0 - share * probability(item)
        studies_counted |= studies
        documents_counted.add(item.document)
    return round(min(1.0 - doubt, weights["ceiling", ANY]), 4)


def probability(evidence: Evidence) -> float:
    """Probability that this sentence alone supports the statement: the rule's prior, lowered by each doubt."""
    weights = _weights()
    prior = weights.get(("prior", evidence.rule), weights["prior", ANY])
    doubts = {"hedged": evidence.hedged, "inferred": evidence.inferred, "background": evidence.role == "background"}
    return prior * math.prod(weights["doubt", name] for name, holds in doubts.items() if holds)


def _strongest_first(evidence: Evidence) -> tuple[float, str, int, int]:
    return (-probability(evidence), evidence.document, evidence.start, evidence.end)


def _studies(evidence: Evidence) -> frozenset[str]:
    """Keys of the studies an evidence reports, equal across documents where the reference list allows it."""
    resolved = {study.number: _study_key(study) for study in evidence.studies}
    keys = [resolved.get(number, f"{evidence.document} [{number}]") for number in evidence.citations]
    return frozenset([*keys, *resolved.values()]) or frozenset([evidence.document])


def _study_key(study: Reference) -> str:
    if study.doi:
        return study.doi.lower()
    return "".join(filter(str.isalnum, (study.title or study.text).lower()))


@cache
def _weights() -> dict[tuple[str, str], float]:
    with resource("ontology", "belief.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {(kind, name): float(value) for kind, name, value, _note in rows}
