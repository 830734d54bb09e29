"""The main job: texts in, five files out, the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from kg.build import OUTPUTS, build_from_documents, build_graph, check_writable, write_outputs
from kg.documents import document_from_text
from kg.errors import BadInput, NothingFound
from kg.graph import load_graph

ROOT = Path(__file__).resolve().parent.parent
KNEE = """\
# Vesicles and the osteoarthritic knee

Synovial MSC exosomes carry miR-140 to chondrocytes. There miR-140 inhibits ADAMTS5. ADAMTS5 promotes ECM degradation.
"""
KIDNEY = "In the ischemic kidney, miR-30 suppresses DRP1. IL-1β induces apoptosis of tubular cells."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two texts."""
    folder = tmp_path / "texts"
    (folder / "deeper").mkdir(parents=True)
    (folder / "knee.md").write_text(KNEE, encoding="utf-8")
    (folder / "deeper" / "kidney.txt").write_text(KIDNEY, encoding="utf-8")
    return folder


def test_a_document_is_named_after_its_file(texts: Path):
    assert [reading.name for reading in build_graph([texts]).readings] == ["kidney", "knee"]


def test_without_sources_the_corpus_is_read():
    built = build_graph()
    assert len(built.readings) == len([*ROOT.glob("corpus/*.txt")])
    assert built.failures == ()
    assert built.sentences > 200


def test_everything_that_is_promised_is_written_and_opens(texts: Path, tmp_path: Path):
    built = build_graph([texts])
    files = write_outputs(built, tmp_path / "out")
    assert [file.name for file in files] == list(OUTPUTS)
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert load_graph(tmp_path / "out").statements == built.graph.statements
    assert len(rdflib.Graph().parse(tmp_path / "out" / "graph.ttl")) > 0
    assert nx.read_graphml(tmp_path / "out" / "graph.graphml").number_of_edges() > 0
    assert "<title>" in (tmp_path / "out" / "map.html").read_text(encoding="utf-8")


def test_the_report_says_what_was_read_and_counts_it(texts: Path, tmp_path: Path):
    built = build_graph([texts])
    write_outputs(built, tmp_path / "out")
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "Vesicles and the osteoarthritic knee" in report
    assert f"Statements: {len(built.graph.statements)}" in report
    assert all(reading.sha256[:12] in report for reading in built.readings)


def test_nothing_in_a_title_is_taken_for_markup(tmp_path: Path):
    built = build_from_documents(
        [document_from_text(f"# Kidney <script>x</script> | repair [7]\n\n{KIDNEY}", "hostile")]
    )
    write_outputs(built, tmp_path)
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "<script>" not in report
    assert "&lt;script&gt;x&lt;/script&gt; \\| repair" in report


@pytest.mark.parametrize("jobs", [2, 7])
def test_the_number_of_processes_changes_nothing(texts: Path, tmp_path: Path, jobs: int):
    write_outputs(build_graph([texts]), tmp_path / "one")
    write_outputs(build_graph([texts], jobs=jobs), tmp_path / "many")
    for name in OUTPUTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "many" / name).read_bytes(), name


def test_neither_hash_seed_nor_order_of_sources_changes_a_byte(texts: Path, tmp_path: Path):
    files = [texts / "knee.md", texts / "deeper" / "kidney.txt"]
    for seed, sources in (("1", files), ("2", files[::-1])):
        command = [sys.executable, str(ROOT / "build_graph.py"), *map(str, sources), "--out", str(tmp_path / seed)]
        subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)})
    for name in OUTPUTS:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_progress_is_told_for_each_document(texts: Path):
    told: list[tuple[int, int, str]] = []
    build_graph([texts], progress=lambda *step: told.append(step))
    assert told == [(1, 2, "kidney"), (2, 2, "knee")]


def test_a_text_that_trips_extraction_up_does_not_end_the_build(texts: Path, monkeypatch: pytest.MonkeyPatch):
    from kg import build

    extract = build.extract

    def fragile(document, vocabulary):
        return 1 // 0 if document.name == "knee" else extract(document, vocabulary)

    monkeypatch.setattr(build, "extract", fragile)
    built = build_graph([texts])
    assert [reading.name for reading in built.readings] == ["kidney"]
    assert built.failures == (
        "knee: not read, please report it: ZeroDivisionError('integer division or modulo by zero')",
    )
    with pytest.raises(ZeroDivisionError):
        build_graph([texts / "knee.md"])


def test_texts_without_mechanisms_leave_nothing(tmp_path: Path):
    built = build_from_documents([document_from_text("Stir the flour into the milk.", "recipe")])
    with pytest.raises(NothingFound, match="recipe"):
        write_outputs(built, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_whether_a_folder_can_be_written_is_known_beforehand(tmp_path: Path):
    check_writable(tmp_path / "not" / "yet")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="not a folder"):
        check_writable(tmp_path / "file" / "out")
