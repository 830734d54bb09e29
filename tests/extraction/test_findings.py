"""Findings that stand beside the main verb: what an effect was seen by, what groups differ in, what a study reveals."""

from __future__ import annotations

import pytest

from .saying import check

EVIDENCE = [
    (
        "Silymarin relieved liver fibrosis, as evidenced by decreased collagen I and α-SMA.",
        "silymarin decreases liver fibrosis; silymarin decreases collagen I; silymarin decreases α-SMA",
    ),
    (
        "Melatonin eased oxidative stress, as indicated by increased catalase activity and reduced MDA levels.",
        "melatonin increases catalase; melatonin decreases malondialdehyde",
    ),
    (
        "Resveratrol improved insulin resistance, accompanied by reduced TNF-α.",
        "resveratrol decreases insulin resistance; resveratrol decreases TNF-α",
    ),
    (
        "Resveratrol lowered steatosis, with a rise in SIRT1 and a fall in IL-6.",
        "resveratrol decreases steatosis; resveratrol increases SIRT1; resveratrol decreases IL-6",
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), EVIDENCE)
def test_what_an_effect_was_seen_by_is_an_effect_too(sentence: str, claims: str):
    check(sentence, claims)


GROUPS = [
    ("IL-17 levels were lower in the vitamin D group than in the placebo group.", "vitamin D decreases IL-17"),
    ("Apoptosis was reduced in the quercetin group relative to the control group.", "quercetin decreases apoptosis"),
    ("Levels of IL-6 were significantly higher in LPS-treated calves than in controls.", "LPS increases IL-6"),
    ("The resveratrol group had lower IL-1β levels than the model group.", "resveratrol decreases IL-1β"),
    (
        "MCP-1 was higher in LPS-treated rats than in dexamethasone-treated rats.",
        "LPS increases MCP-1; never dexamethasone increases MCP-1",
    ),
    ("Piglets received zinc for two weeks. Claudin-1 rose.", "zinc increases claudin-1"),
]


@pytest.mark.parametrize(("sentence", "claims"), GROUPS)
def test_a_group_acts_through_what_it_was_given(sentence: str, claims: str):
    check(sentence, claims)


PARTS = [
    ("Our study reveals a role for YAP in cardiac fibrosis.", "YAP affects cardiac fibrosis"),
    ("These data show a role of YAP in the suppression of ferroptosis.", "YAP decreases ferroptosis"),
    ("These data reveal a role for YAP in promoting angiogenesis.", "YAP increases angiogenesis"),
    ("SIRT3 functions as a suppressor of ferroptosis.", "SIRT3 decreases ferroptosis"),
    ("Little is known about the role of YAP in cardiac fibrosis.", "never YAP affects cardiac fibrosis"),
    ("We investigated the role of YAP in cardiac fibrosis.", "never YAP affects cardiac fibrosis"),
    ("A reporter assay identified IGF1R as a direct target of miR-133a.", "miR-133a decreases IGF1R"),
]


@pytest.mark.parametrize(("sentence", "claims"), PARTS)
def test_a_part_that_is_found_is_a_part_played(sentence: str, claims: str):
    check(sentence, claims)


MORE = [
    ("Elevated leptin and reduced adiponectin promote inflammation.", "adiponectin decreases inflammation"),
    ("Leptin resistance, driven by SOCS3, promotes obesity.", "SOCS3 increases leptin resistance"),
    ("Neurons took up astrocyte exosomes and showed less apoptosis.", "astrocyte exosome decreases apoptosis"),
    ("After treatment of neurons with astrocyte exosomes, IL-6 fell.", "astrocyte exosome decreases IL-6"),
    ("Astrocyte exosomes had high levels of miR-17.", "astrocyte exosome carries miR-17"),
    ("Liposomal zinc lowered TNF-α more than free copper.", "zinc decreases TNF-α; never zinc decreases copper"),
    ("Ezetimibe ubiquitinylates SOCS3, thereby enabling STAT3 to raise IL-10.", "STAT3 increases IL-10"),
    ("Zinc eased fibrosis, and this benefit was abrogated in SIRT3 knockout rats.", "SIRT3 decreases fibrosis"),
    (
        "Gliomas lacking PTEN exhibited enhanced glycolysis and reduced apoptosis.",
        "PTEN decreases glycolysis; PTEN increases apoptosis",
    ),
    (
        "Palmitate induces apoptosis of islets through pyroptosis.",
        "palmitate increases pyroptosis; pyroptosis increases apoptosis",
    ),
    (
        "LPS-treated monocytes showed decreased IL-10 along with increased IL-6, which were reversed by zinc.",
        "zinc increases IL-10; zinc decreases IL-6",
    ),
    ("SIRT1 was involved in the protective effect of melatonin.", "never SIRT1 affects melatonin"),
    (
        "PNUTS was identified as a direct miR-34a target that reduces telomere shortening.",
        "miR-34a decreases PNUTS; PNUTS decreases telomere shortening",
    ),
    (
        "Genetic deletion of Qzv1.3 attenuated fibrosis in SIRT1-deficient rats fed a Western diet.",
        "never SIRT1 increases fibrosis; never SIRT1 decreases high-fat diet",
    ),
    (
        "Zinc is required for the activation of the anti-inflammatory factor NRF2.",
        "zinc increases NRF2; never zinc decreases inflammation",
    ),
    ("Rats deficient in miR-140 developed early osteoarthritis.", "miR-140 decreases osteoarthritis"),
    ("SIRT3-deficient podocytes underwent apoptosis.", "SIRT3 decreases apoptosis"),
    ("Smoke lowers CC10, an effect prevented by zinc.", "zinc increases CC10"),
    (
        "Zinc raised IL-10 and lowered IL-6; both were reversed by melatonin.",
        "melatonin decreases IL-10; melatonin increases IL-6",
    ),
    (
        "Exercise increases BDNF, and BDNF in turn stimulates neurogenesis.",
        "BDNF increases neurogenesis; never exercise decreases BDNF",
    ),
    ("By binding TLR4, HMGB1 promotes IL-18 release.", "HMGB1 increases IL-18; never TLR4 decreases IL-18"),
    ("Fibrosis was milder in rats lacking IL-13.", "IL-13 increases fibrosis"),
    ("There was a decrease in apoptosis after melatonin.", "melatonin decreases apoptosis"),
    ("There was less fibrosis in the zinc group.", "zinc decreases fibrosis"),
    (
        "The proportion of M2 macrophages increased in response to IL-13.",
        "IL-13 increases M2 macrophage polarization; never M2 macrophage increases M2 macrophage polarization",
    ),
    (
        "Zinc enhanced the expression levels of NRF2 and its downstream targets HO-1 and NQO1.",
        "zinc increases NRF2; zinc increases HO-1; zinc increases NQO1",
    ),
    ("Melatonin increased the Bcl-2/Bax ratio.", "melatonin increases Bcl-2; melatonin decreases Bax"),
    ("The ability of zinc to lower IL-6 was lost in SIRT1-deficient mice.", "SIRT1 decreases IL-6"),
    ("Zinc lowered IL-6 in wild-type but not in SIRT1-null mice.", "zinc decreases IL-6; SIRT1 decreases IL-6"),
    ("Zinc lowered IL-6, and SIRT1 knockdown blocked this.", "SIRT1 decreases IL-6"),
    ("Without SIRT1, zinc could not lower IL-6.", "SIRT1 decreases IL-6"),
    ("IL-6 was induced by LPS and normalized by zinc.", "LPS increases IL-6; zinc decreases IL-6"),
    ("IL-6, which was elevated by LPS, returned to baseline after zinc.", "zinc decreases IL-6"),
    ("Zinc, which lowers IL-6, reduced fibrosis.", "zinc decreases fibrosis"),
    ("miR-7 lowers KLF4; its overexpression therefore reduced EMT.", "miR-7 decreases EMT"),
    ("Apoptosis was 60% lower with resveratrol.", "resveratrol decreases apoptosis"),
    ("Knockout of ATG5 made podocytes more susceptible to apoptosis.", "ATG5 decreases apoptosis"),
    ("Melatonin-treated neurons were resistant to pyroptosis.", "melatonin decreases pyroptosis"),
    (
        "Neurons that had taken up astrocyte exosomes showed lower PTEN.",
        "astrocyte exosome decreases PTEN",
    ),
    ("Rats given ghrelin showed less fibrosis after ischemia.", "ghrelin decreases fibrosis"),
    ("Obesity is a major contributor to steatosis.", "obesity increases hepatic steatosis"),
    ("Melatonin inhibited the LPS-induced increases in IL-6.", "melatonin decreases IL-6"),
    ("MSC exosomes can repair tissue injury associated with sepsis by raising IL-10.", "MSC exosome increases IL-10"),
    ("Angiogenesis, occurring in wounds, is essential for tumor growth.", "angiogenesis increases tumor growth"),
    ("XIST positively regulated the target of miR-29b, VEGF.", "miR-29b decreases VEGF; XIST increases VEGF"),
    ("FOXO3-overexpression-induced autophagy was blocked by zinc.", "FOXO3 increases autophagy"),
    ("Zinc reduced TNF-α by 45% and IL-6 by 38%.", "zinc decreases TNF-α; zinc decreases IL-6"),
    ("miR-155 was higher in LPS-stimulated macrophages.", "LPS increases miR-155"),
    ("siRNA-mediated knockdown of NRF2 worsened oxidative stress.", "NRF2 decreases oxidative stress"),
    ("STAT3 bound the promoter of miR-21 and enhanced its transcription.", "STAT3 increases miR-21"),
    (
        "Macrophage exosomes were rich in miR-501 and promoted angiogenesis.",
        "macrophage exosome increases angiogenesis",
    ),
    ("SIRT1 mediated the anti-apoptotic effect of melatonin.", "SIRT1 decreases apoptosis"),
    ("VEGF-stimulated angiogenesis requires ERK.", "ERK increases angiogenesis"),
    ("Exosomes delivered miR-93 to macrophages, raising IL-10 by targeting SOCS3.", "miR-93 decreases SOCS3"),
    ("By sequestering miR-145, XIST de-repressed SOX9.", "XIST decreases miR-145; XIST increases SOX9"),
]


@pytest.mark.parametrize(("sentence", "claims"), MORE)
def test_findings_of_crowded_sentences(sentence: str, claims: str):
    check(sentence, claims)


def test_a_loss_behind_a_hyphenated_cause_turns_the_sign():
    check(
        "Everolimus-mediated mTOR inhibition enhanced autophagy.", "mTOR decreases autophagy; everolimus decreases mTOR"
    )


def test_the_means_that_open_a_sentence_explain_all_its_verbs():
    check(
        "By repressing KLF4, miR-7 activates mTOR and promotes angiogenesis.",
        "KLF4 decreases mTOR; KLF4 decreases angiogenesis",
    )


def test_this_alone_is_what_just_happened():
    check("LPS increased IL-12, and this was prevented by melatonin.", "melatonin decreases IL-12")


def test_the_former_and_the_latter_are_told_apart():
    check(
        "Zinc and selenium were compared. The former raised catalase, whereas the latter lowered IL-6.",
        "zinc increases catalase; selenium decreases IL-6; never selenium increases catalase",
    )
