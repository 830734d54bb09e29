"""Names of things in every field of medicine, and words that are no names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.vocabulary import load_vocabulary
from kg.vocabulary.folding import name_key

NAMES = [
    ("podocytes", "cell", "podocyte"),
    ("BM-MSCs", "cell", "BM-MSC"),
    ("bone marrow-derived mesenchymal stem cells", "cell", "BM-MSC"),
    ("Schwann cells", "cell", "Schwann cell"),
    ("adipose stem cell-derived exosomes", "vesicle", "AD-MSC exosome"),
    ("MSC-EVs", "vesicle", "MSC exosome"),
    ("small extracellular vesicles", "vesicle", "exosome"),
    ("miR-133b", "mirna", "miR-133b"),
    ("phosphatase and tensin homolog", "gene", "PTEN"),
    ("MMP13", "gene", "MMP-13"),
    ("type II collagen", "gene", "collagen II"),
    ("circHIPK3", "gene", "circHIPK3"),
    ("nuclear factor kappa B", "pathway", "NF-kB pathway"),
    ("PI3K/Akt signaling pathway", "pathway", "PI3K/AKT pathway"),
    ("programmed cell death", "process", ""),
    ("osteogenic differentiation", "process", "osteogenic differentiation"),
    ("osteoarthritis", "disease", "osteoarthritis"),
    ("atrial fibrillation", "disease", "atrial fibrillation"),
    ("myocardial infarction", "disease", "myocardial infarction"),
    ("arsenic", "stimulus", "arsenic"),
    ("atorvastatin", "stimulus", "atorvastatin"),
    ("A549", "cell", "lung cancer cell"),
    ("lipopolysaccharide", "stimulus", "LPS"),
    ("hydrogen peroxide", "stimulus", "H2O2"),
    ("transforming growth factor-β1", "gene", "TGF-beta1"),
    ("Il6", "gene", "IL-6"),
    ("Runx2", "gene", "RUNX2"),
    ("MIR17HG", "gene", "MIR17HG"),
    ("tumor necrosis factor (TNF)-α", "gene", "TNF-alpha"),
    ("matrix metalloproteinase (MMP)-9", "gene", "MMP-9"),
    ("vascular endothelial growth factor (VEGF) receptor 2", "gene", "VEGFR2"),
    ("tumor necrosis factor (TNF)-related apoptosis-inducing ligand", "gene", "TRAIL"),
    ("C-X-C motif chemokine ligand (CXCL)12", "gene", "SDF-1"),
    ("signal transducer and activator of transcription (STAT)3", "gene", "STAT3"),
    ("ROS/PI3K/AKT pathway", "pathway", "ROS/PI3K/AKT axis"),
    ("reduction of oxygen supply", "stimulus", "hypoxia"),
    ("decrease in the pH", "stimulus", "acidic pH"),
    ("Akt", "gene", "AKT"),
    ("Pten", "gene", "PTEN"),
    ("Tnf", "gene", "TNF-alpha"),
    ("irisin", "gene", ""),
    ("scleraxis", "gene", ""),
    ("asiaticoside", "stimulus", "asiaticoside"),
    ("baicalin", "stimulus", "baicalin"),
    ("oncostatin M", "gene", ""),
    ("RAW264.7 cells", "cell", "macrophage"),
    ("PM2.5", "stimulus", "particulate matter"),
    ("CD8+ T cells", "cell", "CD8+ T cell"),
    ("Müller cells", "cell", ""),
    ("Sjögren's syndrome", "disease", "Sjogren syndrome"),
    ("Jurkat cells", "cell", "T cell"),
    ("tau", "gene", "tau"),
    ("Akt", "gene", "AKT"),
    ("Tnf", "gene", "TNF-alpha"),
    ("TrkB", "gene", "NTRK2"),
    ("EpCAM", "gene", "EPCAM"),
    ("all-trans retinoic acid", "stimulus", "retinoic acid"),
    ("lncRNA TUG1", "gene", "TUG1"),
    ("circRNA FOXO3", "gene", "circFOXO3"),
    ("DC-derived exosomes", "vesicle", "dendritic cell exosome"),
    ("calponin", "gene", ""),
    ("SM22α", "gene", "SM22alpha"),
    ("CCl4", "stimulus", "carbon tetrachloride"),
    ("CCL4", "gene", "CCL4"),
    ("NO", "stimulus", "nitric oxide"),
    ("SHED", "cell", "SHED"),
    ("intestinal permeability", "process", "intestinal permeability"),
    ("overall survival", "process", "overall survival"),
    ("vaginal epithelial cells", "cell", "vaginal epithelial cell"),
    ("bladder smooth muscle cells", "cell", "bladder smooth muscle cell"),
    ("gastric epithelial cells", "cell", "gastric epithelial cell"),
    ("splenic inflammation", "process", "inflammation"),
    ("I/R", "stimulus", "ischemia-reperfusion"),
    ("growth of new vessels", "process", "angiogenesis"),
    ("scarring of the liver", "disease", "liver fibrosis"),
    ("high blood sugar", "hallmark", "hyperglycemia"),
    ("cerebral ischaemia", "disease", "stroke"),
    ("tumour stem cells", "cell", "cancer stem cell"),
    ("haemoglobin", "gene", ""),
    ("HK2", "gene", "HK2"),
    ("HK-2 cells", "cell", "tubular epithelial cell"),
    ("G6PD", "gene", "G6PD"),
    ("LDL-C", "gene", "low-density lipoprotein"),
    ("exosomes of starved cells", "vesicle", "starved cell exosome"),
    ("ovarian damage", "disease", "ovarian injury"),
    ("honokiol", "stimulus", "honokiol"),
    ("andrographolide", "stimulus", ""),
    ("nivolumab", "stimulus", ""),
    ("pregabalin", "stimulus", ""),
    ("Klebsiella pneumoniae", "stimulus", ""),
    ("MMP-29", "gene", "MMP-29"),
    ("PDGFRα", "gene", "PDGFRA"),
    ("C/EBPβ", "gene", "CEBPB"),
    ("mPTP opening", "process", "mitochondrial permeability transition"),
    ("MPTP", "stimulus", "MPTP"),
    ("RPE cells", "cell", "retinal pigment epithelial cell"),
    ("THP-1 macrophages", "cell", "macrophage"),
    ("F4/80-positive macrophages", "cell", "F4/80+ macrophage"),
    ("CD90+ liver cancer cells", "cell", "CD90+ hepatocellular carcinoma cell"),
    ("miR-143/145 cluster", "mirna", "miR-143-145 cluster"),
    ("miR-17~92", "mirna", "miR-17-92 cluster"),
    ("EPC-MVs", "vesicle", "endothelial progenitor cell exosome"),
]

ORDINARY = "of the was MSC cells were large and can set impact rest in a cat at not we had it all for man so as it is"

LISTS = [
    ("ADAMTS-4 and -5", ["ADAMTS-4", "ADAMTS-5"]),
    ("MMP-1, -3 and -13", ["MMP-1", "MMP-3", "MMP-13"]),
    ("miR-125b and -214", ["miR-125b", "miR-214"]),
    ("miR-17/20a", ["miR-17", "miR-20a"]),
    ("MMP-2 and -9.", ["MMP-2", "MMP-9"]),
    ("IL-1β, -6 and -8", ["IL-1beta", "IL-6", "IL-8"]),
    ("S100A8/A9", ["S100A8", "S100A9"]),
    ("collagen I and III", ["collagen I", "collagen III"]),
    ("collagen types I, II and III", ["collagen I", "collagen II", "collagen III"]),
    ("types I and III collagen", ["collagen I", "collagen III"]),
    ("type I and type III collagen", ["collagen I", "collagen III"]),
    ("bone formation and resorption", ["bone formation", "bone resorption"]),
    ("cardiac, renal and hepatic function", ["cardiac function", "renal function", "liver function"]),
    ("synthesis and degradation of collagen", ["collagen synthesis", "collagen degradation"]),
    ("infiltration of the lung by neutrophils", ["neutrophil infiltration"]),
    ("collagens II and X", ["collagen II", "collagen X"]),
]


@pytest.mark.parametrize(("name", "kind", "label"), NAMES)
def test_a_name_is_found_whole_and_typed(name: str, kind: str, label: str):
    mentions = load_vocabulary().find(f"We looked at {name} here.")
    assert [(m.text, m.entity.type) for m in mentions] == [(name, kind)]
    assert not label or name_key(mentions[0].entity.label) == name_key(label)


def test_ordinary_words_are_no_names():
    assert [m.text for m in load_vocabulary().find(ORDINARY) if m.entity.label != "MSC"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rank sums were compared.",
        "Trap nests were set in May.",
        "Trail length was 8 m.",
        "In May, Marco and Maya left for Mars.",
    ],
)
def test_an_ordinary_word_with_a_capital_is_no_gene(text: str):
    assert load_vocabulary().find(text) == []


@pytest.mark.parametrize(("text", "labels"), LISTS)
def test_shortened_names_in_a_list_are_completed(text: str, labels: list[str]):
    assert [m.entity.label for m in load_vocabulary().find(text)] == labels


def test_what_several_cells_do_is_no_process():
    assert next(m.text for m in load_vocabulary().find("Schwann cells repair torn nerves.")) == "Schwann cells"
    assert [m.text for m in load_vocabulary().find("Schwann cell function was lost.")] == ["Schwann cell function"]


def test_mentions_stand_where_they_say_and_do_not_overlap():
    text = "Exosomes from AD-MSCs carry miR-21-5p, which lowers TNF-α-induced apoptosis of human chondrocytes."
    mentions = load_vocabulary().find(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    assert len(mentions) >= 5


def test_what_a_document_calls_a_thing_wins():
    plain = load_vocabulary()
    heart = plain.with_abbreviations({"AF": "atrial fibrillation"})
    disc = plain.with_abbreviations({"AF": "annulus fibrosus"})
    assert [m.entity.type for m in heart.find("In AF, fibrosis is common.")] == ["disease", "process"]
    assert [m.entity.label for m in disc.find("In AF tissue, cracks are common.")] == ["annulus fibrosus"]


def test_a_source_is_broader_than_nothing_and_narrower_than_its_kind():
    entity = load_vocabulary().find("BM-MSC exosomes")[0].entity
    assert [broader.label for broader in entity.broader] == ["MSC exosome"]


def test_maintenance_of_a_process_is_that_process():
    mentions = load_vocabulary().find("They help in the maintenance of joint homeostasis.")
    assert [m.text for m in mentions] == ["joint homeostasis"]


def test_a_title_in_capitals_is_read_like_a_sentence():
    title = "Schwann Cell-Derived Exosomes Improve the Formation of Tubes via NF-κB Signaling Pathways"
    assert [(m.text, m.entity.label) for m in load_vocabulary().find(title)] == [
        ("Schwann Cell-Derived Exosomes", "Schwann cell exosome"),
        ("Formation of Tubes", "tube formation"),
        ("NF-κB Signaling Pathways", "NF-kB pathway"),
    ]


def test_a_word_that_meant_nothing_before_may_be_a_short_form_now():
    plain = load_vocabulary()
    assert plain.find("The zqexo rose; ZQEXO and ZQXRs fell.") == []
    defined = plain.with_abbreviations({"ZQXR": "annulus fibrosus"})
    assert [m.text for m in defined.find("The ZQXRs fell.")] == ["ZQXRs"]
    assert plain.find("The ZQXRs fell.") == []


def test_how_a_name_is_printed_tells_whatever_was_read_before():
    plain = load_vocabulary()
    assert plain.find("He nets fish in tests of the no-fish rule.") == []
    assert [m.text for m in plain.find("NETs and NO rose.")] == ["NETs", "NO"]
