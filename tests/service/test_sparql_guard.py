"""SERVICE is found however it is spelled, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.service.sparql_guard import names_service

CALLS = [
    "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c .SERVICE?x{ ?s ?p ?o } }",
    "SELECT * { ?a ?b true SeRvIcE#comment\n<http://a.example/> { } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://a.example/> { ?s ?p ?o } } } } }",
    r"SELECT * { \u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
    r"SELECT * { \U00000053\u0045RVICE <http://a.example/> { ?s ?p ?o } }",
    "PREFIX s: <http://a.example/> SELECT * { SERVICEs:foo { ?s ?p ?o } }",
    "PREFIX s: <http://a.example/> SELECT * { SERVICE:foo { ?s ?p ?o } }",
    "SELECT * { FILTER(?a<?b)SERVICE#>\n?c{ ?s ?p ?o } }",
    "PREFIX x: <http://a.example/> SELECT * { FILTER(?a<x:b)SERVICE#)>\n?c{ ?s ?p ?o } }",
    'SELECT * { ?a ?b "x"SERVICE <http://a.example/> { } }',
    "SELECT * { ?a ?b '''it's''' SERVICE <http://a.example/> { } }",
    "SELECT * { ?a ?b 1SERVICE <http://a.example/> { } }",
    r"""SELECT * { ?a ?b "\u0022 SERVICE <http://a.example/> { } #" }""",
]

HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://a.example/>" } # SERVICE',
    "SELECT * { ?s <http://a.example/service/1> ?o FILTER (?o < 3 && ?o > 1) }",
    "PREFIX x: <http://a.example/> SELECT * { ?s x:service ?o ; x:a.SERVICE ?b }",
    "SELECT * { ?s ?p '''a \" SERVICE ' b''' }",
    "ASK { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_found(query):
    assert names_service(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_other_uses_of_the_word_are_not(query):
    assert not names_service(query)


@given(st.text("{}().;<>?$\"'#\\ \n:ax1", max_size=12))
def test_no_harmless_looking_beginning_hides_what_the_engine_runs(beginning):
    """Whatever stands before it: if Oxigraph parses the query and would call, the guard has refused it."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    query = f"PREFIX x: <http://x/> SELECT * {{ {beginning}SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    try:
        list(pyoxigraph.Store().query(query))
    except OSError:
        assert names_service(query)
    except (SyntaxError, ValueError):
        pass
