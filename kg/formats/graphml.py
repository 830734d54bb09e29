"""GraphML: for networkx, igraph, Cytoscape, yEd and Gephi."""

from __future__ import annotations

import networkx as nx

from kg.formats import flat
from kg.graph.graph import MechanismGraph

__all__ = ["plain_network", "to_graphml"]


def to_graphml(graph: MechanismGraph) -> str:
    """The graph as a GraphML document; edge ids are statement ids."""
    return "\n".join(nx.generate_graphml(plain_network(graph), named_key_ids=True)) + "\n"


def plain_network(graph: MechanismGraph) -> nx.MultiDiGraph[str]:
    """The graph as a networkx multigraph whose attributes are plain values: what XML formats can write."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in flat.nodes(graph):
        values = {name: flat.xml_text(value) for name, value in node.items()}
        network.add_node(str(values.pop("id")), **values)
    for edge in flat.edges(graph):
        values = {name: flat.xml_text(value) for name, value in edge.items()}
        network.add_edge(str(values.pop("source")), str(values.pop("target")), key=str(values.pop("id")), **values)
    return network
