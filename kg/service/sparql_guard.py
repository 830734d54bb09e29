"""Refuses queries that would make this machine call another: SERVICE, however it is spelled.

Oxigraph fetches what SERVICE names, and its grammar asks for no space behind the keyword: ``SERVICEs:foo`` is SERVICE
and ``s:foo``.  So the word is refused wherever it stands outside strings, comments, IRIs, variables and the local part
of prefixed names.  The text is read twice, as it is and with its ``\\u`` escapes resolved; both readings must be clean.

Updates and LOAD need no guard: the endpoint only ever runs queries, in which they are syntax errors.
"""

from __future__ import annotations

import re

__all__ = ["names_service"]

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$]\w+)
    |(?P<prefix>[^\W\d_][\w.-]*|):(?P<local>(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])*)
    |(?P<word>\w+)
    |.""",
    re.VERBOSE | re.DOTALL,
)
_BEHIND_BRACKET = re.compile(r"\).*service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def names_service(query: str) -> bool:
    """Whether the text may hold a SERVICE clause; in doubt it does.

    >>> names_service("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")
    True
    >>> names_service('SELECT ?service { ?service ?p "SERVICE" } # SERVICE')
    False
    """
    return any(_stands_free(text) for text in (query, _ESCAPE.sub(_character, query)))


def _stands_free(text: str) -> bool:
    return any(_is_suspect(token) for token in _TOKEN.finditer(text))


def _is_suspect(token: re.Match[str]) -> bool:
    kind = token.lastgroup
    if kind == "iri":
        # in "(?a<?b)SERVICE#>" the brackets are a comparison and a comment; an IRI holds no bracket before the word
        return _BEHIND_BRACKET.search(token.group()) is not None
    if kind == "local":
        return _holds_word(token.group("prefix"))
    return kind == "word" and _holds_word(token.group())


def _holds_word(text: str) -> bool:
    return "service" in text.lower()


def _character(escape: re.Match[str]) -> str:
    code = int(escape.group(1) or escape.group(2), 16)
    return chr(code) if code < 0x110000 else escape.group()
