"""Write docs/ontology.md and ontology/context.jsonld from ontology/mechanism.ttl, so that they never disagree with it.

``python tools/build_ontology_doc.py`` writes them; with ``--check`` it exits with 1 when one is out of date.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph

from kg.formats.iris import namespace, prefixes, shorten, term, turtle_prefixes
from kg.graph.storage import write_whole
from kg.resources import resource

HOUSE = Path(__file__).resolve().parent.parent

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

The namespace is `{namespace}` (prefix `mkg`). **It is not registered with w3id.org yet**: its IRIs name
things but do not resolve. The software reads it from one place, the row `mkg` of `ontology/prefixes.tsv`.

The ontology itself keeps to OWL 2 DL. The data reifies statements with `rdf:subject`, `rdf:predicate` and `rdf:object`,
which OWL 2 DL reserves: reasoners read the asserted edges and the classes, SPARQL reads everything.

An edge such as `mkg:decreases` stands between two entities where at least one text asserts it. Beside it stands a
`mkg:Statement` with its belief, and one `mkg:Evidence` for each sentence. There are no blank nodes, and lists whose
order matters are strings of JSON. What must hold of a graph is in `ontology/shapes.ttl`; `kg validate` checks it.
"""

Terms = dict[str, dict[str, list[str]]]


def read_terms() -> Terms:
    """Values of every term of ours, by property; IRIs shortened."""
    terms: Terms = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(resource("ontology", "mechanism.ttl")), format=pyoxigraph.RdfFormat.TURTLE):
        subject = quad.subject.value
        if subject.startswith(namespace()) and subject != namespace():
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


BORROWED = {
    "label": ("rdfs:label", ""),
    "identifier": ("dcterms:identifier", ""),
    "title": ("dcterms:title", ""),
    "exactMatch": ("skos:exactMatch", "@id"),
    "broader": ("skos:broader", "@id"),
    "subject": ("rdf:subject", "@id"),
    "predicate": ("rdf:predicate", "@id"),
    "object": ("rdf:object", "@id"),
    "citesAsEvidence": ("cito:citesAsEvidence", "@id"),
    "wasGeneratedBy": ("prov:wasGeneratedBy", "@id"),
    "used": ("prov:used", "@id"),
}
"""Terms of other vocabularies that the data uses: name in JSON, term, type."""


def context(terms: Terms) -> str:
    """The JSON-LD context: short names for every term of the data, and the prefixes of its identifiers."""
    entries: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    for prefix, start in turtle_prefixes().items():
        entries[prefix] = {"@id": start, "@prefix": True}
    for name, (curie, kind) in BORROWED.items():
        entries[name] = {"@id": curie, "@type": kind} if kind else {"@id": curie}
    for iri, values in sorted(terms.items()):
        name, kinds = iri.removeprefix(namespace()), values[term("rdf:type")]
        if "owl:ObjectProperty" in kinds:
            entries[name] = {"@id": f"mkg:{name}", "@type": "@id"}
        elif "owl:DatatypeProperty" in kinds:
            decimal = values[term("rdfs:range")] == ["xsd:decimal"]
            entries[name] = {"@id": f"mkg:{name}", **({"@type": "xsd:decimal"} if decimal else {})}
        elif "owl:Class" in kinds:
            entries[name] = f"mkg:{name}"
    return json.dumps({"@context": entries}, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write page and context, or with ``--check`` only compare them."""
    terms = read_terms()
    files = {HOUSE / "docs" / "ontology.md": page(terms), HOUSE / "ontology" / "context.jsonld": context(terms)}
    if "--check" in sys.argv[1:]:
        return int(any(not file.is_file() or file.read_text(encoding="utf-8") != text for file, text in files.items()))
    for file, text in files.items():
        write_whole(file, text)
        print(f"wrote {file.relative_to(HOUSE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
