"""How an identifier becomes an IRI and back: ``HGNC:9588`` and ``http://identifiers.org/hgnc/9588`` are one thing.

The table is `ontology/prefixes.tsv`; its row ``mkg`` is the only place where the namespace of this project is set.
Things of our own lie one level below it, by kind: ``mkg:mirna/mir-21`` is ``<namespace>mirna/mir-21``.

>>> expand("HGNC:9588")
'http://identifiers.org/hgnc/9588'
>>> contract(expand("mkg:mirna/mir-21"))
'mkg:mirna/mir-21'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from kg.formats.tables import table_rows
from kg.graph.layers import layers

__all__ = ["contract", "expand", "namespace", "prefixes", "shorten", "term", "turtle_prefixes"]

KINDS = ("statement", "evidence", "document", "reference", "tablecell", "run", "path", "other")
"""What is named below our namespace besides entities; ``other`` holds identifiers whose prefix the table lacks."""

_NAMESPACE_ENDS = "/#_=:"
_PLAIN_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


@cache
def prefixes() -> dict[str, str]:
    """Namespace of every prefix of the table."""
    return {row["prefix"]: row["namespace"] for row in table_rows("prefixes.tsv")}


def namespace() -> str:
    """The namespace of our own terms and things."""
    return prefixes()["mkg"]


@cache
def turtle_prefixes() -> dict[str, str]:
    """The table, and one prefix for each kind of thing below our namespace: Turtle then reads ``mirna:mir-21``."""
    own = {kind: f"{namespace()}{kind}/" for kind in (*layers(), *KINDS)}
    return prefixes() | own


@cache
def term(curie: str) -> str:
    """IRI of a vocabulary term such as ``mkg:belief`` or ``rdf:subject``."""
    prefix, _, local = curie.partition(":")
    return prefixes()[prefix] + local


@lru_cache(maxsize=1 << 17)
def expand(identifier: str) -> str:
    """IRI of an identifier; one with an unknown prefix is kept whole below ``<namespace>other/``.

    >>> expand("LAB:mouse 7").removeprefix(namespace())
    'other/LAB%3Amouse%207'
    """
    prefix, colon, local = identifier.partition(":")
    if prefix == "mkg" and local:
        return namespace() + quote(local, safe="/")
    if colon and local and prefix in prefixes():
        return prefixes()[prefix] + quote(local, safe="")
    return f"{namespace()}other/{quote(identifier, safe='')}"


@lru_cache(maxsize=1 << 17)
def contract(iri: str) -> str:
    """Identifier of an IRI: the inverse of `expand`. An IRI outside every namespace stays as it is."""
    unknown = f"{namespace()}other/"
    if iri.startswith(unknown):
        return unquote(iri.removeprefix(unknown))
    prefix = _longest_prefix(iri, _by_namespace())
    return f"{prefix}:{unquote(iri.removeprefix(prefixes()[prefix]))}" if prefix else iri


@lru_cache(maxsize=1 << 17)
def shorten(iri: str) -> str:
    """The IRI as Turtle and SPARQL write it: ``mirna:mir-21``, or in angle brackets where no prefix fits plainly.

    >>> shorten(expand("mkg:mirna/mir-21")), shorten(expand("LAB:mouse 7"))
    ('mirna:mir-21', '<https://w3id.org/mechanism-kg/other/LAB%3Amouse%207>')
    """
    prefix = _longest_prefix(iri, _turtle_by_namespace())
    local = iri.removeprefix(turtle_prefixes()[prefix]) if prefix else ""
    return f"{prefix}:{local}" if _PLAIN_LOCAL_NAME.fullmatch(local) else f"<{iri}>"


@cache
def _by_namespace() -> dict[str, str]:
    return {start: prefix for prefix, start in prefixes().items()}


@cache
def _turtle_by_namespace() -> dict[str, str]:
    return {start: prefix for prefix, start in turtle_prefixes().items()}


def _longest_prefix(iri: str, by_namespace: dict[str, str]) -> str:
    """Prefix of the longest namespace that the IRI starts with, or an empty string."""
    ends = (end for end in range(len(iri), 0, -1) if iri[end - 1] in _NAMESPACE_ENDS)
    return next((by_namespace[iri[:end]] for end in ends if iri[:end] in by_namespace), "")
