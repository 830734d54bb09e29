"""Takes the pictures of the README: the map, a traced path, both in the dark, an answer and a document of the web app.

    python tools/screenshots.py out/statements.jsonl docs/images [TEXT ...]

The texts are those the graph was built from. Needs the extra `serve`, playwright (`pip install playwright`) and a
Chromium; nothing is downloaded, nothing needs the network.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from starlette.applications import Starlette

from kg.documents import name_sources, read_document
from kg.graph import MechanismGraph, load_graph
from kg.service.app import create_app, running

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
SIZE = {"width": 1280, "height": 800}
PICTURES = {
    "map": ("light", "/map", ""),
    "path": ("light", "/map", "#panel .row-button"),
    "dark": ("dark", "/map", ""),
    "dark-path": ("dark", "/map", "#panel .row-button"),
    "start": ("light", "/", ""),
    "answer": ("light", "/", ".ask button"),
    "document": ("light", "/", ".plain a"),
}
"""By name of the picture: colour scheme, page, and what is clicked before it is taken."""


def take(browser: Any, address: str, question: str, scheme: str, click: str, picture: Path) -> None:
    """Open a page, click, and save what is seen."""
    context = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    if page.locator("#question").count():
        page.fill("#question", question)
    if click:
        page.locator(click).first.click()
        page.wait_for_load_state()
    if page.locator(".reading").count():
        page.locator(".reading").first.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    page.screenshot(path=picture)
    context.close()


def app_of(graph: MechanismGraph, texts: Sequence[Path]) -> Starlette:
    """The web app over a graph and the texts it was built from."""
    names = name_sources(list(texts))
    return create_app(graph, {name: read_document(text).source for name, text in zip(names, texts, strict=True)})


def best_question(graph: MechanismGraph) -> str:
    """A question about the best connected miRNA and what it lowers or raises."""
    degree = graph.nx.degree
    acting = [one for one in graph.statements.values() if one.subject.type == "mirna" and one.object.type == "process"]
    single = [one for one in acting if len(graph.narrower(one.subject.id)) == 1]
    signed = [one for one in single if one.relation.sign and not one.negated]
    if not signed:
        return "What is known?"
    chosen = max(signed, key=lambda one: (degree(one.subject.id), len(one.evidence), one.id))
    return f"How does {chosen.subject.label} {chosen.relation.removesuffix('s')} {chosen.object.label}?"


def main(graph_file: str, folder: str, *texts: str) -> None:
    """Write one PNG for each entry of `PICTURES`."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    graph = load_graph(graph_file)
    with running(app_of(graph, [Path(text) for text in texts])) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (scheme, page, click) in PICTURES.items():
            take(browser, address + page, best_question(graph), scheme, click, target / f"{name}.png")
            print(target / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: python tools/screenshots.py GRAPH FOLDER [TEXT ...]")
    main(*sys.argv[1:])
