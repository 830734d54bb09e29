"""The default texts are what a first reader sees: each is a digest of a named study, of readable length."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg.resources import resource

REVIEWS = Path(os.environ.get("KG_REVIEWS", Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"))
CORPUS = sorted(resource("corpus").glob("*.txt"))
DIGESTS = [path for path in CORPUS if path.name[0].isdigit()]
PAGES = [path for path in CORPUS if path not in DIGESTS]
FIELDS = {"Citation", "Species", "Setting"}
SETTINGS = {"in vitro", "ex vivo", "in vivo", "clinical"}

each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
each_text = pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)


def parts(path: Path) -> tuple[str, dict[str, str], str]:
    """Title, header and body of a text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    title, *lines = head.split("\n")
    return title, dict(line.split(": ", 1) for line in lines), body


def words(body: str) -> int:
    return len(body.split())


def test_there_is_a_digest_for_each_of_the_studies_and_a_page_on_the_disc():
    assert len(DIGESTS) >= 25
    assert [path.stem for path in PAGES] == ["disc-biology"]


@each_text
def test_a_text_opens_with_a_title_and_known_header_fields(path: Path):
    title, header, body = parts(path)
    assert title == title.strip()
    assert not title.endswith(".")
    assert header
    assert set(header) <= FIELDS
    assert set(header.get("Setting", "in vitro").split(", ")) <= SETTINGS
    assert body.endswith("\n")
    assert not body.endswith("\n\n")


@each_digest
def test_a_digest_cites_its_study_under_the_number_in_its_file_name(path: Path):
    _, header, _ = parts(path)
    number = re.match(r"\d+", path.stem)
    assert number
    assert header["Citation"].startswith(f"{int(number[0])}. ")
    assert re.search(r"\b(?:19|20)\d\d\b", header["Citation"]), "a year"


@each_digest
def test_a_digest_is_short_enough_to_read_and_long_enough_to_say_something(path: Path):
    assert 80 <= words(parts(path)[2]) <= 200


def test_the_page_on_the_disc_fits_a_page():
    (page,) = PAGES
    assert 300 <= words(parts(page)[2]) <= 500


def test_each_study_has_one_digest_and_each_digest_its_own_title():
    assert len({parts(path)[1]["Citation"] for path in DIGESTS}) == len(DIGESTS)
    assert len({parts(path)[0] for path in CORPUS}) == len(CORPUS)


@each_text
def test_no_identifier_is_invented(path: Path):
    assert not re.search(r"\b(?:doi|pmid|pmc\d+)\b|https?://", path.read_text(encoding="utf-8"), re.IGNORECASE)


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """Every run of `length` words of a text."""
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


@pytest.mark.skipif(not REVIEWS.is_dir(), reason="the reviews are not here: set KG_REVIEWS to their folder")
def test_no_text_repeats_a_phrase_of_the_reviews():
    printed = set().union(*(runs(path.read_text(encoding="utf-8")) for path in REVIEWS.glob("*.txt")))
    assert printed
    for path in CORPUS:
        title, _, body = parts(path)
        assert not (runs(title) | runs(body)) & printed, path.name
