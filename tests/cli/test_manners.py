"""What all commands share: help, what is imported, colour, pipes, interruption, tracebacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli import main

if TYPE_CHECKING:
    from conftest import Run

HEAVY = (
    "networkx",
    "numpy",
    "rdflib",
    "pyvis",
    "numba",
    "rich",
    "rapidfuzz",
    "pyoxigraph",
    "jinja2",
    "scipy",
    "pandas",
)
PROGRAM = "import sys; from kg.cli import main; main(sys.argv[1:], prog_name='kg')"


def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`kg` in a process of its own."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["--help"], [], ["--version"], ["ask", "--help"], ["build", "--help"], ["biuld"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]):
    script = (
        "import sys; from kg.cli import main\n"
        f"try: main({arguments!r}, prog_name='kg')\n"
        f"except SystemExit: print(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr, end='')"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr.splitlines()[-1:] in ([], [ran.stderr.strip()])
    assert not set(HEAVY) & set(ran.stderr.split())


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_examples_that_are_commands(kg: Run, name: str):
    ran = kg(name, "--help")
    assert ran.code == 0
    examples = ran.out.partition("Examples:")[2].splitlines()
    lines = [line.strip() for line in examples if line.startswith("  ") and not line.startswith("   ")]
    assert lines
    for line in lines:
        assert line.split()[:2][0] == "kg"
        assert line.split()[1] in main.commands
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_help_lists_every_command(kg: Run):
    ran = kg()
    assert ran.out == kg("--help").out
    assert all(f"\n  {name} " in ran.out for name in main.commands)


def test_a_traceback_is_shown_on_demand_before_and_after_the_command(kg: Run, tmp_path: Path):
    for arguments in (("--debug", "stats", "--graph", tmp_path), ("stats", "--graph", tmp_path, "--debug")):
        ran = kg(*arguments)
        assert ran.code == 2
        assert "Traceback" in ran.err
        assert ran.err.splitlines()[-1].startswith("kg: no graph at")


def test_a_fault_of_ours_is_one_line_too(kg: Run, out: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kg.graph.load_graph", lambda path: 1 // 0)
    ran = kg("stats")
    assert ran.code == 70
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError" in ran.err


def test_interruption_ends_quietly(kg: Run, out: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.graph.load_graph", interrupted)
    ran = kg("stats")
    assert (ran.code, ran.err.strip()) == (130, "kg: interrupted")


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error(out: Path):
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "export", "turtle"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_narrow_encoding_is_no_error(out: Path):
    command = [sys.executable, "-c", PROGRAM, "ask", "what does miR-19a target"]
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ran = subprocess.run(command, capture_output=True, check=False, env=latin)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"?In the infarcted heart miR-19a inhibits PTEN [7].?" in ran.stdout


def test_nothing_is_coloured_and_no_bar_is_drawn_in_a_pipe(out: Path):
    Path("heart.txt").write_text("In the failing heart, miR-19a inhibits PTEN.")
    for arguments in (["build", "heart.txt"], ["ask", "what does miR-19a target"], ["stats"]):
        ran = shell(*arguments)
        assert ran.returncode == 0, ran.stderr
        assert "\x1b" not in ran.stdout
        assert ran.stderr == ""


def on_terminal(*arguments: str, **variables: str) -> str:
    """What `kg` prints on a terminal of its own."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **variables}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdin=follower, stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    printed = b""
    try:
        while piece := os.read(leader, 4096):
            printed += piece
    except OSError:  # Linux reports the end of a terminal so
        pass
    os.close(leader)
    assert process.wait(timeout=60) == 0
    return printed.decode()


def test_a_terminal_gets_colour_unless_it_declines(out: Path):
    question = ("ask", "what does miR-19a target")
    assert "\x1b[" in on_terminal(*question, NO_COLOR="")
    assert "\x1b[" not in on_terminal(*question, NO_COLOR="1")
    assert "\x1b[" not in on_terminal(*question, TERM="dumb")
    assert "\x1b[1" not in on_terminal("stats", NO_COLOR="1")


def test_a_terminal_gets_a_bar_while_texts_are_read(out: Path):
    Path("heart.txt").write_text("In the failing heart, miR-19a inhibits PTEN.")
    assert "Reading" in on_terminal("build", "heart.txt")


def test_control_characters_of_a_text_do_not_reach_the_terminal(kg: Run, out: Path):
    file = out / "statements.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("PTEN", "PT\\u001b[31mEN"), encoding="utf-8")
    for arguments in (("show", "HGNC:9588"), ("find", "apoptosis"), ("explain", "zz\x1b[31m")):
        ran = kg(*arguments)
        assert "\x1b" not in ran.out + ran.err
