"""Graphs to draw and a real browser to draw them in.

The browser is Debian's Chromium, driven by playwright without a download; where either is missing the browser tests
skip and say so.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.graph import MechanismGraph, layers
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement
from kg.views import MapRequest, write_map

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
KINDS = {
    "+": Relation.INCREASES,
    "-": Relation.DECREASES,
    "~": Relation.AFFECTS,
    "c": Relation.CARRIES,
    "s": Relation.SECRETES,
}

EXOSOME = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
MSC_EXOSOME = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(EXOSOME,))
THINGS = {
    entity.label: entity
    for entity in (
        EXOSOME,
        MSC_EXOSOME,
        Entity("mkg:cell/synovial-msc", "synovial MSC", "cell"),
        Entity("mkg:vesicle/synovial-msc-exosome", "synovial MSC exosome", "vesicle", broader=(MSC_EXOSOME,)),
        Entity("mkg:cell/cardiosphere-derived-cell", "cardiosphere-derived cell", "cell"),
        Entity("mkg:vesicle/cardiosphere-exosome", "cardiosphere exosome", "vesicle", broader=(EXOSOME,)),
        Entity("mkg:mirna/mir-140-5p", "miR-140-5p", "mirna"),
        Entity("mkg:mirna/mir-146a", "miR-146a", "mirna"),
        Entity("HGNC:9887", "RALA", "gene"),
        Entity("HGNC:11204", "SOX9", "gene"),
        Entity("HGNC:319", "aggrecan", "gene"),
        Entity("HGNC:6112", "IRAK1", "gene"),
        Entity("HGNC:7176", "MMP13", "gene"),
        Entity("HGNC:7173", "MMP3", "gene"),
        Entity("HGNC:7155", "MMP1", "gene"),
        Entity("mkg:pathway/nf-kb", "NF-κB pathway", "pathway"),
        Entity("mkg:pathway/wnt", "Wnt pathway", "pathway"),
        Entity("mkg:process/inflammation", "inflammation", "process"),
        Entity("mkg:process/ecm-degradation", "matrix degradation", "process"),
        Entity("mkg:process/chondrocyte-proliferation", "proliferation", "process"),
        Entity("mkg:process/fibrosis", "fibrosis", "process"),
        Entity("mkg:hallmark/cartilage-loss", "cartilage loss", "hallmark"),
        Entity("mkg:disease/osteoarthritis", "osteoarthritis", "disease"),
        Entity("mkg:disease/myocardial-infarction", "myocardial infarction", "disease"),
        Entity("mkg:stimulus/il-1b", "IL-1β", "stimulus"),
    )
}
STUDY = Reference("14", "Tao S.C. et al. Exosomes of synovial cells in a rat joint. 2017.", doi="10.1000/example.14")
# subject, relation, object, sentence, document; "~" before a sentence marks a hedge, "!" a negated statement
TOLD = """
synovial MSC|s|synovial MSC exosome|Synovial MSCs secrete exosomes that reach the joint cartilage.|joints
synovial MSC exosome|c|miR-140-5p|The exosomes of synovial MSCs were loaded with miR-140-5p.|joints
miR-140-5p|-|RALA|In rat chondrocytes, miR-140-5p directly suppressed RALA [14].|joints
miR-140-5p|-|RALA|Luciferase assays confirmed that RALA is silenced by miR-140-5p.|cartilage
RALA|-|SOX9|RALA reduced the expression of SOX9.|joints
SOX9|+|aggrecan|SOX9 raised aggrecan in chondrocytes.|joints
aggrecan|-|matrix degradation|Aggrecan slows matrix degradation.|cartilage
MMP13|+|matrix degradation|MMP13 promotes matrix degradation.|cartilage
MMP3|+|matrix degradation|MMP3 promotes matrix degradation.|cartilage
MMP1|+|matrix degradation|MMP1 promotes matrix degradation.|cartilage
miR-140-5p|-|MMP13|MMP13 fell after transfection with miR-140-5p.|cartilage
matrix degradation|+|cartilage loss|Matrix degradation ends in cartilage loss.|cartilage
cartilage loss|+|osteoarthritis|Cartilage loss defines osteoarthritis.|cartilage
IL-1β|+|NF-κB pathway|IL-1β activated the NF-κB pathway in human chondrocytes.|joints
NF-κB pathway|+|inflammation|The NF-κB pathway drives inflammation.|joints
NF-κB pathway|+|MMP3|The NF-κB pathway induces MMP3.|joints
inflammation|+|osteoarthritis|Inflammation worsens osteoarthritis.|joints
cardiosphere-derived cell|s|cardiosphere exosome|Cardiosphere-derived cells release exosomes.|heart
cardiosphere exosome|c|miR-146a|Cardiosphere exosomes carry miR-146a.|heart
miR-146a|-|IRAK1|miR-146a lowers IRAK1 in the infarcted mouse heart.|heart
IRAK1|+|NF-κB pathway|IRAK1 activates the NF-κB pathway.|heart
miR-146a|-|fibrosis|~miR-146a may limit fibrosis.|heart
fibrosis|+|myocardial infarction|Fibrosis follows myocardial infarction and enlarges it.|heart
Wnt pathway|~|proliferation|The Wnt pathway is involved in proliferation.|joints
SOX9|+|Wnt pathway|SOX9 stimulates the Wnt pathway.|joints
proliferation|-|cartilage loss|Proliferation of chondrocytes delays cartilage loss.|joints
miR-140-5p|+|proliferation|miR-140-5p promotes proliferation in vitro.|joints
miR-140-5p|-|proliferation|In aged cells miR-140-5p slowed proliferation.|cartilage
exosome|-|inflammation|Exosomes dampen inflammation in vivo.|heart
MSC exosome|+|aggrecan|MSC exosomes raise aggrecan.|joints
Wnt pathway|-|aggrecan|!The Wnt pathway did not reduce aggrecan.|joints
""".strip().splitlines()


@dataclass
class Library:
    """Made-up documents, and the evidence that quotes them."""

    sources: dict[str, str] = field(default_factory=dict)

    def quote(self, document: str, sentence: str, subject: str, object_: str, **more: Any) -> Evidence:
        """Write a sentence into a document and cite it."""
        text = self.sources.get(document, "")
        start = len(text)
        self.sources[document] = f"{text}{sentence} "
        return Evidence(
            document, "2.1", sentence, start, start + len(sentence), subject, object_, "active-verb", **more
        )


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture(scope="session")
def joints(library: Library) -> MechanismGraph:
    """Joints and hearts: thirty mechanisms in three documents, hedged, negated and contradicting ones among them."""
    return MechanismGraph.from_statements(_told(library, line) for line in TOLD)


def _told(library: Library, line: str) -> Statement:
    subject, kind, object_, sentence, document = line.split("|")
    hedged, negated = sentence.startswith("~"), sentence.startswith("!")
    cited = "[14]" in sentence
    evidence = library.quote(
        document, sentence.lstrip("~!"), subject, object_, hedged=hedged,
        citations=("14",) if cited else (), studies=(STUDY,) if cited else (), context=_context(sentence),
    )  # fmt: skip
    return Statement(THINGS[subject], KINDS[kind], THINGS[object_], direct=cited, negated=negated, evidence=(evidence,))


def _context(sentence: str) -> Context:
    species = next((name for name in ("rat", "mouse", "human") if f" {name} " in sentence), "")
    setting = tuple(name for name in ("in vitro", "in vivo") if name in sentence)
    return Context(cell="chondrocyte" if "chondrocytes" in sentence else "", species=species, setting=setting)


def _made(library: Library, entities: int, statements: int) -> MechanismGraph:
    """A graph of any size, the same for the same size: most join neighbouring layers, some run within one or back."""
    chance = random.Random(entities)
    shares = {
        "cell": 6,
        "vesicle": 8,
        "mirna": 20,
        "gene": 36,
        "pathway": 8,
        "process": 16,
        "hallmark": 3,
        "disease": 3,
    }
    kinds = [kind for kind, share in shares.items() for _ in range(max(1, share * entities // 100))]
    made = [Entity(f"mkg:{kind}/made-{i}", f"{_name(chance, kind)} {i}", kind) for i, kind in enumerate(kinds)]
    columns: dict[int, list[Entity]] = {}
    for entity in made:
        columns.setdefault(layers()[entity.type].column, []).append(entity)
    found: dict[str, Statement] = {}
    while len(found) < statements:
        left = chance.choices(range(6), weights=(1, 2, 5, 6, 3, 4))[0]
        right = min(6, left + chance.choices((0, 1, 2, 3), weights=(2, 7, 2, 1))[0])
        ends = [columns[left][int(len(columns[left]) * chance.random() ** 2)], chance.choice(columns[right])]
        if chance.random() < 0.04:
            ends.reverse()
        if ends[0] is ends[1]:
            continue
        relation = chance.choices((Relation.INCREASES, Relation.DECREASES, Relation.AFFECTS), weights=(5, 4, 1))[0]
        sentence = (
            f"In cultured cells of the second cohort, {ends[0].label} {relation.value} {ends[1].label} after two days, "
            f"and the effect was seen again in {chance.randrange(4, 40)} animals of the treated group."
        )
        hedged = chance.random() < 0.3
        evidence = library.quote(f"made-{entities}", sentence, ends[0].label, ends[1].label, hedged=hedged)
        statement = Statement(ends[0], relation, ends[1], evidence=(evidence,))
        found.setdefault(statement.id, statement)
    return MechanismGraph.from_statements(found.values())


def _name(chance: random.Random, kind: str) -> str:
    words = {"mirna": "miR", "gene": "".join(chance.choices("ABCDEFGKLMNPRSTX", k=4)), "disease": "chronic syndrome"}
    return words.get(kind, f"{chance.choice(('early', 'late', 'basal', 'induced'))} {kind}")


@pytest.fixture(scope="session")
def made(library: Library) -> Callable[[int, int], MechanismGraph]:
    """Graphs by number of entities and statements."""
    return cache(lambda entities, statements: _made(library, entities, statements))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_map(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Write the map of a graph and open it with the network off; `page.problems` holds requests and errors."""
    contexts = []

    def opened(graph: MechanismGraph, request: MapRequest | None = None, address: str = "", **context: Any) -> Any:
        file = write_map(graph, tmp_path / "map.html", title="Joints and hearts", request=request)
        contexts.append(browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "offline": True, **context}))
        page = contexts[-1].new_page()
        page.problems = []
        page.on("request", lambda made: page.problems.append(made.url) if made.url.startswith(("http", "ws")) else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.goto(file.as_uri() + address)
        page.wait_for_selector("html[data-ready='true']", timeout=20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
