"""The map page: pyvis renders it, with our template, and nothing in it reaches out or is executed from data.

Stock pyvis pages load a style sheet from elsewhere, escape nothing and lack a doctype.  So its nodes, edges and options
are kept, its template is replaced by ours in an escaping environment, scripts and styles are named by their hashes in
a Content-Security-Policy, and data stand in JSON blocks that no browser runs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pyvis  # type: ignore[import-untyped]
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network  # type: ignore[import-untyped]

from kg.errors import BadInput
from kg.graph import MechanismGraph, layers, write_whole
from kg.views.families import families
from kg.views.importance import statements_by_importance
from kg.views.opening import BOX, LANE, LETTERS, LIMITS, LINE, MOST_LINES, Picture, opening
from kg.views.overview import overview
from kg.views.payload import payload
from kg.views.request import MapRequest

__all__ = ["map_html", "write_map"]

TEMPLATES = Path(__file__).parent / "templates"
RENDERER = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = (
    *("data", "state", "scope", "order", "place", "draw", "boxes", "lines", "columns", "paths", "words"),
    *("panel", "panel-home", "panel-entity", "panel-statement", "panel-trace"),
    *("search", "controls", "hands", "export", "main"),
)
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "dragNodes": False, "multiselect": False, "selectable": False, "tooltipDelay": 1e9},
    "nodes": {"shape": "box"},
    "edges": {"smooth": False},
}


def write_map(
    graph: MechanismGraph, path: Path | str, *, title: str = "Mechanism map", request: MapRequest | None = None
) -> Path:
    """Write the map of a graph as one HTML file and return its path; arguments as in `map_html`."""
    write_whole(path, map_html(graph, title=title, request=request))
    return Path(path)


def map_html(graph: MechanismGraph, *, title: str = "Mechanism map", request: MapRequest | None = None) -> str:
    """The map of a graph as one HTML page that needs no network. The same graph gives the same text.

    Parameters
    ----------
    graph
        Any size; beyond 120 boxes the page opens on the most important statements, beyond 2,000 entities on an
        overview.
    title
        Heading and window title.
    request
        What to open on: a question's answer, a path, a focus, a document.

    Raises
    ------
    BadInput
        When the request names an entity or a document that the graph does not hold.
    """
    request = request or MapRequest()
    _check(graph, request)
    ranked = statements_by_importance(graph)
    kin = families(graph)
    groups = overview(graph, kin)
    picture = opening(ranked, groups or [family for family in kin if family.is_folded])
    network = _network(picture)
    network.templateEnv = _environment()
    network.templateEnv.globals["page"] = {
        "title": title,
        "data": _json({**payload(graph, ranked, kin, groups), "limits": _limits(), "request": _request(request)}),
        "style": _style(),
        "renderer": Markup(_renderer()),
        "script": _script(),
        "policy": _policy(),
    }
    return str(network.generate_html())


def _check(graph: MechanismGraph, request: MapRequest) -> None:
    ends = (*request.trace.sources, *request.trace.targets) if request.trace else ()
    for key in (*request.focus, *ends):
        if key not in graph.entities:
            raise BadInput(f"{key} is not in the graph: give the id of an entity that is")
    held = {evidence.document for statement in graph.statements.values() for evidence in statement.evidence}
    if request.document and request.document not in held:
        raise BadInput(f"the graph holds nothing from {request.document!r} (it holds: {', '.join(sorted(held))})")


def _network(picture: Picture) -> Network:
    network = Network(directed=True, cdn_resources="in_line")
    network.path = "map.html"
    network.options = OPTIONS
    for box in picture.boxes:
        network.add_node(box.id, label=box.label, shape="box", level=layers()[box.type].column)
    for link in picture.links:
        network.add_edge(link.source, link.target, id=link.id)
    return network


def _environment() -> Environment:
    return Environment(loader=ChoiceLoader([FileSystemLoader(TEMPLATES)]), autoescape=True, keep_trailing_newline=True)


def _json(value: object) -> Markup:
    """JSON that can stand inside a script element, whatever its strings say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _limits() -> dict[str, int]:
    return {**asdict(LIMITS), "box": BOX, "line": LINE, "lane": LANE, "letters": LETTERS, "mostLines": MOST_LINES}


def _request(request: MapRequest) -> dict[str, Any]:
    trace = request.trace
    return {
        "question": request.question,
        "trace": [list(trace.sources), list(trace.targets), trace.sign, trace.hops] if trace else None,
        "focus": list(request.focus),
        "depth": request.depth,
        "document": request.document,
    }


@cache
def _renderer() -> str:
    return RENDERER.read_text(encoding="utf-8")


@cache
def _style() -> Markup:
    return Markup("".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("tokens.css", "map.css")))


@cache
def _script() -> Markup:
    parts = [(TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return Markup('"use strict";\n' + "\n".join(parts))


@cache
def _policy() -> str:
    scripts = " ".join(map(_hash, (_renderer(), _script())))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_style())}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"
