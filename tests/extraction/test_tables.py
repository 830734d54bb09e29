"""Table cells: the row says who acts, the header what kind of cell it is, and aims are no findings."""

from __future__ import annotations

import pytest

from .saying import check, statements_of


def table(*rows: str) -> str:
    """A table under a heading and a paragraph, as texts print them: cells apart by tabs."""
    return "\n".join(
        [
            "A short review of vesicles",
            "",
            "Vesicles were tried in many tissues, as the table shows.",
            "",
            "Table 1. Vesicles tried in animals.",
            *rows,
            "",
        ]
    )


def test_the_origin_column_says_whose_vesicles_act():
    check(
        table(
            "Origin\tAnimal Model\tEffects\tReferences",
            "AD-MSC\tRat\tIncrease in VEGF expression and decrease in apoptosis\t[12]",
            "BM-MSC\tMouse\tReduced inflammation\t[13]",
        ),
        "AD-MSC exosome increases VEGF; AD-MSC exosome decreases apoptosis; BM-MSC exosome decreases inflammation",
    )


CELLS = [
    (
        "- Increased angiogenesis - Decreased IL-6 and TNF-α - Inhibition of pyroptosis",
        "UC-MSC exosome increases angiogenesis; UC-MSC exosome decreases IL-6; UC-MSC exosome decreases pyroptosis",
    ),
    (
        "- Increased proliferation; decreased apoptosis",
        "UC-MSC exosome increases proliferation; UC-MSC exosome decreases apoptosis",
    ),
    (
        "- miR-19b contained in exosomes suppresses PTEN. - Senescence is lowered.",
        "miR-19b decreases PTEN; UC-MSC exosome carries miR-19b; UC-MSC exosome decreases senescence",
    ),
    (
        "Upregulation of VEGF, downregulation of caspase-3",
        "UC-MSC exosome increases VEGF; UC-MSC exosome decreases caspase-3",
    ),
]


@pytest.mark.parametrize(("cell", "claims"), CELLS)
def test_several_findings_in_a_cell_are_read_one_by_one(cell: str, claims: str):
    check(
        table("Origin\tAnimal Model\tEffects", f"UC-MSC\tRat\t{cell}", "AD-MSC\tRat\tIncreased proliferation"), claims
    )


def test_an_aim_in_a_table_is_no_finding():
    said = statements_of(
        table(
            "Origin\tAim\tAnimal Model",
            "AD-MSC\tTo study whether exosomes reduce apoptosis\tRat",
            "BM-MSC\tTo evaluate the effect of exosomes on inflammation\tMouse",
        )
    )
    assert {str(one.relation) for one in said} <= {"secretes"}


def test_a_row_header_is_the_subject_of_its_row():
    check(
        table(
            "miRNA\tTarget\tEffect",
            "miR-21\tPTEN\tDecreases apoptosis",
            "miR-29b\tCOL1A1\tDecreases fibrosis",
        ),
        "miR-21 decreases apoptosis; miR-29b decreases fibrosis",
    )


def test_a_row_lends_its_model_and_its_header_the_setting():
    said = statements_of(
        table(
            "Origin\tAnimal Model\tIn Vivo",
            "AD-MSC\tRat\tDecreased apoptosis",
            "BM-MSC\tMouse\tDecreased inflammation",
        )
    )
    context = next(one.evidence[0].context for one in said if one.object.label == "apoptosis")
    assert (context.species, context.setting) == ("rat", ("in vivo",))
    assert set(context.inferred) == {"species", "setting"}


def test_evidence_from_a_table_names_its_cell():
    said = statements_of(
        table("Origin\tAnimal Model\tEffects", "AD-MSC\tRat\tDecreased apoptosis", "BM-MSC\tMouse\tLess inflammation")
    )
    evidence = next(one.evidence[0] for one in said if one.object.label == "apoptosis")
    assert evidence.cell is not None
    assert (evidence.cell.column, evidence.rule.startswith("table-")) == ("Effects", True)
