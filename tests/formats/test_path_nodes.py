"""Paths written out: a graph of their own that keeps to the shapes and answers by net sign."""

from __future__ import annotations

import pytest
import rdflib

from kg.formats.path_nodes import paths_to_turtle
from kg.formats.turtle import from_turtle
from kg.formats.validate import validate_turtle
from kg.model import Sign
from kg.paths import find_paths

HOPS = """
PREFIX mkg: <https://w3id.org/mechanism-kg/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?words WHERE {
  ?path a mkg:Path ; mkg:netSign -1 ; mkg:hop ?hop .
  ?hop mkg:position ?position ; mkg:hopStatement/rdfs:label ?words .
} ORDER BY ?path ?position
"""


@pytest.fixture(scope="module")
def turtle(graph):
    paths = find_paths(graph, ["mkg:mirna/mir-223"], ["mkg:disease/osteoarthritis"], Sign.MINUS, k=1, max_hops=4)
    return paths_to_turtle(list(paths))


def test_the_hops_of_a_path_come_in_order(turtle):
    rows = rdflib.Graph().parse(data=turtle, format="turtle").query(HOPS)
    assert [str(row.words) for row in rows] == [
        "miR-223 decreases NF-κB pathway",
        "NF-κB pathway increases inflammation",
        "inflammation increases cartilage loss",
        "cartilage loss increases osteoarthritis",
    ]


def test_a_file_of_paths_is_a_valid_graph_of_its_own(turtle):
    pytest.importorskip("pyshacl")
    assert validate_turtle(turtle) == []
    assert len(from_turtle(turtle).statements) == 4


def test_a_path_without_hops_is_rejected(turtle):
    pytest.importorskip("pyshacl")
    lines = [line for line in turtle.split("\n") if "mkg:hop " not in line]
    damaged = "\n".join(lines).replace("mkg:netSign -1 ;", "mkg:netSign -1 .")
    assert {finding.shape for finding in validate_turtle(damaged)} == {"PathHop"}
