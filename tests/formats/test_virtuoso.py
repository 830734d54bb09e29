"""Virtuoso loads our Turtle by its own loader and answers every query as Oxigraph does.

Runs where Debian's virtuoso-opensource-7 is installed, on a server of its own that ends with the tests.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from decimal import Decimal

import pytest

from kg.formats import render
from kg.formats.queries import bind, shipped_queries
from kg.formats.sparql import answer, store_of
from kg.formats.triples import triples

GRAPH_NAME = "http://graph.example/"
SETTINGS = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""

pytestmark = pytest.mark.skipif(
    not (shutil.which("virtuoso-t") and shutil.which("isql-vt")), reason="virtuoso-opensource-7 is not installed"
)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def virtuoso(small, tmp_path_factory):
    """A function that asks a Virtuoso with the small graph in it."""
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    (folder / "v.ini").write_text(SETTINGS.format(folder=folder, sql=sql, http=http))
    (folder / "graph.ttl").write_text(render(small.graph, "turtle", small.run), encoding="utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "v.ini")]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def isql(statement: str) -> int:
        run = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement};"]
        return subprocess.run(run, capture_output=True, timeout=60, check=False).returncode

    def ask(query: str):
        parameters = {"query": query, "default-graph-uri": GRAPH_NAME, "format": "application/sparql-results+json"}
        url = f"http://127.0.0.1:{http}/sparql?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=60) as response:
            return json.load(response)

    try:
        for _ in range(120):
            if isql("select 1") == 0:
                break
            time.sleep(0.5)
        load = f"DB.DBA.TTLP(file_to_string_output('{folder}/graph.ttl'), '', '{GRAPH_NAME}', 0)"
        assert isql(load) == 0
        yield ask
    finally:
        server.kill()
        server.wait()


def rows(result, names) -> list[list[object]]:
    """Rows in any order, numbers by worth; Virtuoso writes false as 0."""
    found = [[plain(binding.get(name)) for name in names] for binding in result["results"]["bindings"]]
    return sorted(found, key=repr)


def plain(value) -> object:
    if value is None:
        return None
    text = {"false": "0", "true": "1"}.get(value["value"], value["value"])
    try:
        return Decimal(text).normalize()
    except ArithmeticError:
        return text


def test_it_loads_every_triple(virtuoso, small):
    count = virtuoso("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")["results"]["bindings"][0]["n"]["value"]
    assert int(count) == len(list(triples(small.graph, small.run)))


@pytest.mark.parametrize("query", shipped_queries(), ids=lambda query: query.name)
def test_it_answers_as_oxigraph_does(query, virtuoso, small, parameters):
    text = bind(query, parameters.get(query.name, {}), small.graph)
    if "CONSTRUCT" in text:
        pytest.skip("compared as rows only")
    theirs = virtuoso(text)
    ours = json.loads(answer(store_of(small.graph, small.run), text, "json"))
    if "boolean" in ours:
        assert theirs["results"]["bindings"][0]["__ASK_RETVAL"]["value"] == "1"
    else:
        assert rows(theirs, query.columns) == rows(ours, query.columns) != []
