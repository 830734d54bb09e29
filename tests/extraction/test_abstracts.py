"""Sentences as abstracts write them: several clauses, several subjects, several findings at once."""

from __future__ import annotations

import pytest

from .saying import check

FINDINGS = [
    (
        "Compared with PBS, MSC exosomes significantly reduced infarct size, fibrosis and apoptosis in rats.",
        "MSC exosome decreases fibrosis; MSC exosome decreases apoptosis",
    ),
    (
        "Indeed, miR-25-3p bound the 3'UTR of TSC1, thereby activating mTOR and suppressing autophagy in podocytes.",
        "miR-25-3p decreases TSC1; miR-25-3p increases mTOR; miR-25-3p decreases autophagy",
    ),
    (
        "Expression of E-cadherin was decreased, whereas vimentin and N-cadherin were increased, by TGF-β1.",
        "TGF-β1 decreases E-cadherin; TGF-β1 increases vimentin; TGF-β1 increases N-cadherin",
    ),
    (
        "IL-1β stimulation led to a rise in MMP-3 and a decline in aggrecan, both of which were reversed by melatonin.",
        "IL-1β increases MMP-3; IL-1β decreases aggrecan; melatonin decreases MMP-3; melatonin increases aggrecan",
    ),
    (
        "Overexpression of SOCS3, a target of miR-19a, abrogated the pro-proliferative effect of miR-19a in glioma.",
        "miR-19a decreases SOCS3; miR-19a increases proliferation; SOCS3 decreases proliferation",
    ),
    (
        "Treatment of hepatic stellate cells with exosomes from quiescent cells suppressed CTGF and α-SMA expression.",
        "quiescent cell exosome decreases CTGF; never hepatic stellate cell exosome increases CTGF",
    ),
    (
        "We found that FGF21 deficiency exacerbated, while recombinant FGF21 alleviated, cardiac hypertrophy.",
        "FGF21 decreases cardiac hypertrophy",
    ),
    (
        "The decrease in SIRT1 caused by high glucose was prevented when cells were pretreated with resveratrol.",
        "high glucose decreases SIRT1; resveratrol increases SIRT1",
    ),
    (
        "miR-181b levels were lower in wounds, and restoring miR-181b accelerated wound healing by repressing PTEN.",
        "miR-181b increases wound healing; miR-181b decreases PTEN; PTEN decreases wound healing",
    ),
    (
        "Neither proliferation nor migration of keratinocytes was affected by GW4869.",
        "GW4869 not affects proliferation; GW4869 not affects migration",
    ),
    (
        "Loss of miR-29 in the aged aorta increases elastin, whereas its excess causes thinning of the wall.",
        "miR-29 decreases elastin",
    ),
    (
        "Hypoxia-preconditioned MSCs secrete more exosomes, and these promoted angiogenesis to a greater extent.",
        "hypoxic MSC secretes hypoxic MSC exosome; hypoxic MSC exosome increases angiogenesis",
    ),
    (
        "Rapamycin, but not vehicle, lowered senescence and restored autophagy in the aged ovary.",
        "rapamycin decreases senescence; rapamycin increases autophagy",
    ),
    (
        "In the cuprizone model, exosomes given intranasally increased remyelination and decreased TNF-α.",
        "exosome increases remyelination; exosome decreases TNF-α",
    ),
    (
        "The NF-κB inhibitor BAY 11-7082 prevented the rise in IL-8 that TNF-α provoked in airway cells.",
        "TNF-α increases IL-8; NF-κB increases IL-8",
    ),
    (
        "Thus, macrophage exosomes shuttle miR-21 to cancer cells and confer resistance by suppressing apoptosis.",
        "macrophage exosome carries miR-21; macrophage exosome decreases apoptosis",
    ),
    ("siRNA-mediated silencing of GRP78 sensitised hepatocytes to apoptosis.", "GRP78 decreases apoptosis"),
    (
        "Nrf2 nuclear translocation and HO-1 expression were enhanced by sulforaphane, which also scavenged ROS.",
        "sulforaphane increases NRF2; sulforaphane increases HO-1; sulforaphane decreases ROS",
    ),
    (
        "Mice lacking TREM2 developed more severe neuroinflammation than wild-type mice.",
        "TREM2 decreases neuroinflammation",
    ),
    ("When miR-155 was inhibited, macrophage exosomes no longer increased IL-6.", "miR-155 increases IL-6"),
    (
        "Sclerostin antibody increased bone formation and decreased bone resorption in ovariectomised rats.",
        "sclerostin decreases bone formation; sclerostin increases bone resorption",
    ),
    (
        "The beneficial effect of exosomes on cardiac function was lost when miR-210 was knocked down.",
        "miR-210 increases cardiac function",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), FINDINGS)
def test_every_finding_of_a_long_sentence_is_read(sentence: str, claims: str):
    check(sentence, claims)
