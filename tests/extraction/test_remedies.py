"""Therapies that are called therapies, without a verb that raises or lowers."""

from __future__ import annotations

import pytest

from .saying import check

REMEDIES = [
    ("Platelet exosomes represent a promising therapy for tendinopathy.", "platelet exosome decreases tendinopathy"),
    (
        "Macrophage exosomes are an attractive therapeutic strategy for treating osteoarthritis.",
        "macrophage exosome decreases osteoarthritis",
    ),
    ("miR-146a is a candidate for the treatment of psoriasis.", "miR-146a decreases psoriasis"),
    ("Melatonin has long been used in the treatment of insomnia.", "melatonin decreases insomnia"),
    ("We used quercetin to treat asthma.", "quercetin decreases asthma"),
    ("Targeting miR-21 may represent a strategy for treating cardiac fibrosis.", "miR-21 increases cardiac fibrosis"),
    ("MSC exosomes could become a new therapy for cartilage repair.", "MSC exosome increases cartilage repair"),
    ("Keratinocyte exosomes hold therapeutic potential for treating psoriasis and eczema.",
     "keratinocyte exosome decreases psoriasis; keratinocyte exosome decreases eczema"),
]  # fmt: skip

NO_REMEDIES = [
    ("PTEN is a therapeutic target for glioma.", "never PTEN decreases glioma"),
    ("miR-21 is a biomarker for the treatment of asthma.", "never miR-21 decreases asthma"),
    ("Melatonin is no treatment for stroke.", "never melatonin decreases stroke"),
    ("Cisplatin resistance limits the treatment of ovarian cancer.", "never cisplatin decreases ovarian cancer"),
]


@pytest.mark.parametrize(("text", "claims"), REMEDIES)
def test_a_remedy_lowers_its_disease_and_raises_its_repair(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), NO_REMEDIES)
def test_targets_markers_and_obstacles_are_no_remedies(text: str, claims: str) -> None:
    check(text, claims)
