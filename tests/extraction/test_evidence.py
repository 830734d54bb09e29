"""Evidence can be checked: it is the source to the letter, and says what was read in it and how."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.extraction import extract
from kg.model import Document, Statement

from .saying import statement, statements_of, vocabulary

DAMAGED = [
    "Exosomal miR-\n21 reduces apop-\ntosis of cardiomyocytes in   rats.",
    "IL-1 β raises MMP-13, and TNF- α raises ADAMTS-5 in tenocytes.",
    "miR1423p lowers HMGB1   in the lung  (see Fig. 2), e.g. in mice.",
    "“Leptin” — a cytokine of fat — promotes angiogenesis…",
    "The ﬁbrosis caused by TGF-β1 was eﬀectively reduced by miR-29b.",
]

_WORDS = """
    miR-21 miR-29b-3p PTEN TNF-α IL-1β exosomes MSC-derived (EVs) apoptosis inflammation cardiomyocytes NF-κB pathway
    of by via which and or , ; . : it the these thereby such as while respectively / - -3 -induced [12] may aims to rats
    inhibits activated was not no increased suppression knockdown loss effect on treated with
"""
_TEXTS = st.lists(st.sampled_from([*_WORDS.split(), "\t", "\n\n"]), max_size=40).map(" ".join) | st.text(max_size=200)


def read(text: str) -> tuple[Document, list[Statement]]:
    document = document_from_text(text, "case")
    return document, extract(document, vocabulary())


def faults(document: Document, said: list[Statement]) -> list[str]:
    """Evidence that does not stand in the source where it says."""
    wrong = []
    for evidence in (evidence for one in said for evidence in one.evidence):
        spans = (evidence.subject_span, evidence.trigger_span, evidence.object_span, evidence.clause_span)
        if document.source[evidence.start : evidence.end] != evidence.sentence:
            wrong.append(f"not verbatim: {evidence.sentence!r}")
        wrong += [
            f"outside the source: {span}" for span in spans if not 0 <= span[0] <= span[1] <= len(document.source)
        ]
    return wrong


@pytest.mark.parametrize("text", DAMAGED)
def test_a_sentence_is_quoted_as_printed_even_where_it_was_repaired(text: str):
    document, said = read(text)
    assert said
    assert faults(document, said) == []


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
@example("")
@example("\ud800")
@example("(" * 200)
@example("miR-21 inhibits " * 60)
def test_any_text_is_read_without_a_crash_and_quoted_exactly(text: str):
    assert faults(*read(text)) == []


def test_spans_mark_the_words_that_were_read():
    text = "Sclerostin reduces bone formation."
    evidence = statement(text, "sclerostin decreases bone formation").evidence[0]
    marked = [text[a:b] for a, b in (evidence.subject_span, evidence.trigger_span, evidence.object_span)]
    assert marked == ["Sclerostin", "reduces", "bone formation"]


def test_evidence_names_the_rule_and_the_sign_arithmetic():
    evidence = statement("Knockdown of TXNIP decreased pyroptosis.", "TXNIP increases pyroptosis").evidence[0]
    assert evidence.rule == "active-verb"
    assert len(evidence.steps) >= 2


def test_a_claim_is_made_once_a_sentence():
    said = [one.id for one in statements_of("miR-21 inhibits PTEN, and PTEN is inhibited by miR-21.")]
    assert len(said) == len(set(said))


def test_nothing_acts_on_itself():
    assert not any(one.subject == one.object for one in statements_of("IL-6 induces IL-6 in fibroblasts."))
