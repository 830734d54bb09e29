"""How fast the path search is: prints the tables of docs/performance.md.

    python benchmarks/paths.py                    small and medium graphs, hard cases, networkx in the same process
    python benchmarks/paths.py --large            and one million entities with ten million edges (about 6 GB)
    python benchmarks/paths.py --indra            and INDRA's search, if `indra` is installed

Times are CPU time of one process. A figure is the median over queries, each the median of nine runs; a ratio is the
median of the ratios query by query. The engine is the default (`auto`) after warming up: the small graph is searched
until `auto` takes compiled code by itself, and what that took is printed. Compiling is not counted; everything a query
needs is.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numba import njit
from numpy.typing import NDArray

from kg.graph import MechanismGraph, load_graph, save_graph
from kg.model import Entity, Evidence, Relation, Statement
from kg.paths.arrays import Edges, PathArrays, pack
from kg.paths.costs import NEVER, hop_weight
from kg.paths.engine import SPENT, choose, run
from kg.paths.records import SOURCE, TARGET, Query
from kg.paths.storage import freeze_beside

K, MAX_HOPS, RUNS = 10, 6, 9
PATIENCE = 20
"""Seconds that a library may take for a query."""
Search = Callable[[Any, int, int], Iterator[list[int]]]


class Question(NamedTuple):
    source: int
    target: int
    sign: int


class Literature(NamedTuple):
    """A synthetic graph shaped like ones read from literature: few hubs, many rare names, beliefs by evidence."""

    entities: int
    edges: Edges
    arrays: PathArrays
    seconds: float
    """Time to build the arrays."""


def literature(entities: int, edges: int, seed: int = 1) -> Literature:
    """Popularity falls as rank**-0.75, alike for subjects and objects; 60 % raise, 30 % lower, 10 % have no sign."""
    random = np.random.default_rng(seed)
    popularity = (np.arange(entities) + 1.0) ** -0.75
    ends = []
    for _ in range(2):
        share = np.cumsum(popularity * random.lognormal(0, 0.5, entities))
        ends.append(np.minimum(np.searchsorted(share / share[-1], random.random(edges * 8 // 5)), entities - 1))
    subject, target = ends
    rare = len(subject) // 5
    subject[:rare] = random.integers(0, entities, rare)
    target[rare : 2 * rare] = random.integers(0, entities, rare)
    sign = random.choice(np.array([1, -1, 0]), len(subject), p=[0.6, 0.3, 0.1])
    claim = (subject * entities + target) * 3 + sign
    kept = random.permutation(np.unique(claim[subject != target], return_index=True)[1])[:edges]
    subject, target, sign = (column[subject != target][kept] for column in (*ends, sign))
    sentences = np.minimum(random.zipf(2.0, len(kept)), 6)
    belief = np.clip(1 - 0.35**sentences * random.uniform(0.6, 1.4, len(kept)), 0.3, 0.9999)
    doubt = np.rint(-np.log(belief) * 1e7).astype(np.int64)
    columns = Edges(subject, target, doubt, sign, np.arange(len(kept)))  # type: ignore[arg-type]
    start = time.process_time()
    arrays = pack(bytes(entities), columns)
    return Literature(entities, columns, arrays, time.process_time() - start)


def questions(graph: Literature, count: int, among: str = "all", seed: int = 7) -> list[Question]:
    """Pairs to ask for: of any entities with edges, of the 20 greatest hubs, or of entities with one edge."""
    random = np.random.default_rng(seed)
    sides = []
    for column in (graph.edges.start, graph.edges.end):
        degree = np.bincount(column, minlength=graph.entities)
        choice = {"all": degree > 0, "hubs": degree >= np.sort(degree)[-20], "rare": degree == 1}[among]
        sides.append(np.flatnonzero(choice))
    pairs = ((int(random.choice(sides[0])), int(random.choice(sides[1]))) for _ in range(10 * count))
    return [Question(*pair, int(random.choice([1, -1]))) for pair in pairs if pair[0] != pair[1]][:count]


def ask(graph: Literature, question: Question, engine: str = "auto", per_hop: float = 0.5) -> list[int]:
    """The k best paths, from the numbers of two entities."""
    role = bytearray(graph.entities)
    role[question.source], role[question.target] = SOURCE, TARGET
    query = Query(
        role=bytes(role),
        column=graph.arrays.kind,
        allowed=b"",
        sign=question.sign,
        takes_unsigned=False,
        is_monotone=False,
        required=0,
        k=K,
        max_hops=MAX_HOPS,
        max_doubt=NEVER,
        hop_weight=hop_weight(per_hop, 1.0),
        budget=NEVER,
    )
    return run(engine, graph.arrays.out, graph.arrays.into, query, [question.source], [question.target])[0]


def costs(graph: Literature, found: list[int]) -> list[float]:
    """Costs of the paths that `ask` returned."""
    place, paid = 0, []
    while place < len(found):
        edges = found[place + 1 : place + 1 + found[place]]
        paid.append(sum(0.5 + graph.arrays.out.doubt[edge] * 1e-7 for edge in edges))
        place += 1 + len(edges)
    return paid


def sign_doubled(graph: Literature) -> nx.DiGraph[int]:
    """Entity v with sign + is node 2v, with sign - is 2v + 1: signed paths as ordinary ones."""
    start, end, doubt, sign = (np.asarray(column) for column in graph.edges[:4])
    doubled: nx.DiGraph[int] = nx.DiGraph()
    for odd in (0, 1):
        signed = sign != 0
        heads = 2 * end[signed] + (odd ^ (sign[signed] < 0))
        weights = 0.5 + doubt[signed] * 1e-7
        doubled.add_weighted_edges_from(
            zip((2 * start[signed] + odd).tolist(), heads.tolist(), weights.tolist(), strict=True)
        )
    return doubled


def ask_library(search: Search, doubled: nx.DiGraph[int], question: Question) -> tuple[list[float], float]:
    """Costs of the k best from a library's search, without those too long or not simple, and the seconds it took.

    Where the library needs longer than patience lasts, what it has found by then: its time is a lower bound.
    """
    paid: list[float] = []
    goal = 2 * question.target + (question.sign < 0)
    start = time.process_time()
    try:
        for path in search(doubled, 2 * question.source, goal):
            if len(path) <= MAX_HOPS + 1 and len({node // 2 for node in path}) == len(path):
                paid.append(sum(doubled[here][there]["weight"] for here, there in pairwise(path)))
            if len(paid) == K or time.process_time() - start > PATIENCE:
                break
    except nx.NetworkXException:  # no path, or an entity without signed edges
        pass
    return paid, time.process_time() - start


@njit
def touch(
    start: NDArray[Any],
    entity: NDArray[Any],
    doubt: NDArray[Any],
    first: int,
    hops: int,
    seen: NDArray[Any],
    reached: NDArray[Any],
) -> int:  # pragma: no cover
    """Read every edge within so many hops of an entity once."""
    total, low, high = 0, 0, 1
    reached[0] = first
    seen[first] = 1
    for _ in range(hops):
        size = high
        for place in range(low, high):
            for edge in range(start[reached[place]], start[reached[place] + 1]):
                total += doubt[edge]
                if seen[entity[edge]] == 0:
                    seen[entity[edge]] = 1
                    reached[size] = entity[edge]
                    size += 1
        low, high = high, size
    return total


def ball(graph: Literature, question: Question) -> None:
    """Touch the edges within half the hops of the source, and of the target."""
    for rows, first in ((graph.arrays.out, question.source), (graph.arrays.into, question.target)):
        seen, reached = np.zeros(graph.entities, np.uint8), np.empty(graph.entities, np.int32)
        touch(
            np.asarray(rows.start), np.asarray(rows.entity), np.asarray(rows.doubt), first, MAX_HOPS // 2, seen, reached
        )


def milliseconds(task: Callable[[], object], runs: int = RUNS) -> float:
    """Median CPU time."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1e3


def warm_up(graph: Literature) -> None:
    """Search a small graph until `auto` takes compiled code by itself, and once more, which loads or compiles it."""
    asked = questions(graph, 40)
    start, searches = time.process_time(), 0
    while choose("auto", len(graph.edges.start), SPENT) == "python":
        ask(graph, asked[searches % len(asked)])
        searches += 1
    plain = time.process_time()
    ask(graph, asked[0])
    loading = time.process_time() - plain
    print(f"auto took compiled code after {searches:,} searches, {plain - start:.2g} s;", end=" ")
    print(f"loading it, or compiling where nothing was cached: {loading:.2g} s")


def compare(name: str, graph: Literature, libraries: dict[str, Search]) -> None:
    """Against searches of libraries on the sign-doubled graph, and against merely touching the edges."""
    asked = questions(graph, RUNS)
    ours = {engine: [milliseconds(partial(ask, graph, one, engine)) for one in asked] for engine in ("auto", "python")}
    answers = [costs(graph, ask(graph, one)) for one in asked]
    doubled = sign_doubled(graph)
    for library, search in libraries.items():
        paid = [ask_library(search, doubled, one) for one in asked]
        theirs = [seconds * 1e3 for _, seconds in paid]
        same = sum(np.allclose(found, answer[: len(found)]) for (found, _), answer in zip(paid, answers, strict=True))
        for engine, times in ours.items():
            ratio = statistics.median(other / one for one, other in zip(times, theirs, strict=True))
            print_row(
                name, engine, median(times), library, median(theirs), f"{ratio:,.0f} times as long", f"{same} of {RUNS}"
            )
    touched = [milliseconds(partial(ball, graph, one)) for one in asked]
    ratio = statistics.median(one / other for one, other in zip(ours["auto"], touched, strict=True))
    cells = ("touching the edges in reach", median(touched), f"1 / {ratio:.1f} of ours", "")
    print_row(name, "auto", median(ours["auto"]), *cells)


def hard_cases(medium: Literature) -> None:
    """What makes a search work hardest; the worst query counts."""
    core = literature(300, 30_000, seed=3)
    alone = Question(int(np.argmax(np.bincount(medium.edges.start))), 0, 1)
    unentered = np.flatnonzero(np.bincount(medium.edges.end, minlength=medium.entities) == 0)
    cases = {
        "any pair": (medium, questions(medium, 40), 0.5),
        "no path: nothing leads to the target": (
            medium,
            [alone._replace(target=int(one)) for one in unentered[:9]],
            0.5,
        ),
        "far pair: one edge each": (medium, questions(medium, 40, "rare"), 0.5),
        "hub to hub": (medium, questions(medium, 40, "hubs"), 0.5),
        "dense core: 300 entities, 30k edges": (core, questions(core, 40), 0.5),
        "any pair, cost -ln belief alone": (medium, questions(medium, 40), 0.0),
        "hub to hub, cost -ln belief alone": (medium, questions(medium, 40, "hubs"), 0.0),
        "dense core, cost -ln belief alone": (core, questions(core, 40), 0.0),
    }
    for name, (graph, asked, per_hop) in cases.items():
        times = [milliseconds(partial(ask, graph, one, per_hop=per_hop), 3) for one in asked]
        print_row(name, len(asked), median(times), max(times))


def scale(graphs: dict[str, Literature]) -> None:
    """How time and memory grow with the graph; the first graph is the measure."""
    measure = 0.0
    for name, graph in graphs.items():
        edges = len(graph.edges.start)
        times = [milliseconds(partial(ask, graph, one)) for one in questions(graph, 40)]
        measure = measure or median(times)
        print_row(name, graph.seconds, graph.arrays.nbytes / edges, median(times), max(times), median(times) / measure)


def kept_beside(entities: int, edges: int) -> None:
    """What `statements.paths` saves whoever opens a large graph: times of one process, and sizes of the files."""
    with tempfile.TemporaryDirectory() as folder:
        stored = save_graph(as_statements(literature(entities, edges)), folder)
        start = time.process_time()
        graph = load_graph(stored)
        loaded = time.process_time()
        kept = stored.with_suffix(".paths")
        freeze_beside(graph, kept)
        made = time.process_time()
        freeze_beside(graph, kept)
        read = time.process_time()
        sizes = [file.stat().st_size / 1e6 for file in (stored, kept)]
    print_row(f"{entities:,} entities, {edges:,} edges", loaded - start, made - loaded, read - made, *sizes)


def as_statements(graph: Literature) -> MechanismGraph:
    """The graph as users hold it, each statement with a sentence."""
    things = [Entity(f"mkg:gene/{number}", f"gene {number}", "gene") for number in range(graph.entities)]
    relations = {1: Relation.INCREASES, -1: Relation.DECREASES, 0: Relation.AFFECTS}
    sentence = "In chondrocytes of the rat, {} changed the expression of {}, as shown by western blot."
    statements = []
    for start, end, doubt, sign, number in zip(*graph.edges, strict=True):
        told = sentence.format(things[start].label, things[end].label)
        evidence = Evidence(
            f"text {number % 1000}", "2", told, 0, len(told), things[start].label, things[end].label, ""
        )
        belief = float(np.exp(-doubt * 1e-7))
        statements.append(
            Statement(things[start], relations[int(sign)], things[end], False, False, (evidence,), belief)
        )
    return MechanismGraph({one.id: one for one in statements}, {thing.id: thing for thing in things})


def median(values: list[float]) -> float:
    return statistics.median(values)


def print_row(*cells: object) -> None:
    print("|" + "|".join(f" {_in_three_digits(cell)} " for cell in cells) + "|", flush=True)


def _in_three_digits(cell: object) -> object:
    if not isinstance(cell, float):
        return cell
    return f"{cell:,.0f}" if cell >= 100 else f"{cell:.3g}"


def print_header(*cells: str) -> None:
    print()
    print_row(*cells)
    print_row(*("---" for _ in cells))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="one million entities, ten million edges")
    parser.add_argument("--indra", action="store_true", help="compare with INDRA's search too")
    options = parser.parse_args()
    libraries: dict[str, Search] = {"networkx": partial(nx.shortest_simple_paths, weight="weight")}
    if options.indra:
        from indra.explanation.pathfinding.pathfinding import shortest_simple_paths

        libraries["INDRA"] = partial(shortest_simple_paths, weight="weight")
    small, medium = literature(500, 3_000), literature(20_000, 200_000)
    warm_up(small)
    ball(small, Question(0, 1, 1))

    print_header("graph", "our engine", "ours, ms", "compared with", "theirs, ms", "which is", "same costs")
    compare("500 entities, 3k edges", small, libraries)
    compare("20k entities, 200k edges", medium, libraries)
    print_header("hard case", "queries", "median, ms", "slowest, ms")
    hard_cases(medium)
    print_header("graph", "build, s", "bytes an edge", "median, ms", "slowest, ms", "times the first")
    graphs = {"20k entities, 200k edges": medium}
    if options.large:
        graphs["1M entities, 10M edges"] = literature(1_000_000, 10_000_000)
    scale(graphs)
    print_header("graph", "loading, s", "arrays made and kept, s", "read back, s", "statements, MB", "kept, MB")
    kept_beside(20_000, 200_000)


if __name__ == "__main__":
    main()
