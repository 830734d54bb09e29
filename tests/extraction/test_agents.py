"""Agents that stand where a hasty reader does not look, and signs that hang on a noun."""

from __future__ import annotations

import pytest

from .saying import check

NOT_AGENTS = [
    ("SOX9, COL2A1, ACAN and PRG4 fell in aged cartilage. This downregulation affected MMP13 and IL6.",
     "never SOX9 affects MMP13; never PRG4 affects IL6"),
    ("TNF-α raised IL-6. These results showed reduced SOX9 in aged cartilage.", "never TNF-α decreases SOX9"),
    ("Klotho preserves autophagy when AGEs accumulate.", "klotho increases autophagy; never klotho increases AGEs"),
    ("TNF-α and IL-1β, made by macrophages, increase MMPs.",
     "TNF-α increases MMPs; macrophage increases TNF-α; never MMPs increases TNF-α"),
    ("Melatonin raised collagen II. The p38 MAPK pathway was involved in this effect.",
     "p38 MAPK pathway affects collagen II"),
    ("PTEN is a promising target for preventing stroke.", "never PTEN decreases stroke"),
    ("The authors suggest that miR-150 could serve as a target for slowing arthritis.",
     "never miR-150 decreases arthritis"),
    ("miR-445 represses KLF4. To interrupt this, Schwann cell exosomes were made.", "never miR-445 increases KLF4"),
    ("In aged skin, ROS, IL-6 and TNF-α were all increased.", "never ROS increases IL-6; never IL-6 increases TNF-α"),
    ("We asked whether miR-29a carried by platelet exosomes affects stroke.", "never miR-29a affects stroke"),
    ("Smoking is a risk factor for eye diseases such as cataract.", "never cataract increases eye disease"),
    ("Imbalances in bone formation and bone resorption cause osteoporosis.",
     "never bone formation decreases osteoporosis"),
    ("The inhibitor GW4869 raised apoptosis.", "GW4869 increases apoptosis"),
    ("Exosomes derived from Schwann cells (SCs) are known as drivers of tumor progression.",
     "Schwann cell exosome increases tumor growth; never Schwann cell increases tumor growth"),
    ("LPS increased TNF-α and IL-6, and both increases were blocked by ABC-9.", "never TNF-α decreases IL-6"),
    ("Exosomes of old donors were less able to stimulate osteogenesis.",
     "exosome not increases osteogenic differentiation"),
    ("Loss of the tumor suppressor PTEN leads to hyperactivation of AKT.",
     "PTEN decreases AKT; never cancer increases AKT"),
    ("These effects correlated with TGF-β1 upregulation, reduced GRIN2B expression, and enhanced autophagy.",
     "never TGF-β1 decreases GRIN2B"),
    ("Proliferation was decreased, along with accentuated fibrosis, increased collagen and EMT, in old rats.",
     "never proliferation increases collagen"),
    ("PTEN lowered AKT in glia. In neurons, IL-6 was reduced.", "never PTEN decreases IL-6"),
]  # fmt: skip

AGENTS = [
    ("Schwann cell exosomes carry miR-124 to target ROCK1 in neurons, thus restraining the AKT pathway.",
     "miR-124 decreases ROCK1; never Schwann cell exosome decreases ROCK1"),
    ("Platelet exosomes deliver miR-199b to restrain inflammation.",
     "platelet exosome decreases inflammation; miR-199b decreases inflammation"),
    ("Rapamycin as an activator of autophagy reversed the effect of curcumin.", "rapamycin increases autophagy"),
    ("These findings indicate MSCs exerted protective effects on stroke by inhibiting autophagy.",
     "MSC decreases stroke; MSC decreases autophagy; autophagy increases stroke"),
    ("Raising miR-30 expression enhances osteogenesis by suppressing RUNX3.",
     "miR-30 increases osteogenic differentiation; miR-30 decreases RUNX3; never RUNX3 decreases miR-30"),
    ("Transfection with a miR-144 inhibitor raised ROS. Treatment of neurons grown in hypoxia with miR-9 mimics "
     "resulted in decreased PTEN expression.", "miR-9 decreases PTEN; never miR-144 increases PTEN"),
    ("Screening identified PLCB3 as a key gene involved in macrophage polarization.",
     "PLCB3 affects macrophage polarization"),
    ("miR-24 was identified as an inhibitor of apoptosis.", "miR-24 decreases apoptosis"),
    ("IL-6 fell during melatonin treatment in rats.", "melatonin decreases IL-6"),
    ("Macrophages released TNF-α and IL-1β. These molecules drive apoptosis.",
     "TNF-alpha increases apoptosis; IL-1beta increases apoptosis"),
]  # fmt: skip

INTERRUPTED = [
    ("The effect was attributed to miR-410, which, when derived from platelet exosomes, could bind to TXNIP mRNA.",
     "platelet exosome carries miR-410; miR-410 decreases TXNIP"),
    ("Curcumin, which, when heated, lowers IL-6, is yellow.", "curcumin decreases IL-6"),
    ("Exosomal miR-9 restrains FOXO1, which benefits in the activation of the AKT pathway.",
     "miR-9 decreases FOXO1; miR-9 increases AKT pathway; FOXO1 decreases AKT pathway"),
]  # fmt: skip

NAMED_BY_WHAT_THEY_DO = [
    ("Inhibitors of PTEN such as SF1670 raised AKT.",
     "SF1670 decreases PTEN; SF1670 increases AKT; PTEN decreases AKT"),
    ("Dysregulation of miR-29 was seen in fibrosis, whereas replenishing miR-29 attenuated fibrosis.",
     "miR-29 decreases fibrosis"),
    ("The main inhibitor of PTEN is miR-21.", "miR-21 decreases PTEN"),
    ("A risk factor for stroke is hypertension.", "hypertension increases stroke"),
    ("Polymorphisms in the genes encoding aggrecan and IL-1 have been found to be an important factor in arthritis.",
     "aggrecan affects arthritis; IL-1 affects arthritis"),
]  # fmt: skip

WITH_TOOLS = [
    ("Inhibiting PTEN with SF1670 raised AKT.", "SF1670 decreases PTEN; SF1670 increases AKT; PTEN decreases AKT"),
    ("Macrophage exosomes also help in the promotion of angiogenesis.", "macrophage exosome increases angiogenesis"),
    ("MSC exosomes derived from the human umbilical cord promoted bone and vascular regeneration.",
     "UC-MSC exosome increases bone regeneration; UC-MSC exosome increases angiogenesis"),
    ("The use of a hydrogel with platelet exosomes showed an excellent effect on cartilage regeneration.",
     "platelet exosome increases cartilage regeneration"),
    ("Curcumin downregulated MMP-13 while increasing collagen II, thereby promoting ECM formation.",
     "MMP-13 decreases ECM synthesis; collagen II increases ECM synthesis"),
    ("Fibroblasts were incorporated in the tendon without a carrier, which revealed an improvement in pain.",
     "fibroblast decreases pain"),
    ("Macrophage exosomes contain factors that inhibit apoptosis, downregulate inflammation and promote angiogenesis, "
     "which could prevent heart failure.",
     "apoptosis increases heart failure; inflammation increases heart failure; angiogenesis decreases heart failure"),
    ("The exosomal miR-223 from plasma lowered inflammation.", "plasma exosome carries miR-223"),
    ("Macular degeneration is common. Lutein slows degeneration.", "lutein decreases macular degeneration"),
    ("Loss of klotho plays a role in heart failure.", "klotho decreases heart failure"),
    ("Low klotho is associated with heart failure.", "klotho decreases heart failure"),
    ("Klotho is associated with heart failure.", "klotho affects heart failure"),
]  # fmt: skip

GROUPS_ELSEWHERE = [
    ("An increase in proliferation and decreased NF-κB signaling were observed in a co-culture that used synovial "
     "MSCs.",
     "synovial MSC increases proliferation; synovial MSC decreases NF-kB pathway"),
    ("Bone marrow MSCs were injected into the myocardium. An increase in angiogenesis was observed on MRI.",
     "BM-MSC increases angiogenesis"),
    ("In several studies, the effects of platelet exosomes in tendons with stressors, such as IL-1β and acidic "
     "pH, were used to stimulate ECM synthesis.",
     "never IL-1β increases ECM synthesis; never acidic pH increases ECM synthesis"),
    ("Melatonin lowered IL-6 and inflammation, which could prevent stroke.",
     "IL-6 increases stroke; inflammation increases stroke"),
]  # fmt: skip

SIGNS = [
    ("Old exosomes showed an impaired ability to promote angiogenesis.", "exosome decreases angiogenesis"),
    ("Hypoxia exacerbated cardiac function.", "hypoxia decreases cardiac function"),
    ("Hypoxia exacerbated cardiac fibrosis.", "hypoxia increases cardiac fibrosis"),
    ("STAT3 inhibition reversed melatonin-inhibited ferroptosis.",
     "melatonin decreases ferroptosis; STAT3 decreases ferroptosis"),
    ("Sequencing identified miR-24 as an effector mediating PLCB3 downregulation.", "miR-24 decreases PLCB3"),
    ("STAT3/6 inhibition raised ferroptosis.", "STAT3 decreases ferroptosis; STAT6 decreases ferroptosis"),
    ("miR-24 mediates PLCB3 downregulation in macrophages.", "miR-24 decreases PLCB3"),
    ("Schwann cell exosomes have shown encouraging effects in regulating inflammation.",
     "Schwann cell exosome affects inflammation"),
    ("Exosomes of Schwann cells heal nerves. Exosomes of dermal fibroblasts had no influence on autophagy. "
     "Taken together, the exosomes limit inflammation.", "Schwann cell exosome decreases inflammation"),
    ("7,8-Dihydroxyflavone (7,8-DHF) is a small molecule. 7,8-DHF promoted proliferation.",
     "7,8-dihydroxyflavone increases proliferation"),
    ("In OVX rats, bone loss and IL-6 were all increased.", "estrogen deficiency increases IL-6"),
    ("Curcumin had a protective effect on lung injury caused by LPS.",
     "curcumin decreases acute lung injury; LPS increases acute lung injury"),
    ("Platelet exosomes inhibited apoptosis via miR-486 targeting PTEN.",
     "miR-486 decreases PTEN; never apoptosis decreases PTEN"),
    ("TXNIP plays a role in stroke and its deletion attenuates stroke.", "TXNIP increases stroke"),
    ("Complement C3 carried by platelet exosomes induced CCL2 secretion from macrophages.",
     "complement C3 increases MCP-1; platelet exosome carries complement C3"),
    ("Silencing of circ_0008803 suppressed proliferation by sponging miR-421.",
     "circ_0008803 increases proliferation; circ_0008803 decreases miR-421; miR-421 decreases proliferation"),
    ("Bax was decreased, whereas Bcl-2 was increased, in cells exposed to curcumin.",
     "curcumin decreases Bax; curcumin increases Bcl-2"),
    ("Removing senescent cells slowed osteoarthritis.", "senescence increases osteoarthritis"),
    ("PD-L1-bearing exosomes suppress T cell activation.", "exosome carries PD-L1"),
    ("Curcumin elevated phosphorylated neurofilament heavy chain.", "curcumin increases NEFH"),
    ("Neutrophil-derived microvesicles (NDMVs) were added. TNF-α raised IL-6, and NDMVs lowered IL-5.",
     "neutrophil exosome decreases IL-5"),
    ("TLR4 played an important role in the promotion of apoptosis and fibrosis.",
     "TLR4 increases apoptosis; TLR4 increases fibrosis"),
    ("In the presence of the ER stress inducer, tunicamycin, SOX9 was reduced.",
     "tunicamycin increases ER stress; tunicamycin decreases SOX9"),
    ("The PTEN inhibitor, SF1670, raised AKT.", "SF1670 decreases PTEN; SF1670 increases AKT"),
    ("SOCS1 normally keeps JAK2 in check.", "SOCS1 decreases JAK2"),
    ("In healthy joints, miR-140 holds ADAMTS5 down, and cartilage survives.", "miR-140 decreases ADAMTS5"),
    ("TXNIP is kept in check by thioredoxin.", "thioredoxin decreases TXNIP"),
    ("With SOCS1 gone, fibroblasts proliferated more and collagen rose.",
     "SOCS1 decreases proliferation; SOCS1 decreases collagen"),
    ("With SOCS1 absent, fibroblasts proliferated more.", "SOCS1 decreases proliferation"),
    ("SIAH1 promoted the degradation of SOX9.", "SIAH1 decreases SOX9"),
    ("Exosome-mediated protection of cardiomyocytes from apoptosis was seen.", "exosome decreases apoptosis"),
    ("Curcumin protected against CCl4 or ethanol induced liver injury.", "curcumin decreases liver injury"),
    ("STAT3 inhibition reversed erastin-induced ferroptosis.", "STAT3 increases ferroptosis"),
    ("Platelet exosomes could reduce apoptosis, decrease the accumulation of ROS, and restore autophagy.",
     "platelet exosome decreases ROS production; platelet exosome increases autophagy"),
]  # fmt: skip

NAMED = [
    ("Melatonin lowered the pyroptosis-related protein NLRP3.",
     "melatonin decreases NLRP3; never melatonin decreases pyroptosis"),
    ("Melatonin lowered pyroptosis-related proteins.", "melatonin decreases pyroptosis"),
    ("PTEN may be a therapeutic target for treating liver fibrosis.", "never PTEN decreases liver fibrosis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), NOT_AGENTS)
def test_what_only_stood_nearby_is_no_agent(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), AGENTS)
def test_the_agent_is_what_does_it(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), INTERRUPTED)
def test_a_relative_clause_survives_an_interruption(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), NAMED_BY_WHAT_THEY_DO)
def test_a_thing_may_be_named_by_what_it_does(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), WITH_TOOLS)
def test_tools_sources_and_bare_words_are_resolved(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), GROUPS_ELSEWHERE)
def test_what_was_given_may_stand_far_from_what_it_did(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), SIGNS)
def test_nouns_and_verbs_turn_signs(text: str, claims: str) -> None:
    check(text, claims)


@pytest.mark.parametrize(("text", "claims"), NAMED)
def test_what_is_named_is_what_is_meant(text: str, claims: str) -> None:
    check(text, claims)
