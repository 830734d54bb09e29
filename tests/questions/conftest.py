"""A graph of several tissues to ask, from the table beside this file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement
from kg.vocabulary.folding import slug

BROADER = {
    "MSC exosome": ("vesicle", "exosome"),
    "BM-MSC exosome": ("vesicle", "MSC exosome"),
    "AD-MSC exosome": ("vesicle", "MSC exosome"),
    "ESC exosome": ("vesicle", "exosome"),
    "BM-MSC": ("cell", "MSC"),
    "AD-MSC": ("cell", "MSC"),
    "miR-125b-5p": ("mirna", "miR-125b"),
    "CCL3": ("gene", "chemokine"),
    "CXCL1": ("gene", "chemokine"),
}


def entity(kind: str, label: str) -> Entity:
    broader = (entity(*BROADER[label]),) if label in BROADER else ()
    return Entity(f"mkg:{kind}/{slug(label)}", label, kind, broader=broader)


def read_statement(row: dict[str, str], start: int) -> Statement:
    study = Reference(
        row["citation"], f"Study {row['citation']}.", "Meyer A", f"Study of {row['document']}", year="2020"
    )
    evidence = Evidence(
        row["document"], row["section"], row["sentence"], start, start + len(row["sentence"]), "", "", "active-verb",
        hedged="h" in row["flags"], citations=(row["citation"],), studies=(study,),
        context=Context(row["cell"], row["species"], tuple(filter(None, (row["setting"],)))),
    )  # fmt: skip
    subject, object_ = (entity(*row[side].split(":", 1)) for side in ("subject", "object"))
    flags = row["flags"]
    return Statement(subject, Relation(row["relation"]), object_, "d" in flags, "n" in flags, (evidence,))


@pytest.fixture(scope="session")
def graph() -> MechanismGraph:
    with Path(__file__).with_name("statements.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return MechanismGraph.from_statements(read_statement(row, 1000 * n) for n, row in enumerate(rows))
