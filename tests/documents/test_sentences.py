"""Sentences end where a reader says they end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.citations import citations, mend_range
from kg.documents.sentences import LONGEST, sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lind et al. raised miR-140 in mice.", "miR-140 lowered RALA (Fig. 3B)."],
        ["Some kinases, e.g. ERK, i.e. MAPK1, rose vs. controls.", "p38 fell by 0.5 fold."],
        ["The tendon healed [3,5–7].", "α-SMA was lower."],
        ["This held by day 7.", "In 2019. it did not."],
        ["It needs vitamin C.", "Mice lack it.", "B. Okoro found so."],
        ["Is it reversible?", "Yes!", "“Scars” faded."],
        ["Cells (from fat. Not from bone) grew.", "They died."],
        ["The strain (S. aureus) grew."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_citation_after_the_full_stop_belongs_to_the_sentence_before() -> None:
    assert split("VEGF rose.[12] Vessels grew. [13,14] End.") == ["VEGF rose.[12]", "Vessels grew. [13,14]", "End."]


def test_a_space_lost_after_a_full_stop_is_no_obstacle() -> None:
    assert split("Fibrosis fell.Mice lived longer.") == ["Fibrosis fell.", "Mice lived longer."]


def test_text_without_any_stop_is_cut() -> None:
    pieces = split("word " * 5000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert sum(piece.count("word") for piece in pieces) == 5000


@given(st.text(alphabet="abc AB.?!()[]12,– \n", max_size=300))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    between = [0, *(edge for span in spans for edge in span), len(text)]
    assert not "".join(text[a:b] for a, b in zip(between[::2], between[1::2], strict=True)).strip()


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("Seen before [12, 14-16].", ("12", "14", "15", "16")),
        ("Seen [3] and again [3;5].", ("3", "5")),
        ("Seen (Cheng et al., 2018; Lind & Okoro 2020a).", ("Cheng et al., 2018", "Lind and Okoro, 2020a")),
        ("Kim et al. (2017) saw it.", ("Kim et al., 2017",)),
        ("We searched on (1 May 2022) and (from 2007 to 2019).", ()),
        ("A (60%) of (12) mice.", ()),
    ],
)
def test_citations_are_read(sentence: str, cited: tuple[str, ...]) -> None:
    assert citations(sentence) == cited


def test_round_brackets_cite_where_that_is_the_style() -> None:
    assert citations("It rose (12,14–15).", parenthesised=True) == ("12", "14", "15")


def test_a_mended_range_stays_within_the_reference_list() -> None:
    assert mend_range("1215", highest=20) == "12–15"
    assert mend_range("121125", highest=100) is None
