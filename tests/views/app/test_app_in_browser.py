"""Every page of the web app in a real browser: accessible in light and dark, without JavaScript, picture included."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import MechanismGraph

PAGES = (
    "/", "/find?q=mir", "/find?q=zzz", "/ask?q=How+does+miR-140-5p+increase+aggrecan%3F", "/entity/HGNC:11204",
    "/entity/mkg:vesicle/exosome", "/document/joints", "/conflicts", "/add", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(joints: MechanismGraph, library: Any) -> Iterator[str]:
    pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
    from kg.service.app import create_app, running

    with running(create_app(joints, library.sources, title="Joints and hearts")) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(browser: Any, address: str, joints: MechanismGraph, scheme: str) -> None:
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    found = {}
    for path in (*PAGES, f"/statement/{next(iter(joints.statements))}"):
        page.goto(address + path)
        page.evaluate("(source) => { (0, eval)(source); }", axe)
        found[path] = page.evaluate("""async () => (await axe.run(document, { iframes: false })).violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => [id, nodes[0].html.slice(0, 160)])""")
    context.close()
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_pages_work_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#question", "How does miR-140-5p increase aggrecan?")
    page.click(".ask button")
    assert "RALA reduced the expression of SOX9." in page.inner_text("main")
    page.click("main .path h2 a >> nth=0")
    assert page.inner_text("h1") == "miR-140-5p"
    context.close()


def test_the_answer_holds_its_picture(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.on("request", lambda made: None if made.url.startswith((address, "data:")) else problems.append(made.url))
    page.goto(f"{address}/ask?q=How+does+miR-140-5p+increase+aggrecan%3F")
    picture = page.frame_locator("iframe.picture")
    picture.locator("html[data-ready='true']").wait_for()
    assert picture.locator("#panel").is_hidden()
    frame = page.frames[1]
    assert frame.evaluate("tracedPaths().length") > 0
    assert problems == []
    context.close()


def test_a_text_is_added_and_read_within_seconds(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/add")
    page.fill("#text", "In mice, miR-21 inhibited PTEN. PTEN raised apoptosis of cardiomyocytes.")
    started = time.monotonic()
    page.click(".add button")
    assert "PTEN" in page.inner_text(".reading >> nth=0")
    assert time.monotonic() - started < 15
    context.close()
