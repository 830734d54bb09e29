"""What a question can ask of the path search, on a small story of cardiac repair."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Reference, Relation, Sign, Statement
from kg.paths import Constraints, MechanismPath, find_paths, freeze, nearest, search_paths
from kg.paths.arrays import Edges, pack
from kg.paths.engine import COMPILING, LARGE, SPENT, Effort, choose
from kg.paths.storage import freeze_beside

EXOSOME = Entity("mkg:vesicle/exosome", "exosome", "vesicle")
MSC_EXOSOME = Entity("mkg:vesicle/msc-exosome", "MSC exosome", "vesicle", broader=(EXOSOME,))
MSC = Entity("CL:0000134", "MSC", "cell")
MIR21 = Entity("mkg:mirna/mir-21", "miR-21", "mirna")
MIR146 = Entity("mkg:mirna/mir-146a", "miR-146a", "mirna")
PTEN = Entity("HGNC:9588", "PTEN", "gene")
PDCD4 = Entity("HGNC:8763", "PDCD4", "gene")
AKT = Entity("mkg:pathway/pi3k-akt", "PI3K/AKT pathway", "pathway")
APOPTOSIS = Entity("GO:0006915", "apoptosis", "process")
FIBROSIS = Entity("mkg:hallmark/fibrosis", "fibrosis", "hallmark")
PYROPTOSIS = Entity("GO:0070269", "pyroptosis", "process")


def told(species: str = "rat", setting: str = "in vivo", year: str = "2019", hedged: bool = False) -> Evidence:
    context = Context(cell="cardiomyocyte", species=species, setting=(setting,))
    studies = (Reference("7", "Shi et al.", year=year),)
    return Evidence(
        "heart", "3", "A acts on B.", 0, 12, "A", "B", "verb", hedged=hedged, context=context, studies=studies
    )


def claim(
    subject: Entity, relation: Relation, target: Entity, belief: float, *evidence: Evidence, **how: bool
) -> Statement:
    return Statement(subject, relation, target, evidence=evidence or (told(),), belief=belief, **how)


@pytest.fixture
def heart() -> MechanismGraph:
    return MechanismGraph.from_statements(
        [
            claim(MSC, Relation.SECRETES, MSC_EXOSOME, 0.95),
            claim(MSC_EXOSOME, Relation.CARRIES, MIR21, 0.9),
            claim(MSC_EXOSOME, Relation.INCREASES, MIR21, 0.7),
            claim(EXOSOME, Relation.CARRIES, MIR146, 0.8),
            claim(MIR21, Relation.DECREASES, PTEN, 0.9, direct=True),
            claim(MIR21, Relation.DECREASES, PDCD4, 0.8, told("human", "in vitro", "2023"), direct=True),
            claim(PTEN, Relation.DECREASES, AKT, 0.85),
            claim(AKT, Relation.DECREASES, APOPTOSIS, 0.8),
            claim(PDCD4, Relation.INCREASES, APOPTOSIS, 0.7, told("human", "in vitro", hedged=True)),
            claim(MIR146, Relation.AFFECTS, APOPTOSIS, 0.9),
            claim(APOPTOSIS, Relation.INCREASES, FIBROSIS, 0.6),
            claim(MIR21, Relation.INCREASES, APOPTOSIS, 0.9, negated=True),
        ]
    )


def labels(path: MechanismPath) -> list[str]:
    return [entity.label for entity in path.entities]


def test_the_chain_that_a_biologist_would_tell_comes_first(heart: MechanismGraph) -> None:
    first, second = find_paths(heart, MIR21.id, APOPTOSIS.id, Sign.MINUS)
    assert labels(first) == ["miR-21", "PDCD4", "apoptosis"]
    assert labels(second) == ["miR-21", "PTEN", "PI3K/AKT pathway", "apoptosis"]
    assert second.net is Sign.MINUS
    assert second.weakest == 2
    assert second.belief == pytest.approx(0.9 * 0.85 * 0.8)


def test_a_denied_mechanism_is_no_hop(heart: MechanismGraph) -> None:
    assert not find_paths(heart, MIR21.id, APOPTOSIS.id, Sign.PLUS)


def test_a_hop_without_sign_joins_only_when_asked_for(heart: MechanismGraph) -> None:
    assert not find_paths(heart, MIR146.id, APOPTOSIS.id)
    (path,) = find_paths(heart, MIR146.id, APOPTOSIS.id, include_unsigned=True)
    assert path.net is Sign.UNKNOWN


def test_a_class_includes_what_is_narrower(heart: MechanismGraph) -> None:
    starts = {labels(path)[0] for path in find_paths(heart, EXOSOME.id, APOPTOSIS.id, include_unsigned=True)}
    assert starts == {"exosome", "MSC exosome"}
    assert not find_paths(heart, EXOSOME.id, MIR21.id, narrower=False)


def test_parallel_statements_of_one_sign_make_one_path_with_the_most_believed(heart: MechanismGraph) -> None:
    (path,) = find_paths(heart, MSC_EXOSOME.id, MIR21.id)
    assert path.statements[0].relation is Relation.CARRIES


@pytest.mark.parametrize(
    ("constraints", "via"),
    [
        (Constraints(species="RAT"), {"PTEN"}),
        (Constraints(setting="in vivo", cell="cardiomyocyte"), {"PTEN"}),
        (Constraints(hedged=False), {"PTEN"}),
        (Constraints(min_belief=0.75), {"PTEN"}),
        (Constraints(through=(AKT.id,)), {"PTEN"}),
        (Constraints(through_layers=("pathway",)), {"PTEN"}),
        (Constraints(avoid=frozenset({PTEN.id})), {"PDCD4"}),
        (Constraints(avoid_layers=frozenset({"pathway"})), {"PDCD4"}),
        (Constraints(years=(2010, 2020)), {"PTEN"}),
        (Constraints(relations=frozenset({Relation.DECREASES})), {"PTEN"}),
        (Constraints(follows_layers=True), {"PTEN", "PDCD4"}),
        (Constraints(min_evidence=2), set()),
        (Constraints(direct_only=True), set()),
    ],
    ids=str,
)
def test_a_filter_holds_on_every_hop(heart: MechanismGraph, constraints: Constraints, via: set[str]) -> None:
    paths = find_paths(heart, MIR21.id, APOPTOSIS.id, Sign.MINUS, constraints=constraints)
    assert {labels(path)[1] for path in paths} == via


def test_filters_on_evidence_hold_for_one_sentence_together(heart: MechanismGraph) -> None:
    mixed = claim(MIR21, Relation.DECREASES, APOPTOSIS, 0.9, told("rat", "in vitro"), told("human", "in vivo"))
    graph = MechanismGraph.from_statements([mixed])
    assert find_paths(graph, MIR21.id, APOPTOSIS.id, constraints=Constraints(species="rat"))
    assert not find_paths(graph, MIR21.id, APOPTOSIS.id, constraints=Constraints(species="rat", setting="in vivo"))


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"sources": "mkg:mirna/mir-1"}, "mkg:mirna/mir-1 is not in the graph"),
        ({"sign": 0}, "have sign 0"),
        ({"k": 0}, "at least 1 path"),
        ({"max_hops": 33}, "1 to 32 hops"),
        ({"per_hop": -1.0}, "cannot cost -1.0"),
        ({"per_hop": float("nan")}, "cannot cost nan"),
        ({"per_hop": 0.0, "belief_weight": 0.0}, "cost nothing"),
        ({"engine": "fortran"}, "unknown engine 'fortran'"),
        ({"sign": 1, "include_unsigned": True}, "cannot join a path"),
        ({"constraints": Constraints(through=(PTEN.id,) * 6)}, "at most 5"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_senseless_request_is_refused_in_words(
    heart: MechanismGraph, asked: dict[str, object], complaint: str
) -> None:
    request: dict[str, object] = {"sources": MIR21.id, "targets": APOPTOSIS.id, **asked}
    with pytest.raises(BadInput, match=complaint):
        search_paths(heart, **request)  # type: ignore[arg-type]


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(BadInput, match="unknown layer 'planet'"):
        Constraints(avoid_layers=frozenset({"planet"}))


def test_when_there_is_no_path_the_nearest_thing_is_named(heart: MechanismGraph) -> None:
    opposite = nearest(heart, MIR21.id, APOPTOSIS.id, Sign.PLUS)
    assert opposite.opposite is not None
    assert labels(opposite.opposite) == ["miR-21", "PDCD4", "apoptosis"]

    unsigned = nearest(heart, MIR146.id, APOPTOSIS.id, Sign.MINUS)
    assert unsigned.unsigned is not None
    assert unsigned.unsigned.net is Sign.UNKNOWN

    longer = nearest(heart, MIR21.id, APOPTOSIS.id, Sign.MINUS, max_hops=1)
    assert longer.longer is not None
    assert longer.reached is not None
    assert labels(longer.reached)[-1] in {"PTEN", "PDCD4"}
    assert longer.approach is not None
    assert labels(longer.approach)[-1] == "apoptosis"


def test_arrays_are_made_once_and_read_back_from_their_file(heart: MechanismGraph, tmp_path: Path) -> None:
    file = tmp_path / "paths.arrays"
    made = freeze_beside(heart, file)
    written = file.read_bytes()
    read = freeze_beside(heart, file)
    assert made is freeze(heart)
    assert read is not made
    assert file.read_bytes() == written
    asked = (heart, MSC.id, FIBROSIS.id, Sign.MINUS)
    assert search_paths(*asked, frozen=read) == search_paths(*asked)


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\xff", b'{"graph": 1, "columns": {}}\n'], ids=repr)
def test_a_damaged_or_foreign_array_file_is_replaced(heart: MechanismGraph, tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "paths.arrays"
    freeze_beside(heart, file)
    good = file.read_bytes()
    for bad in (damage, good[: len(good) // 2]):
        file.write_bytes(bad)
        freeze_beside(heart, file)
        assert file.read_bytes() == good
    changed = MechanismGraph.from_statements([claim(MIR21, Relation.DECREASES, PTEN, 0.5)])
    freeze_beside(changed, file)
    assert file.read_bytes() != good


def test_arrays_read_back_are_searched_by_both_engines(heart: MechanismGraph, tmp_path: Path) -> None:
    pytest.importorskip("numba", reason="numba (extra `fast`) is not installed")
    asked = (heart, MSC.id, FIBROSIS.id, Sign.MINUS)
    made = search_paths(*asked, engine="python")
    for _ in range(2):
        frozen = freeze_beside(heart, tmp_path / "heart.paths")
        for engine in ("numba", "python"):
            assert search_paths(*asked, engine=engine, frozen=frozen) == made


EDGES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 3), st.integers(-1, 1)), min_size=1, max_size=40
)


@settings(deadline=None)
@given(EDGES)
def test_numpy_packs_the_same_rows(edges: list[tuple[int, int, int, int]]) -> None:
    pytest.importorskip("numba", reason="numba (extra `fast`) is not installed")
    columns = Edges(*zip(*((*edge, place) for place, edge in enumerate(edges)), strict=True))
    plain, fast = (pack(bytes(6), columns, engine) for engine in ("python", "numba"))
    for rows, same in ((plain.out, fast.out), (plain.into, fast.into)):
        assert [list(column) for column in rows] == [list(column) for column in same]


def test_auto_takes_compiled_code_once_searches_have_cost_as_much_as_loading_it() -> None:
    pytest.importorskip("numba")
    assert choose("auto", 3_000, Effort()) == "python"
    assert choose("auto", 3_000, Effort(steps=COMPILING)) == "numba"
    assert choose("auto", 3_000, Effort(is_loaded=True)) == "numba"
    assert choose("auto", LARGE, Effort()) == "numba"
    assert choose("python", LARGE, Effort(is_loaded=True)) == "python"


def test_searches_in_plain_python_count_as_effort(heart: MechanismGraph) -> None:
    before = SPENT.steps
    result = search_paths(heart, MIR21.id, APOPTOSIS.id, Sign.MINUS, engine="python")
    assert SPENT.steps == before + result.work > before
