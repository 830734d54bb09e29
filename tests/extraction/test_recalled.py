"""Effects that are only named: which way they went was told before."""

from __future__ import annotations

import pytest

from .saying import check

UNDONE = [
    (
        "Ghrelin enhances migration. Silencing of STAT3 reversed the effect of ghrelin on migration.",
        "STAT3 increases migration",
    ),
    (
        "IL-33 enhances migration. The effects of IL-33 on migration were attenuated by melatonin.",
        "melatonin decreases migration",
    ),
    (
        "FOXM1 knockdown lowers invasion. The effect of FOXM1 silencing on invasion was abolished by IL-8.",
        "FOXM1 increases invasion; IL-8 increases invasion",
    ),
    ("Overexpression of KLF4 abrogated the effects of miR-7.", "never KLF4 decreases miR-7"),
    (
        "A miR-577 inhibitor rescued the suppressive effects of MALAT1 knockdown on migration.",
        "MALAT1 increases migration",
    ),
]


@pytest.mark.parametrize(("text", "claims"), UNDONE)
def test_what_undoes_an_effect_works_against_it(text: str, claims: str):
    check(text, claims)


ECHOES = [
    ("Melatonin lowers fibrosis; a miR-29b mimic had a similar effect.", "miR-29b decreases fibrosis"),
    (
        "Silencing of LCN2 increased migration, whereas its overexpression showed the opposite effect.",
        "LCN2 decreases migration",
    ),
    ("Melatonin lowers fibrosis. The protection was lost when SIRT1 was depleted.", "SIRT1 decreases fibrosis"),
    (
        "Resveratrol lowers apoptosis. SRT1720 and spermidine mimicked the effect of resveratrol on apoptosis.",
        "spermidine decreases apoptosis",
    ),
    ("Fibrosis is caused by IL-13, whose neutralization lowers periostin.", "IL-13 increases periostin"),
]


@pytest.mark.parametrize(("text", "claims"), ECHOES)
def test_a_similar_or_opposite_effect_is_the_one_just_told(text: str, claims: str):
    check(text, claims)
