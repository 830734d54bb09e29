"""The SPARQL 1.1 Protocol without a web framework: what a request asks, and which syntax its sender wants.

References
----------
W3C Recommendation SPARQL 1.1 Protocol (2013); RFC 9110, section 12.5.1 for Accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.service.sparql_guard import names_service

__all__ = ["Question", "Refusal", "negotiate", "read_question"]

LONGEST_QUERY = 50_000


class Refusal(Exception):  # noqa: N818  (it is an answer, not a fault)
    """A request that is not answered: HTTP status and the reason in words."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the dataset it names, and the Accept header of its sender."""

    query: str
    accept: str = "*/*"
    base: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_question(
    method: str,
    parameters: Sequence[tuple[str, str]],
    headers: Mapping[str, str],
    body: bytes,
    base: str = "",
) -> Question:
    """The question that a request asks.

    Parameters
    ----------
    method, headers
        As received; header names in lower case.
    parameters
        Those of the URL, decoded, in order.
    body
        As received.
    base
        What relative IRIs in the query are relative to.

    Raises
    ------
    Refusal
        With 4xx when the request breaks the protocol, or asks for what this endpoint never does.
    """
    asked = [*parameters, *(_body_parameters(headers.get("content-type", ""), body) if method == "POST" else [])]
    if _values(asked, "update") or _values(asked, "using-graph-uri"):
        raise Refusal(403, "this endpoint is read-only: updates are refused")
    queries = _values(asked, "query")
    if len(queries) != 1:
        raise Refusal(400, f"one query is needed, not {len(queries)}: send it as the parameter query")
    if len(queries[0]) > LONGEST_QUERY:
        raise Refusal(413, f"the query is longer than {LONGEST_QUERY:,} characters")
    if names_service(queries[0]):
        raise Refusal(403, "SERVICE is refused: this endpoint calls no other. Ask it and the other one by one")
    return Question(
        queries[0],
        headers.get("accept", "") or "*/*",
        base,
        default_graphs=_values(asked, "default-graph-uri"),
        named_graphs=_values(asked, "named-graph-uri"),
    )


def negotiate(accept: str, offered: Iterable[str]) -> str | None:
    """The media type to answer in: the one the sender likes best, the first offered among equals, or none.

    >>> negotiate("text/csv;q=0.5, application/*", ["application/json", "text/csv"])
    'application/json'
    >>> negotiate("text/html", ["text/csv"]) is None
    True
    """
    ranges = [_media_range(part) for part in accept.split(",") if part.strip()]
    best, best_quality = None, 0.0
    for media in offered:
        fitting = [(specific, quality) for name, specific, quality in ranges if _fits(name, media)]
        quality = max(fitting)[1] if fitting else 0.0
        if quality > best_quality:
            best, best_quality = media, quality
    return best


def _body_parameters(content_type: str, body: bytes) -> list[tuple[str, str]]:
    kind, *settings = (part.strip().lower() for part in content_type.split(";"))
    charset = next((one.partition("=")[2].strip('"') for one in settings if one.startswith("charset=")), "utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Refusal(400, f"the body is in {charset}: send UTF-8")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the body is not UTF-8") from error
    if kind == "application/x-www-form-urlencoded":
        return parse_qsl(text, keep_blank_values=True)
    if kind == "application/sparql-query":
        return [("query", text)]
    if kind == "application/sparql-update":
        raise Refusal(403, "this endpoint is read-only: updates are refused")
    raise Refusal(415, f"a query cannot come as {kind or 'nothing'}: use application/sparql-query or a form")


def _values(parameters: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)


def _media_range(part: str) -> tuple[str, int, float]:
    """Name, how specific it is (2: a type, 1: ``text/*``, 0: ``*/*``), and its quality; an unreadable one counts 0."""
    name, *settings = (one.strip().lower() for one in part.split(";"))
    written = next((one.partition("=")[2] for one in settings if one.startswith("q=")), "1")
    try:
        quality = min(max(float(written), 0.0), 1.0)
    except ValueError:
        quality = 0.0
    return name, 0 if name == "*/*" else 1 if name.endswith("/*") else 2, quality


def _fits(name: str, media: str) -> bool:
    return name in ("*/*", media) or (name.endswith("/*") and media.startswith(name[:-1]))
