"""What each command prints, seen from the shell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

pytestmark = pytest.mark.usefixtures("out")


def test_a_question_is_answered_with_its_chain_and_sentences(kg: Run):
    ran = kg("ask", "how does mir19a reduce apoptosis")
    assert ran.code == 0
    assert "miR-19a lowers PTEN, which otherwise restrains PI3K/AKT pathway" in ran.out
    assert "In the infarcted heart miR-19a inhibits PTEN [7]." in ran.out


def test_a_question_needs_no_quotation_marks(kg: Run):
    assert kg("ask", "what", "does", "mir19a", "target").out == kg("ask", "what does mir19a target").out


def test_an_answer_as_json_has_the_documented_keys(kg: Run):
    answer = json.loads(kg("ask", "how does miR-19a reduce apoptosis", "--json").out)
    assert {"question", "kind", "paths", "entities", "verdict", "opposing", "suggestions"} <= answer.keys()
    assert [node["label"] for node in answer["paths"][0]["nodes"]][-2:] == ["PI3K/AKT pathway", "apoptosis"]


def test_what_is_not_in_the_graph_ends_with_1_and_is_json_all_the_same(kg: Run):
    ran = kg("ask", "how does pyrroloquinoline quinone affect apoptosis", "--json")
    assert (ran.code, json.loads(ran.out)["kind"]) == (1, "none")


def test_an_answer_can_be_drawn(kg: Run):
    ran = kg("ask", "how does miR-19a reduce apoptosis", "--map", "answer.html")
    assert ran.code == 0
    assert "how does miR-19a reduce apoptosis" in Path("answer.html").read_text(encoding="utf-8")


def test_questions_can_be_piped_in(kg: Run, monkeypatch: pytest.MonkeyPatch):
    lines = iter(["what does miR-19a target"])
    monkeypatch.setattr("builtins.input", lambda *_: next(lines, ""))
    assert "PTEN" in kg("ask", "--no-evidence").out


def test_a_path_has_the_sign_asked_for(kg: Run):
    ran = kg("path", "MSC exosome", "apoptosis", "--sign", "-", "--json")
    (path,) = json.loads(ran.out)["paths"]
    assert path["relations"] == ["carries", "decreases", "decreases", "decreases"]
    assert path["net"] == "decreases"


def test_a_small_graph_leaves_nothing_beside_it(kg: Run, out: Path):
    kg("path", "MSC exosome", "apoptosis")
    assert [file.name for file in out.iterdir()] == ["statements.jsonl"]


def test_what_a_large_graph_needs_for_searching_is_kept_beside_it(kg: Run, out: Path, monkeypatch: pytest.MonkeyPatch):
    asked = ("path", "MSC exosome", "apoptosis", "--json")
    answered = kg(*asked).out
    monkeypatch.setattr("kg.paths.engine.LARGE", 1)
    monkeypatch.setattr("kg.paths.engine._has_numba", lambda: False)  # plain Python, whatever is installed
    kept = out / "statements.paths"
    assert kg(*asked).out == answered
    written = kept.read_bytes()
    for content in (written, b"", written[:200], written[:-64]):
        kept.write_bytes(content)
        assert kg(*asked).out == answered
        assert kept.read_bytes() == written
    kept.unlink()
    kept.mkdir()  # nothing can be written there
    assert kg(*asked).out == answered


def test_what_is_kept_is_not_used_for_another_graph(kg: Run, out: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.paths.engine.LARGE", 1)
    monkeypatch.setattr("kg.paths.engine._has_numba", lambda: False)
    kg("path", "MSC exosome", "apoptosis")
    stored = out / "statements.jsonl"
    stored.write_text("".join(line for line in stored.open() if '"decreases"' not in line))
    assert kg("path", "MSC exosome", "apoptosis").code == 1


def test_without_a_path_the_opposite_is_offered(kg: Run):
    ran = kg("path", "miR-19a", "apoptosis", "--sign", "+")
    assert ran.code == 1
    assert "opposite sign: miR-19a decreases PTEN" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    "filters",
    [
        ("--avoid", "PTEN"),
        ("--avoid-layer", "pathway"),
        ("--max-hops", 2),
        ("--direct",),
        ("--species", "human"),
        ("--setting", "in vitro"),
        ("--relation", "increases"),
        ("--years", "2020-2022"),
        ("--min-evidence", 2),
        ("--min-belief", 1),
    ],
)
def test_a_path_keeps_to_its_filters(kg: Run, filters: tuple[str, ...]):
    assert kg("path", "miR-19a", "apoptosis").code == 0
    assert kg("path", "miR-19a", "apoptosis", *filters).code == 1


@pytest.mark.parametrize(
    "filters",
    [
        ("--via", "PTEN"),
        ("--species", "rat"),
        ("--setting", "in vivo"),
        ("--years", "2019"),
        ("--in-order",),
        ("--no-hedged",),
    ],
)
def test_filters_that_the_chain_meets_leave_it(kg: Run, filters: tuple[str, ...]):
    assert kg("path", "miR-19a", "apoptosis", *filters).code == 0


def test_show_tells_what_a_thing_does_and_what_is_done_to_it(kg: Run):
    ran = kg("show", "pten")
    assert "HGNC:9588" in ran.out
    assert "PTEN lowers PI3K/AKT pathway" in ran.out
    assert "miR-19a lowers PTEN" in ran.out
    shown = json.loads(kg("show", "pten", "--json").out)
    assert len(shown["statements"]) == 2


def test_find_lists_names_and_statements_with_ids_that_explain_takes(kg: Run):
    found = json.loads(kg("find", "apopt", "--json").out)
    assert [entity["label"] for entity in found["entities"]] == ["apoptosis"]
    printed = kg("find", "apopt").out
    for statement in found["statements"]:
        short = statement["id"].rpartition("/")[2][:8]
        assert short in printed
        assert kg("explain", short).code == 0


def test_explain_marks_the_sentence_and_names_the_rule(kg: Run):
    (one,) = json.loads(kg("find", "hypoxia", "--json").out)["statements"]
    ran = kg("explain", one["id"])
    assert "[subject: Hypoxia] [trigger: increases] [object: apoptosis]." in ran.out
    assert "active-verb" in ran.out
    assert "'increases' says so" in ran.out
    assert "Vesicles shelter the infarcted heart" in ran.out
    pieces = json.loads(kg("explain", one["id"], "--json").out)["evidence"][0]["pieces"]
    assert "".join(piece["text"] for piece in pieces) == "Hypoxia increases apoptosis."


def test_stats_count_by_layer_and_relation(kg: Run):
    counts = json.loads(kg("stats", "--json").out)
    assert counts["statements"] == 5
    assert counts["relations"] == {"carries": 1, "increases": 1, "decreases": 3}
    assert "5 statements" in kg("stats").out


def test_export_prints_or_writes(kg: Run):
    printed = kg("export", "turtle")
    assert printed.code == 0
    assert kg("export", "turtle", "-o", "graph.ttl").code == 0
    assert Path("graph.ttl").read_text(encoding="utf-8") == printed.out


def test_formats_of_several_files_go_to_a_folder(kg: Run):
    assert kg("export", "kgx").code == 2
    assert kg("export", "kgx", "-o", "kgx").code == 0
    assert len(list(Path("kgx").iterdir())) >= 2


@pytest.mark.parametrize("name", ["turtle", "jsonl"])
def test_import_reads_an_export_back_without_loss(kg: Run, name: str, out: Path):
    file = Path("exported.ttl" if name == "turtle" else "exported.jsonl")
    kg("export", name, "-o", file)
    assert kg("import", file, "--out", "again").code == 0
    assert Path("again/statements.jsonl").read_bytes() == (out / "statements.jsonl").read_bytes()


def test_import_never_replaces_a_graph_unasked(kg: Run):
    kg("export", "turtle", "-o", "graph.ttl")
    assert kg("import", "graph.ttl").code == 2
    assert kg("import", "graph.ttl", "--replace").code == 0


def test_formats_are_listed(kg: Run):
    listed = json.loads(kg("formats", "--json").out)
    assert {"turtle", "graphml"} <= {one["name"] for one in listed}
    assert all(one["name"] in kg("formats").out for one in listed)


def test_sparql_runs_a_shipped_query_about_what_is_named(kg: Run):
    assert "what-lowers" in kg("sparql", "--list").out
    assert "PI3K/AKT pathway" in kg("sparql", "what-lowers", "--param", "entity=apoptosis").out


def test_validate_says_that_our_own_turtle_keeps_to_the_model(kg: Run):
    pytest.importorskip("pyshacl")
    kg("export", "turtle", "-o", "graph.ttl")
    assert kg("validate", "graph.ttl").code == 0


def test_validate_names_the_line_of_what_does_not(kg: Run):
    pytest.importorskip("pyshacl")
    kg("export", "turtle", "-o", "graph.ttl")
    damaged = Path("graph.ttl").read_text(encoding="utf-8").replace("mkg:belief 0.", "mkg:belief 7.", 1)
    Path("damaged.ttl").write_text(damaged, encoding="utf-8")
    ran = kg("validate", "damaged.ttl")
    assert ran.code == 1
    assert "line " in ran.out


@pytest.mark.parametrize(
    "request_",
    [
        (),
        ("--question", "how does miR-19a reduce apoptosis"),
        ("--question", "what is known about PTEN"),
        ("--path", "miR-19a", "apoptosis", "--sign", "-"),
        ("--focus", "PTEN", "--depth", 2),
        ("--document", "heart"),
    ],
)
def test_the_map_is_drawn_for_whatever_is_asked(kg: Run, request_: tuple[str, ...]):
    assert kg("map", "-o", "drawn.html", *request_).code == 0
    assert "PTEN" in Path("drawn.html").read_text(encoding="utf-8")


def test_evaluate_scores_the_graph_against_annotations(kg: Run):
    ends = {"subj": {"label": "microRNA-19a", "type": "miRNA"}, "obj": {"label": "PTEN", "type": "gene"}}
    missed = {"subj": {"label": "PTEN", "type": "gene"}, "obj": {"label": "fibrosis", "type": "process"}}
    records = [{"doc": "heart", "rel": rel, **ends} for rel, ends in (("decreases", ends), ("increases", missed))]
    Path("gold.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    scores = json.loads(kg("evaluate", "gold.jsonl", "--json").out)
    assert (scores["precision"], scores["recall"]) == (0.2, 0.5)
    printed = kg("evaluate", "gold.jsonl").out
    assert "PTEN increases fibrosis" in printed
    assert "Hypoxia increases apoptosis." in printed
