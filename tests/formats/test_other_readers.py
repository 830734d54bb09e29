"""The programs of the field open what we write, and find the same graph in it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from kg.formats import FORMATS, export, render
from kg.formats.kgx import biolink
from kg.formats.nanopub import nanopublication
from kg.formats.ntriples import to_ntriples
from kg.formats.triples import triples
from kg.graph import layers
from kg.model import Relation

SYNTAXES = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@pytest.mark.parametrize("name", SYNTAXES)
def test_rdflib_and_pyoxigraph_read_the_same_triples(name, small):
    text = render(small.graph, name, small.run)
    expected = {
        str(one) for one in pyoxigraph.parse(to_ntriples(small.graph, small.run), format=pyoxigraph.RdfFormat.N_TRIPLES)
    }
    media = pyoxigraph.RdfFormat.from_extension(
        {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld"}[name]
    )
    assert {str(one) for one in pyoxigraph.parse(text, format=media)} == expected
    assert len(rdflib.Graph().parse(data=text, format=SYNTAXES[name])) == len(expected)


def test_no_triple_is_written_twice_and_none_has_a_blank_node(small):
    written = list(triples(small.graph, small.run))
    assert len(set(written)) == len(written)
    assert not [one for one in written if any(term.startswith("_:") for term in one)]


def test_beliefs_are_decimals_without_an_exponent(graph):
    beliefs = (
        rdflib.Graph()
        .parse(data=render(graph, "turtle"), format="turtle")
        .objects(predicate=rdflib.URIRef("https://w3id.org/mechanism-kg/belief"))
    )
    assert {value.datatype for value in beliefs} == {rdflib.XSD.decimal}
    assert "e-" not in "".join(line for line in render(graph, "turtle").splitlines() if "mkg:belief" in line)


def test_a_negated_statement_has_no_edge(graph):
    metformin = [line for line in render(graph, "turtle").split("\n\n") if line.startswith("therapy:metformin")]
    assert "GO:0016477" not in metformin[0]
    assert '"metformin does not decrease migration"' in render(graph, "turtle")


def test_json_ld_means_the_same_to_pyld(graph):
    jsonld = pytest.importorskip("pyld").jsonld
    document = json.loads(render(graph, "jsonld"))
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    expected = pyoxigraph.parse(to_ntriples(graph), format=pyoxigraph.RdfFormat.N_TRIPLES)
    found = pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert {str(one) for one in found} == {str(one) for one in expected}
    statements = [node for node in document["@graph"] if node["type"] == "Statement"]
    assert all(evidence["quote"] for node in statements for evidence in node["hasEvidence"])


def test_nanopublications_are_valid(small):
    nanopub = pytest.importorskip("nanopub")
    for statement in list(small.graph.statements.values())[:5]:
        parts = nanopublication(statement, small.run)
        quads = "".join(f"{s} {p} {o} {name} .\n" for name, content in parts for s, p, o in content)
        dataset = rdflib.ConjunctiveGraph()
        dataset.parse(data=quads, format="nquads")
        assert nanopub.Nanopub(rdf=dataset).is_valid


def test_networkx_opens_graphml_and_gexf(graph, tmp_path):
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        network = read(export(graph, name, tmp_path / f"graph.{name}")[0])
        assert set(network) == set(graph.entities)
        assert network.number_of_edges() == len(graph.statements)
        assert network.nodes["HGNC:9588"]["label"] == "PTEN"
        relations = {data["relation"] for _, _, data in network.edges(data=True)}
        assert relations == {relation.value for relation in Relation}


def test_igraph_opens_graphml(graph, tmp_path):
    igraph = pytest.importorskip("igraph")
    network = igraph.Graph.Read_GraphML(str(export(graph, "graphml", tmp_path / "graph.graphml")[0]))
    assert (network.vcount(), network.ecount()) == (len(graph.entities), len(graph.statements))


def test_ndex_reads_cx2(graph):
    cx2 = pytest.importorskip("ndex2.cx2")
    network = cx2.RawCX2NetworkFactory().get_cx2network(json.loads(render(graph, "cx2")))
    assert (len(network.get_nodes()), len(network.get_edges())) == (len(graph.entities), len(graph.statements))


def test_pybel_reads_every_statement(graph, tmp_path):
    pybel = pytest.importorskip("pybel")
    network = pybel.from_bel_script(str(export(graph, "bel", tmp_path / "graph.bel")[0]))
    assert network.warnings == []
    assert network.number_of_edges() >= sum(not statement.negated for statement in graph.statements.values())


def test_kgx_edges_join_kgx_nodes(graph):
    files = render(graph, "kgx")
    tables = {name: list(csv.DictReader(io.StringIO(text), delimiter="\t")) for name, text in files.items()}
    ids = {node["id"] for node in tables["nodes.tsv"]}
    assert len(tables["edges.tsv"]) == len(graph.statements)
    assert all(edge["subject"] in ids and edge["object"] in ids for edge in tables["edges.tsv"])
    lowered = [edge for edge in tables["edges.tsv"] if edge["object_direction_qualifier"] == "decreased"]
    assert {edge["predicate"] for edge in lowered} == {"biolink:affects"}


def test_every_entity_type_and_relation_has_its_biolink_term():
    assert {key for use, key in biolink() if use == "category"} == set(layers())
    assert {key for use, key in biolink() if use == "predicate"} == {relation.value for relation in Relation}


def test_spreadsheets_get_one_row_a_sentence(graph):
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(render(graph, name)), delimiter=delimiter))
        assert len(rows) == sum(len(statement.evidence) for statement in graph.statements.values())
        assert {row["document"] for row in rows} == {"kidney", "heart", "joint", "skin", "disc"}


def test_parquet_keeps_the_types(graph):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(render(graph, "parquet")))
    assert str(table.schema.field("belief").type) == "double"
    assert str(table.schema.field("negated").type) == "bool"


def test_neo4j_rows_fit_their_header(graph):
    files = render(graph, "neo4j")
    for name in ("nodes.csv", "relationships.csv"):
        header, *rows = csv.reader(io.StringIO(files[name]))
        assert rows
        assert {len(row) for row in rows} == {len(header)}
    assert "neo4j-admin database import full" in files["import.sh"]


def test_indra_statements_are_signed_and_quote_their_sentence(graph):
    statements = json.loads(render(graph, "indra"))
    assert {one["type"] for one in statements} == {"Activation", "Inhibition", "Influence"}
    pten = next(one for one in statements if one.get("obj", {}).get("db_refs", {}).get("HGNC") == "9588")
    assert (pten["type"], pten["subj"]["db_refs"]["MIRBASE"]) == ("Inhibition", "MI0000077")
    assert "silence" in pten["evidence"][0]["text"]


def test_indra_statements_fit_indras_own_schema(graph):
    jsonschema = pytest.importorskip("jsonschema")
    found = importlib.util.find_spec("indra")
    if found is None or found.origin is None:
        pytest.skip("indra is not installed")
    schema = json.loads(
        (Path(found.origin).parent / "resources" / "statements_schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(json.loads(render(graph, "indra")), schema)


def test_two_entities_of_one_label_stay_apart_in_sif(graph):
    assert "miR-21\tdecreases\tPTEN\n" in render(graph, "sif")


def test_drawings_leave_out_what_is_denied(graph):
    assert "arrowhead=tee" in render(graph, "dot")
    assert "metformin" in render(graph, "mermaid")
    assert "migration" not in render(graph, "mermaid") + render(graph, "dot")


def test_every_format_says_what_it_is():
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    assert all(known.title for known in FORMATS)
