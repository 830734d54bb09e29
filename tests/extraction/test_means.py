"""By, via, through: how an effect comes about is two more links of the chain."""

from __future__ import annotations

import pytest

from .saying import check

DOING = [
    (
        "Quercetin relieved apoptosis of podocytes by reducing TNF-α secretion.",
        "quercetin decreases apoptosis; quercetin decreases TNF-α; TNF-α increases apoptosis",
    ),
    (
        "miR-133a prevents cardiac fibrosis by targeting CTGF.",
        "miR-133a decreases CTGF; miR-133a decreases cardiac fibrosis; CTGF increases cardiac fibrosis",
    ),
    (
        "Estradiol inhibits osteoclastogenesis by upregulating osteoprotegerin.",
        "estradiol increases osteoprotegerin; osteoprotegerin decreases osteoclastogenesis",
    ),
    (
        "By suppressing PTEN, miR-21 promoted proliferation of hepatocytes.",
        "miR-21 decreases PTEN; miR-21 increases proliferation; PTEN decreases proliferation",
    ),
    (
        "Cisplatin triggers ferroptosis of tubular cells by depleting GPX4.",
        "cisplatin decreases GPX4; cisplatin increases ferroptosis; GPX4 decreases ferroptosis",
    ),
]

THROUGH = [
    (
        "Curcumin ameliorates colitis through inhibition of the NF-κB pathway.",
        "curcumin decreases colitis; curcumin decreases NF-κB pathway; NF-κB pathway increases colitis",
    ),
    (
        "BDNF promotes neurite outgrowth via activation of the PI3K/AKT pathway.",
        "BDNF increases PI3K/AKT pathway; PI3K/AKT pathway increases neurite outgrowth",
    ),
    (
        "Exosomes from macrophages aggravate atherosclerosis via miR-155.",
        "macrophage exosome carries miR-155; miR-155 increases atherosclerosis",
    ),
    (
        "EPC exosomes accelerate wound healing via miR-221-3p.",
        "EPC exosome carries miR-221-3p; miR-221-3p increases wound healing",
    ),
]

THEREBY = [
    (
        "Hypoxia stabilises HIF-1α, thereby increasing VEGF expression in the retina.",
        "hypoxia increases HIF-1α; HIF-1α increases VEGF",
    ),
    (
        "miR-223 silenced NLRP3 in Kupffer cells, leading to reduced pyroptosis.",
        "miR-223 decreases NLRP3; NLRP3 increases pyroptosis",
    ),
    (
        "LPS activated TLR4, resulting in increased IL-6 secretion by odontoblasts.",
        "LPS increases TLR4; TLR4 increases IL-6",
    ),
]

CHAINS = [
    (
        "miR-26a lowers PTEN; hence activation of AKT took place, which reduced caspase-9 in cardiomyocytes.",
        "miR-26a decreases PTEN; PTEN decreases AKT; AKT decreases caspase-9",
    ),
    (
        "FGF2 activates ERK, which induces cyclin D1 and thereby promotes proliferation of keratinocytes.",
        "FGF2 increases ERK; ERK increases cyclin D1",
    ),
    (
        "High glucose raises ROS, ROS activates NLRP3, and NLRP3 promotes pyroptosis of podocytes.",
        "high glucose increases ROS; ROS increases NLRP3; NLRP3 increases pyroptosis",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), DOING)
def test_what_is_done_on_the_way_brings_the_effect_about(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), THROUGH)
def test_a_route_is_acted_on_and_acts(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), THEREBY)
def test_a_result_follows_from_what_was_done(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CHAINS)
def test_every_hop_of_a_chain_has_its_own_sign(sentence: str, claims: str):
    check(sentence, claims)
