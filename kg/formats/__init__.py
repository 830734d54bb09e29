"""A mechanism graph in the formats of the field, written and, where the format can hold it all, read back.

`registry` is the table of formats.  `iris`, `terms` and `triples` say how the graph looks in RDF and `reader` turns RDF
back; `flat` says what formats of nodes and edges get.  Each format is one module with a `to_x`, and a `from_x` where
nothing is lost.
"""

from kg.formats.provenance import ReadDocument, Run, run_of
from kg.formats.registry import FORMATS, Format, export, format_named, format_of_file, import_graph, render

__all__ = [
    "FORMATS",
    "Format",
    "ReadDocument",
    "Run",
    "export",
    "format_named",
    "format_of_file",
    "import_graph",
    "render",
    "run_of",
]
