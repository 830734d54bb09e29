"""The pages of the web app: plain HTML that works without JavaScript, with the map in a frame where a picture helps."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.explain import pieces
from kg.formats.iris import expand, prefixes
from kg.graph import layers
from kg.model import Evidence, Statement
from kg.questions.asking import answer_question
from kg.service.app_shelf import Shelf
from kg.service.app_text import stretches

__all__ = [
    "answer_page", "conflicts_page", "document_page", "entity_page", "error_page", "find_page", "first_page",
    "map_page", "render", "statement_page", "style_sheet",
]  # fmt: skip

OWN = Path(__file__).parent / "templates"
TOKENS = Path(__file__).parent.parent / "views" / "templates" / "tokens.css"
DARK = ':root[data-theme="dark"]'


def shelf_of(request: Request) -> Shelf:
    """The graph whose pages are asked for."""
    shelf: Shelf = request.app.state.shelves.get(request.path_params.get("token"))
    return shelf


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template; every value is escaped."""
    shelf = values.pop("shelf", None) or shelf_of(request)
    page = _templates().get_template(template).render(shelf=shelf, has_sparql=request.app.state.has_sparql, **values)
    return HTMLResponse(page, status)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(OWN), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(layers=layers(), link_of=link_of, marked=pieces, claim=claim, place=place)
    return environment


def claim(statement: Statement) -> str:
    """The verb between subject and object: decreases, does not decrease."""
    return f"does not {statement.relation.removesuffix('s')}" if statement.negated else statement.relation.value


def place(evidence: Evidence) -> str:
    """Where in its document a sentence stands."""
    if evidence.cell:
        cell = evidence.cell
        return f"{cell.table}, row “{cell.row_header}”, column “{cell.column}”"
    is_number = evidence.section.replace(".", "").isdigit()
    return f"section {evidence.section}" if is_number else evidence.section


def link_of(identifier: str) -> str:
    """Address of an identifier in its registry; empty for our own and for unknown ones."""
    prefix = identifier.partition(":")[0]
    return expand(identifier) if prefix != "mkg" and prefixes().get(prefix, "").startswith("http") else ""


async def style_sheet(request: Request) -> Response:
    """The style of all pages: the colours of the map, in the light or dark the reader's system asks for."""
    light, dark = TOKENS.read_text(encoding="utf-8").split(DARK)
    tokens = f"{light}@media (prefers-color-scheme: dark) {{ :root {dark} }}\n"
    return Response(tokens + (OWN / "app.css").read_text(encoding="utf-8"), media_type="text/css")


async def first_page(request: Request) -> Response:
    """Where readers begin: ask, find, browse."""
    shelf = shelf_of(request)
    busiest = sorted(shelf.graph.nx, key=lambda key: (-shelf.graph.nx.degree(key), key))[:12]
    return render(request, "app_first.html", stats=shelf.graph.stats(), busiest=busiest)


async def map_page(request: Request) -> Response:
    """The map of the graph, which brings its own policy."""
    return HTMLResponse(shelf_of(request).map_page, headers={"Content-Security-Policy": "frame-ancestors 'self'"})


async def find_page(request: Request) -> Response:
    """Entities of a name; straight to the page of the only one."""
    shelf, text = shelf_of(request), request.query_params.get("q", "")
    hits = shelf.find(text)
    if len(hits) == 1:
        return RedirectResponse(shelf.address("entity", hits[0].id), 303)
    return render(request, "app_find.html", text=text, hits=hits, status=200 if hits else 404)


async def answer_page(request: Request) -> Response:
    """A question and what the graph says to it: picture, words, evidence."""
    shelf, text = shelf_of(request), request.query_params.get("q", "").strip()
    if not text:
        return RedirectResponse(shelf.address(""), 303)
    answer = answer_question(shelf.graph, text)
    return render(request, "app_answer.html", answer=answer, text=text, status=200 if answer.is_found else 404)


async def entity_page(request: Request) -> Response:
    """What an entity is, what it acts on, and what acts on it."""
    shelf = shelf_of(request)
    entity = shelf.entity(request.path_params["key"])
    statements = sorted(shelf.graph.statements.values(), key=lambda one: (-one.belief, one.id))
    sides = {
        "Acts on": ([one for one in statements if one.subject.id == entity.id], "object"),
        "Acted on by": ([one for one in statements if one.object.id == entity.id], "subject"),
    }
    kinds = sorted(shelf.graph.narrower(entity.id) - {entity.id})
    return render(request, "app_entity.html", entity=entity, sides=sides, kinds=kinds)


async def statement_page(request: Request) -> Response:
    """A statement under an address that stays: its sentences, how each was read, and what speaks against it."""
    shelf = shelf_of(request)
    statement = shelf.statement(request.path_params["key"])
    rivals = shelf.graph.between(statement.subject.id, statement.object.id)
    against = [one for one in rivals if _contradict(one, statement)]
    return render(request, "app_statement.html", statement=statement, against=against)


def _contradict(one: Statement, other: Statement) -> bool:
    if one.negated != other.negated:
        return one.relation == other.relation
    return one.relation.sign * other.relation.sign < 0


async def document_page(request: Request) -> Response:
    """The text with mentions and statements marked in place."""
    shelf, name = shelf_of(request), request.path_params["key"]
    told = shelf.document(name)
    text = shelf.texts.get(name)
    return render(request, "app_document.html", name=name, told=told, stretches=stretches(text, told) if text else None)


async def conflicts_page(request: Request) -> Response:
    """Pairs of entities with statements that cannot all hold, both sides with their sentences."""
    return render(request, "app_conflicts.html", conflicts=shelf_of(request).graph.conflicts())


def error_page(request: Request, message: str, status: int) -> Response:
    """What went wrong, in words, with a way on."""
    return render(request, "app_error.html", shelf=request.app.state.shelves.main, message=message, status=status)
