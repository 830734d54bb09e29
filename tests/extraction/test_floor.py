"""How well texts are read never falls: today's figures are the floor, on our own annotated texts and on reviews.

`tests/gold/floor.json` holds what `kg evaluate GOLD --texts TEXTS --json` printed; raise it when reading gets better.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.build import build_graph
from kg.evaluate import Score, evaluate, read_annotations

GOLD = Path(__file__).parents[1] / "gold"
REVIEWS = Path(os.environ.get("KG_REVIEWS") or Path(__file__).parents[3] / "shared" / "seeds")
ANNOTATED = REVIEWS.parent / "evaluate"
FLOOR: dict[str, dict[str, float]] = json.loads((GOLD / "floor.json").read_text(encoding="utf-8"))
SLACK = 0.02


def falls(name: str, score: Score) -> dict[str, tuple[float, float]]:
    """Figures below the floor: what they are, and what they were."""
    found = {measure: round(getattr(score, measure), 3) for measure in FLOOR[name]}
    return {m: (value, FLOOR[name][m]) for m, value in found.items() if value < FLOOR[name][m] - SLACK}


def test_our_own_annotated_texts_are_read_as_well_as_before():
    assert falls("gold", evaluate(build_graph([GOLD / "texts"]).graph, read_annotations(GOLD)).score) == {}


@pytest.mark.skipif(not (ANNOTATED / "texts").is_dir(), reason=f"no annotated abstracts in {ANNOTATED}")
def test_abstracts_of_another_field_are_read_as_well_as_before():
    wanted = {path.stem for path in (ANNOTATED / "texts").glob("*.txt")}
    annotations = [one for one in read_annotations(ANNOTATED / "gold") if one.document in wanted]
    assert falls("abstracts", evaluate(build_graph([ANNOTATED / "texts"]).graph, annotations).score) == {}


@pytest.mark.skipif(not REVIEWS.is_dir(), reason=f"no reviews in {REVIEWS}: set KG_REVIEWS")
@pytest.mark.parametrize("number", ["000", "001"])
def test_a_review_is_read_as_well_as_before(number: str):
    texts, annotated = sorted(REVIEWS.glob(f"{number}_*.txt")), ANNOTATED / "gold" / f"{number}.jsonl"
    if not texts or not annotated.is_file():
        pytest.skip(f"no review {number} in {REVIEWS}, or no annotation beside it")
    assert falls(f"review {number}", evaluate(build_graph(texts).graph, read_annotations(annotated)).score) == {}
