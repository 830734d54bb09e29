"""The map passes axe without a serious or critical finding, light and dark, in every state a reader meets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.graph import MechanismGraph

STATES = {
    "opening": "",
    "box": "select('HGNC:11204')",
    "family": "select('family:symbol/MMP')",
    "line": "select([...view.drawing.links.values()].find((link) => link.relation === 'decreases').id)",
    "trace": "traceBetween(entityById.get('mkg:mirna/mir-140-5p'), entityById.get('HGNC:319'))",
    "filters": "openSheet('filters')",
    "trace form": "openSheet('trace')",
    "export": "openSheet('export')",
    "table": "change({ table: true })",
    "search": "find.value = 'mir'; showMatches()",
    "nothing": "change({ sentences: 10 })",
}


@pytest.fixture(scope="module")
def axe() -> str:
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_map: Any, joints: MechanismGraph, axe: str, scheme: str) -> None:
    page = open_map(joints, bypass_csp=True, color_scheme=scheme)
    page.evaluate("(source) => { (0, eval)(source); }", axe)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    found = {}
    for name, script in STATES.items():
        page.evaluate("() => { closeSheets(); closeMatches(); change({ ...START }); }")
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(150)
        found[name] = page.evaluate("""async () => (await axe.run()).violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => [id, nodes[0].html.slice(0, 160)])""")
    assert found == {name: [] for name in STATES}


def test_nothing_moves_for_those_who_ask_for_it(open_map: Any, joints: MechanismGraph) -> None:
    page = open_map(joints, reduced_motion="reduce")
    moving = page.evaluate("""[...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(', ').some((one) => one !== '0s') || animationName !== 'none';
    }).length""")
    assert moving == 0
