"""Takes the pictures of the README: the map, a traced path, the same in the dark, and a line with its sentences.

    python tools/screenshots.py out/statements.jsonl docs/images

Needs playwright (`pip install playwright`) and a Chromium; nothing is downloaded, nothing needs the network.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kg.graph import load_graph
from kg.views import write_map

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
SIZE = {"width": 1440, "height": 900}
PICTURES = {
    "map": ("light", ""),
    "path": ("light", "#panel .row-button"),
    "dark": ("dark", ""),
    "dark-path": ("dark", "#panel .row-button"),
}
"""By name of the picture: colour scheme, and what is clicked before it is taken."""


def take(browser: Any, page_file: Path, scheme: str, click: str, picture: Path) -> None:
    """Open the map, click, and save what is seen."""
    context = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce", offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector("html[data-ready='true']")
    if click:
        page.locator(click).first.click()
    page.wait_for_timeout(400)
    page.screenshot(path=picture)
    context.close()


def main(graph_file: str, folder: str) -> None:
    """Write one PNG for each entry of `PICTURES`."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        page_file = write_map(load_graph(graph_file), Path(scratch) / "map.html")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (scheme, click) in PICTURES.items():
            take(browser, page_file, scheme, click, target / f"{name}.png")
            print(target / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python tools/screenshots.py GRAPH FOLDER")
    main(*sys.argv[1:])
