"""Signed, hop-bounded, k-best simple paths through a mechanism graph.

`search` takes ids and gives back statements; `constraints` are the filters a question can carry; `costs` says what a
hop costs.  Underneath, `arrays` holds a frozen copy of the graph in numbers, `kernel` searches it (`records` is what it
is given and keeps), and `engine` runs the kernel in plain Python or compiled.  `nearest` explains an empty answer.
"""

from kg.paths.arrays import FrozenGraph, freeze
from kg.paths.constraints import Constraints
from kg.paths.nearest import nearest
from kg.paths.result import MechanismPath, Nearest, PathSearchResult
from kg.paths.search import find_paths, search_paths

__all__ = [
    "Constraints",
    "FrozenGraph",
    "MechanismPath",
    "Nearest",
    "PathSearchResult",
    "find_paths",
    "freeze",
    "nearest",
    "search_paths",
]
