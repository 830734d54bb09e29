"""GEXF: for Gephi and other programs that lay out networks."""

from __future__ import annotations

import re

import networkx as nx

from kg.formats.graphml import plain_network
from kg.graph.graph import MechanismGraph

__all__ = ["to_gexf"]

_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def to_gexf(graph: MechanismGraph) -> str:
    """The graph as a GEXF document, without the date of writing: the same graph gives the same bytes."""
    return _DATE.sub("", "\n".join(nx.generate_gexf(plain_network(graph)))) + "\n"
