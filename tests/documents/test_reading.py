"""Whole texts: titles, sections, paragraphs, tables, lists and references."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.model import Document, Sentence

PAPER = """Review

Exosomes of Cardiac Progenitor Cells in the Failing Heart

Ana Lind¹, Bo Okoro²,*
¹ Department of Cardiology, North University, Northtown
* Correspondence: ana@example.org

Abstract: Heart failure follows loss of cardiomyocytes. Exosomes reduce it.

Keywords: heart; exosome; inhibition

Citation: Lind, A. Exosomes. Heart 2021, 1, 1.

1. Introduction

Ischemia raises oxidative stress [1,2]. Progenitor cells secrete exo-

somes that carry miR-210 in most of the animals that were ever studied for it by
anyone. This lowers apoptosis and

fibrosis of the ventricle [3].

Cardiac Letters 2021, 4, 7 of 12

2. Effects

2.1. Apoptosis

Table 1. Studies of cardiac exosomes.

Aim	Source	Finding	References
- To study death.	CPC	- Exosomes lower caspase-3. - Exosomes raise IL-10	[1]

Table 1. Cont.

Aim	Source		Finding	References
Rodents
- To study scars.	iPSC	-	Fibrosis fell	[2,3]

Figure 1. Exosomes reduce scars. (a) Control. (b) Treated.

Funding: Exosomes inhibit funding.

Abbreviations

CPC	Cardiac progenitor cell
TGF- β 1	Transforming growth factor beta 1

References

1. Lind, A.; Okoro, B. Exosomes lower death. *Circ. Lett.* **2019**, *1*, 2–9. [[CrossRef](https://example.org)]
2. Okoro B, Lind A. Scars inhibit hearts. J Scar Res. 2018;2:3-4. doi:10.1000/abc.12
3. Kim, C. et al. On ventricles. Nat. Heart 3, 4–5 (2017).
"""


@pytest.fixture(scope="module")
def paper() -> Document:
    return document_from_text(PAPER, "paper")


def texts(document: Document, kind: str = "prose") -> list[str]:
    return [sentence.text for sentence in document.sentences if sentence.kind == kind]


def test_a_paper_has_its_title_and_only_its_body_speaks(paper: Document) -> None:
    assert paper.title == "Exosomes of Cardiac Progenitor Cells in the Failing Heart"
    everything = " ".join(sentence.text for sentence in paper.sentences)
    for silent in (
        "funding",
        "Keywords",
        "inhibition",
        "North University",
        "Cardiac Letters",
        "Scars inhibit",
        "CPC Card",
    ):
        assert silent not in everything


def test_words_and_paragraphs_broken_over_pages_are_whole(paper: Document) -> None:
    assert "Progenitor cells secrete exosomes that carry miR-210 in most" in texts(paper)[3]
    assert texts(paper)[4] == "This lowers apoptosis and fibrosis of the ventricle [3]."
    broken = next(sentence for sentence in paper.sentences if "exosomes that carry" in sentence.text)
    assert "exo-\n\nsomes" in PAPER[broken.start : broken.end]


def test_sections_are_known_by_number_or_name(paper: Document) -> None:
    assert [sentence.text for sentence in paper.sentences if sentence.kind == "heading"] == [
        "1. Introduction",
        "2. Effects",
        "2.1. Apoptosis",
    ]
    assert {sentence.section for sentence in paper.sentences if sentence.kind == "prose"} == {"Abstract", "1"}
    assert {sentence.section for sentence in paper.sentences if sentence.kind == "table"} == {"2.1"}


def test_a_table_goes_on_over_its_pieces(paper: Document) -> None:
    cells = [sentence for sentence in paper.sentences if sentence.kind == "table"]
    found = [(s.text, s.cell.column, s.cell.row_header, s.citations) for s in cells if s.cell is not None]
    assert ("Exosomes lower caspase-3.", "Finding", "CPC", ("1",)) in found
    assert ("Exosomes raise IL-10", "Finding", "CPC", ("1",)) in found
    assert ("Fibrosis fell", "Finding", "iPSC", ("2", "3")) in found
    assert {s.cell.table for s in cells if s.cell} == {"Table 1"}
    assert cells[0].cell is not None
    assert dict(cells[0].cell.row_cells)["Source"] == "CPC"
    assert "Studies of cardiac exosomes" in cells[-1].cell.caption if cells[-1].cell else False


def test_captions_are_read_without_their_labels(paper: Document) -> None:
    assert texts(paper, "caption") == [
        "Studies of cardiac exosomes.",
        "Exosomes reduce scars.",
        "(a) Control.",
        "(b) Treated.",
    ]


def test_references_and_abbreviations_are_lists(paper: Document) -> None:
    assert paper.abbreviations == (
        ("CPC", "Cardiac progenitor cell"),
        ("TGF-β1", "Transforming growth factor beta 1"),
    )
    read = [(r.number, r.authors, r.title, r.journal, r.year, r.doi) for r in paper.references]
    assert read == [
        ("1", "Lind, A.; Okoro, B.", "Exosomes lower death", "Circ. Lett.", "2019", ""),
        ("2", "Okoro B, Lind A.", "Scars inhibit hearts", "J Scar Res.", "2018", "10.1000/abc.12"),
        ("3", "Kim, C. et al.", "On ventricles", "Nat. Heart", "2017", ""),
    ]


def test_a_digest_gives_its_header_and_cites_its_study() -> None:
    digest = document_from_text(
        "Synovial exosomes spare cartilage\n"
        "Citation: 12. Lind, A.; Okoro, B. Exosomes in mice. J. Joint Res. 2020, 4, 77–89.\n"
        "Species: mouse\n\nThey carried miR-140-5p. RALA fell [3].\n\nCartilage was spared.\n",
        "digest",
    )
    assert digest.title == "Synovial exosomes spare cartilage"
    assert dict(digest.header)["species"] == "mouse"
    assert [sentence.citations for sentence in digest.sentences] == [("12",), ("3",), ("12",)]
    assert [sentence.paragraph for sentence in digest.sentences] == [1, 1, 2]
    assert (digest.references[0].number, digest.references[0].title) == ("12", "Exosomes in mice")


def test_bold_fields_and_front_matter_are_headers_too() -> None:
    bold = document_from_text("# On skin\n\n**Species:** pig\n- **Setting**: in vivo\n\nExosomes close wounds.", "bold")
    matter = document_from_text("---\ntitle: On skin\nspecies: pig\n---\n\n# On skin\n\nExosomes close wounds.", "yaml")
    assert (bold.title, bold.header) == ("On skin", (("species", "pig"), ("setting", "in vivo")))
    assert (matter.title, matter.header) == ("On skin", (("species", "pig"),))
    assert texts(bold) == texts(matter) == ["Exosomes close wounds."]


def test_markdown_tables_lists_and_headings_are_read() -> None:
    document = document_from_text(
        "# Tendon\n\n## 2.1 Healing\n\nExosomes act:\n\n- They raise collagen I.\n- They lower MMP-3.\n\n"
        "| Study | Finding | Ref |\n|---|:-:|--:|\n| Rat | ↑ collagen I | 12 |\n| Mouse | *Less* pain | 13,14 |\n",
        "md",
    )
    assert texts(document) == ["Exosomes act:", "They raise collagen I.", "They lower MMP-3."]
    rows = [(s.text, s.citations, s.section) for s in document.sentences if s.kind == "table"]
    assert rows == [("↑ collagen I", ("12",), "2.1"), ("Less pain", ("13", "14"), "2.1")]


def test_a_heading_that_lost_its_line_opens_its_section() -> None:
    document = document_from_text(
        "Vesicles heal skin [4]. five.2. Effects on the Cornea Several groups have shown that scars fade [1214].", "x"
    )
    assert [(s.kind, s.section, s.text) for s in document.sentences] == [
        ("prose", "", "Vesicles heal skin [4]."),
        ("heading", "5.2", "5.2. Effects on the Cornea"),
        ("prose", "5.2", "Several groups have shown that scars fade [12–14]."),
    ]


def test_wrapped_lines_and_windows_breaks_make_no_difference() -> None:
    plain = document_from_text("On skin\n\nExosomes close wounds. They raise VEGF and lower\nTNF-α.\n", "a")
    windows = document_from_text("On skin\r\n\r\nExosomes close wounds. They raise VEGF and lower\r\nTNF-α.\r\n", "a")
    assert texts(plain) == texts(windows) == ["Exosomes close wounds.", "They raise VEGF and lower TNF-α."]
    last = windows.sentences[-1]
    assert windows.source[last.start : last.end] == "They raise VEGF and lower\r\nTNF-α."


def test_running_heads_are_no_sentences() -> None:
    page = "Exosomes of the cornea heal wounds in rats.\n\nJournal of Eyes and Ears\n\n"
    assert set(texts(document_from_text(page * 4, "x"))) == {"Exosomes of the cornea heal wounds in rats."}


def check(document: Document) -> None:
    """What holds of every document."""
    end = 0
    for sentence in document.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(document.source)
        assert sentence.start >= end
        end = sentence.end
        offsets = [sentence.source_offset(position) for position in range(len(sentence.text) + 1)]
        assert offsets == sorted(offsets)
        assert (offsets[0], offsets[-1]) == (sentence.start, sentence.end)
        _check_unrepaired(document, sentence)


def _check_unrepaired(document: Document, sentence: Sentence) -> None:
    if len(sentence.alignment) == 1:
        assert sentence.end - sentence.start == len(sentence.text)


def test_every_sentence_of_the_paper_is_tied_to_its_source(paper: Document) -> None:
    check(paper)
    for sentence in paper.sentences:
        quoted = PAPER[sentence.start : sentence.end]
        assert (quoted[:2], quoted[-2:]) == (sentence.text[:2], sentence.text[-2:])


PIECES = r"""
Exosomes of MSCs lower TNF- α [12,14–16]. |et al. |- A |# H\n|3.1. Heading\n|References\n|Abstract: |*|**x** |<b>|(|)
[1|]|²|₂ |six.3. On Bone Many cells have died. |degen-\n|erated |Keywords: |Abbreviations\n|AB\tAlpha beta\n|---\n
Table 1. Cont.\n|Table 2. X\n|1. Lind, A. T. J. R. 2020, 1, 2.\n|Cells 2021, 10,ten of|title: x\n|Species: rat\n
"""
MARKS = ["| a | b |\n", "|---|---|\n", "\n", "\n\n", "\r\n", "\t", "\x0c", "\u2028", "😀", "\x00"]
FRAGMENTS = [
    piece.replace(r"\n", "\n").replace(r"\t", "\t") for line in PIECES.strip().splitlines() for piece in line.split("|")
] + MARKS


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=25).map("".join))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    check(document_from_text(text, "any"))


@pytest.mark.parametrize(
    "piece", ["a", "word ", "(", "*a ", "a\t", "\n", "1. A\n", "abc-\n", " ", "[1,", "A. ", "²", "1.1. Ab "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    started = time.perf_counter()
    document_from_text(piece * (60_000 // len(piece)), "long")
    assert time.perf_counter() - started < 5
