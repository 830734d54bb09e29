"""A small graph on kidney, heart, joint, skin and disc that every test of the formats shares.

Sentences and references are made up; ids of genes and processes are those of HGNC, miRBase and the Gene Ontology.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from kg.formats.provenance import ReadDocument, Run
from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement, TableCell

EXOSOME = Entity("mkg:vesicle/exosome", "exosome", "vesicle", xrefs=("GO:0070062",))
MSC_EXOSOME = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(EXOSOME,))
BM_MSC_EXOSOME = Entity("mkg:vesicle/bm-msc-exosome", "BM-MSC exosome", "vesicle", broader=(MSC_EXOSOME,))
PLATELET_EXOSOME = Entity("mkg:vesicle/platelet-exosome", "platelet exosome", "vesicle", broader=(EXOSOME,))
MSC = Entity("mkg:cell/msc", "MSC", "cell")
BM_MSC = Entity("mkg:cell/bm-msc", "BM-MSC", "cell", broader=(MSC,))
PLATELET = Entity("mkg:cell/platelet", "platelet", "cell")
MIR_21 = Entity("mkg:mirna/mir-21", "miR-21", "mirna", xrefs=("MIRBASE:MI0000077",))
MIR_21_5P = Entity("mkg:mirna/mir-21-5p", "miR-21-5p", "mirna", broader=(MIR_21,))
MIR_223 = Entity("mkg:mirna/mir-223", "miR-223", "mirna", xrefs=("MIRBASE:MI0000300",))
PTEN = Entity("HGNC:9588", "PTEN", "gene")
SMAD7 = Entity("HGNC:6773", "SMAD7", "gene")
TGFB1 = Entity("HGNC:11766", "TGFB1", "gene")
IL6 = Entity("HGNC:6018", "IL-6", "gene")
MMP13 = Entity("HGNC:7159", "MMP13", "gene")
COL2A1 = Entity("HGNC:2200", "collagen type II", "gene")
VEGFA = Entity("HGNC:12680", "VEGFA", "gene")
PI3K_AKT = Entity("mkg:pathway/pi3k-akt-pathway", "PI3K/AKT pathway", "pathway")
NF_KB = Entity("mkg:pathway/nf-kb", "NF-κB pathway", "pathway")
APOPTOSIS = Entity("mkg:process/apoptosis", "apoptosis", "process", xrefs=("GO:0006915",))
INFLAMMATION = Entity("mkg:process/inflammation", "inflammation", "process", xrefs=("GO:0006954",))
ANGIOGENESIS = Entity("GO:0001525", "angiogenesis", "process")
MIGRATION = Entity("GO:0016477", "migration", "process")
FIBROSIS = Entity("mkg:hallmark/renal-fibrosis", "renal fibrosis", "hallmark")
CARTILAGE_LOSS = Entity("mkg:hallmark/cartilage-loss", "cartilage loss", "hallmark")
DISC_HEIGHT = Entity("mkg:hallmark/disc-height-loss", "disc height loss", "hallmark")
INFARCTION = Entity("mkg:disease/myocardial-infarction", "myocardial infarction", "disease")
OSTEOARTHRITIS = Entity("mkg:disease/osteoarthritis", "osteoarthritis", "disease")
HYPOXIA = Entity("mkg:stimulus/hypoxia", "hypoxia", "stimulus")
METFORMIN = Entity("mkg:therapy/metformin", "metformin", "therapy")

KIDNEY_3 = Reference("3", "Ito, K.; Ruiz, P. Vesicles in tubules. Renal Lett. 2019.", "Ito, K.; Ruiz, P.",
                     "Vesicles in tubules", "Renal Lett.", "2019", "10.1000/182")  # fmt: skip
KIDNEY_7 = Reference("7", "Okoye, A. TGF-beta and scars. 2020.", "Okoye, A.", "TGF-beta and scars", "", "2020")
HEART_20 = Reference("20", "Lind, S. Infarct borders. Cor 2021.", "Lind, S.", "Infarct borders", "Cor", "2021")

JOINT_CELL = TableCell(
    table="Table 2",
    caption='Vesicles in models of "joint" disease',
    row=4,
    column="In Vivo",
    row_header="Platelets",
    row_cells=(("Origin", "Platelets"), ("In Vivo", "- Less cartilage loss"), ("Ref", "[11]")),
)


RAT = Context(species="rat", setting=("in vitro", "in vivo"), cell="tubular cell")
MOUSE = Context(species="mouse", setting=("in vivo",), stimulus="IL-1β", inferred=("species",))
HUMAN = Context(species="human", setting=("clinical",))
DISH = Context(setting=("in vitro",), cell="chondrocyte")
BACKWARDS = Context(species="rat", setting=("in vivo", "in vitro"))


def claim(
    subject: Entity, relation: str, target: Entity, text: str, document: str, start: int, **more: object
) -> Statement:
    """A statement with one made-up sentence; `more` are fields of the evidence, or `direct` and `negated`."""
    direct, negated = bool(more.pop("direct", False)), bool(more.pop("negated", False))
    words = text.rstrip(".").split()
    fields: dict[str, Any] = {
        "section": "3.1",
        "subject_text": words[0],
        "trigger_text": words[1],
        "object_text": words[-1],
        "rule": "active-verb",
        "subject_span": (start, start + len(words[0])),
        "clause_span": (start, start + len(text)),
    }
    evidence = Evidence(document=document, sentence=text, start=start, end=start + len(text), **(fields | more))
    return Statement(subject, Relation(relation), target, direct, negated, (evidence,))


def cited(*studies: Reference) -> dict[str, Any]:
    """Citation fields of an evidence."""
    return {"citations": tuple(study.number for study in studies), "studies": studies}


CLAIMS = (
    claim(BM_MSC, "secretes", BM_MSC_EXOSOME, "BM-MSCs secrete exosomes.", "kidney", 10),
    claim(PLATELET, "secretes", PLATELET_EXOSOME, "Platelets shed exosomes.", "joint", 12),
    claim(BM_MSC_EXOSOME, "carries", MIR_21, "Exosomes carry miR-21 [3].", "kidney", 120,
          context=RAT, **cited(KIDNEY_3)),
    claim(BM_MSC_EXOSOME, "carries", MIR_21, "Vesicles contained miR-21.", "heart", 40, context=MOUSE),
    claim(PLATELET_EXOSOME, "carries", MIR_223, "They hold miR-223.", "joint", 90, inferred=True),
    claim(MIR_21, "decreases", PTEN, "miR-21 targets PTEN [3,7].", "kidney", 200,
          direct=True, context=RAT, **cited(KIDNEY_3, KIDNEY_7)),
    claim(MIR_21, "decreases", PTEN, 'miR-21 may "silence" PTEN\\p53 [20,9].', "heart", 77, hedged=True,
          context=MOUSE, steps=("silence: minus", "whole: minus"), citations=("20", "9"), studies=(HEART_20,)),
    claim(MIR_21_5P, "decreases", SMAD7, "miR-21-5p lowered SMAD7 [7].", "kidney", 300,
          context=DISH, **cited(KIDNEY_7)),
    claim(SMAD7, "decreases", TGFB1, "SMAD7 restrains TGFB1.", "kidney", 340, role="background"),
    claim(TGFB1, "increases", FIBROSIS, "TGFB1 drives fibrosis [7, 3].", "kidney", 380, context=RAT,
          **cited(KIDNEY_7, KIDNEY_3)),
    claim(PTEN, "decreases", PI3K_AKT, "PTEN blocks PI3K/AKT.", "kidney", 420, context=RAT),
    claim(PI3K_AKT, "decreases", APOPTOSIS, "PI3K/AKT prevents apoptosis.", "heart", 130, context=MOUSE),
    claim(APOPTOSIS, "increases", INFARCTION, "Apoptosis widens infarction.", "heart", 180, context=HUMAN),
    claim(APOPTOSIS, "increases", FIBROSIS, "Apoptosis promotes fibrosis.", "kidney", 470),
    claim(MIR_223, "decreases", NF_KB, "miR-223 dampens NF-κB [11].", "joint", 150, context=DISH, citations=("11",)),
    claim(NF_KB, "increases", INFLAMMATION, "NF-κB fuels inflammation.", "joint", 190, context=DISH),
    claim(NF_KB, "increases", MMP13, "NF-κB raises MMP13.", "joint", 230, context=DISH),
    claim(MMP13, "decreases", COL2A1, "MMP13 cleaves collagen.", "joint", 260, direct=True, context=DISH),
    claim(COL2A1, "decreases", CARTILAGE_LOSS, "Collagen limits loss.", "joint", 290),
    claim(INFLAMMATION, "increases", CARTILAGE_LOSS, "Inflammation worsens loss.", "joint", 320, context=MOUSE),
    claim(CARTILAGE_LOSS, "increases", OSTEOARTHRITIS, "Loss advances osteoarthritis.", "joint", 350),
    claim(PLATELET_EXOSOME, "decreases", CARTILAGE_LOSS, "- Less cartilage loss", "joint", 600, section="Table 2",
          rule="table-cell", cell=JOINT_CELL, citations=("11",), context=BACKWARDS),
    claim(HYPOXIA, "increases", VEGFA, "Hypoxia induces VEGFA.", "skin", 15, context=DISH),
    claim(VEGFA, "increases", ANGIOGENESIS, "VEGFA stimulates angiogenesis.", "skin", 50, context=HUMAN),
    claim(MSC_EXOSOME, "affects", ANGIOGENESIS, "Exosomes modulate angiogenesis.", "skin", 90),
    claim(MSC_EXOSOME, "increases", ANGIOGENESIS, "Exosomes enhance angiogenesis.", "skin", 130, context=RAT),
    claim(MSC_EXOSOME, "decreases", ANGIOGENESIS, "Exosomes curbed angiogenesis.", "skin", 170, hedged=True),
    claim(METFORMIN, "decreases", IL6, "Metformin lowers IL-6.", "disc", 30, context=HUMAN),
    claim(IL6, "increases", INFLAMMATION, "IL-6 sustains inflammation.", "disc", 60),
    claim(IL6, "increases", DISC_HEIGHT, "IL-6 accelerates loss.", "disc", 85, context=RAT),
    claim(METFORMIN, "decreases", MIGRATION, "Metformin left migration unchanged.", "skin", 210, negated=True),
    claim(MIR_223, "decreases", NF_KB, "miR-223 spared NF-κB.", "disc", 115, negated=True, context=HUMAN),
)  # fmt: skip


@dataclass(frozen=True)
class SmallGraph:
    """The graph and the run that could have made it."""

    graph: MechanismGraph
    run: Run = field(
        default=Run(
            "0.1.0",
            tuple(ReadDocument(name, f"The {name}", "0" * 63 + str(n)) for n, name in enumerate(("disc", "kidney"))),
            {"tables": "yes"},
        )
    )


@pytest.fixture(scope="session")
def small() -> SmallGraph:
    """Thirty statements of five made-up reviews, and their run."""
    return SmallGraph(MechanismGraph.from_statements(CLAIMS))


@pytest.fixture(scope="session")
def graph(small: SmallGraph) -> MechanismGraph:
    """The graph alone."""
    return small.graph


@pytest.fixture(scope="session")
def parameters() -> dict[str, dict[str, str]]:
    """Values of query parameters for the small graph; those in the query files are for the default corpus."""
    return {
        "what-a-study-shows": {"name": "kidney", "number": "3"},
        "mirnas-of-a-hallmark": {"entity": "renal fibrosis"},
        "does-it-reach": {"target": "renal fibrosis"},
    }
