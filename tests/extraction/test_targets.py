"""A miRNA and its target, however they are put."""

from __future__ import annotations

import pytest

from .saying import check, gap, statement

TARGETS = [
    ("miR-140-5p directly targets RALA in chondrocytes.", "miR-140-5p decreases RALA"),
    ("FOXO3 is a direct target of miR-155 in the thymus.", "miR-155 decreases FOXO3"),
    ("KLF4 was identified as a target gene of miR-7 in the epidermis.", "miR-7 decreases KLF4"),
    ("miR-30a binds to the 3'-UTR of Beclin-1 in the liver.", "miR-30a decreases Beclin-1"),
    gap(
        "The miR-27a gene is directed by FOXO1 in hepatocytes.",
        "miR-27a decreases FOXO1",
        "the reversed target is not turned round",
    ),
    ("In the cornea, miR-205 is targeted by SHIP2.", "miR-205 decreases SHIP2"),
    ("PTEN is targeted by miR-214 in the kidney.", "miR-214 decreases PTEN"),
]

SPONGES = [
    ("The lncRNA MALAT1 sponges miR-145 in vascular smooth muscle cells.", "MALAT1 decreases miR-145"),
    ("circHIPK3 acts as a sponge for miR-124 in the retina.", "circHIPK3 decreases miR-124"),
]


@pytest.mark.parametrize(("sentence", "claims"), TARGETS)
def test_a_mirna_lowers_its_target_directly(sentence: str, claims: str):
    check(sentence, claims)
    assert statement(sentence, claims).direct


@pytest.mark.parametrize(("sentence", "claims"), SPONGES)
def test_a_sponge_lowers_its_mirna(sentence: str, claims: str):
    check(sentence, claims)
