"""README keeps its promises: what it tells a newcomer to paste is what is tested, and it names every command."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def shell_lines() -> list[str]:
    """The lines in README's shell blocks that set the project up."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if "-m venv" in line]


@pytest.fixture
def command_line() -> click.Group:
    """The group behind ``kg``."""
    return pytest.importorskip("kg.cli", reason="there is no command line yet").main


def test_one_line_builds_the_graph_and_one_runs_the_tests():
    build, test = shell_lines()
    assert build.endswith("build_graph.py")
    assert test.endswith("pytest")
    assert not any(line.endswith("\\") for line in (build, test))


def test_the_lines_make_their_own_environment_and_leave_the_system_alone():
    for line in shell_lines():
        steps = line.split(" && ")
        assert steps[0] == "python3 -m venv .venv"
        assert all(step.startswith(".venv/bin/") for step in steps[1:])


def test_continuous_integration_runs_exactly_these_lines():
    printed = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run"), "--commands"], capture_output=True, text=True, check=True
    )
    assert printed.stdout.splitlines() == shell_lines()


def test_every_command_has_help(command_line: click.Group):
    for name in command_line.commands:
        shown = CliRunner().invoke(command_line, [name, "--help"])
        assert shown.exit_code == 0, name
        usage, summary = shown.output.split("\n\n")[:2]
        assert usage.startswith("Usage:")
        assert not summary.strip().startswith(("Options:", "Usage:")), f"kg {name} --help does not say what it does"


def test_readme_names_every_command_and_no_other(command_line: click.Group):
    table = re.findall(r"^\| `kg ([a-z-]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(table) == sorted(command_line.commands)


def test_files_that_readme_links_to_exist():
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def test_sentences_that_readme_shows_stand_in_the_default_texts():
    texts = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in (ROOT / "corpus").iterdir())
    shown = re.findall(r"“(.*?)”", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for sentence in shown:
        assert " ".join(sentence.split()) in texts


def test_pictures_are_small():
    assert all(picture.stat().st_size < 300_000 for picture in (ROOT / "docs" / "images").iterdir())
