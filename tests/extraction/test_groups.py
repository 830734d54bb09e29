"""Findings told of a group: what the group was given is the agent."""

from __future__ import annotations

import pytest

from .saying import check

GROUPS = [
    (
        "An increase in collagen II, a higher yield of aggrecan and decreased MMP-13 expression were observed in "
        "chondrocytes treated with kartogenin.",
        "kartogenin increases collagen II; kartogenin increases aggrecan; kartogenin decreases MMP-13",
    ),
    (
        "Keratinocytes treated with EGF migrated faster, proliferated more, and produced more collagen.",
        "EGF increases migration; EGF increases proliferation; EGF increases collagen",
    ),
    ("Smaller infarct size was seen in mice injected with fibroblast exosomes.",
     "fibroblast exosome decreases infarct size"),
    ("Lower infarct size was seen in mice injected with curcumin.", "curcumin decreases infarct size"),
    ("Keratinocytes exposed to TNF-α secreted IL-6.", "TNF-alpha increases IL-6"),
    ("IL-6 was higher in neurons treated with LPS than in controls.", "LPS increases IL-6"),
    ("IL-6 increased in mice given LPS.", "LPS increases IL-6"),
    ("Levels of IL-6 were significantly lower in the group treated with melatonin.", "melatonin decreases IL-6"),
    ("Rats receiving melatonin showed smaller infarct size and lower IL-6.",
     "melatonin decreases infarct size; melatonin decreases IL-6"),
    ("Rats with endotoxemia that received melatonin displayed less fibrosis and lower IL-6.",
     "melatonin decreases fibrosis; melatonin decreases IL-6; never endotoxemia decreases fibrosis"),
    ("Mice with colitis treated with curcumin showed less fibrosis.",
     "curcumin decreases fibrosis; never inflammatory bowel disease decreases fibrosis"),
    ("Infarct size was smaller in the melatonin group than in the vehicle group.", "melatonin decreases infarct size"),
    ("IL-6 was lower in the melatonin group than in the LPS group.",
     "melatonin decreases IL-6; never LPS decreases IL-6"),
    ("The macrophage exosome group showed more wound healing than the saline group.",
     "macrophage exosome increases wound healing"),
    ("After taking up macrophage exosomes, other fibroblasts proliferated and migrated more.",
     "macrophage exosome increases proliferation; macrophage exosome increases migration"),
]  # fmt: skip

COMPARED = [
    ("Urinary miR-21 was lower in those who later had a stroke.", "never miR-21 decreases stroke"),
    ("MALAT1 was higher in plasma exosomes.", "never plasma exosome increases MALAT1"),
]

WHOSE = [
    ("Melatonin inhibited the production of M1 macrophages and promoted that of M2 macrophages.",
     "melatonin decreases M1 macrophage polarization; melatonin increases M2 macrophage polarization"),
    ("Macrophage exosomes contain factors that inhibit apoptosis and downregulate inflammation, which could prevent "
     "heart failure.",
     "macrophage exosome decreases apoptosis; macrophage exosome decreases inflammation; "
     "inflammation increases heart failure"),
    ("Reduction of apoptosis by macrophage exosomes is achieved by suppressing PTEN.",
     "macrophage exosome decreases apoptosis; macrophage exosome decreases PTEN; PTEN increases apoptosis"),
    ("Curcumin and resveratrol improve survival and lower IL-6.", "curcumin decreases IL-6"),
    ("Proteases such as MMP-9 and MMP-13 are active in the joint. Antagonists of these enzymes suppress cartilage "
     "degradation.",
     "MMP-9 increases cartilage degradation; MMP-13 increases cartilage degradation"),
    ("Chemokines such as CCL3 and CXCL1 are produced by macrophages, and these chemokines attract leukocytes.",
     "CCL3 increases leukocyte recruitment; CXCL1 increases leukocyte recruitment"),
    ("Proteases such as MMP-9 and MMP-13 were found. These proteases degrade collagen.", "MMP-13 decreases collagen"),
    ("Exosome-delivered miR-21 lowered PTEN.", "exosome carries miR-21; miR-21 decreases PTEN"),
    ("miR-21 was shuttled to neurons by platelet exosomes, which led to angiogenesis.",
     "platelet exosome carries miR-21; miR-21 increases angiogenesis; platelet exosome increases angiogenesis"),
    ("RIPK3 is found in neurons. Inhibition of this kinase reduced necroptosis.", "RIPK3 increases necroptosis"),
    ("Curcumin and resveratrol were tested in rats. These compounds reduced fibrosis.",
     "curcumin decreases fibrosis; resveratrol decreases fibrosis"),
    ("Several authors have described keratinocyte migration by growth factors such as EGF and FGF2.",
     "EGF increases migration; bFGF increases migration"),
    ("Platelet exosomes brought about the repair of damaged mitochondria.",
     "platelet exosome decreases mitochondrial dysfunction"),
    ("The miRNAs that have been identified in macrophage exosomes are inhibitory miRNAs (miR-122 and miR-24) and "
     "inflammatory miRNAs (miR-146 and miR-155).",
     "macrophage exosome carries miR-122; macrophage exosome carries miR-24; macrophage exosome carries miR-155"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), GROUPS)
def test_what_a_group_was_given_acts(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), COMPARED)
def test_a_difference_between_groups_is_no_effect(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), WHOSE)
def test_unnamed_parts_and_that_of_find_their_owner(text: str, claims: str) -> None:
    check(text, claims)
