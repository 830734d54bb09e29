"""How sections of results tell what happened: with what it was done, what went along, and what ability was lost."""

from __future__ import annotations

import pytest

from .saying import check

ABILITIES = [
    (
        "Depletion of miR-25 from exosomes abolished their ability to inhibit ferroptosis.",
        "miR-25 decreases ferroptosis",
    ),
    ("GW4869 reduced the ability of macrophage exosomes to promote fibrosis.", "GW4869 decreases fibrosis"),
]

ALONGSIDE = [
    (
        "The reduction of scar formation was accompanied by decreased TGF-β1 in wounds treated with miR-29b.",
        "miR-29b decreases TGF-β1; never scar formation increases TGF-β1",
    ),
    ("Melatonin reduced fibrosis, and this was accompanied by lower IL-6.", "melatonin decreases IL-6"),
    ("Obesity is accompanied by inflammation.", "obesity affects inflammation"),
]

TOOLS = [
    (
        "Inhibition of p38 with SB203580 reduced apoptosis.",
        "SB203580 decreases apoptosis; p38 increases apoptosis; SB203580 decreases p38",
    ),
    ("siRNA-mediated knockdown of NOX4 reduced fibrosis.", "NOX4 increases fibrosis"),
    ("shRNA knockdown of NOX4 reduced fibrosis.", "NOX4 increases fibrosis"),
]

SENT = [
    ("Macrophages deliver miR-223 to hepatocytes through exosomes.", "macrophage exosome carries miR-223"),
    (
        "Exosomal transfer of miR-501 conferred chemoresistance by downregulating BLID.",
        "exosome carries miR-501; miR-501 increases chemoresistance; miR-501 decreases BLID",
    ),
    (
        "The exosome-mediated delivery of miR-29 attenuated fibrosis.",
        "exosome carries miR-29; miR-29 decreases fibrosis",
    ),
    ("TGF-β1 led to the secretion of exosomes rich in miR-125b.", "exosome carries miR-125b"),
]

ALSO_FOUND = [
    (
        "miR-21 was found to be upregulated in the kidneys of diabetic mice and to promote fibrosis.",
        "miR-21 increases fibrosis",
    ),
]

NEEDED = [
    ("The upregulation of VEGF by exosomes required STAT3.", "exosome increases VEGF; STAT3 increases VEGF"),
    ("Genetic deletion of HDAC6 reduced apoptosis.", "HDAC6 increases apoptosis"),
]

NAMED_AS = [
    (
        "As a direct target of miR-22, Mecp2 was suppressed in cells treated with exosomes.",
        "miR-22 decreases MECP2; exosome decreases MECP2",
    ),
]

CORRELATED = [
    ("miR-29c correlated inversely with fibrosis of the kidney.", "miR-29c affects fibrosis"),
]

FROM_TREATED = [
    (
        "Exosomes from LPS-treated macrophages induced mesangial cell proliferation.",
        "macrophage exosome increases proliferation",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), FROM_TREATED)
def test_a_verb_behind_the_source_of_vesicles_is_a_verb(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NEEDED)
def test_what_is_required_or_deleted_acts(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NAMED_AS)
def test_what_a_subject_is_named_as_counts(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), CORRELATED)
def test_a_correlation_has_no_direction(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ABILITIES)
def test_an_ability_that_is_lost_turns_the_sign(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ALONGSIDE)
def test_what_goes_along_has_the_same_agent(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), TOOLS)
def test_the_tool_of_an_inhibition_acts_and_counts_once(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), SENT)
def test_cargo_sent_by_way_of_vesicles_is_in_them(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ALSO_FOUND)
def test_a_second_finding_keeps_the_subject(sentence: str, claims: str):
    check(sentence, claims)


PARENTHESES = [
    ("miR-21, however, increased apoptosis of podocytes.", "miR-21 increases apoptosis"),
    ("Knockdown of PTEN, on the other hand, increased migration.", "PTEN decreases migration"),
    (
        "Wnt5a, carried by exosomes, activated YAP and enhanced proliferation.",
        "WNT5A increases YAP; exosome carries WNT5A",
    ),
]

NARROWED = [
    (
        "EPC exosomes enriched in miR-126-3p and miR-126-5p suppressed apoptosis in septic mice.",
        "EPC exosome carries miR-126-3p; EPC exosome carries miR-126-5p; EPC exosome decreases apoptosis",
    ),
    (
        "Exosomes containing miR-21, miR-22 and miR-23a reduced apoptosis.",
        "exosome carries miR-21; exosome carries miR-23a; exosome decreases apoptosis",
    ),
]

MADE_TO_HOLD = [
    (
        "Exosomes from miR-140-5p-overexpressing synovial MSCs enhanced proliferation.",
        "synovial MSC exosome carries miR-140-5p; synovial MSC exosome increases proliferation",
    ),
    (
        "Exosomes derived from miR-126-transfected MSCs promoted angiogenesis.",
        "MSC exosome carries miR-126; MSC exosome increases angiogenesis",
    ),
    ("Exosomes derived from miR-133b-knockdown MSCs reduced angiogenesis.", "miR-133b increases angiogenesis"),
    ("Hepatocyte exosomes induced ballooning through miR-192.", "hepatocyte exosome carries miR-192"),
]

UNDONE = [
    (
        "UVB increased MMP-1, decreased SOD2 and caused apoptosis, all of which were ameliorated by melatonin.",
        "UVB increases MMP-1; melatonin decreases MMP-1; melatonin increases SOD2; melatonin decreases apoptosis",
    ),
    ("In diabetic mice the same exosomes reduced apoptosis.", "exosome decreases apoptosis"),
    ("Quercetin combined with dasatinib lowered p16.", "quercetin decreases p16; dasatinib decreases p16"),
    ("Blocking exosome secretion with GW4869 prevented calcification.", "GW4869 decreases calcification"),
]


@pytest.mark.parametrize(("sentence", "claims"), PARENTHESES)
def test_a_remark_between_commas_hides_nothing(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), NARROWED)
def test_a_list_of_cargo_before_the_verb_is_no_subject(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), MADE_TO_HOLD)
def test_vesicles_of_changed_cells_hold_or_lack_what_was_changed(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), UNDONE)
def test_all_that_happened_is_undone(sentence: str, claims: str):
    check(sentence, claims)


IN_TURN = [
    ("miR-21 suppressed PTEN, which in turn activated AKT.", "miR-21 decreases PTEN; miR-21 increases AKT"),
    ("IL-6 in turn activated STAT3 in podocytes.", "IL-6 increases STAT3"),
    ("Activated fibroblasts, in turn, promoted invasion of cancer cells.", "fibroblast increases invasion"),
    ("Melatonin lowered IL-6, and lowering IL-6 in turn diminished fibrosis.", "IL-6 increases fibrosis"),
]

ARRIVED = [
    (
        "miR-630 was transferred from macrophages to fibroblasts through exosomes, upregulating FAP.",
        "macrophage exosome carries miR-630; miR-630 increases FAP",
    ),
    (
        "Exosomes were internalized by macrophages, leading to inflammation.",
        "exosome increases inflammation; never macrophage increases inflammation",
    ),
]

RESTORED = [
    ("Restoration of miR-21 rescued the prometastatic activity of exosomes.", "miR-21 increases metastasis"),
]


@pytest.mark.parametrize(("sentence", "claims"), IN_TURN)
def test_what_follows_in_turn_comes_of_what_happened(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), ARRIVED)
def test_what_arrives_in_a_cell_acts_there(sentence: str, claims: str):
    check(sentence, claims)


@pytest.mark.parametrize(("sentence", "claims"), RESTORED)
def test_an_activity_that_is_restored_keeps_its_direction(sentence: str, claims: str):
    check(sentence, claims)
