"""The SPARQL queries that ship in `queries/`: what each answers, what can be set in it, and how to set it.

A query file opens with comment lines: ``# Question:``, a ``# Parameter: name (kind): meaning`` for each parameter, and
``# Columns:``.  In the text a parameter is a line ``VALUES ?name { ... }`` that holds its usual value, so that every
file also runs as it stands, in any SPARQL engine.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import BadInput, NothingFound
from kg.formats.iris import contract, expand
from kg.formats.terms import Term, literal, ref
from kg.graph.graph import MechanismGraph
from kg.resources import resource
from kg.vocabulary.folding import name_keys

__all__ = ["Parameter", "Query", "bind", "find_query", "read_query", "shipped_queries"]

_HEADER = re.compile(r"^#\s*(Question|Parameter|Columns):\s*(.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"(\w+)\s*\((entity|text|number)\)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set in a query: its variable, its kind (``entity``, ``text`` or ``number``) and its meaning."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with what its header says."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str


def shipped_queries() -> list[Query]:
    """The queries that travel with the package, by name."""
    return [read_query(path) for path in sorted(resource("queries").glob("*.rq"))]


def find_query(name_or_file: str) -> Query:
    """The shipped query of this name, or the query in this file.

    Raises
    ------
    BadInput
        When there is neither.
    """
    shipped = {query.name: query for query in shipped_queries()}
    if name_or_file in shipped:
        return shipped[name_or_file]
    path = Path(name_or_file)
    if path.is_file():
        return read_query(path)
    near = difflib.get_close_matches(name_or_file, shipped, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg sparql --list shows those there are"
    raise BadInput(f"{name_or_file} is neither a query of ours nor a file: {hint}")


def read_query(path: Path) -> Query:
    """A query file; one without a header is a query without parameters."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as a query ({error}): name a text file in UTF-8") from error
    fields: dict[str, list[str]] = {"Question": [], "Parameter": [], "Columns": []}
    for field, value in _HEADER.findall(text):
        fields[field].append(value.strip())
    parameters = (_PARAMETER.fullmatch(line) for line in fields["Parameter"])
    return Query(
        name=path.stem,
        question=" ".join(fields["Question"]),
        parameters=tuple(Parameter(*match.groups()) for match in parameters if match),
        columns=tuple(column.strip() for line in fields["Columns"] for column in line.split(",")),
        text=text,
    )


def bind(query: Query, values: Mapping[str, str], graph: MechanismGraph) -> str:
    """The text of the query with these values set.

    Entities may be given by id, by label or by IRI.

    Raises
    ------
    BadInput
        When the query has no such parameter, or the value is not of its kind.
    NothingFound
        When no entity of the graph goes by that name.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    text = query.text
    for name, value in values.items():
        if name not in known:
            offered = ", ".join(known) or "none"
            raise BadInput(f"{query.name} has no parameter {name}: it has {offered}")
        written = f"VALUES ?{name} {{ {_as_term(known[name], value, graph)} }}"
        text = re.sub(rf"VALUES \?{name} \{{[^}}]*\}}", lambda _: written, text, count=1)  # noqa: B023
    return text


def _as_term(parameter: Parameter, value: str, graph: MechanismGraph) -> Term:
    if parameter.kind == "text":
        return literal(value)
    if parameter.kind == "entity":
        return ref(_entity_iri(value, graph))
    try:
        return format(Decimal(value), "f")
    except InvalidOperation as error:
        raise BadInput(f"{parameter.name} must be a number, not {value}") from error


def _entity_iri(name: str, graph: MechanismGraph) -> str:
    """IRI of the entity that goes by this id, IRI or label; labels are matched as people type them."""
    if name in graph.entities:
        return expand(name)
    if contract(name.strip("<>")) in graph.entities:
        return name.strip("<>")
    exact = [key for key, entity in graph.entities.items() if entity.label.casefold() == name.casefold()]
    alike = set(name_keys(name))
    found = exact or [key for key, entity in graph.entities.items() if alike & set(name_keys(entity.label))]
    if len(found) == 1:
        return expand(found[0])
    if found:
        raise BadInput(f"{name} may be {' or '.join(sorted(found))}: name one of these")
    labels = {entity.label.casefold(): entity.label for entity in graph.entities.values()}
    near = [labels[label] for label in difflib.get_close_matches(name.casefold(), labels, n=3)]
    hint = f": did you mean {' or '.join(near)}?" if near else ""
    raise NothingFound(f"no entity named {name} in the graph{hint}")
