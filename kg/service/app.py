"""The local web app: the graph as pages to read, a JSON interface, and the map, on this machine only.

>>> from kg.graph import MechanismGraph
>>> app = create_app(MechanismGraph.from_statements([]))
>>> sorted(route.path for route in app.routes)[:3]
['/', '/add', '/add']
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from kg.errors import BadInput, KgError
from kg.graph import MechanismGraph
from kg.service import app_pages
from kg.service.app_api import API, description
from kg.service.app_guard import LOCAL_HOSTS, Guard
from kg.service.app_shelf import Shelf, Shelves
from kg.service.app_upload import add_page, add_text

__all__ = ["create_app", "running", "serve"]

PAGES: dict[str, Callable[[Request], Awaitable[Response]]] = {
    "/": app_pages.first_page,
    "/map": app_pages.map_page,
    "/find": app_pages.find_page,
    "/ask": app_pages.answer_page,
    "/entity/{key:path}": app_pages.entity_page,
    "/statement/{key:path}": app_pages.statement_page,
    "/document/{key:path}": app_pages.document_page,
    "/conflicts": app_pages.conflicts_page,
}


def create_app(
    graph: MechanismGraph,
    texts: Mapping[str, str] | None = None,
    *,
    title: str = "Mechanism graph",
    sparql: Starlette | None = None,
    host: str = "127.0.0.1",
) -> Starlette:
    """The web app as an ASGI application.

    Parameters
    ----------
    graph
        What it shows.
    texts
        The documents' texts by name, to show statements in place; without them a document is a list of sentences.
    title
        Name of the graph, shown on every page.
    sparql
        The application of the SPARQL endpoint, whose routes are added.
    host
        The host name it answers to, besides those of this machine.
    """
    pages = [Route(path, page) for path, page in PAGES.items()]
    interface = [Route(path, _as_json(answers)) for path, answers in API.items()]
    routes: list[BaseRoute] = [
        *pages,
        *interface,
        Route("/api/openapi.json", description),
        Route("/style.css", app_pages.style_sheet),
        Route("/add", add_page, methods=["GET"]),
        Route("/add", add_text, methods=["POST"]),
        Mount("/text/{token}", routes=[*pages, *interface]),
        *(sparql.routes if sparql else ()),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=LOCAL_HOSTS | {host})],
        exception_handlers={KgError: _failed, 404: _failed},
        lifespan=sparql.router.lifespan_context if sparql else None,
    )
    app.state.shelves = Shelves(Shelf(graph, dict(texts or {}), "", title))
    app.state.has_sparql = sparql is not None
    return app


def serve(app: Starlette, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the app until interrupted."""
    import uvicorn

    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


@contextmanager
def running(app: Starlette) -> Iterator[str]:
    """The app on a free port of this machine, as its address, until the block ends."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    while not server.started and serving.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    serving.join()


def _as_json(answers: Callable[[Request], Any]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(answers, request))

    return endpoint


async def _failed(request: Request, error: Exception) -> Response:
    message = str(error) if isinstance(error, KgError) else f"there is no page at {request.url.path}"
    status = 400 if isinstance(error, BadInput) else 404
    if "/api/" in request.url.path:
        return JSONResponse({"error": message}, status)
    return app_pages.error_page(request, message, status)
