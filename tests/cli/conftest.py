"""A small graph on heart and cartilage, and a way to run `kg` as a user does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli import main
from kg.graph import MechanismGraph, save_graph
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement

EXOSOME = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
MSC_EXOSOME = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(EXOSOME,))
MIR_19A = Entity("mkg:mirna/mir-19a", "miR-19a", "mirna")
PTEN = Entity("HGNC:9588", "PTEN", "gene")
AKT = Entity("mkg:pathway/pi3k-akt-pathway", "PI3K/AKT pathway", "pathway")
APOPTOSIS = Entity("GO:0006915", "apoptosis", "process")
HYPOXIA = Entity("mkg:stimulus/hypoxia", "hypoxia", "stimulus")

TEXT = """\
MSC exosomes carry miR-19a into cardiomyocytes. In the infarcted heart miR-19a inhibits PTEN [7]. PTEN suppresses the
PI3K/AKT pathway, and this pathway reduces apoptosis. Hypoxia increases apoptosis.
"""
STUDY = Reference(
    "7", "Vesicles shelter the infarcted heart. 2019", title="Vesicles shelter the infarcted heart", year="2019"
)


class Ran(NamedTuple):
    """What a run of `kg` left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def statement(
    subject: Entity, relation: Relation, target: Entity, words: tuple[str, str, str], sentence: str
) -> Statement:
    """A statement read from a sentence of `TEXT`; `words` are its subject, trigger and object."""
    flat = TEXT.replace("\n", " ")
    start = flat.index(sentence)
    places = [start + sentence.index(word) for word in words]
    spans = [(place, place + len(word)) for place, word in zip(places, words, strict=True)]
    evidence = Evidence(
        document="heart",
        section="Results",
        sentence=sentence,
        start=start,
        end=start + len(sentence),
        subject_text=words[0],
        trigger_text=words[1],
        object_text=words[2],
        rule="active-verb",
        subject_span=spans[0],
        trigger_span=spans[1],
        object_span=spans[2],
        steps=(f"'{words[1]}' says so",),
        citations=("7",),
        studies=(STUDY,),
        context=Context(species="rat", setting=("in vivo",)),
    )
    return Statement(subject, relation, target, evidence=(evidence,))


@pytest.fixture(scope="session")
def heart() -> MechanismGraph:
    """Five statements of `TEXT`."""
    first = "MSC exosomes carry miR-19a into cardiomyocytes."
    second = "In the infarcted heart miR-19a inhibits PTEN [7]."
    third = "PTEN suppresses the PI3K/AKT pathway, and this pathway reduces apoptosis."
    fourth = "Hypoxia increases apoptosis."
    return MechanismGraph.from_statements(
        [
            statement(MSC_EXOSOME, Relation.CARRIES, MIR_19A, ("MSC exosomes", "carry", "miR-19a"), first),
            statement(MIR_19A, Relation.DECREASES, PTEN, ("miR-19a", "inhibits", "PTEN"), second),
            statement(PTEN, Relation.DECREASES, AKT, ("PTEN", "suppresses", "PI3K/AKT pathway"), third),
            statement(AKT, Relation.DECREASES, APOPTOSIS, ("this pathway", "reduces", "apoptosis"), third),
            statement(HYPOXIA, Relation.INCREASES, APOPTOSIS, ("Hypoxia", "increases", "apoptosis"), fourth),
        ]
    )


@pytest.fixture
def out(heart: MechanismGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the graph in `out/`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    save_graph(heart, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def kg(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `kg` with these arguments."""

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments], prog_name="kg")
        printed = capsysbinary.readouterr()
        return Ran(int(left.value.code or 0), printed.out.decode(), printed.err.decode())

    return run
