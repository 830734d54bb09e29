"""What a user installs holds everything that a checkout has: names, queries and default texts travel in the wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRAVELLING = ("ontology", "queries", "corpus")
OFFLINE = re.compile(r"could not find a version|no matching distribution|connection", re.IGNORECASE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("this environment has no pip")
    built = subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode and OFFLINE.search(built.stderr):
        pytest.skip("the build tool cannot be installed from here")
    assert built.returncode == 0, built.stderr[-2000:]
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", TRAVELLING)
def test_the_folder_travels_whole(folder: str, contents: set[str]):
    expected = {
        f"kg/_resources/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected
    assert expected <= contents


def test_every_module_and_template_travels(contents: set[str]):
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected <= contents


def test_an_install_finds_its_texts_without_the_checkout(wheel: Path, tmp_path: Path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = "import sys; from kg.resources import resource; print(*map(resource, sys.argv[1:]), sep='\\n')"
    found = subprocess.run(
        [sys.executable, "-S", "-c", script, *TRAVELLING],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    inside = tmp_path / "kg" / "_resources"
    assert [Path(line) for line in found.stdout.splitlines()] == [inside / folder for folder in TRAVELLING]


def test_the_kg_command_is_declared(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "kg = kg.cli:main" in archive.read(entry_points).decode()


def test_lower_bounds_are_given_for_everything_that_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    for requirement in [*project["dependencies"], *extras]:
        assert ">=" in requirement or requirement.startswith("mechanism-kg["), requirement
