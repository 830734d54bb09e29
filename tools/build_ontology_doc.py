"""Write docs/ontology.md from ontology/mechanism.ttl, so that the page never disagrees with the ontology.

    python tools/build_ontology_doc.py            # writes the page
    python tools/build_ontology_doc.py --check    # exits with 1 when the page is out of date
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph

from kg.formats.iris import namespace, prefixes, shorten, term
from kg.graph.storage import write_whole
from kg.resources import resource

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"

SECTIONS = {
    "Classes": "owl:Class",
    "Relations and links": "owl:ObjectProperty",
    "Values": "owl:DatatypeProperty",
    "Individuals": "owl:NamedIndividual",
    "Annotations": "owl:AnnotationProperty",
}

INTRODUCTION = """\
# Ontology

Written by `tools/build_ontology_doc.py` from `ontology/mechanism.ttl`: change that file, not this page.

The namespace is `{namespace}` (prefix `mkg`). **It is not registered with w3id.org yet**: its IRIs name things but do
not resolve. It is set in one place, the row `mkg` of `ontology/prefixes.tsv`, and in the ontology and shapes that use it.

The ontology itself keeps to OWL 2 DL. The data reifies statements with `rdf:subject`, `rdf:predicate` and `rdf:object`,
which OWL 2 DL reserves: reasoners read the asserted edges and the classes, SPARQL reads everything.

An edge such as `mkg:decreases` stands between two entities where at least one text asserts it. Beside it stands a
`mkg:Statement` with its belief, and one `mkg:Evidence` for each sentence. There are no blank nodes, and lists whose order
matters are strings of JSON. What must hold of a graph is in `ontology/shapes.ttl` and is checked by `kg validate`.
"""

Terms = dict[str, dict[str, list[str]]]


def read_terms() -> Terms:
    """Values of every term of ours, by property; IRIs shortened."""
    terms: Terms = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(resource("ontology", "mechanism.ttl")), format=pyoxigraph.RdfFormat.TURTLE):
        subject = quad.subject.value
        if isinstance(quad.subject, pyoxigraph.NamedNode) and subject.startswith(namespace()) and subject != namespace():
            value = quad.object.value
            is_iri = isinstance(quad.object, pyoxigraph.NamedNode)
            terms[subject][quad.predicate.value].append(shorten(value) if is_iri else value)
    return terms


def page(terms: Terms) -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION.format(namespace=namespace())]
    for title, kind in SECTIONS.items():
        members = sorted(iri for iri, values in terms.items() if kind in values[term("rdf:type")])
        parts.append(f"## {title}\n")
        parts.extend(entry(iri, terms[iri]) for iri in members)
    parts.append("## Prefixes\n\n| prefix | namespace |\n| --- | --- |")
    parts.extend(f"| `{prefix}` | `{start}` |" for prefix, start in prefixes().items())
    return "\n".join(parts) + "\n"


def entry(iri: str, values: dict[str, list[str]]) -> str:
    """One term: its label, definition, example, place in the hierarchy and mappings."""
    one = {name: ", ".join(f"`{value}`" for value in sorted(values[term(name)])) for name in LINKS}
    links = [f"{word}: {one[name]}" for name, word in LINKS.items() if one[name]]
    lines = [
        f"### `{shorten(iri)}`\n",
        f"**{values[term('rdfs:label')][0]}.** {values[term('skos:definition')][0]}\n",
        f"*Example:* {values[term('skos:example')][0]}\n",
    ]
    return "\n".join([*lines, *([" · ".join(links) + "\n"] if links else [])])


LINKS = {
    "mkg:column": "column",
    "mkg:entityType": "entity type",
    "rdfs:subClassOf": "is a",
    "rdfs:subPropertyOf": "implies",
    "rdfs:domain": "from",
    "rdfs:range": "to",
    "skos:closeMatch": "close to",
    "skos:broadMatch": "narrower than",
    "skos:narrowMatch": "broader than",
    "skos:relatedMatch": "related to",
}


def main() -> int:
    """Write the page, or with ``--check`` only compare it."""
    written = page(read_terms())
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == written else 1
    write_whole(PAGE, written)
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
