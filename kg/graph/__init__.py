"""Statements become a graph: merged, weighed, ordered by hierarchy, saved and loaded.

`merge` unites what several sentences and texts say, `belief` weighs it, `graph` holds it for users, `records` and
`storage` keep it as `statements.jsonl`, and `layers` knows the columns of the story.

>>> from kg.model import Entity, Relation, Statement
>>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
>>> MechanismGraph.from_statements([Statement(mir21, Relation.DECREASES, pten)])
<MechanismGraph: 1 statements, 2 entities>
"""

from kg.graph.belief import belief
from kg.graph.graph import Conflict, MechanismGraph, Stats
from kg.graph.layers import Layer, layers
from kg.graph.merge import merge
from kg.graph.records import statement_from_dict, statement_to_dict
from kg.graph.storage import load_graph, read_statements, save_graph, write_whole

__all__ = [
    "Conflict",
    "Layer",
    "MechanismGraph",
    "Stats",
    "belief",
    "layers",
    "load_graph",
    "merge",
    "read_statements",
    "save_graph",
    "statement_from_dict",
    "statement_to_dict",
    "write_whole",
]
