"""The web app: every page from the graph, the same as JSON, and nobody else's requests."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from starlette.testclient import TestClient

from kg.graph import MechanismGraph, statement_to_dict
from kg.model import Entity, Evidence, Relation, Statement
from kg.service.app import create_app

MIR140 = "mkg:mirna/mir-140-5p"
TEXT = "In rat chondrocytes, miR-140-5p suppressed SOX9. The weather was fine. SOX9 increased aggrecan."


@pytest.fixture
def client(joints: MechanismGraph, library: Any) -> TestClient:
    return TestClient(create_app(joints, library.sources, title="Joints"), base_url="http://127.0.0.1:8000")


def statement_between(graph: MechanismGraph, subject: str, object_: str) -> Statement:
    return next(one for one in graph.statements.values() if (one.subject.label, one.object.label) == (subject, object_))


def test_the_first_page_asks_and_lists(client: TestClient) -> None:
    page = client.get("/").text
    assert 'action="/ask"' in page
    assert "miR-140-5p" in page
    assert "/document/joints" in page


def test_an_entity_has_a_page_with_both_sides(client: TestClient) -> None:
    page = client.get("/entity/HGNC:11204").text
    assert "<h1>SOX9</h1>" in page
    assert "http://identifiers.org/hgnc/11204" in page
    assert "Acts on (2)" in page
    assert "Acted on by (1)" in page


def test_a_statement_has_a_page_that_tells_how_it_was_read(client: TestClient, joints: MechanismGraph) -> None:
    statement = statement_between(joints, "miR-140-5p", "RALA")
    page = client.get(f"/statement/{statement.id.removeprefix('mkg:statement/')}").text
    assert "Luciferase assays confirmed" in page
    assert "active-verb" in page
    assert "https://doi.org/10.1000/example.14" in page


def test_what_speaks_against_a_statement_stands_below_it(client: TestClient, joints: MechanismGraph) -> None:
    statement = statement_between(joints, "miR-140-5p", "proliferation")
    supporting, against = client.get(f"/statement/{statement.id}").text.split("<h2>Contradicting</h2>")
    told = {"promotes proliferation in vitro", "slowed proliferation"}
    assert {words for words in told if words in supporting} | {words for words in told if words in against} == told


def test_a_document_shows_its_statements_in_place(client: TestClient, library: Any) -> None:
    page = client.get("/document/heart").text
    assert page.count('class="reading"') >= 7
    assert "miR-146a may limit fibrosis." in page
    assert "hedged" in page


def test_a_document_without_its_text_is_a_list_of_sentences(joints: MechanismGraph) -> None:
    page = TestClient(create_app(joints), base_url="http://localhost").get("/document/heart").text
    assert "The text itself is not here" in page
    assert "miR-146a lowers IRAK1 in the infarcted mouse heart." in page


def test_conflicts_show_both_sides(client: TestClient) -> None:
    page = client.get("/conflicts").text
    assert "promotes proliferation in vitro" in page
    assert "slowed proliferation" in page


def test_the_map_is_a_page_of_the_app(client: TestClient) -> None:
    page = client.get("/map")
    assert "<!doctype html>" in page.text
    assert page.headers["content-security-policy"] == "frame-ancestors 'self'"


def test_one_hit_leads_straight_to_its_page(client: TestClient) -> None:
    assert client.get("/find?q=IRAK1", follow_redirects=False).headers["location"] == "/entity/HGNC:6112"


def test_nothing_found_is_said(client: TestClient) -> None:
    assert client.get("/find?q=zzz").status_code == 404
    assert client.get("/entity/HGNC:0").status_code == 404
    assert "no document is called knees" in client.get("/document/knees").text


def test_a_question_is_answered_with_a_picture_and_sentences(client: TestClient) -> None:
    page = client.get("/ask?q=" + quote("How does miR-140-5p increase aggrecan?")).text
    assert '<iframe class="picture" src="/map#from=' in page
    assert "RALA reduced the expression of SOX9." in page


# ---- added texts


@pytest.mark.parametrize(
    "post", [{"data": {"text": TEXT}}, {"files": {"file": ("rats.txt", TEXT)}, "data": {"text": ""}}]
)
def test_an_added_text_is_read_and_shown(client: TestClient, post: dict[str, Any]) -> None:
    page = client.post("/add", **post)
    assert page.status_code == 200
    assert str(page.url).startswith("http://127.0.0.1:8000/text/")
    assert "The weather was fine." in page.text
    assert "SOX9" in page.text
    base = str(page.url).split("/document/")[0]
    assert client.get(f"{base}/map").status_code == 200
    assert client.get(f"{base}/").status_code == 200


def test_an_added_text_leaves_the_graph_alone(client: TestClient) -> None:
    before = client.get("/api/documents").json()
    client.post("/add", data={"text": TEXT})
    assert client.get("/api/documents").json() == before


@pytest.mark.parametrize("text", ["", "   ", "x" * 2_100_000], ids=["empty", "blank", "too large"])
def test_a_text_that_cannot_be_used_is_refused_in_words(client: TestClient, text: str) -> None:
    answer = client.post("/add", data={"text": text})
    assert answer.status_code == 400
    assert "text" in answer.text


def test_an_old_text_makes_room(client: TestClient) -> None:
    pages = [str(client.post("/add", data={"text": TEXT}).url) for _ in range(9)]
    assert client.get(pages[0]).status_code == 404
    assert client.get(pages[-1]).status_code == 200


# ---- JSON


@pytest.mark.parametrize(
    "address",
    [
        "entities?q=mir",
        "entity/HGNC:11204",
        "documents",
        "conflicts",
        "ask?q=What+does+SOX9+increase",
    ],
)
def test_the_interface_answers_in_json(client: TestClient, address: str) -> None:
    answer = client.get(f"/api/{address}")
    assert answer.status_code == 200
    assert answer.json()


def test_a_statement_is_the_same_as_in_the_stored_graph(client: TestClient, joints: MechanismGraph) -> None:
    statement = statement_between(joints, "miR-140-5p", "RALA")
    assert client.get(f"/api/statement/{statement.id}").json() == json.loads(json.dumps(statement_to_dict(statement)))


def test_the_interface_describes_itself(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert "/api/entity/{key}" in description["paths"]
    assert all(operation["get"]["summary"] for operation in description["paths"].values())


def test_errors_of_the_interface_are_json(client: TestClient) -> None:
    assert "HGNC:0" in client.get("/api/entity/HGNC:0").json()["error"]
    assert client.get("/api/ask").status_code == 400


# ---- who may ask


def test_other_host_names_are_refused(joints: MechanismGraph) -> None:
    answer = TestClient(create_app(joints), base_url="http://evil.example").get("/")
    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_posts_from_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/add", data={"text": TEXT}, headers=headers).status_code == 403


def test_pages_may_load_nothing_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_names_are_escaped_everywhere() -> None:
    bad = "<script>alert(1)</script>"
    told = Evidence(bad, bad, bad, 0, len(bad), bad, bad, bad, subject_span=(0, 8))
    gene, process = Entity(f"HGNC:{bad}", bad, "gene"), Entity(f"mkg:process/{bad}", bad, "process")
    graph = MechanismGraph.from_statements(
        Statement(gene, relation, process, evidence=(told,)) for relation in (Relation.INCREASES, Relation.DECREASES)
    )
    client = TestClient(create_app(graph, {bad: bad}, title=bad), base_url="http://127.0.0.1")
    statement = next(iter(graph.statements))
    pages = ["/", "/conflicts", f"/entity/{quote(gene.id)}", f"/statement/{statement}", f"/ask?q={quote(bad)}"]
    pages += [f"/document/{quote(bad, safe='')}", f"/find?q={quote(bad)}x", f"/find?q={quote(bad)}"]
    for page in pages:
        assert bad not in client.get(page).text, page
