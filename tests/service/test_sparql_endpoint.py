"""The SPARQL endpoint as its users meet it: programs, people, and those who ask too much."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from xml.etree.ElementTree import canonicalize

import pytest

from kg.graph import MechanismGraph, save_graph
from kg.model import Entity, Evidence, Relation, Statement

testclient = pytest.importorskip("starlette.testclient")
pytest.importorskip("httpx")

from kg.formats.sparql import answer, store_of  # noqa: E402
from kg.service.sparql_endpoint import is_local, serve_sparql, sparql_app, write_store  # noqa: E402
from kg.service.sparql_results import Limits  # noqa: E402

STATIN = Entity("mkg:therapy/statin", "statin", "therapy")
PLAQUE = Entity("mkg:hallmark/plaque-growth", "plaque growth", "hallmark")
MACROPHAGE = Entity("mkg:cell/macrophage", "macrophage", "cell")


def read(text: str) -> tuple[Evidence, ...]:
    return (Evidence("artery", "1", text, 0, len(text), text.split()[0], text.split()[-1], "active-verb"),)


GRAPH = MechanismGraph.from_statements(
    [
        Statement(STATIN, Relation.DECREASES, PLAQUE, evidence=read('Statins <slow> "plaque" & growth')),
        Statement(MACROPHAGE, Relation.INCREASES, PLAQUE, evidence=read("Macrophages feed plaque growth")),
    ]
)
LIMITS = Limits(seconds=1.0, rows=40, bytes=20_000)
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 30"
RUNAWAYS = {
    "cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }",
    "unbounded path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?c (!<x:>|^!<x:>)* ?d, ?e, ?f }",
    "huge pattern": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER REGEX(CONCAT(STR(?c), STR(?f), STR(?l)), '(s+t+)+u(v|w)*x') }",
    "huge sort": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?a ?g LIMIT 1",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sparql") / "store"
    write_store(GRAPH, folder)
    with testclient.TestClient(sparql_app(folder, LIMITS, workers=2)) as opened:
        yield opened


def ask(client, query: str, accept: str = "application/json"):
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def test_a_select_query_answers_in_json(client):
    response = ask(client, "SELECT ?label { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?label")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/sparql-results+json"
    found = [row["label"]["value"] for row in response.json()["results"]["bindings"]]
    assert found == ["macrophage", "macrophage increases plaque growth", "plaque growth", "statin",
                     "statin decreases plaque growth"]  # fmt: skip


@pytest.mark.parametrize("result_format", ["csv", "json", "xml"])
def test_results_are_those_of_the_command_line(client, result_format):
    kinds = {"csv": "text/csv", "json": "application/sparql-results+json", "xml": "application/sparql-results+xml"}
    ours = ask(client, ALL, kinds[result_format]).text
    theirs = answer(store_of(GRAPH), ALL, result_format)
    same = {"json": json.loads, "xml": lambda text: canonicalize(text, strip_text=True), "csv": str.split}[
        result_format
    ]
    assert same(ours) == same(theirs)


ACCEPTS = {
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv;q=0.4, text/tab-separated-values;q=0.9": "text/tab-separated-values; charset=utf-8",
    "application/*;q=0.5, text/csv": "text/csv; charset=utf-8",
    "application/json": "application/sparql-results+json",
    "*/*": "application/sparql-results+json",
    "text/csv;q=0, */*": "application/sparql-results+json",
}


@pytest.mark.parametrize(("accept", "media"), ACCEPTS.items())
def test_the_syntax_is_the_one_liked_best(client, accept, media):
    assert ask(client, ALL, accept).headers["content-type"] == media


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_construct_and_describe_answer_in_rdf(client, media):
    for query in (
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5",
        "DESCRIBE <https://w3id.org/mechanism-kg/therapy/statin>",
    ):
        response = ask(client, query, media)
        assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, media)
        assert response.content


def test_ask_answers_yes_or_no(client):
    assert ask(client, "ASK { ?s ?p 'plaque growth' }").json()["boolean"] is True
    assert "<boolean>false</boolean>" in ask(client, "ASK { ?s ?p 'nothing' }", "text/xml").text


def test_queries_come_by_form_and_as_themselves(client):
    form = client.post("/sparql", data={"query": "ASK {}"})
    itself = client.post("/sparql", content="ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert form.json() == itself.json() == {"head": {}, "boolean": True}


REFUSED = {
    "two queries": ({"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "one query is needed, not 2"),
    "bad syntax": ({"params": {"query": "SELECT * { ?s ?p }"}}, 400, "not a SPARQL query that can be run"),
    "an update": ({"params": {"update": "CLEAR ALL"}}, 403, "read-only"),
    "an update as query": ({"params": {"query": "INSERT DATA { <a:> <b:> <c:> }"}}, 400, "not a SPARQL query"),
    "LOAD": ({"params": {"query": "LOAD <http://a.example/>"}}, 400, "not a SPARQL query"),
    "SERVICE": ({"params": {"query": "SELECT * { SERVICE <http://a.example/> {} }"}}, 403, "SERVICE is refused"),
    "an unknown type": ({"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406, "these are"),
    "a long query": ({"params": {"query": "ASK {}" + " " * 60_000}}, 413, "longer than 50,000"),
    "too many rows": ({"params": {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}}, 413, "more than 40 rows"),
    "a bad graph name": ({"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}, 400, "cannot|can be run"),
}  # fmt: skip


@pytest.mark.parametrize(("request_", "status", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_answered_says_why(client, request_, status, reason):
    response = client.get("/sparql", **request_)
    assert response.status_code == status
    assert any(part in response.text for part in reason.split("|"))
    assert response.text.count("\n") == 1 or status == 400


def test_a_result_of_many_bytes_is_refused(client):
    response = ask(client, "SELECT (REPEAT AS ?x) {}")
    assert response.status_code == 400
    long = "CONCAT(" + ", ".join(['"' + "x" * 900 + '"'] * 25) + ")"
    response = ask(client, f"SELECT ({long} AS ?x) {{}}")
    assert (response.status_code, "larger than 20,000 bytes" in response.text) == (413, True)


def test_other_methods_and_types_are_refused(client):
    assert client.put("/sparql", content="ASK {}").status_code == 405
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    utf16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    assert client.post("/sparql", content="ASK {}".encode("utf-16"), headers=utf16).status_code == 400
    assert client.post("/sparql", content=b"x" * 1_100_000, headers=utf16).status_code == 413


def test_pages_elsewhere_may_ask(client):
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://notebook.example"})
    assert response.headers["access-control-allow-origin"] == "*"


def test_the_root_describes_the_service(client):
    text = client.get("/", headers={"Accept": "text/turtle"}).text
    for part in ("Service", "SPARQL11Query", "void:triples", "resultFormat", "void:classPartition"):
        assert part in text
    assert client.get("/", headers={"Accept": "image/png"}).status_code == 406


def test_browsers_get_a_page_that_needs_nothing_from_elsewhere(client):
    response = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    for outside in ("src=", "href=", "@import", "url("):
        assert outside not in response.text
    assert "what-lowers" in response.text


@pytest.mark.parametrize("query", RUNAWAYS.values(), ids=RUNAWAYS.keys())
def test_a_runaway_query_is_stopped_while_others_are_answered(client, query):
    with ThreadPoolExecutor() as threads:
        begun = time.monotonic()
        runaway = threads.submit(ask, client, query)
        time.sleep(0.2)
        assert ask(client, "ASK {}").status_code == 200
        assert time.monotonic() - begun < LIMITS.seconds
        assert runaway.result().status_code in (413, 504, 507)
        assert time.monotonic() - begun < LIMITS.seconds + 10  # stopping it may have to wait for a busy machine
    assert ask(client, "ASK {}").status_code == 200


def test_only_this_machine_is_served_unless_asked(monkeypatch):
    assert [is_local(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "kg.example")] == [True] * 3 + [
        False
    ] * 2
    uvicorn = pytest.importorskip("uvicorn")
    monkeypatch.setattr(uvicorn, "run", lambda app, **settings: None)
    said: list[str] = []
    serve_sparql(GRAPH, "0.0.0.0", 8001, say=said.append)
    assert said[0].startswith("warning: 0.0.0.0 can be reached from other machines")
    serve_sparql(GRAPH, port=8001, say=said.append)
    assert said[2] == "SPARQL endpoint at http://127.0.0.1:8001/sparql (stop with Ctrl+C)"


SERVER = """
import sys
from kg.graph import load_graph
from kg.service.sparql_endpoint import serve_sparql
if __name__ == "__main__":
    serve_sparql(load_graph(sys.argv[1]), port=int(sys.argv[2]), say=lambda text: print(text, flush=True))
"""


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_server_leaves_nothing_behind(stop, tmp_path):
    graph, scratch = save_graph(GRAPH, tmp_path), tmp_path / "scratch"
    scratch.mkdir()
    (tmp_path / "server.py").write_text(SERVER)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(tmp_path / "server.py"), str(graph), str(port)]
    environment = os.environ | {"TMPDIR": str(scratch)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        url = f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D"
        for _ in range(100):
            with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as response:
                assert response.status == 200
                break
            time.sleep(0.1)
        assert list(scratch.glob("kg-sparql-*"))
        server.send_signal(stop)
        _, errors = server.communicate(timeout=15)
    assert (server.returncode, errors) == (0, "")
    assert not list(scratch.glob("kg-sparql-*"))
