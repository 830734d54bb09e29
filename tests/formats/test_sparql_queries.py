"""Every query that ships answers, and gives the same answer in rdflib as in Oxigraph."""

from __future__ import annotations

import json
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib

from kg.errors import BadInput, NothingFound
from kg.formats import render
from kg.formats.iris import prefixes
from kg.formats.queries import bind, find_query, shipped_queries
from kg.formats.sparql import RESULT_FORMATS, answer, run_query, store_of

QUERIES = shipped_queries()


@pytest.fixture(scope="module")
def in_rdflib(small):
    return rdflib.Graph().parse(data=render(small.graph, "ntriples", small.run), format="nt")


@pytest.fixture(scope="module")
def in_oxigraph(small):
    return store_of(small.graph, small.run)


def plain(value: object) -> object:
    """A value that compares across engines: numbers by worth, terms by their text."""
    if value is None:
        return None
    text = getattr(value, "value", None)
    text = str(value) if not isinstance(text, str) else text
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rdflib_and_oxigraph_give_the_same_rows(query, graph, parameters, in_rdflib, in_oxigraph):
    text = bind(query, parameters.get(query.name, {}), graph)
    ours, theirs = in_oxigraph.query(text), in_rdflib.query(text)
    if isinstance(ours, pyoxigraph.QueryBoolean):
        assert bool(ours) is theirs.askAnswer is True
        return
    if isinstance(ours, pyoxigraph.QueryTriples):
        rows = sorted((t.subject.value, t.predicate.value, t.object.value) for t in ours)
        assert rows == sorted(tuple(map(str, triple)) for triple in theirs.graph)
    else:
        assert tuple(variable.value for variable in ours.variables) == query.columns
        rows = [[plain(value) for value in row] for row in ours]
        assert rows == [[plain(value) for value in row] for row in theirs]
    assert rows


def test_the_endpoint_gives_the_same_results(small, parameters, in_oxigraph, tmp_path):
    testclient = pytest.importorskip("starlette.testclient")
    from kg.service.sparql_endpoint import sparql_app, write_store
    from kg.service.sparql_results import Limits

    write_store(small.graph, tmp_path / "store", small.run)
    with testclient.TestClient(sparql_app(tmp_path / "store", Limits(), workers=1)) as client:
        for query in QUERIES:
            text = bind(query, parameters.get(query.name, {}), small.graph)
            response = client.post("/sparql", data={"query": text}, headers={"Accept": "text/csv, text/turtle;q=0.5"})
            assert response.status_code == 200, query.name
            if "ASK {" in text:
                assert response.text.strip() == "true"
            elif "CONSTRUCT {" not in text:
                assert response.text == answer(in_oxigraph, text, "csv"), query.name


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_says_what_it_answers_and_declares_our_prefixes(query):
    assert query.question.endswith(("?", "."))
    assert query.columns
    declared = [line.split()[1:] for line in query.text.splitlines() if line.startswith("PREFIX")]
    assert all(prefixes()[prefix.rstrip(":")] == f"{start.strip('<>')}" for prefix, start in declared)
    assert all(f"VALUES ?{parameter.name} {{" in query.text for parameter in query.parameters)
    assert query.text.count("# Parameter:") == len(query.parameters)


def test_there_are_at_least_twenty():
    assert len(QUERIES) >= 20


@pytest.mark.parametrize(
    "name", ["miR-21", "mir21", "miR 21", "mkg:mirna/mir-21", "https://w3id.org/mechanism-kg/mirna/mir-21"]
)
def test_an_entity_is_named_by_label_id_or_iri(name, graph):
    assert "PTEN" in run_query(graph, "what-it-does", {"entity": name})


def test_a_value_cannot_change_the_query(graph):
    attack = '3" } ?x ?y ?z . VALUES ?w { "'
    assert "(0 rows)" in run_query(graph, "what-a-study-shows", {"name": "kidney", "number": attack})


def test_results_come_in_every_format(graph):
    assert run_query(graph, "contradictions").splitlines()[2].split("  ")[0] == "MSC exosome"
    assert run_query(graph, "contradictions", result_format="csv").startswith("subject,object,belief_up")
    found = json.loads(run_query(graph, "contradictions", result_format="json"))
    assert found["results"]["bindings"][0]["object"]["value"] == "angiogenesis"
    assert "<sparql" in run_query(graph, "contradictions", result_format="xml")
    assert "HGNC:9588" in run_query(graph, "firm-edges", {"least": "0.1"}, "ttl")
    assert run_query(graph, "does-it-reach", {"target": "renal fibrosis"}) == "yes\n"
    assert run_query(graph, "does-it-reach", {"target": "osteoarthritis"}) == "no\n"
    assert set(RESULT_FORMATS) == {"table", "csv", "json", "xml", "ttl"}


def test_a_query_file_of_the_user_runs(graph, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/mechanism-kg/Statement> }")
    assert "30" in run_query(graph, str(path))


REFUSED = {
    "unknown query": ("what-lower", {}, "table", BadInput, "did you mean what-lowers"),
    "unknown parameter": ("what-lowers", {"gene": "x"}, "table", BadInput, "has no parameter gene: it has entity"),
    "unknown entity": ("what-lowers", {"entity": "apoptosi"}, "table", NothingFound, "did you mean apoptosis"),
    "not a number": ("firm-edges", {"least": "much"}, "table", BadInput, "least must be a number"),
    "unknown format": ("hubs", {}, "pdf", BadInput, "choose one of table, csv"),
    "rows as Turtle": ("hubs", {}, "ttl", BadInput, "choose table, csv, json or xml"),
    "triples as JSON": ("firm-edges", {}, "json", BadInput, "choose ttl"),
}


@pytest.mark.parametrize(("name", "values", "result", "error", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_answered_is_refused_in_words(name, values, result, error, message, graph):
    with pytest.raises(error, match=message):
        run_query(graph, name, values, result)


def test_a_broken_query_says_where(graph, tmp_path):
    path = tmp_path / "broken.rq"
    path.write_text("SELECT * WHERE { ?s ?p }")
    with pytest.raises(BadInput, match=r"not a SPARQL query: .*1"):
        run_query(graph, str(path))
    with pytest.raises(BadInput, match="neither a query of ours nor a file"):
        find_query("zzz")
