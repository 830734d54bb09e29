"""What a text is read to say, compared with what it should be read to say.

A table of the tests holds a sentence and its claims: ``miR-21 decreases PTEN; TNF-α not increases IL-6; never PTEN
increases AKT``.  A claim that is signed also demands that the opposite is not read; ``never`` demands only that.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extraction import extract
from kg.model import Relation, Statement
from kg.vocabulary import Vocabulary, load_vocabulary
from kg.vocabulary.folding import name_key

_CLAIM = re.compile(r"(?P<never>never )?(?P<subject>.+?) (?P<not>not )?(?P<relation>\w+s) (?P<object>.+)")
_OPPOSITE = {Relation.INCREASES: Relation.DECREASES, Relation.DECREASES: Relation.INCREASES}


@cache
def vocabulary() -> Vocabulary:
    """The full vocabulary, loaded once."""
    return load_vocabulary()


def statements_of(text: str) -> list[Statement]:
    """Everything read from `text`."""
    return extract(document_from_text(text, "case"), vocabulary())


def statement(text: str, claim: str) -> Statement:
    """The statement of `text` that makes `claim`."""
    found = [one for one in statements_of(text) if _makes(one, claim)]
    assert found, f"not read: {claim}\n{_told(text)}"
    return found[0]


def check(text: str, claims: str) -> None:
    """Fail unless `text` is read to make all of the `claims`, and none that contradicts them."""
    said = statements_of(text)
    for claim in claims.split("; "):
        is_made = any(_makes(one, claim.removeprefix("never ")) for one in said)
        assert is_made != claim.startswith("never "), f"{'' if is_made else 'not '}read: {claim}\n{_told(text)}"
        assert not any(_contradicts(one, claim) for one in said), f"contradicted: {claim}\n{_told(text)}"


def gap(sentence: str, claims: str, reason: str) -> object:
    """A row that is not read rightly yet, and why; the test fails once it is, so that the row loses its mark."""
    return pytest.param(sentence, claims, marks=pytest.mark.xfail(strict=True, reason=reason))


def _makes(one: Statement, claim: str, opposite: bool = False) -> bool:
    match = _CLAIM.fullmatch(claim)
    assert match is not None, f"no claim: {claim}"
    relation = Relation(match["relation"])
    return (
        one.relation == (_OPPOSITE.get(relation) if opposite else relation)
        and one.negated == bool(match["not"])
        and name_key(match["subject"]) in {name_key(one.subject.label), name_key(one.evidence[0].subject_text)}
        and name_key(match["object"]) in {name_key(one.object.label), name_key(one.evidence[0].object_text)}
    )


def _contradicts(one: Statement, claim: str) -> bool:
    return not claim.startswith("never ") and _makes(one, claim, opposite=True)


def _told(text: str) -> str:
    lines = [
        f"  {one.subject.label} {'not ' * one.negated}{one.relation} {one.object.label}   [{one.evidence[0].rule}]"
        for one in statements_of(text)
    ]
    return "\n".join([f"from: {text}", *(lines or ["  nothing"])])
