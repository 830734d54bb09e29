"""Input that cannot be used: one line that says what to do, the right exit code, and nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Ran, Run

TEXT = "In the failing heart, miR-19a inhibits PTEN. PTEN suppresses the PI3K/AKT pathway."


def said(ran: Ran, code: int, *words: str) -> None:
    """The run ended with this code and one line on standard error that holds these words."""
    assert ran.code == code, ran
    assert ran.out == ""
    assert ran.err.startswith("kg: ")
    assert ran.err.count("\n") == 1, ran.err
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_missing_file(kg: Run, work: Path):
    said(kg("build", "missing.txt"), 2, "missing.txt", "no such file")
    assert list(work.iterdir()) == []


def test_a_folder_without_texts(kg: Run, work: Path):
    Path("papers").mkdir()
    Path("papers/figure.png").write_bytes(b"\x89PNG")
    said(kg("build", "papers"), 2, "papers", ".txt or .md")
    assert not (work / "out").exists()


def test_an_empty_file(kg: Run, work: Path):
    Path("empty.txt").write_text(" \n")
    said(kg("build", "empty.txt"), 2, "empty.txt", "empty")
    assert not (work / "out").exists()


def test_a_binary_file(kg: Run, work: Path):
    Path("picture.txt").write_bytes(bytes(range(256)) * 40)
    said(kg("build", "picture.txt"), 2, "picture.txt", "binary")
    assert not (work / "out").exists()


def test_a_pdf(kg: Run):
    Path("paper.txt").write_bytes(b"%PDF-1.7\n")
    said(kg("build", "paper.txt"), 2, "paper.txt", "PDF")


def test_two_hundred_megabytes_of_one_line(kg: Run, work: Path):
    with Path("line.txt").open("wb") as file:
        file.write(b"miR-21 inhibits PTEN ")
        file.truncate(200_000_000)
    said(kg("build", "line.txt"), 2, "line.txt", "200 MB", "too large")
    assert not (work / "out").exists()


def test_a_text_without_any_mechanism(kg: Run, work: Path):
    Path("recipe.txt").write_text("Stir the flour into the milk. Bake the bread for an hour.")
    said(kg("build", "recipe.txt"), 1, "no mechanism", "recipe")
    assert not (work / "out").exists()


def test_a_bad_file_among_good_ones_is_reported_and_passed_over(kg: Run):
    Path("texts").mkdir()
    Path("texts/heart.txt").write_text(TEXT)
    Path("texts/empty.txt").write_text("")
    ran = kg("build", "texts")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "empty.txt" in ran.err
    assert "Could not be read" in Path("out/report.md").read_text(encoding="utf-8")


def test_an_out_that_is_a_file(kg: Run, work: Path):
    Path("heart.txt").write_text(TEXT)
    Path("taken").write_text("mine")
    for out in ("taken", "taken/deeper"):
        said(kg("build", "heart.txt", "--out", out), 2, "taken", "--out")
    assert Path("taken").read_text() == "mine"
    assert sorted(path.name for path in work.iterdir()) == ["heart.txt", "taken"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_out_without_permission(kg: Run):
    Path("heart.txt").write_text(TEXT)
    Path("locked").mkdir(mode=0o500)
    said(kg("build", "heart.txt", "--out", "locked/out"), 2, "permission", "--out")


def test_a_failed_build_leaves_the_old_graph_as_it_was(kg: Run):
    Path("heart.txt").write_text(TEXT)
    assert kg("build", "heart.txt").code == 0
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    Path("recipe.txt").write_text("Stir the flour into the milk.")
    assert kg("build", "recipe.txt").code == 1
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before


def test_no_graph_yet(kg: Run):
    said(kg("ask", "what does miR-21 target"), 2, "out/statements.jsonl", "kg build")
    said(kg("stats", "--graph", "elsewhere"), 2, "elsewhere", "kg build")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        '{"subject": {}}',
        '{"subject": "miR-21", "relation": "decreases", "object": "PTEN"}',
        "\xff\xfe",
        '{"subject": ' * 3000,
    ],
)
def test_a_damaged_graph_names_the_line(kg: Run, out: Path, line: str):
    file = out / "statements.jsonl"
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="latin-1", errors="replace")
    for command in (["stats"], ["ask", "what does miR-19a target"], ["export", "turtle"], ["map"]):
        said(kg(*command), 2, "statements.jsonl, line 6")
    assert not Path("map.html").exists()


def test_an_unknown_name_is_answered_with_what_is_near(kg: Run, out: Path):
    said(kg("show", "PTEM"), 1, "PTEM", "did you mean PTEN?")
    said(kg("map", "--focus", "PTEM"), 1, "did you mean PTEN?")
    said(kg("explain", "zzzz"), 1, "zzzz", "kg find")
    said(kg("find", "xyzzy"), 1, "xyzzy")


def test_a_question_that_cannot_be_read(kg: Run, out: Path):
    said(kg("ask", "flour milk bread"), 2, "flour milk bread", "how does")
    said(kg("ask", " ?! "), 2, "empty")


def test_an_unknown_format(kg: Run, out: Path):
    said(kg("export", "word"), 2, "word", "turtle", "graphml")
    said(kg("import", "graph.docx"), 2, "graph.docx")
    said(kg("sparql", "what-lowers", "--format", "yaml"), 2, "yaml", "csv")


def test_an_export_that_cannot_be_written(kg: Run, out: Path):
    said(kg("export", "turtle", "-o", out / "statements.jsonl" / "graph.ttl"), 2, "cannot be written")


def test_an_unknown_document_for_the_map(kg: Run, out: Path):
    said(kg("map", "--document", "lung"), 2, "lung", "heart")


def test_a_query_that_is_none(kg: Run, out: Path):
    said(kg("sparql", "what-lowrs"), 2, "what-lowers")
    said(kg("sparql"), 2, "--list")
    said(kg("sparql", "what-lowers", "--param", "entity"), 2, "NAME=VALUE")
    Path("bad.rq").write_text("SELECT WHERE")
    said(kg("sparql", "bad.rq"), 2, "SPARQL")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--years", "lately"), "2015-2020"),
        (("--relation", "hugs"), "increases"),
        (("--via-layer", "organ"), "pathway"),
        (("--sign", "up"), "--sign"),
        (("-k", 0), "-k"),
        (("--via", "PTEM"), "PTEN"),
    ],
)
def test_a_filter_that_makes_no_sense(kg: Run, out: Path, options: tuple[str, ...], word: str):
    ran = kg("path", "miR-19a", "apoptosis", *options)
    said(ran, 1 if options[0] == "--via" else 2, word)


def test_things_that_exclude_each_other(kg: Run, out: Path):
    said(kg("map", "--focus", "PTEN", "--question", "what does PTEN target"), 2, "--focus")


def test_commands_and_options_that_do_not_exist(kg: Run):
    said(kg("biuld"), 2, "did you mean kg build?")
    said(kg("how does miR-21 reduce apoptosis"), 2, "kg ask")
    said(kg("stats", "--grap", "out"), 2, "--grap", "kg stats --help")
    said(kg("path", "miR-21"), 2, "TARGET")
