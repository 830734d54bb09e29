"""Hyphenated modifiers: X-induced Y, Y-deficient, X-dependent."""

from __future__ import annotations

import pytest

from .saying import check, gap

INDUCED = [
    (
        "Quercetin suppressed the LPS-induced inflammation in alveolar macrophages.",
        "LPS increases inflammation; quercetin decreases inflammation; never quercetin decreases LPS",
    ),
    (
        "TNF-α-mediated apoptosis of synoviocytes was attenuated by miR-155.",
        "TNF-α increases apoptosis; miR-155 decreases apoptosis",
    ),
    (
        "Exosomes from MSCs blocked TGF-β1-driven fibrosis in the kidney.",
        "TGF-β1 increases fibrosis; MSC exosome decreases fibrosis; never MSC exosome decreases TGF-β1",
    ),
    (
        "Doxorubicin-triggered cell death was limited by miR-21 in the heart.",
        "doxorubicin increases cell death; miR-21 decreases cell death",
    ),
    (
        "Liraglutide reversed high glucose-induced apoptosis of cardiomyocytes.",
        "high glucose increases apoptosis; liraglutide decreases apoptosis",
    ),
    gap(
        "H2O2-induced oxidative stress damages lens epithelial cells.",
        "H2O2 increases oxidative stress",
        "an induced modifier is lost where the verb is unknown",
    ),
]

CONDITIONS = [
    (
        "miR-210 protected H2O2-treated neurons from apoptosis.",
        "miR-210 decreases apoptosis; never miR-210 decreases H2O2",
    ),
    ("In LPS-stimulated microglia, IL-4 lowered TNF-α.", "IL-4 decreases TNF-α; never IL-4 decreases LPS"),
]

AXES = [
    (
        "IL-6 promotes invasion of gastric cancer cells in a STAT3-dependent manner.",
        "IL-6 increases invasion; STAT3 increases invasion",
    ),
    (
        "Hydrogen sulfide lessens senescence of endothelial cells through a SIRT1-dependent mechanism.",
        "hydrogen sulfide decreases senescence; SIRT1 decreases senescence",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), INDUCED)
def test_the_inducer_raises_and_the_verb_acts_on_the_induced(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CONDITIONS)
def test_what_cells_were_treated_with_is_a_condition(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), AXES)
def test_what_an_effect_depends_on_takes_part_in_it(sentence: str, claims: str):
    check(sentence, claims)
