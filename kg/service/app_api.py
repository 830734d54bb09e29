"""The same as JSON, in the shapes that `--json` prints, with an OpenAPI description of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.errors import BadInput
from kg.graph import statement_to_dict
from kg.model import Entity, Statement
from kg.questions.asking import answer_question
from kg.service.app_pages import shelf_of

__all__ = ["API", "description"]


def _entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "label": entity.label, "type": entity.type, "xrefs": list(entity.xrefs)}


def _statements(statements: Any) -> list[dict[str, Any]]:
    return [statement_to_dict(one) for one in statements]


def _wanted(request: Request) -> str:
    text = request.query_params.get("q", "").strip()
    if not text:
        raise BadInput("the parameter q is missing: give a question or a name")
    return text


def answer(request: Request) -> dict[str, Any]:
    """Answer a question, as `kg ask --json`."""
    return answer_question(shelf_of(request).graph, _wanted(request)).to_dict()


def entities(request: Request) -> list[dict[str, Any]]:
    """Entities whose name or id holds a text, best first."""
    return [_entity(one) for one in shelf_of(request).find(_wanted(request))]


def entity(request: Request) -> dict[str, Any]:
    """An entity with the statements about it."""
    shelf = shelf_of(request)
    found = shelf.entity(request.path_params["key"])

    def about(one: Statement) -> bool:
        return found.id in (one.subject.id, one.object.id)

    return {**_entity(found), "statements": _statements(filter(about, shelf.graph.statements.values()))}


def statement(request: Request) -> dict[str, Any]:
    """A statement with its evidence, as a line of statements.jsonl."""
    return statement_to_dict(shelf_of(request).statement(request.path_params["key"]))


def documents(request: Request) -> list[dict[str, Any]]:
    """The documents of the graph with the number of sentences read in each."""
    return [{"name": name, "sentences": len(told)} for name, told in shelf_of(request).documents.items()]


def conflicts(request: Request) -> list[dict[str, Any]]:
    """Pairs of entities with statements that contradict each other."""
    return [
        {
            "subject": _entity(one.subject),
            "object": _entity(one.object),
            "increasing": _statements(one.increasing),
            "decreasing": _statements(one.decreasing),
            "denying": _statements(one.denying),
        }
        for one in shelf_of(request).graph.conflicts()
    ]


API: dict[str, Callable[[Request], Any]] = {
    "/api/ask": answer,
    "/api/entities": entities,
    "/api/entity/{key:path}": entity,
    "/api/statement/{key:path}": statement,
    "/api/documents": documents,
    "/api/conflicts": conflicts,
}


async def description(request: Request) -> Response:
    """OpenAPI description of the JSON interface."""
    return JSONResponse({
        "openapi": "3.1.0",
        "info": {"title": "Mechanism graph", "version": __version__},
        "paths": {path.replace(":path", ""): {"get": _operation(path, answers)} for path, answers in API.items()},
    })  # fmt: skip


def _operation(path: str, answers: Callable[[Request], Any]) -> dict[str, Any]:
    parameters = []
    if "{key" in path:
        parameters.append({"name": "key", "in": "path", "required": True, "schema": {"type": "string"}})
    elif answers in (answer, entities):
        parameters.append({"name": "q", "in": "query", "required": True, "schema": {"type": "string"}})
    kind = "array" if answers in (entities, documents, conflicts) else "object"
    return {
        "operationId": answers.__name__,
        "summary": (answers.__doc__ or "").strip(),
        "parameters": parameters,
        "responses": {
            "200": {"description": "Found", "content": {"application/json": {"schema": {"type": kind}}}},
            "400": {"description": "The request cannot be used"},
            "404": {"description": "Nothing found"},
        },
    }
