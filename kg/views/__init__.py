"""The mechanism map: one file that a biologist opens in a browser, offline, and reads from cell source to hallmark.

`families` folds what belongs together, `importance` ranks the statements, `opening` chooses what a reader sees first
and `overview` does so for very large graphs; `payload` packs the whole graph for the page, and `page` renders it with
pyvis.  Everything a reader does afterwards (arranging, tracing, filtering, exporting) happens in `templates/`.
"""

from kg.views.page import map_html, write_map
from kg.views.request import MapRequest, Trace

__all__ = ["MapRequest", "Trace", "map_html", "write_map"]
