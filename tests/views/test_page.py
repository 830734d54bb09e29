"""The page is one self-contained, well-formed file that runs nothing it was not written with."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.graph import MechanismGraph
from kg.model import Entity, Evidence, Relation, Statement
from kg.views import MapRequest, Trace, map_html, write_map

Made = Callable[[int, int], MechanismGraph]


class Elements(HTMLParser):
    """Every element with its attributes, and the text of every script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append((self.found[-1][1], data))


def test_the_page_has_doctype_language_and_title(joints: MechanismGraph) -> None:
    page = map_html(joints, title="Cartilage & heart")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Cartilage &amp; heart</title>" in page
    assert page.count("<h1") == 1


def test_nothing_in_the_page_loads_from_elsewhere(joints: MechanismGraph) -> None:
    loading = ("link", "iframe", "object", "base")
    elements = Elements(map_html(joints)).found
    assert not [tag for tag, attributes in elements if "src" in attributes or tag in loading]


def test_the_policy_names_every_script_that_runs_and_no_other(joints: MechanismGraph) -> None:
    page = Elements(map_html(joints))
    policy = next(attributes["content"] for tag, attributes in page.found if "http-equiv" in attributes)
    assert policy is not None
    run = [text for attributes, text in page.scripts if "type" not in attributes]
    allowed = re.search(r"script-src ([^;]*);", policy)
    assert allowed is not None
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in run]
    assert allowed[1].split() == hashes
    assert "unsafe" not in policy


def test_the_same_graph_gives_the_same_bytes(joints: MechanismGraph) -> None:
    backwards = MechanismGraph.from_statements(reversed(list(joints.statements.values())))
    assert map_html(joints) == map_html(backwards)


def test_a_map_of_150_entities_stays_small(made: Made) -> None:
    assert len(map_html(made(150, 400)).encode()) < 1_200_000


def test_a_map_of_ten_thousand_entities_stays_under_ten_megabytes(made: Made) -> None:
    assert len(map_html(made(10_000, 30_000)).encode()) < 10_000_000


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028", "\U0001f600"])
def test_data_cannot_leave_its_block(text: str) -> None:
    told = Evidence(text, text, text, 0, len(text), text, text, text)
    thing, other = Entity(f"mkg:gene/{text}", text, "gene"), Entity("mkg:process/x", text, "process")
    graph = MechanismGraph.from_statements([Statement(thing, Relation.INCREASES, other, evidence=(told,))])
    blocks = [block for attributes, block in Elements(map_html(graph, title=text)).scripts if "type" in attributes]
    assert len(blocks) == 2
    assert json.loads(blocks[1])["sentences"] == [text]


def test_what_was_asked_for_is_written_into_the_page(joints: MechanismGraph) -> None:
    mir, gene = "mkg:mirna/mir-146a", "HGNC:6112"
    request = MapRequest(question="How does it act?", trace=Trace((mir,), (gene,), "-"), focus=(gene,), depth=2)
    block = Elements(map_html(joints, request=request)).scripts[1][1]
    assert json.loads(block)["request"] == {
        "question": "How does it act?", "trace": [[mir], [gene], "-", []], "focus": [gene], "depth": 2, "document": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "request_", [MapRequest(focus=("HGNC:0",)), MapRequest(trace=Trace(("HGNC:6112",), ("HGNC:0",)))]
)
def test_an_unknown_entity_is_named(joints: MechanismGraph, request_: MapRequest) -> None:
    with pytest.raises(BadInput, match="HGNC:0 is not in the graph"):
        map_html(joints, request=request_)


def test_an_unknown_document_is_named_with_those_that_there_are(joints: MechanismGraph) -> None:
    with pytest.raises(BadInput, match=r"'knees'.*cartilage, heart, joints"):
        map_html(joints, request=MapRequest(document="knees"))


def test_an_empty_graph_has_a_map_too() -> None:
    assert "<h1>" in map_html(MechanismGraph.from_statements([]))


def test_the_map_is_written_whole(joints: MechanismGraph, tmp_path: Path) -> None:
    file = write_map(joints, tmp_path / "deep" / "map.html")
    assert file.read_text(encoding="utf-8") == map_html(joints)


def test_a_place_that_cannot_be_written_is_named(joints: MechanismGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"map\.html"):
        write_map(joints, tmp_path / "file" / "map.html")
