"""Nouns that hide a verb: inhibition of, activation by, effect of, role in, delivery of."""

from __future__ import annotations

import pytest

from .saying import check, gap

EVENTS = [
    gap(
        "Suppression of SOX9 by IL-1β leads to loss of aggrecan in cartilage.",
        "IL-1β decreases SOX9; SOX9 increases aggrecan",
        "'loss of aggrecan' becomes the hallmark, and aggrecan itself is not named",
    ),
    (
        "Migration of keratinocytes and suppression of senescence were seen upon treatment with miR-19b.",
        "miR-19b increases migration; miR-19b decreases senescence",
    ),
    ("Inhibition of mTOR by rapamycin is well known in podocytes.", "rapamycin decreases mTOR"),
    ("Activation of STAT3 by IL-6 occurs in hepatocytes.", "IL-6 increases STAT3"),
    (
        "Suppression of SOX9 by IL-1β leads to a decline of lubricin in cartilage.",
        "IL-1β decreases SOX9; SOX9 increases lubricin",
    ),
    (
        "Accumulation of advanced glycation end products causes apoptosis of endothelial cells.",
        "AGEs increases apoptosis",
    ),
]

LEFT_BEHIND = [
    ("Once its clearance fails, IL-6 promotes fibrosis in the liver.", "IL-6 increases fibrosis"),
    ("When the removal falters, TNF-α aggravates apoptosis of tubular cells.", "TNF-α increases apoptosis"),
]

GIVEN = [
    ("Delivery of miR-132 alleviates cardiac fibrosis in mice.", "miR-132 decreases cardiac fibrosis"),
    (
        "Intravitreal injection of exosomes from MSCs reduced inflammation of the retina.",
        "MSC exosome decreases inflammation",
    ),
    ("Administration of melatonin lowered oxidative stress in the ovary.", "melatonin decreases oxidative stress"),
    ("Topical application of EGF accelerated re-epithelialization of burns.", "EGF increases re-epithelialization"),
    (
        "Transplantation of MSC exosomes enhanced angiogenesis in the ischemic limb.",
        "MSC exosome increases angiogenesis",
    ),
]

EFFECTS = [
    ("The inhibitory effect of miR-140 on ADAMTS-5 was seen in chondrocytes.", "miR-140 decreases ADAMTS5"),
    ("Resveratrol exerts an anti-inflammatory effect in keratinocytes.", "resveratrol decreases inflammation"),
    ("IL-33 has a pro-fibrotic effect in the lung.", "IL-33 increases fibrosis"),
    ("Osteopontin plays an important role in osteogenesis.", "osteopontin affects osteogenesis"),
    (
        "The protective effect of adiponectin against apoptosis was noted in cardiomyocytes.",
        "adiponectin decreases apoptosis",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), EVENTS)
def test_a_nominalised_verb_keeps_its_arguments(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), LEFT_BEHIND)
def test_a_noun_says_nothing_of_what_follows_its_own_clause(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), GIVEN)
def test_giving_a_thing_makes_it_the_subject(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), EFFECTS)
def test_an_effect_belongs_to_whose_effect_it_is(sentence: str, claims: str):
    check(sentence, claims)
