"""What conversion did to a sentence is undone, and what an author wrote is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.aligned import AlignedText
from kg.documents.repair import repair, repaired


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("IL-1 β and TNF- α rose", "IL-1β and TNF-α rose"),
        ("TGF- β 1 , IL-1 β -induced", "TGF-β1, IL-1β-induced"),
        ("nuclear factor- κ B (NF- κ B)", "nuclear factor-κB (NF-κB)"),
        ("H ₂ O ₂ -treated tenocytes", "H2O2-treated tenocytes"),
        ("Ca²⁺ entry in 10⁶ cells", "Ca2+ entry in 10^6 cells"),
        ("shear stressinduced senescence", "shear stress-induced senescence"),
        ("fat (hADSC)derived vesicles", "fat (hADSC)-derived vesicles"),
        ("interleukin6mediated loss", "interleukin6-mediated loss"),
        ("ADSCExos and tenocytelike NPlike cells", "ADSC-Exos and tenocytelike NP-like cells"),
        ("bound to SOX9mRNA", "bound to SOX9 mRNA"),
        ("stemcell derived", "stem cell derived"),
        ("mitogen kinase four (MKK4)", "mitogen kinase 4 (MKK4)"),
        ("vesicles supplyBiomolecules 2020, 11, 4 of 17lipids to", "vesicles supply lipids to"),
        ("Int. J. Mol. Sci. 2019, 20, 5512 9 of 21 they heal", "they heal"),
        ("the liver Naringenin chalcone Biological Activity fibrosis", "the liver fibrosis"),
        ("raised [5,1618].", "raised [5,16–18]."),
        ("raised [2232]", "raised [22–32]"),
        ("**bold** and *in vivo* and _x_", "bold and in vivo and x"),
        ("seen [12](#b12) and [here](https://example.org)", "seen [12] and here"),
        ("&beta;-catenin in H<sub>2</sub>O", "β-catenin in H2O"),
        ("blood–brain barrier, 8–11 days", "blood-brain barrier, 8–11 days"),
        ("fi\u00adbrosis in the ﬁbre\u00a0cell", "fibrosis in the fibre cell"),
        ("the cells died.12,13 They", "the cells died. [12,13] They"),
    ],
)
def test_damage_is_undone(damaged: str, meant: str) -> None:
    assert repaired(damaged) == meant


@pytest.mark.parametrize(
    "text",
    [
        "unrelated, correlated, independent and photoinduced effects",
        "The biological activity of naringenin was measured in vivo.",
        "p* < 0.05 and q* < 0.01",
        "between 5 - 10 days, 10 μM, pH 7.4 in 2018 [2018]",
        "three mice (C57)",
        "Cells were bought in 2019, of which ten survived.",
        "SMAD3-dependent and SMAD3-independent signals",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repaired(text) == text


def test_a_repaired_word_still_points_at_its_source() -> None:
    source = "Exosomes lower IL-1 β -induced, stressinduced death."
    text = repair(AlignedText.of(source, 0, len(source)))
    at = text.text.index("stress-induced")
    start, end = text.source_offset(at), text.source_offset(at + len("stress-induced"))
    assert source[start:end] == "stressinduced"
    at = text.text.index("IL-1β")
    assert source[text.source_offset(at) : text.source_offset(at + 5)] == "IL-1 β "


@given(st.text(alphabet="abcI -β₂*²[]()19–.,\u00adﬁ<>&_\\`\n\tCells of", max_size=120))
def test_alignment_never_runs_backwards(source: str) -> None:
    text = repair(AlignedText.of(source, 0, len(source)))
    offsets = [text.source_offset(position) for position in range(len(text.text) + 1)]
    assert offsets == sorted(offsets)
    assert not offsets or 0 <= offsets[0] <= offsets[-1] <= len(source)


@given(st.text(alphabet="abcd ,", max_size=60), st.data())
def test_unchanged_characters_stay_aligned(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    text = AlignedText.of(source, 0, len(source)).edited([(start, end, "XY")])
    for position, character in enumerate(text.text):
        if character not in "XY":
            assert source[text.source_offset(position)] == character
