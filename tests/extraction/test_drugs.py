"""Drugs in sentences on mechanisms: what they inhibit, what cells answer to them, what they act through."""

from __future__ import annotations

import pytest

from .saying import check

ANSWERS = [
    ("Hypoxia reduced the sensitivity of tumor cells to radiation.", "hypoxia increases ionizing radiation resistance"),
    (
        "Knockdown of PVT1 increased the sensitivity of gastric cancer cells to cisplatin.",
        "PVT1 increases drug resistance",
    ),
    ("Knockdown of HOTAIR sensitized breast cancer cells to doxorubicin.", "HOTAIR increases drug resistance"),
]

UNKNOWN_DRUGS = [
    ("SIS3, an inhibitor of Smad3, alleviated fibrosis of the skin.", "SMAD3 increases fibrosis"),
]

ROUTES = [
    ("Resveratrol attenuated fibrosis via miR-21.", "resveratrol decreases fibrosis; never miR-21 decreases fibrosis"),
    (
        "Resveratrol attenuated fibrosis via downregulation of miR-21.",
        "resveratrol decreases miR-21; miR-21 increases fibrosis",
    ),
    ("MSC exosomes attenuated fibrosis via miR-21.", "MSC exosome carries miR-21; miR-21 decreases fibrosis"),
    (
        "Macrophage exosomes increased fibrosis. This effect was mediated by the transfer of miR-365 to fibroblasts.",
        "macrophage exosome carries miR-365; miR-365 increases fibrosis",
    ),
]

ACCUMULATED = [
    ("Nrf2 was silenced in tubular cells, and ROS accumulated.", "NRF2 decreases ROS"),
]


@pytest.mark.parametrize(("sentence", "claims"), ANSWERS)
def test_what_cells_answer_to_is_the_drug(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), UNKNOWN_DRUGS)
def test_a_drug_without_a_name_in_the_tables_acts_through_its_target(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ROUTES)
def test_a_mirna_on_the_way_is_cargo_of_vesicles_only(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ACCUMULATED)
def test_what_accumulates_rises(sentence: str, claims: str):
    check(sentence, claims)
