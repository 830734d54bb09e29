"""What is written and can be read comes back whole: over the whole registry, and for any text a source may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.formats import FORMATS, export, format_of_file, import_graph, render
from kg.formats.jsonld import from_jsonld, to_jsonld
from kg.formats.ntriples import from_ntriples, to_ntriples
from kg.formats.turtle import from_turtle, to_turtle
from kg.graph import MechanismGraph
from kg.model import Context, Entity, Evidence, Reference, Relation, Statement, TableCell

READABLE = [known.name for known in FORMATS if known.reader]


@pytest.mark.parametrize("name", READABLE)
def test_a_graph_comes_back_with_all_its_evidence(name, graph, tmp_path):
    path = tmp_path / "graph"
    export(graph, name, path)
    again = import_graph(path, name)
    assert again.statements == graph.statements
    assert [vars_of(entity) for entity in again.entities.values()] == [vars_of(one) for one in graph.entities.values()]


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_same_graph_gives_the_same_bytes(name, graph):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    shuffled = MechanismGraph.from_statements(reversed(list(graph.statements.values())))
    assert render(graph, name) == render(shuffled, name)


@pytest.mark.parametrize("name", [known.name for known in FORMATS if known.reader and known.takes_run])
def test_the_run_does_not_change_the_graph(name, small, tmp_path):
    path = export(small.graph, name, tmp_path / "graph", small.run)[0]
    assert import_graph(path, name).statements == small.graph.statements
    assert small.run.documents[0].sha256.encode() in path.read_bytes()


def vars_of(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.label, entity.type, entity.xrefs, [one.id for one in entity.broader]


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
named = text.filter(bool)
numbers = st.lists(st.text("0123456789-a,", min_size=1, max_size=3), max_size=3, unique=True).map(tuple)
study_settings = st.sampled_from(["in vivo", "clinical", "in vitro"])
spans = st.tuples(st.integers(0, 9), st.integers(0, 99))


@st.composite
def evidence(draw) -> Evidence:
    cited = draw(numbers)
    studies = tuple(Reference(number, f"text {number}", title="x") for number in draw(st.permutations(cited)))
    return Evidence(
        document=draw(named), section=draw(text), sentence=draw(named), start=draw(st.integers(0, 9)), end=9,
        subject_text=draw(text), object_text=draw(text), rule=draw(text), trigger_text=draw(text),
        subject_span=draw(spans), clause_span=draw(spans), steps=tuple(draw(st.lists(text, max_size=2))),
        hedged=draw(st.booleans()), inferred=draw(st.booleans()), role=draw(st.sampled_from(["finding", "background"])),
        citations=cited, studies=studies[: draw(st.integers(0, 3))],
        context=Context(
            draw(text), draw(text), tuple(draw(st.lists(study_settings, unique=True))), draw(text),
            tuple(draw(st.lists(text, max_size=2))),
        ),
        cell=draw(st.none() | st.builds(TableCell, text, text, st.integers(0, 99), text, text,
                                        st.lists(st.tuples(text, text), max_size=2).map(tuple))),
    )  # fmt: skip


identifiers = st.sampled_from(["HGNC:9588", "LAB:no such prefix", "plain", "GO:x/y?z#%41"]) | st.builds(
    "mkg:gene/{}".format, named
)
entities = st.builds(Entity, identifiers, named, st.just("gene"))
statements = st.builds(
    Statement, entities, st.sampled_from(Relation), entities, st.booleans(), st.booleans(),
    st.lists(evidence(), min_size=1, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(statements, min_size=1, max_size=3))
@pytest.mark.parametrize(
    ("write", "read"), [(to_turtle, from_turtle), (to_ntriples, from_ntriples), (to_jsonld, from_jsonld)]
)
def test_any_text_survives_rdf(write, read, found):
    graph = MechanismGraph.from_statements(found)
    again = read(write(graph))
    assert again.statements == graph.statements
    assert [vars_of(entity) for entity in again.entities.values()] == [vars_of(one) for one in graph.entities.values()]


DAMAGED = {
    "not Turtle": ("mkg:a mkg:b", "cannot be read|can be read"),
    "no statement": ("<http://a.example/x> <http://a.example/y> 1 .", "no .*Statement"),
    "unknown relation": ("rdf:predicate mkg:affects|rdf:predicate mkg:likes", "likes is none of the relations"),
    "no sentence": ("mkg:quote|mkg:quotation", "exactly one mkg:quote"),
    "belief in words": ('mkg:belief 0.|mkg:belief "high", 0.', "exactly one mkg:belief"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_turtle_is_refused_in_words(damage, message, graph, tmp_path):
    old, found, new = damage.partition("|")
    path = tmp_path / "damaged.ttl"
    path.write_text(to_turtle(graph).replace(old, new) if found else damage, encoding="utf-8")
    with pytest.raises(BadInput, match=message) as error:
        import_graph(path)
    assert "damaged.ttl" in str(error.value)


def test_a_format_is_found_by_the_ending_of_a_file():
    assert format_of_file(Path("out/graph.ttl")).name == "turtle"
    assert format_of_file(Path("G.INDRA.JSON")).name == "indra"
    with pytest.raises(BadInput, match="no format has the ending"):
        format_of_file(Path("graph.docx"))


def test_what_cannot_be_read_back_says_what_can(tmp_path, graph):
    path = export(graph, "sif", tmp_path / "graph.sif")[0]
    with pytest.raises(BadInput, match="does not hold a whole graph; jsonl, turtle"):
        import_graph(path)


def test_an_unknown_format_lists_the_known(graph):
    with pytest.raises(BadInput, match="no format named word: choose one of jsonl"):
        render(graph, "word")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"gone\.ttl cannot be read"):
        import_graph(tmp_path / "gone.ttl")
