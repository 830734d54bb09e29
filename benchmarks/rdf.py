"""RDF in numbers: speed of writing and reading against rdflib, cost of checking shapes, and runaway queries.

    python benchmarks/rdf.py [--triples 100000] [--runaways 50]

The graph is made up, the same every time.  Times are CPU seconds of this process; those of runaways are by the clock.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pyoxigraph
import rdflib

from kg.formats.ntriples import to_ntriples
from kg.formats.triples import triples
from kg.formats.turtle import from_turtle, to_turtle
from kg.formats.validate import validate_turtle
from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Relation, Statement

STEPS = (
    ("vesicle", Relation.CARRIES, "mirna"),
    ("mirna", Relation.DECREASES, "gene"),
    ("gene", Relation.INCREASES, "pathway"),
    ("pathway", Relation.DECREASES, "process"),
    ("process", Relation.INCREASES, "hallmark"),
)
RUNAWAYS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?c (!<x:>|^!<x:>)* ?d }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f LIMIT 1",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER REGEX(CONCAT(STR(?c), STR(?f)), '(a+b+)+c(d|e)*z') }",
)


def made_up_graph(least_triples: int) -> MechanismGraph:
    """A graph of at least so many triples."""
    chance = random.Random(7)
    statements: list[Statement] = []
    while len(statements) * 25 < least_triples:
        kind, relation, other = chance.choice(STEPS)
        ends = [
            Entity(f"mkg:{name}/{name}-{n}", f"{name} {n}", name)
            for name in (kind, other)
            for n in [chance.randrange(2000)]
        ]
        text = f"{ends[0].label} {relation.value} {ends[1].label} in a made-up study of {chance.randrange(10**9)}."
        context = Context(species=chance.choice(["rat", "mouse", "human"]), setting=("in vivo",))
        start = chance.randrange(10**6)
        evidence = Evidence(
            f"review-{chance.randrange(500)}", "2", text, start, start + len(text), ends[0].label, ends[1].label,
            "active-verb", citations=(str(chance.randrange(200)),), context=context,
        )  # fmt: skip
        statements.append(Statement(ends[0], relation, ends[1], evidence=(evidence,)))
    return MechanismGraph.from_statements(statements)


def timed(action: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> tuple[float, Any]:
    """Seconds that a call takes, and what it returns."""
    begun = clock()
    result = action()
    return clock() - begun, result


def writing_and_reading(least_triples: int) -> None:
    """Turtle by us, by pyoxigraph and by rdflib."""
    graph = made_up_graph(least_triples)
    count = sum(1 for _ in triples(graph))
    print(f"graph: {len(graph.statements):,} statements, {count:,} triples")
    ours, turtle = timed(lambda: to_turtle(graph))
    lines = to_ntriples(graph)
    store = pyoxigraph.Store()
    loading, _ = timed(lambda: store.bulk_load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    in_rdflib = rdflib.Graph()
    parsing, _ = timed(lambda: in_rdflib.parse(data=turtle, format="turtle"))
    serializing, _ = timed(lambda: in_rdflib.serialize(format="turtle"))
    building, _ = timed(lambda: rdflib.Graph().parse(data=lines, format="nt"))
    theirs = building + serializing
    reading, again = timed(lambda: from_turtle(turtle))
    assert again.statements == graph.statements
    assert len(store) == len(in_rdflib) == count == lines.count("\n")
    print(f"statements to Turtle: ours {ours:.2f} s, by rdflib {theirs:.2f} s ({building:.2f} s to fill its graph, "
          f"{serializing:.2f} s to write it): {theirs / ours:.0f} times")  # fmt: skip
    print(f"load Turtle: pyoxigraph {loading:.2f} s, rdflib {parsing:.2f} s: {parsing / loading:.0f} times")
    print(f"Turtle back to statements: {reading:.2f} s")


def checking() -> None:
    """The shapes over a graph of about 10,000 triples, ours and by pySHACL alone."""
    import pyshacl

    from kg.resources import resource

    turtle = to_turtle(made_up_graph(10_000))
    ours, findings = timed(lambda: validate_turtle(turtle))
    data, shapes = rdflib.Graph().parse(data=turtle), rdflib.Graph().parse(resource("ontology", "shapes.ttl"))
    theirs, _ = timed(lambda: pyshacl.validate(data, shacl_graph=shapes, inference="none"))
    print(f"check {len(data):,} triples: ours {ours:.1f} s ({len(findings)} findings), pySHACL alone {theirs:.1f} s")


def runaways(number: int) -> None:
    """So many runaway queries in a row, with good ones beside them."""
    from starlette.testclient import TestClient

    from kg.service.sparql_endpoint import sparql_app, write_store
    from kg.service.sparql_results import Limits

    limits = Limits(seconds=1.0)
    with tempfile.TemporaryDirectory() as folder:
        write_store(made_up_graph(100_000), Path(folder) / "store")
        with TestClient(sparql_app(Path(folder) / "store", limits)) as client, ThreadPoolExecutor() as threads:

            def ask(query: str) -> tuple[float, int]:
                seconds, response = timed(lambda: client.get("/sparql", params={"query": query}), time.monotonic)
                return seconds, response.status_code

            ask("ASK {}")
            before = memory()
            slow: list[tuple[float, int]] = []
            good: list[tuple[float, int]] = []
            for place in range(number):
                runaway = threads.submit(ask, RUNAWAYS[place % len(RUNAWAYS)])
                good.append(ask("SELECT ?s { ?s ?p ?o } LIMIT 10"))
                slow.append(runaway.result())
            time.sleep(1)
            print(f"{number} runaways: slowest ended after {longest(slow):.2f} s at a limit of {limits.seconds:g} s")
            print(f"  statuses {sorted({status for _, status in slow})}; good queries beside them: slowest "
                  f"{longest(good):.2f} s, statuses {sorted({status for _, status in good})}")  # fmt: skip
            print(f"  memory of all processes: {before / 1e6:.0f} MB before, {memory() / 1e6:.0f} MB after")


def longest(answers: Iterable[tuple[float, int]]) -> float:
    """Seconds of the slowest answer."""
    return max(seconds for seconds, _ in answers)


def memory() -> int:
    """Resident bytes of this process and its children."""
    here = psutil.Process()
    return sum(int(process.memory_info().rss) for process in [here, *here.children(recursive=True)])


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--triples", type=int, default=100_000)
    options.add_argument("--runaways", type=int, default=50)
    chosen = options.parse_args()
    writing_and_reading(chosen.triples)
    checking()
    runaways(chosen.runaways)
