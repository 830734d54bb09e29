"""Knockdowns, inhibitors, antagomiRs, mimics: the experimenter's sign is taken off the molecule's."""

from __future__ import annotations

import pytest

from .saying import check

LOSSES = [
    ("Inhibiting miR-34a upregulates SIRT1 in cardiomyocytes.", "miR-34a decreases SIRT1"),
    ("Knockdown of TXNIP decreased pyroptosis in podocytes.", "TXNIP increases pyroptosis"),
    (
        "Downregulation of miR-26a abolished the benefits of MSC exosomes for wound healing.",
        "miR-26a increases wound healing",
    ),
    (
        "With DUSP6 repressed, ERK activity rose in the retina.",
        "DUSP6 decreases ERK; never DUSP6 increases ERK",
    ),
    ("Silencing of HDAC6 enhanced axonal regeneration.", "HDAC6 decreases axonal regeneration"),
    ("Deletion of BMAL1 accelerated senescence of dermal fibroblasts.", "BMAL1 decreases senescence"),
    ("In the absence of IL-10, inflammation of the gut increased.", "IL-10 decreases inflammation"),
    ("siRNA against NOX4 prevented fibrosis of the lung.", "NOX4 increases fibrosis"),
    ("Loss of klotho promotes vascular calcification.", "klotho decreases vascular calcification"),
    ("Piezo1-deficient osteoblasts showed reduced bone formation.", "PIEZO1 increases bone formation"),
    ("Atg5 knockout mice had increased apoptosis in the kidney.", "ATG5 decreases apoptosis"),
]

INHIBITORS = [
    ("The STAT3 inhibitor Stattic reduced proliferation of glioma cells.", "STAT3 increases proliferation"),
    ("An antagomiR of miR-92a enhanced angiogenesis in the ischemic heart.", "miR-92a decreases angiogenesis"),
    ("A miR-181a inhibitor lowered IL-1β in the arthritic joint.", "miR-181a increases IL-1β"),
    ("Blocking antibodies against TNF-α limited bone loss.", "TNF-α increases bone loss"),
    ("SP600125, a JNK inhibitor, decreased apoptosis of hair cells.", "JNK increases apoptosis"),
]

GAINS = [
    ("A miR-124 mimic reduced inflammation in microglia.", "miR-124 decreases inflammation"),
    (
        "Overexpression of PGC-1α boosted mitochondrial biogenesis in muscle.",
        "PGC-1α increases mitochondrial biogenesis",
    ),
    ("Cells overexpressing TIMP-1 showed less invasion.", "TIMP-1 decreases invasion"),
    ("Agomir-148a suppressed hypertrophy of the growth plate.", "miR-148a decreases hypertrophy"),
    ("Ectopic expression of SOX2 increased self-renewal in the cornea.", "SOX2 increases self-renewal"),
]

REVERSALS = [
    ("Knockdown of Nrf2 reversed the protective effect of miR-200a on apoptosis.", "NRF2 decreases apoptosis"),
    ("The anti-apoptotic effect of exosomes was abolished by silencing of HSP70.", "HSP70 decreases apoptosis"),
    (
        "Overexpression of FOXO3 counteracted the effect of miR-182 on proliferation, which miR-182 increased.",
        "miR-182 increases proliferation",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), LOSSES)
def test_a_knockdown_flips_the_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), INHIBITORS)
def test_an_inhibitor_speaks_of_what_it_inhibits(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), GAINS)
def test_a_mimic_or_overexpression_keeps_the_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), REVERSALS)
def test_what_undoes_a_protective_effect_is_resolved(sentence: str, claims: str):
    check(sentence, claims)
