"""Where vesicles come from, and what is in them."""

from __future__ import annotations

import pytest

from .saying import check, gap, statements_of

SOURCES = [
    gap(
        "Small extracellular vesicles isolated from platelet lysate stimulate proliferation of tenocytes.",
        "platelet lysate exosome increases proliferation",
        "a source that tables lack is cut to the part they know",
    ),
    gap(
        "AD-MSC exosomes reduced inflammation of the skin.",
        "AD-MSC exosome decreases inflammation",
        "inflammation placed in an organ becomes the disease of that organ",
    ),
    (
        "Exosomes derived from adipose-derived mesenchymal stem cells reduced inflammation of the skin.",
        "AD-MSC secretes AD-MSC exosome; AD-MSC exosome decreases inflammation of the skin",
    ),
    (
        "BMSC-derived sEVs accelerated bone regeneration.",
        "BM-MSC secretes BM-MSC exosome; BM-MSC exosome increases bone regeneration",
    ),
    (
        "Macrophages secrete extracellular vesicles that impair insulin signaling.",
        "macrophage secretes macrophage exosome",
    ),
    (
        "Umbilical cord MSC exosomes (hucMSC-Exos) were given; hucMSC-Exos reduced apoptosis of granulosa cells.",
        "UC-MSC exosome decreases apoptosis",
    ),
    gap(
        "Microvesicles from endothelial progenitor cells (EPCs) promote angiogenesis. EPC-MVs also lowered apoptosis.",
        "EPC exosome increases angiogenesis; EPC exosome decreases apoptosis",
        "'EPC-MVs' keeps the cell and loses the vesicle",
    ),
    (
        "M2 macrophage-derived exosomes suppress inflammation in the colon.",
        "M2 macrophage exosome decreases inflammation",
    ),
]

CARGO = [
    (
        "Exosomes enriched in miR-210 promote angiogenesis after stroke.",
        "exosome carries miR-210; exosome increases angiogenesis",
    ),
    ("miR-146a was packaged into MSC exosomes.", "MSC exosome carries miR-146a"),
    (
        "MSC exosomes deliver miR-223 to cardiomyocytes, where it suppresses Sema3A.",
        "MSC exosome carries miR-223; miR-223 decreases SEMA3A",
    ),
    (
        "EVs loaded with catalase lowered oxidative stress in the brain.",
        "exosome carries catalase; exosome decreases oxidative stress",
    ),
    (
        "Exosomal miR-17 derived from Schwann cells promoted axonal regeneration.",
        "Schwann cell exosome carries miR-17; miR-17 increases axonal regeneration",
    ),
    (
        "Exosomes from cardiac fibroblasts transfer miR-21-3p into cardiomyocytes.",
        "cardiac fibroblast exosome carries miR-21-3p",
    ),
    ("The most abundant miRNA in osteoclast-derived exosomes is miR-214.", "osteoclast exosome carries miR-214"),
]


HELD = [
    ("miR-146a was the most abundant miRNA in MSC exosomes.", "MSC exosome carries miR-146a"),
    ("High levels of miR-146a were found in MSC exosomes.", "MSC exosome carries miR-146a"),
    ("miR-1246 is enriched in exosomes of glioma cells.", "glioma cell exosome carries miR-1246"),
    ("miR-451 was detected in platelet-derived microvesicles.", "platelet exosome carries miR-451"),
    gap(
        "miR-126 was highly expressed in endothelial exosomes.",
        "endothelial cell exosome carries miR-126",
        "'was highly expressed in V' is not read as cargo, 'endothelial' is no source",
    ),
    ("Neurons pack miR-124 into exosomes.", "neuron exosome carries miR-124"),
]


@pytest.mark.parametrize(("sentence", "claims"), HELD)
def test_vesicles_carry_what_is_found_in_them(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("text", "claims"), SOURCES)
def test_vesicles_have_a_source_in_every_spelling(text: str, claims: str):
    check(text, claims)


@pytest.mark.parametrize(("sentence", "claims"), CARGO)
def test_vesicles_carry_what_is_in_them(sentence: str, claims: str):
    check(sentence, claims)


def test_a_source_secretes_once_a_document():
    text = "BMSC-derived exosomes promote bone regeneration. BMSC exosomes also lower inflammation in the callus."
    assert sum(one.relation == "secretes" for one in statements_of(text)) == 1


def test_a_source_without_vesicles_secretes_nothing():
    assert not any(one.relation == "secretes" for one in statements_of("BMSCs promote bone regeneration in rats."))
