"""The W3C's own tests of the SPARQL 1.1 Protocol: all that need no update.

They are run by the npm package rdf-test-suite (``npm install rdf-test-suite``) over the W3C's files, which lie outside
this project; without either, this is skipped.  The suite loads its data by an update.  The endpoint refuses updates,
so the data is loaded beforehand, and the harness here answers the loader in its place.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("starlette")
uvicorn = pytest.importorskip("uvicorn")
pyoxigraph = pytest.importorskip("pyoxigraph")

from kg.service.sparql_endpoint import sparql_app  # noqa: E402
from kg.service.sparql_results import Limits  # noqa: E402

HOUSE = Path(__file__).resolve().parents[2]
SUITE = Path(os.environ.get("KG_W3C", HOUSE.parent / "shared" / "w3c"))
NPM = Path(os.environ.get("KG_NPM", "."))
"""Folder in which npm installed the suite."""
MANIFEST = "http://w3c.github.io/rdf-tests/sparql/sparql11/protocol/manifest.ttl"
ENGINE = "module.exports={parse:async()=>{},query:async()=>{throw Error()},update:async()=>{throw Error()}};"


def runner() -> list[str] | None:
    """The command that runs the suite, where npm has it."""
    npx = shutil.which("npx")
    if npx is None:
        return None
    command = [npx, "--no-install", "rdf-test-suite"]
    found = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=60, check=False, cwd=NPM)
    return None if "canceled" in found.stderr or "not found" in found.stderr else command


def loader_stand_in(app):
    """The application, except that what would load data is answered with success."""

    async def answer(scope, receive, send):
        headers = dict(scope.get("headers", []))
        if scope["type"] == "http" and b"sparql-update" in headers.get(b"content-type", b""):
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send)

    return answer


@pytest.fixture
def endpoint(tmp_path):
    folder = SUITE / "sparql" / "sparql11" / "protocol"
    store = pyoxigraph.Store(str(tmp_path / "store"))
    for number in (1, 2, 3):
        name = pyoxigraph.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        store.load(path=str(folder / f"data{number}.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=name)
    store.flush()
    del store
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = loader_stand_in(sparql_app(tmp_path / "store", Limits(seconds=10), workers=2))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/sparql"
    server.should_exit = True
    thread.join(10)


@pytest.mark.skipif(not (SUITE / "sparql").is_dir(), reason="the W3C's test files are not here (KG_W3C)")
def test_all_protocol_tests_that_need_no_update_pass(endpoint, tmp_path):
    command = runner()
    if command is None:
        pytest.skip("npm's rdf-test-suite is not installed")
    (tmp_path / "engine.js").write_text(ENGINE)
    arguments = [
        "-i",
        f'{{"protocolEndpoint": "{endpoint}"}}',
        "-m",
        f"http://w3c.github.io/rdf-tests/~{SUITE}/",
        "-o",
        "summary",
    ]
    run = subprocess.run(
        [*command, os.path.relpath(tmp_path / "engine.js", NPM), MANIFEST, *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=NPM,
    )
    passed = re.findall(r"✔ .*#((?:bad_)?(?:multiple_)?quer\w+)", run.stdout)
    failed = re.findall(r"✖ .*#((?:bad_)?(?:multiple_)?quer\w+)", run.stdout)
    assert failed == [], run.stdout
    assert len(passed) == 20, run.stdout[-3000:] + run.stderr[-3000:]
