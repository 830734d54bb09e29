"""Where in a Turtle document a subject and its predicates stand, so that a finding can name the line.

RDF libraries forget the lines.  This reads only the punctuation of Turtle: strings, IRIs, names, and which name comes
after ``.``, ``;`` or ``,``.  What stands inside ``[ ]`` or ``( )`` belongs to the subject around it.

>>> places('@prefix a: <http://a/> .\\na:x a:p 1 ;\\n  a:q 2 .')[("http://a/x", "http://a/q")]
3
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.formats.iris import term

__all__ = ["places"]

Place = tuple[str, str]
"""IRI of a subject, and of a predicate or an empty string for the subject itself."""

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<mark>[.;,\[\]()](?=\s|$|[\[\](){};,.\#<"'])|[;,\[\]()])
    |(?P<name>[^\s;,\[\]()<>"'\#]+)
    |(?P<line>\n)
    |.""",
    re.VERBOSE | re.DOTALL,
)


def places(text: str) -> dict[Place, int]:
    """Line of every subject and of each of its predicates, counted from 1; the first where there are several."""
    found: dict[Place, int] = {}
    namespaces: dict[str, str] = {}
    for words in _sentences(text):
        if words[0][0].lstrip("@").lower() == "prefix" and len(words) >= 3:
            namespaces[words[1][0].removesuffix(":")] = words[2][0].strip("<>")
        elif not words[0][0].startswith("@"):
            _locate(words, namespaces, found)
    return found


Word = tuple[str, int]


def _sentences(text: str) -> Iterator[list[Word]]:
    """The words between full stops, each with its line. ``PREFIX`` lines of SPARQL style end with their IRI."""
    words: list[Word] = []
    line, depth = 1, 0
    for token in _TOKEN.finditer(text):
        word, kind = token.group(), token.lastgroup
        if kind in ("string", "iri", "name", "mark"):
            depth += (word in "[(" and kind == "mark") - (word in "])" and kind == "mark")
            ends = kind == "mark" and word == "." and depth == 0
            if not ends:
                # words inside brackets are kept as one mark: they name no subject of their own
                words.append((word, line) if depth == 0 else ("[]", line))
            if words and (ends or (len(words) == 3 and words[0][0].lower() == "prefix")):
                yield words
                words = []
        line += word.count("\n")


def _locate(words: list[Word], namespaces: dict[str, str], found: dict[Place, int]) -> None:
    subject, line = _iri(words[0][0], namespaces), words[0][1]
    found.setdefault((subject, ""), line)
    expects_predicate = True
    for word, at in words[1:]:
        if word == ";":
            expects_predicate = True
        elif expects_predicate and word not in ("[]", ",", "]", ")"):
            found.setdefault((subject, _iri(word, namespaces)), at)
            expects_predicate = False


def _iri(word: str, namespaces: dict[str, str]) -> str:
    if word.startswith("<"):
        return word[1:-1]
    if word == "a":
        return term("rdf:type")
    prefix, colon, local = word.partition(":")
    return namespaces.get(prefix, f"{prefix}:") + re.sub(r"\\(.)", r"\1", local) if colon else word
