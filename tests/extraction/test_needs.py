"""What an effect is in need of: told by what lacks it, by what no longer happens, and by what inhibits what."""

from __future__ import annotations

import pytest

from .saying import check

LACKING = [
    ("Nox4 knockout mice had less fibrosis after infarction.", "NOX4 increases fibrosis"),
    ("Mice deficient in klotho developed more fibrosis.", "klotho decreases fibrosis"),
    ("Exosomes from miR-133b-depleted MSCs failed to promote angiogenesis.", "miR-133b increases angiogenesis"),
    ("Exosomes from miR-206-knockdown MSCs reduced migration of tenocytes.", "miR-206 increases migration"),
]

NO_LONGER = [
    ("When HSP70 was knocked down, exosomes failed to inhibit apoptosis.", "HSP70 decreases apoptosis"),
    ("After miR-210 knockdown, MSC exosomes no longer promoted angiogenesis.", "miR-210 increases angiogenesis"),
]

INHIBITED = [
    ("A neutralizing antibody against IL-6 reduced fibrosis of the skin.", "IL-6 increases fibrosis"),
    ("Apoptosis was prevented by Z-VAD, an inhibitor of caspase-3.", "caspase-3 increases apoptosis"),
    ("Melatonin lowered IL-6, and its overexpression increased fibrosis.", "IL-6 increases fibrosis"),
]

MOVED = [
    ("Sulforaphane promoted nuclear translocation of Nrf2.", "sulforaphane increases NRF2"),
    ("Nrf2 nuclear translocation was enhanced by curcumin.", "curcumin increases NRF2"),
]

DESCRIBED = [
    (
        "Melatonin suppressed the apoptosis that TNF-α provoked.",
        "TNF-α increases apoptosis; melatonin decreases apoptosis",
    ),
    ("Butyrate reversed the loss of ZO-1 that LPS caused in the gut.", "LPS decreases ZO-1; butyrate increases ZO-1"),
]

MEASURED = [
    ("Hypoxia raised the mRNA and protein levels of VEGF.", "hypoxia increases VEGF"),
    (
        "IL-17 increased the protein expression of MMP-13 and decreased that of aggrecan.",
        "IL-17 increases MMP-13; IL-17 decreases aggrecan",
    ),
]

GIVEN = [
    ("Mice received MSC exosomes for two weeks. Fibrosis fell.", "MSC exosome decreases fibrosis"),
    ("Mice receiving EPC exosomes showed less fibrosis.", "EPC exosome decreases fibrosis"),
]

NAMED_BEHIND = [
    ("Exosomal miR-221 from macrophages increased proliferation.", "macrophage exosome carries miR-221"),
    (
        "The most enriched miRNAs in MSC exosomes were miR-21 and miR-146a.",
        "MSC exosome carries miR-21; MSC exosome carries miR-146a",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), LACKING)
def test_what_is_lacking_acts_with_the_opposite_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NO_LONGER)
def test_an_effect_that_fails_was_in_need_of_what_was_removed(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), INHIBITED)
def test_what_is_inhibited_acts_through_its_inhibitor(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), MOVED)
def test_moving_into_the_nucleus_is_more_of_a_thing(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), DESCRIBED)
def test_a_relative_clause_with_its_own_subject_acts_on_the_noun_before(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), MEASURED)
def test_how_a_thing_was_measured_is_not_the_thing(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), GIVEN)
def test_what_animals_received_acts(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NAMED_BEHIND)
def test_a_vesicle_may_be_named_behind_its_cargo(sentence: str, claims: str):
    check(sentence, claims)
