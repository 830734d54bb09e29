"""`kg serve`, asked over HTTP while it runs as a program of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kg.graph import MechanismGraph, save_graph

if TYPE_CHECKING:
    from conftest import Run

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")

TEXT = """\
MSC exosomes carry miR-19a into cardiomyocytes. In the infarcted heart miR-19a inhibits PTEN [7]. PTEN suppresses the
PI3K/AKT pathway, and this pathway reduces apoptosis. Hypoxia increases apoptosis.
"""
PATIENCE = 60
"""Seconds a start may take on a busy machine."""

Answer = tuple[int, str]
Start = Callable[..., Callable[[str], Answer]]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def get(address: str, **headers: str) -> Answer:
    """Status and body of a page."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


@pytest.fixture
def start(heart: MechanismGraph, tmp_path: Path) -> Iterator[Start]:
    """Starts `kg serve` on a free port; what it returns gets pages. The server ends with the test, and says nothing."""
    save_graph(heart, tmp_path)
    # Line breaks count as blanks in the sentences of this graph.
    (tmp_path / "heart.txt").write_text(TEXT.replace("\n", " "), encoding="utf-8")
    servers: list[subprocess.Popen[str]] = []

    def started(*options: object) -> Callable[[str], Answer]:
        port = free_port()
        program = "from kg.cli import main\nif __name__ == '__main__': main(prog_name='kg')"
        (tmp_path / "program.py").write_text(program)
        arguments = ["serve", "--graph", tmp_path, "--port", port, *options]
        command = [sys.executable, str(tmp_path / "program.py"), *map(str, arguments)]
        servers.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "80"}))
        patient_until = time.monotonic() + PATIENCE
        while servers[-1].poll() is None and time.monotonic() < patient_until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        return lambda page, **headers: get(f"http://127.0.0.1:{port}{page}", **headers)

    yield started
    for server in servers:
        server.send_signal(signal.SIGINT)
        try:
            _, said = server.communicate(timeout=PATIENCE)
        finally:
            server.kill()
        assert server.returncode == 0
        assert "Traceback" not in said


def test_the_graph_is_browsed_asked_and_queried(start: Start, tmp_path: Path):
    page = start("--texts", tmp_path / "heart.txt")
    status, first = page("/")
    assert status == 200
    assert 'href="/sparql"' in first
    status, answer = page(f"/ask?q={quote('how does miR-19a reduce apoptosis')}")
    assert status == 200
    assert "Vesicles shelter the infarcted heart. 2019" in answer
    assert "Hypoxia" in page("/document/heart")[1]
    query = quote("ASK { ?any <http://www.w3.org/2000/01/rdf-schema#label> 'PTEN' }")
    assert json.loads(page(f"/sparql?query={query}")[1])["boolean"] is True
    assert page("/", Host="elsewhere.example")[0] == 403


def test_the_endpoint_can_be_served_alone(start: Start):
    page = start("--sparql")
    assert json.loads(page(f"/sparql?query={quote('ASK {}')}")[1])["boolean"] is True
    assert page("/conflicts")[0] == 404


def test_a_text_that_changed_is_not_shown_as_the_source(start: Start, tmp_path: Path):
    changed = tmp_path / "heart.txt"
    changed.write_text("Notes.\n\n" + changed.read_text(encoding="utf-8"), encoding="utf-8")
    page = start("--texts", changed)("/document/heart")[1]
    assert "Notes." not in page
    assert "miR-19a" in page


def test_an_address_that_others_reach_is_warned_of(kg: Run, out: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("uvicorn.run", lambda app, **settings: None)
    open_to_all = kg("serve", "--host", "0.0.0.0", "--port", free_port())
    assert "warning: 0.0.0.0 can be reached from other machines" in open_to_all.err
    assert "warning" not in kg("serve", "--port", free_port()).err


@pytest.mark.parametrize("option", [(), ("--sparql",)])
def test_a_port_in_use_is_said_in_one_line(kg: Run, out: Path, option: tuple[str, ...]):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = kg("serve", "--port", port, *option)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert f"cannot listen on 127.0.0.1, port {port}" in ran.err
