"""It, these exosomes, the latter, the miRNA, this effect: found in the paragraph, and marked as inferred."""

from __future__ import annotations

import pytest

from .saying import check, gap, statement, statements_of

BACK = [
    (
        "Exosomes from cardiosphere-derived cells were injected into the heart. These exosomes reduced fibrosis.",
        "cardiosphere-derived cell exosome decreases fibrosis",
    ),
    (
        "miR-24 is lost in the ageing retina. The miRNA suppresses apoptosis of photoreceptors.",
        "miR-24 decreases apoptosis",
    ),
    ("Sclerostin is made by osteocytes. It inhibits bone formation.", "sclerostin decreases bone formation"),
    gap(
        "Two cytokines matter here, IL-6 and IL-10; the latter suppresses inflammation.",
        "IL-10 decreases inflammation; never IL-6 decreases inflammation",
        "'the latter' after an apposition is not resolved",
    ),
    (
        "Spermidine promotes autophagy in neurons. This effect is blocked by chloroquine.",
        "spermidine increases autophagy; chloroquine decreases autophagy",
    ),
    (
        "TGF-β1 activates Smad3. This in turn increases collagen I in the dermis.",
        "TGF-β1 increases SMAD3; SMAD3 increases collagen I",
    ),
    ("BDNF is stored in neurons, and its release promotes synaptic plasticity.", "BDNF increases synaptic plasticity"),
    (
        "miR-29b lowered MMP-2 and MMP-9, the enzymes that clear elastin, and it increased collagen I in the aorta.",
        "miR-29b increases collagen I; never MMP-9 increases collagen I; never MMP-9 decreases collagen I",
    ),
    (
        "Curcumin lowered MMP-9 and MMP-2, which degrade it.",
        "curcumin decreases MMP-9; never MMP-2 decreases MMP-9; never MMP-9 decreases MMP-2",
    ),
    (
        "Curcumin lowered MMP-9 in plaques, and these enzymes promote ECM degradation.",
        "curcumin decreases MMP-9; MMP-9 increases ECM degradation",
    ),
    (
        "Osteocytes release exosomes into the marrow. The vesicles stimulate osteogenesis.",
        "osteocyte exosome increases osteogenesis",
    ),
]


@pytest.mark.parametrize(("text", "claims"), BACK)
def test_a_word_that_points_back_is_resolved(text: str, claims: str):
    check(text, claims)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sclerostin is made by osteocytes. It inhibits bone formation.", "sclerostin decreases bone formation"),
        ("miR-24 is lost in the ageing retina. The miRNA suppresses apoptosis.", "miR-24 decreases apoptosis"),
    ],
)
def test_what_was_resolved_is_marked_as_inferred(text: str, claim: str):
    assert statement(text, claim).evidence[0].inferred


def test_nothing_is_resolved_across_paragraphs():
    text = (
        "Heart\n\nSclerostin is made by osteocytes.\n\nIt inhibits bone formation and lowers inflammation in the limb."
    )
    assert not any(one.subject.label == "SOST" for one in statements_of(text))


def test_a_dummy_it_points_at_nothing():
    check(
        "Sclerostin is made by osteocytes. It is known that IL-6 increases CRP.",
        "IL-6 increases CRP; never sclerostin increases CRP",
    )
