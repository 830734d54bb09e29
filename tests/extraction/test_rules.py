"""Every rule has a name, a line in the manual, and an example there that it reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.documents import find_sources, read_document
from kg.extraction import extract
from kg.resources import resource

from .saying import statements_of, vocabulary

MANUAL = Path(__file__).parents[2] / "docs" / "extraction.md"
TEXTS = [resource("corpus"), Path(__file__).parents[1] / "gold" / "texts"]
ROWS = re.findall(r"^\| `([a-z-]+)` \| .+? \| (.*)\|$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule, example in ROWS if example])
def test_the_example_of_a_rule_is_read_by_it(rule: str, example: str):
    assert rule in {one.evidence[0].rule for one in statements_of(example)}


def test_the_manual_names_every_rule():
    read = [one for path in find_sources(TEXTS) for one in extract(read_document(path), vocabulary())]
    used = {evidence.rule.removeprefix("table-") for one in read for evidence in one.evidence}
    assert used - {rule for rule, _ in ROWS} == set()
