"""What a reader does: select, read, trace, filter, find, undo, share, export; by mouse and by keyboard alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.graph import MechanismGraph
from kg.views import MapRequest, Trace

MIR140, SOX9, AGGRECAN = "mkg:mirna/mir-140-5p", "HGNC:11204", "HGNC:319"
QUESTION = "How does miR-140-5p raise aggrecan?"


@pytest.fixture
def page(open_map: Callable[..., Any], joints: MechanismGraph) -> Any:
    return open_map(joints)


def click_box(page: Any, entity: str) -> None:
    at = page.evaluate(
        """(id) => { const box = view.drawing.boxes.get(id), place = canvas.getBoundingClientRect();
        const { x, y } = network.canvasToDOM({ x: box.x, y: box.y }); return [x + place.x, y + place.y]; }""",
        entity,
    )
    page.mouse.click(*at)


def click_line(page: Any, label: str) -> None:
    at = page.evaluate(
        """(said) => { const link = [...view.drawing.links.values()].find((one) => saying(one) === said);
        const points = view.geometry.routes.get(link.id).slice(-2), place = canvas.getBoundingClientRect();
        const { x, y } = network.canvasToDOM({ x: (points[0].x + points[1].x) / 2, y: points[1].y });
        return [x + place.x, y + place.y]; }""",
        label,
    )
    page.mouse.click(*at)


def panel(page: Any) -> str:
    return page.inner_text("#panel")


def trace(page: Any, start: str, end: str, sign: str = "any") -> None:
    page.click("#open-trace")
    page.fill("#from", start)
    page.fill("#to", end)
    page.check(f"#trace input[value='{sign}']")
    page.click("#trace button[type=submit]")


# ---- reading


def test_a_box_tells_what_it_acts_on_and_what_acts_on_it(page: Any) -> None:
    click_box(page, SOX9)
    assert page.inner_text("#panel h2") == "SOX9"
    assert "ACTS ON (2)" in panel(page)
    assert "ACTED ON BY (1)" in panel(page)
    assert page.get_attribute("#panel .ids a", "href") == "http://identifiers.org/hgnc/11204"


def test_a_line_shows_its_sentences_with_what_they_cite(page: Any) -> None:
    click_line(page, "miR-140-5p decreases RALA")
    assert "miR-140-5p directly suppressed RALA" in panel(page)
    assert "Luciferase assays confirmed" in panel(page)
    assert "SUPPORTING (2 SENTENCES)" in panel(page)
    assert "[14] Tao S.C." in panel(page)
    assert page.locator("#panel mark.subject").first.inner_text() == "miR-140-5p"
    assert page.locator("#panel .studies a").first.get_attribute("href") == "https://doi.org/10.1000/example.14"


def test_what_speaks_against_a_statement_stands_apart(page: Any) -> None:
    click_line(page, "miR-140-5p increases proliferation")
    supporting, contradicting = panel(page).split("CONTRADICTING")
    assert "promotes proliferation in vitro" in supporting
    assert "slowed proliferation" in contradicting


def test_a_hedged_sentence_is_called_hedged(page: Any) -> None:
    click_line(page, "miR-146a decreases fibrosis")
    assert page.locator("#panel .pill.doubt").all_inner_texts() == ["hedged"]


def test_the_map_says_what_it_leaves_out_and_how_to_get_it(open_map: Any, made: Any) -> None:
    page = open_map(made(150, 400))
    assert "Left out:" in panel(page)
    shown = page.evaluate("view.drawing.links.size")
    page.click("text=Every statement between these boxes")
    assert page.evaluate("view.drawing.links.size") > shown


def test_a_family_unfolds(page: Any) -> None:
    click_box(page, "family:symbol/MMP")
    assert "MMPs (3)" in panel(page)
    page.click("#panel >> text=Unfold")
    assert page.evaluate("view.drawing.boxes.has('HGNC:7176')")


def test_neighbours_that_are_left_out_can_be_shown(open_map: Any, made: Any) -> None:
    page = open_map(made(500, 1400))
    entity = page.evaluate(
        "[...view.drawing.boxes.keys()].find((id) => entityById.has(id) && hiddenNeighbours(id) > 2)"
    )
    page.evaluate("(id) => change({ ...START, focus: [id], select: id })", entity)
    some = page.evaluate("[...view.drawing.boxes.keys()].find((id) => hiddenNeighbours(id) > 0)")
    before = page.evaluate("view.drawing.boxes.size")
    page.evaluate("(id) => select(id)", some)
    page.click("#panel >> text=/Show .* more neighbour/")
    assert page.evaluate("view.drawing.boxes.size") > before


# ---- finding


def test_search_completes_names(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mir140")
    assert page.locator("#found li").first.inner_text().startswith("miR-140-5p")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "miR-140-5p"


def test_greek_letters_are_found_by_their_names(page: Any) -> None:
    page.fill("#find", "nf-kappab")
    assert page.locator("#found li").first.inner_text().startswith("NF-κB pathway")


def test_an_unknown_name_is_answered_kindly(page: Any) -> None:
    page.fill("#find", "zzz")
    assert page.inner_text("#found") == "No entity of that name"


# ---- tracing


def test_a_trace_tells_the_net_effect_and_its_sentences_in_order(page: Any) -> None:
    trace(page, "miR-140-5p", "aggrecan", "+")
    assert "miR-140-5p increases aggrecan" in page.inner_text("#panel .verdict")
    hops = page.locator("#panel h4.hop").all_inner_texts()
    assert [hop.split("\n")[1] for hop in hops] == [
        "miR-140-5p decreases RALA", "RALA decreases SOX9", "SOX9 increases aggrecan",
    ]  # fmt: skip
    assert "weakest hop" in panel(page)


def test_a_chain_with_an_unsigned_hop_stands_apart_and_has_no_sign(page: Any) -> None:
    trace(page, "Wnt pathway", "proliferation")
    assert "NO PATH FOUND" in panel(page)
    page.click("#panel >> text=1 path of unknown direction")
    assert "direction is unknown" in page.inner_text("#panel .verdict")


def test_no_path_is_an_answer_too(page: Any) -> None:
    trace(page, "aggrecan", "miR-140-5p", "-")
    assert "NO PATH FOUND" in panel(page)
    assert "Try with any effect" in panel(page)


def test_an_unknown_end_is_named(page: Any) -> None:
    trace(page, "miR-140-5p", "nothing at all")
    assert "nothing at all" in page.inner_text("#trace-error")


def test_paths_to_the_opposite_are_offered(page: Any) -> None:
    trace(page, "miR-140-5p", "proliferation", "+")
    page.click("#panel >> text=with the opposite effect")
    assert "miR-140-5p decreases proliferation" in page.inner_text("#panel .verdict")


def test_a_mechanism_to_start_from_is_shown_alone_and_leads_to_all(page: Any) -> None:
    page.locator("#panel .rows button").first.click()
    assert page.locator("#panel .path-button").count() == 1
    page.click("#panel >> text=All paths between them")
    assert page.locator("#panel .path-button").count() >= 1
    assert page.evaluate("state.hops") == []


def test_a_general_exosome_stands_for_every_kind_of_it(page: Any) -> None:
    trace(page, "exosome", "RALA", "-")
    assert "synovial MSC exosome carries miR-140-5p" in panel(page)


# ---- filters


def test_the_legend_filters_and_counts(page: Any) -> None:
    key = page.locator("#legend button", has_text="decreases")
    before = page.evaluate("[...view.drawing.links.values()].filter((link) => link.relation === 'decreases').length")
    assert before > 0
    key.click()
    assert page.evaluate("[...view.drawing.links.values()].filter((link) => link.relation === 'decreases').length") == 0
    assert page.locator("#legend button", has_text="decreases").get_attribute("aria-pressed") == "false"


def test_filters_combine_and_count_live(page: Any) -> None:
    page.click("#open-filters")
    page.check("#by-document >> text=joints")
    shown = page.evaluate("statements.filter((one) => passes(one)).length")
    page.check("#by-setting >> text=in vitro")
    assert 0 < page.evaluate("statements.filter((one) => passes(one)).length") < shown
    assert page.inner_text("#filter-count") == " (2)"
    page.click("#clear-filters")
    assert page.evaluate("statements.every((one) => passes(one))")


def test_filters_that_leave_nothing_say_so(page: Any) -> None:
    page.evaluate("change({ sentences: 10 })")
    assert "Clear some" in page.inner_text("#empty")


def test_a_column_can_be_switched_off(page: Any) -> None:
    page.click(".heading >> nth=4")
    assert page.evaluate("[...view.drawing.boxes.values()].every((box) => box.column !== 4)")


# ---- state


def test_undo_goes_back_step_by_step(page: Any) -> None:
    start = page.evaluate("toHash(state)")
    page.evaluate("select('HGNC:11204')")
    page.evaluate("change({ belief: 0.5 })")
    page.click("#undo")
    page.keyboard.press("Control+z")
    assert page.evaluate("toHash(state)") == start


def test_the_address_holds_the_whole_view(page: Any, open_map: Any, joints: MechanismGraph) -> None:
    trace(page, "miR-140-5p", "aggrecan", "+")
    page.evaluate("change({ belief: 0.2, document: ['joints', 'a~b%c'], relationsOff: ['carries'] })")
    address = page.evaluate("location.hash")
    again = open_map(joints, address=address)
    assert again.evaluate("state") == page.evaluate("state")
    assert again.inner_text("#panel") == panel(page)


def test_an_address_that_makes_no_sense_opens_the_map(open_map: Any, joints: MechanismGraph) -> None:
    page = open_map(joints, address="#focus=nobody&belief=high&select=nothing&x=%E0%A4%A")
    assert page.problems == []


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (MapRequest(question=QUESTION, trace=Trace((MIR140,), (AGGRECAN,), "+")), QUESTION),
        (MapRequest(trace=Trace((MIR140,), (AGGRECAN,))), "miR-140-5p → … → aggrecan"),
        (MapRequest(focus=(SOX9,), depth=1), "what you asked for"),
        (MapRequest(document="heart"), "Of what passes the filters: all"),
    ],
    ids=["question", "path", "focus", "document"],
)
def test_a_map_opens_on_what_was_asked_for(
    open_map: Any, joints: MechanismGraph, request_: MapRequest, words: str
) -> None:
    assert words in panel(open_map(joints, request=request_))


def test_a_focus_reaches_as_far_as_its_depth(open_map: Any, joints: MechanismGraph) -> None:
    near = open_map(joints, request=MapRequest(focus=(SOX9,), depth=1)).evaluate("[...view.drawing.boxes.keys()]")
    assert set(near) == {SOX9, "HGNC:9887", AGGRECAN, "mkg:pathway/wnt"}
    far = open_map(joints, request=MapRequest(focus=(SOX9,), depth=2)).evaluate("[...view.drawing.boxes.keys()]")
    assert set(near) < set(far)


# ---- export


def saved(page: Any, button: str) -> bytes:
    page.click("#open-export")
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes()


def test_the_view_is_saved_as_svg(page: Any) -> None:
    picture = ElementTree.fromstring(saved(page, "#save-svg"))
    said = {"".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert {"SOX9", "aggrecan", "Pathway", "decreases"} <= said


def test_the_view_is_saved_as_png(page: Any) -> None:
    assert saved(page, "#save-png").startswith(b"\x89PNG")


def test_the_statements_of_the_view_are_saved_as_csv(page: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(saved(page, "#save-csv").decode("utf-8-sig"))))
    assert len(rows) == page.evaluate("drawnStatements().reduce((sum, one) => sum + one.evidence.length, 0)")
    assert {"subject": "SOX9", "relation": "increases", "object": "aggrecan"}.items() <= next(
        row for row in rows if row["subject_id"] == SOX9 and row["object_id"] == AGGRECAN
    ).items()


def test_formulas_in_names_are_disarmed_in_csv(page: Any) -> None:
    assert page.evaluate("csvField('=HYPERLINK(1)')") == "'=HYPERLINK(1)"
    assert page.evaluate("csvField(-0.5)") == "-0.5"


def test_paper_gets_a_vector_map_with_legend_and_evidence(page: Any) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#printed svg").first.is_visible()
    assert "Luciferase assays confirmed" in page.inner_text("#printed ol")
    assert not page.locator("header").first.is_visible()


# ---- keyboard

FIRST_OF_COLUMN = """(column) =>
    change({ select: [...view.drawing.boxes.values()].find((box) => box.column === column)?.id ?? '' })"""


def test_every_box_is_reached_with_arrow_keys(page: Any) -> None:
    page.focus("#mynetwork")
    reached = set()
    page.keyboard.press("ArrowDown")
    for key in ("ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft") * 3:
        for _ in range(12):
            reached.add(page.evaluate("state.select"))
            page.keyboard.press(key)
        reached |= _column(page)
    for column in range(7):
        page.evaluate(FIRST_OF_COLUMN, column)
        reached |= _column(page)
    assert reached >= set(page.evaluate("[...view.drawing.boxes.keys()]"))


def _column(page: Any) -> set[str]:
    seen = set()
    for key in ("ArrowUp", "ArrowDown"):
        for _ in range(14):
            page.keyboard.press(key)
            seen.add(page.evaluate("state.select"))
    return seen


def test_a_sentence_is_reached_with_keys_alone(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("RALA")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    for _ in range(12):
        page.keyboard.press("Tab")
        if "miR-140-5p decreases RALA" in (page.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
    page.keyboard.press("Enter")
    assert "Luciferase assays confirmed" in panel(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "mynetwork"


def test_focus_can_be_seen(page: Any) -> None:
    page.keyboard.press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width != "0px"


def test_the_table_holds_every_statement_of_the_view(page: Any) -> None:
    page.click("#open-table")
    rows = page.locator("#statements tbody tr")
    assert rows.count() == page.evaluate("drawnStatements().length")
    assert "RALA reduced the expression of SOX9." in page.inner_text("#statements")


def test_an_empty_graph_says_what_to_do(open_map: Any) -> None:
    page = open_map(MechanismGraph.from_statements([]))
    assert "Build it from a text" in page.inner_text("#empty")
    assert page.problems == []
