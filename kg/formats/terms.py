"""RDF terms as plain strings in N-Triples syntax: the cheapest form that every RDF library reads.

A triple is three such strings.  Nothing is escaped twice: what `literal` returns goes into N-Triples, N-Quads and
Turtle as it is.

>>> literal('He said "no"')
'"He said \\\\"no\\\\""'
>>> decimal(0.88)
'"0.88"^^<http://www.w3.org/2001/XMLSchema#decimal>'
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal

from kg.formats.iris import term

__all__ = ["Term", "Triple", "boolean", "decimal", "integer", "json_list", "literal", "ref"]

Term = str
"""``<iri>`` or ``"text"`` or ``"text"^^<datatype>``."""

Triple = tuple[Term, Term, Term]

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(9), 11, 12, *range(14, 32), 127)}
)
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_JSON = json.JSONEncoder(ensure_ascii=False)
_INTEGER = f"^^<{term('xsd:integer')}>"
_TRUE, _FALSE = (f'"{word}"^^<{term("xsd:boolean")}>' for word in ("true", "false"))


def ref(iri: str) -> Term:
    """An IRI as a term."""
    return f"<{iri}>"


def literal(text: str, datatype: str = "") -> Term:
    """A string, or with `datatype` (a CURIE such as ``xsd:date``) a typed value."""
    quoted = f'"{text.translate(_ESCAPES) if _TO_ESCAPE.search(text) else text}"'
    return f"{quoted}^^<{term(datatype)}>" if datatype else quoted


def boolean(value: bool) -> Term:
    """``true`` or ``false``."""
    return _TRUE if value else _FALSE


def integer(value: int) -> Term:
    """A whole number."""
    return f'"{value}"{_INTEGER}'


def decimal(value: float) -> Term:
    """The shortest decimal that reads back as the same float, never with an exponent."""
    digits = format(Decimal(repr(float(value))), "f")
    return literal(digits if "." in digits else f"{digits}.0", "xsd:decimal")


def json_list(values: Sequence[object]) -> Term:
    """An ordered list as a string of JSON, since RDF's own lists need blank nodes."""
    return literal(_JSON.encode(values))
