"""A text that a reader adds: read, shown, held in memory, never stored."""

from __future__ import annotations

import email
import email.policy
from pathlib import PurePath
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.build import build_from_documents
from kg.documents import document_from_text
from kg.errors import BadInput
from kg.graph import MechanismGraph
from kg.service.app_pages import render

__all__ = ["LARGEST_TEXT", "add_page", "add_text"]

LARGEST_TEXT = 2_000_000


async def add_page(request: Request) -> Response:
    """The form that takes a text."""
    return render(request, "app_add.html", largest=LARGEST_TEXT)


async def add_text(request: Request) -> Response:
    """Read a text and lead to its pages."""
    name, text = _posted(request.headers.get("content-type", ""), await _body(request))
    graph = await run_in_threadpool(_graph_of, name, text)
    shelf = request.app.state.shelves.add(graph, name, text)
    return RedirectResponse(shelf.address("document", name), 303)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_TEXT:
            raise BadInput(f"the text is larger than {LARGEST_TEXT:,} bytes: cut it, or build a graph with `kg build`")
    return bytes(body)


def _posted(content_type: str, body: bytes) -> tuple[str, str]:
    """Name and text of a form, whether typed into it or chosen as a file."""
    if content_type.startswith("multipart/form-data"):
        fields = _parts(content_type, body)
    else:
        fields = {key: ("", values[0].encode()) for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
    file_name, content = fields.get("file", ("", b""))
    if not content.strip():
        file_name, content = "", fields.get("text", ("", b""))[1]
    text = content.decode("utf-8", "replace")
    if not text.strip():
        raise BadInput("there is no text: type some, or choose a file")
    return PurePath(file_name).stem or "your text", text


def _parts(content_type: str, body: bytes) -> dict[str, tuple[str, bytes]]:
    """File name and content of each part of a multipart body, by the name of its field."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = email.message_from_bytes(head + body, policy=email.policy.HTTP)
    found: dict[str, tuple[str, bytes]] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = (part.get_filename() or "", content)
    return found


def _graph_of(name: str, text: str) -> MechanismGraph:
    return build_from_documents([document_from_text(text, name)]).graph
