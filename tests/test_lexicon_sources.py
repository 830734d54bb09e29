"""The lexicon is sound: every identifier exists in its source, every name means one thing, and the build repeats.

The generated tables can be rebuilt where the source packages lie: name their folder in KG_LEXICON_WHEELS.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import os
import re
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from kg.resources import resource
from kg.vocabulary.folding import fold, name_keys

ROOT = Path(__file__).resolve().parent.parent
LEXICON = resource("ontology", "lexicon")
GENERATED = LEXICON / "generated"
STOPNAMES = "stopnames"
CURATED = sorted(path for path in LEXICON.glob("*.tsv") if path.stem != STOPNAMES)
COLUMNS = ["label", "names", "xref", "broader", "type"]
TYPES = {row.split("\t")[0] for row in resource("ontology", "layers.tsv").read_text(encoding="utf-8").splitlines()[2:]}
PLACES = {"anatomy"}  # where effects happen and vesicles come from: context, not a layer
SOURCES = ("HGNC", "FPLX", "MIRBASE", "GO", "CL", "UBERON", "MONDO", "MESH")
CITED = re.compile(r"\b(?:" + "|".join(SOURCES) + r"):[A-Za-z]*\d\w*")
SHARED_BY_INTENT = {
    "stemcell": {"stem cell", "stromal cell"},  # read as one word: "stem/stromal cell"
}

Row = dict[str, str]
each_table = pytest.mark.parametrize("path", CURATED, ids=lambda path: path.stem)


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def rows(path: Path) -> list[Row]:
    return list(csv.DictReader(lines(path), delimiter="\t", quoting=csv.QUOTE_NONE))


def names(row: Row) -> list[str]:
    return [row["label"], *filter(None, row["names"].split("|"))]


def listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


@pytest.fixture(scope="module")
def known_identifiers() -> set[str]:
    return {row["id"] for path in GENERATED.glob("*.tsv") for row in rows(path)}


@pytest.fixture(scope="module")
def curated() -> list[Row]:
    return [row for path in CURATED for row in rows(path)]


@each_table
def test_a_row_has_five_columns_and_tidy_cells(path: Path):
    header, *body = (line.split("\t") for line in lines(path))
    assert header == COLUMNS
    untidy = [cells for cells in body if len(cells) != len(COLUMNS) or not cells[0]]
    untidy += [cells for cells in body if cells != [cell.strip() for cell in cells]]
    holed = [cells for cells in body if any("" in cell.split("|") for cell in cells[1:4] if cell)]
    assert not untidy
    assert not holed


@each_table
def test_a_type_is_a_layer_or_a_place(path: Path):
    assert {row["type"] for row in rows(path) if row["type"]} <= TYPES | PLACES


@each_table
def test_no_row_repeats_one_of_its_own_names(path: Path):
    repeated = [row["label"] for row in rows(path) if len(set(names(row))) < len(names(row))]
    assert not repeated


@each_table
def test_every_identifier_stands_in_its_source(path: Path, known_identifiers: set[str]):
    given = [(row["label"], xref) for row in rows(path) for xref in listed(row["xref"])]
    assert not [(label, xref) for label, xref in given if xref not in known_identifiers]


def test_identifiers_named_elsewhere_in_the_ontology_stand_in_their_source(known_identifiers: set[str]):
    texts = [path for path in resource("ontology").rglob("*") if path.suffix in {".ttl", ".tsv", ".jsonld"}]
    ours = [path for path in texts if GENERATED not in path.parents and path.parent != LEXICON]
    cited = {(path.name, curie) for path in ours for curie in CITED.findall(path.read_text(encoding="utf-8"))}
    assert not {(name, curie) for name, curie in cited if curie not in known_identifiers}


def test_one_identifier_belongs_to_one_row(curated: list[Row]):
    owners = defaultdict(set)
    for row in curated:
        for xref in listed(row["xref"]):
            owners[xref].add(row["label"])
    assert not {xref: labels for xref, labels in owners.items() if len(labels) > 1}


def test_every_broader_label_is_a_row_and_no_row_is_above_itself(curated: list[Row]):
    above = {fold(row["label"]): [fold(label) for label in listed(row["broader"])] for row in curated}
    assert not {label for parents in above.values() for label in parents} - set(above)

    def ancestors(label: str, path: tuple[str, ...]) -> set[str]:
        assert label not in path, f"{label} is above itself"
        return {label}.union(*(ancestors(parent, (*path, label)) for parent in above[label]))

    for label in above:
        ancestors(label, ())


def test_a_label_is_given_once(curated: list[Row]):
    labels = [fold(row["label"]) for row in curated]
    assert len(labels) == len(set(labels))


def test_a_name_means_one_thing(curated: list[Row]):
    owners = defaultdict(set)
    for row in curated:
        for name in names(row):
            if not name.endswith(("?", "!")):
                for key in name_keys(name):
                    owners[key].add(row["label"])
    shared = {key: labels for key, labels in owners.items() if len(labels) > 1}
    assert shared == SHARED_BY_INTENT


def test_a_stopped_name_is_folded_sorted_and_given_once():
    stopped = [row["name"] for row in rows(LEXICON / f"{STOPNAMES}.tsv")]
    assert stopped == sorted(set(stopped))
    assert stopped == [fold(name) for name in stopped]


def test_no_generated_row_goes_by_a_stopped_name():
    stopped = {row["name"] for row in rows(LEXICON / f"{STOPNAMES}.tsv")}
    given = {
        name
        for path, column in (("genes.tsv", "aliases"), ("families.tsv", "synonyms"), ("terms.tsv", "synonyms"))
        for row in rows(GENERATED / path)
        for name in listed(row[column])
    }
    assert not {name for name in given if fold(name) in stopped}


def test_every_source_is_named_with_its_licence():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    prefixes = {row["id"].split(":")[0] for path in GENERATED.glob("*.tsv") for row in rows(path)}
    titles = {
        "HGNC": "HGNC", "FPLX": "FamPlex", "MIRBASE": "miRBase", "GO": "Gene Ontology", "CL": "Cell Ontology",
        "UBERON": "Uberon", "MONDO": "Mondo Disease Ontology", "MESH": "Medical Subject Headings",
    }  # fmt: skip
    assert prefixes == set(titles)
    for title in titles.values():
        entry = re.search(rf"^{title} \(.*?(?=^\S|\Z)", notice, re.MULTILINE | re.DOTALL)
        assert entry, title
        assert re.search(r"Licence:|Terms:", entry.group()), title
        assert "Stated " in entry.group(), title


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """The build tool, as a module."""
    tool = ROOT / "tools" / "build_lexicon.py"
    specification = importlib.util.spec_from_file_location("build_lexicon", tool)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules[module.__name__] = module
    specification.loader.exec_module(module)
    return module


def test_the_build_gives_the_tables_that_are_here(builder: ModuleType, tmp_path: Path):
    folder = Path(os.environ.get("KG_LEXICON_WHEELS", ""))
    missing = [name for name in builder.WHEELS if not (folder / name).is_file()]
    if "KG_LEXICON_WHEELS" not in os.environ or missing:
        pytest.skip("KG_LEXICON_WHEELS names no folder with the source packages")
    pytest.importorskip("zstandard", reason="zstandard unpacks the source tables")
    builder.build(builder.Wheels(folder), tmp_path)
    digests = [
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.glob("*.tsv")}
        for place in (tmp_path, GENERATED)
    ]
    assert digests[0] == digests[1]


def test_a_name_is_speakable_when_prose_could_hold_it(builder: ModuleType):
    assert builder.speakable("cardiac muscle cell")
    assert not builder.speakable("Receptors, Cytokine")
    assert not builder.speakable("rat")
    assert not builder.speakable("negative regulation of smooth muscle cell migration")
