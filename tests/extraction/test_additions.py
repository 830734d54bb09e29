"""Beside the main clause: besides doing, unlike others; and animals that come to have a disease."""

from __future__ import annotations

import pytest

from .saying import check

BESIDES = [
    ("In addition to reducing IL-6, metformin increased AMPK.", "metformin decreases IL-6; metformin increases AMPK"),
    (
        "Besides lowering IL-17, losartan reduced renal fibrosis.",
        "losartan decreases IL-17; losartan decreases renal fibrosis",
    ),
    (
        "Unlike MSC exosomes, fibroblast exosomes did not reduce fibrosis.",
        "fibroblast exosome not decreases fibrosis; never MSC exosome not decreases fibrosis",
    ),
]

CAME_TO_HAVE = [
    ("Mice treated with bleomycin developed fibrosis.", "bleomycin increases fibrosis"),
    (
        "Transgenic mice overexpressing miR-208a developed cardiac hypertrophy.",
        "miR-208a increases cardiac hypertrophy",
    ),
    ("Mice with endothelial deletion of KLF2 had more inflammation.", "KLF2 decreases inflammation"),
    ("Control mice developed fibrosis after bleomycin.", "never bleomycin decreases fibrosis"),
]

EXPOSED = [
    (
        "Exposure of podocytes to high glucose caused a marked loss of nephrin.",
        "high glucose decreases nephrin; never podocyte decreases nephrin",
    ),
    ("TGF-β1 induced EMT, and this process was blocked when SMAD3 was silenced.", "SMAD3 increases EMT"),
]


@pytest.mark.parametrize(("sentence", "claims"), BESIDES)
def test_what_is_done_besides_has_the_same_agent(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CAME_TO_HAVE)
def test_what_animals_come_to_have_is_due_to_what_was_done(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), EXPOSED)
def test_what_cells_are_exposed_to_acts(sentence: str, claims: str):
    check(sentence, claims)


CROWDED = [
    ("CircHIPK3 relieved fibrosis by absorbing miR-141-5p.", "circHIPK3 decreases miR-141-5p"),
    ("The expression of miR-21 was higher in MSC exosomes than in MSCs.", "MSC exosome carries miR-21"),
    (
        "We found an upregulation of miR-223 and a downregulation of NLRP3 in mice treated with exosomes.",
        "exosome increases miR-223; exosome decreases NLRP3; never miR-223 decreases NLRP3",
    ),
    ("HIF-1α bound to the promoter of miR-210 and increased its transcription.", "HIF-1α increases miR-210"),
    ("Exosomes containing wild-type but not mutant KRAS increased proliferation.", "exosome increases proliferation"),
]


@pytest.mark.parametrize(("sentence", "claims"), CROWDED)
def test_what_changed_is_not_what_was_given(sentence: str, claims: str):
    check(sentence, claims)
