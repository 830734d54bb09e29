"""The SPARQL endpoint as a web application: protocol, workers, description and page joined by Starlette.

It reads and never writes, binds to this machine unless told otherwise, and answers every request within its time limit.
"""

from __future__ import annotations

import ipaddress
import signal
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pyoxigraph
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kg.formats.ntriples import to_ntriples
from kg.formats.provenance import Run
from kg.graph.graph import MechanismGraph
from kg.service.sparql_description import Figures, describe, figures
from kg.service.sparql_page import policy, query_page
from kg.service.sparql_protocol import Question, Refusal, negotiate, read_question
from kg.service.sparql_results import Answer, Limits
from kg.service.sparql_workers import Pool

__all__ = ["is_local", "serve_sparql", "sparql_app", "sparql_over", "write_store"]

PATH = "/sparql"
LARGEST_BODY = 1_000_000


def serve_sparql(
    graph: MechanismGraph,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    run: Run | None = None,
    say: Callable[[str], object] = print,
) -> None:
    """Serve the graph until interrupted. An address that others can reach is said to be one."""
    import uvicorn

    if not is_local(host):
        say(f"warning: {host} can be reached from other machines; the endpoint has no password")
    with sparql_over(graph, limits or Limits(), run) as app:
        say(f"SPARQL endpoint at http://{host}:{port}{PATH} (stop with Ctrl+C)")
        uvicorn.run(app, host=host, port=port, log_level="warning")


@contextmanager
def sparql_over(graph: MechanismGraph, limits: Limits, run: Run | None = None) -> Iterator[Starlette]:
    """The application over a graph, whose store is removed when the block ends, by Ctrl+C and a polite kill as well."""
    with tempfile.TemporaryDirectory(prefix="kg-sparql-") as folder:
        store = Path(folder) / "store"
        write_store(graph, store, run)
        with _stopped_by_signals():
            yield sparql_app(store, limits)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Go on behind this block when Ctrl+C or a polite kill ends it.

    uvicorn shuts down and then raises the signal once more, which would end the process before the store is removed.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def is_local(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def write_store(graph: MechanismGraph, folder: Path, run: Run | None = None) -> None:
    """Write the graph as an Oxigraph store into an empty folder."""
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(to_ntriples(graph, run).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()


def sparql_app(store: Path, limits: Limits, workers: int = 4) -> Starlette:
    """The application over the store in this folder; its workers live as long as it runs."""
    pool = Pool(store, workers, limits)
    endpoint = _Endpoint(pool, limits, figures(pyoxigraph.Store.read_only(str(store))))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.open()
        yield
        await pool.close()

    methods = ["GET", "POST"]
    open_to_all = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=methods, allow_headers=["*"])
    routes = [Route(path, endpoint.respond, methods=methods) for path in ("/", PATH, f"{PATH}/")]
    return Starlette(routes=routes, middleware=[open_to_all], lifespan=lifespan)


class _Endpoint:
    """Answers requests; what it does not answer is a refusal in words."""

    def __init__(self, pool: Pool, limits: Limits, counted: Figures) -> None:
        self._pool = pool
        self._limits = limits
        self._counted = counted

    async def respond(self, request: Request) -> Response:
        """The response to any request."""
        accept = request.headers.get("accept", "") or "*/*"
        try:
            if request.method != "POST" and not request.query_params:
                return self._introduction(request, accept)
            answer = await self._pool.answer(await _question(request, accept))
        except Refusal as refusal:
            answer = Answer(refusal.status, "text/plain", f"{refusal.reason}\n".encode())
        return _response(answer)

    def _introduction(self, request: Request, accept: str) -> Response:
        """Without a query: the page for browsers, the service description for programs."""
        if negotiate(accept, ["text/turtle", "text/html"]) == "text/html":
            return HTMLResponse(query_page(), headers={"Content-Security-Policy": policy()})
        return _response(describe(_address(request), self._counted, self._limits, accept))


async def _question(request: Request, accept: str) -> Question:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise Refusal(413, f"the body is larger than {LARGEST_BODY:,} bytes")
    headers = dict(request.headers) | {"accept": accept}
    return read_question(request.method, request.query_params.multi_items(), headers, body, _address(request))


def _address(request: Request) -> str:
    return str(request.url.replace(path=PATH, query="", fragment=""))


def _response(answer: Answer) -> Response:
    headers = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}
    return Response(answer.body, answer.status, headers, answer.media)
