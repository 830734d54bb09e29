"""A mechanism graph as RDF triples: the one place that says how the model looks in RDF.

Entities with their asserted edges come first, then statements each followed by its evidence, then the documents,
references and table cells that the evidence names, then the run.  Every subject's triples stand together, the order
follows from the content alone, nothing is written twice and there are no blank nodes.  The reverse is
`kg.formats.reader`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import quote

from kg.formats.iris import expand, namespace, term
from kg.formats.provenance import Run
from kg.formats.terms import Term, Triple, boolean, decimal, integer, json_list, literal, ref
from kg.graph.graph import MechanismGraph
from kg.graph.layers import layers
from kg.model import Entity, Evidence, Reference, Relation, Statement, TableCell

__all__ = [
    "SETTINGS",
    "edge_triples",
    "entity_triples",
    "evidence_iri",
    "evidence_triples",
    "run_triples",
    "statement_triples",
    "surroundings",
    "triples",
]

_A = ref(term("rdf:type"))
_LABEL = ref(term("rdfs:label"))
_IDENTIFIER = ref(term("dcterms:identifier"))

SETTINGS = {"in vitro": "InVitro", "ex vivo": "ExVivo", "in vivo": "InVivo", "clinical": "Clinical"}
"""The study settings of the ontology, in the order in which readers list them."""


def triples(graph: MechanismGraph, run: Run | None = None) -> Iterator[Triple]:
    """Every triple of the graph, and of the run that made it where one is given."""
    for _, entity in sorted(graph.entities.items()):
        yield from entity_triples(entity)
        yield from _edges(graph, entity)
    described: dict[Term, list[Triple]] = {}
    for _, statement in sorted(graph.statements.items()):
        yield from statement_triples(statement)
        for evidence in statement.evidence:
            yield from evidence_triples(statement, evidence, run)
            for iri, description in surroundings(evidence, run).items():
                if len(description) > len(described.get(iri, ())):
                    described[iri] = description
    for document in run.documents if run else ():
        described[_document_iri(document.name)] = list(_document_triples(document.name, run))
    for key in sorted(described):
        yield from described[key]
    if run is not None:
        yield from run_triples(run)


def entity_triples(entity: Entity) -> Iterator[Triple]:
    """What an entity is, apart from its mechanisms."""
    subject = ref(expand(entity.id))
    yield subject, _A, _mkg(layers()[entity.type].ontology_class)
    yield subject, _LABEL, literal(entity.label)
    yield subject, _IDENTIFIER, literal(entity.id)
    for xref in sorted(set(entity.xrefs)):
        yield subject, ref(term("skos:exactMatch")), ref(expand(xref))
    for broader in sorted({one.id for one in entity.broader}):
        yield subject, ref(term("skos:broader")), ref(expand(broader))


def statement_triples(statement: Statement) -> Iterator[Triple]:
    """The reified statement: what is claimed, how firmly, and which evidence it has."""
    subject = ref(expand(statement.id))
    yield subject, _A, _mkg("Statement")
    yield subject, _LABEL, literal(_in_words(statement))
    yield subject, ref(term("rdf:subject")), ref(expand(statement.subject.id))
    yield subject, ref(term("rdf:predicate")), _mkg(statement.relation.value)
    yield subject, ref(term("rdf:object")), ref(expand(statement.object.id))
    yield subject, _mkg("belief"), decimal(statement.belief)
    yield subject, _mkg("direct"), boolean(statement.direct)
    yield subject, _mkg("negated"), boolean(statement.negated)
    yield subject, _mkg("evidenceCount"), integer(len(statement.evidence))
    for iri in sorted(evidence_iri(statement, evidence) for evidence in statement.evidence):
        yield subject, _mkg("hasEvidence"), iri


def evidence_iri(statement: Statement, evidence: Evidence) -> Term:
    """IRI of an evidence: a hash of what it says and where, so that files of several builds can be loaded together."""
    return _evidence_iri(statement.id, evidence)


@lru_cache(maxsize=1 << 10)
def _evidence_iri(statement: str, evidence: Evidence) -> Term:
    return _hashed("evidence", f"{statement}|{evidence!r}")


def evidence_triples(statement: Statement, evidence: Evidence, run: Run | None = None) -> Iterator[Triple]:
    """One sentence that asserts the statement: its words, its place, how it was read, and in which study conditions."""
    subject = evidence_iri(statement, evidence)
    yield subject, _A, _mkg("Evidence")
    yield subject, _mkg("quote"), literal(evidence.sentence)
    yield subject, _mkg("inDocument"), _document_iri(evidence.document)
    yield subject, _mkg("start"), integer(evidence.start)
    yield subject, _mkg("end"), integer(evidence.end)
    yield subject, _mkg("hedged"), boolean(evidence.hedged)
    yield subject, _mkg("inferred"), boolean(evidence.inferred)
    yield from _read_triples(subject, evidence)
    yield from _spans(subject, evidence)
    yield from _context(subject, evidence)
    yield from _citations(subject, evidence)
    if evidence.cell is not None:
        yield subject, _mkg("tableCell"), _cell_iri(evidence.document, evidence.cell)
    if run is not None:
        yield subject, ref(term("prov:wasGeneratedBy")), _run_iri(run)


def edge_triples(statement: Statement) -> Iterator[Triple]:
    """The asserted edge of a statement; `mkg:affects` stands beside both signs. A negated statement has none."""
    if not statement.negated:
        signed = statement.relation in (Relation.INCREASES, Relation.DECREASES)
        for relation in (statement.relation, Relation.AFFECTS) if signed else (statement.relation,):
            yield ref(expand(statement.subject.id)), _mkg(relation.value), ref(expand(statement.object.id))


def _edges(graph: MechanismGraph, entity: Entity) -> Iterator[Triple]:
    if entity.id in graph.nx:
        statements = (attributes["statement"] for _, _, attributes in graph.nx.out_edges(entity.id, data=True))
        yield from sorted({triple for statement in statements for triple in edge_triples(statement)})


def _read_triples(subject: Term, evidence: Evidence) -> Iterator[Triple]:
    """How the sentence was read."""
    fields = {
        "mkg:section": evidence.section,
        "mkg:subjectText": evidence.subject_text,
        "mkg:triggerText": evidence.trigger_text,
        "mkg:objectText": evidence.object_text,
        "mkg:rule": evidence.rule,
        "mkg:role": evidence.role,
    }
    yield from _texts(subject, fields)
    if evidence.steps:
        yield subject, _mkg("signSteps"), json_list(evidence.steps)


def _texts(subject: Term, fields: dict[str, str]) -> Iterator[Triple]:
    """A triple for each property that has a text."""
    for predicate, text in fields.items():
        if text:
            yield subject, _property(predicate), literal(text)


def _spans(subject: Term, evidence: Evidence) -> Iterator[Triple]:
    spans = {
        "subjectSpan": evidence.subject_span,
        "triggerSpan": evidence.trigger_span,
        "objectSpan": evidence.object_span,
        "clauseSpan": evidence.clause_span,
    }
    for name, (start, end) in spans.items():
        if (start, end) != (0, 0):
            yield subject, _mkg(name), literal(f"{start}-{end}")


def _context(subject: Term, evidence: Evidence) -> Iterator[Triple]:
    context = evidence.context
    fields = {"mkg:inCell": context.cell, "mkg:species": context.species, "mkg:underStimulus": context.stimulus}
    yield from _texts(subject, fields)
    for setting in dict.fromkeys(context.setting):
        yield subject, _mkg("setting"), _mkg(SETTINGS[setting]) if setting in SETTINGS else literal(setting)
    if list(context.setting) != [setting for setting in SETTINGS if setting in context.setting]:
        yield subject, _mkg("settingOrder"), json_list(context.setting)
    if context.inferred:
        yield subject, _mkg("inferredContext"), json_list(context.inferred)


def _citations(subject: Term, evidence: Evidence) -> Iterator[Triple]:
    numbers = [*evidence.citations, *(study.number for study in evidence.studies)]
    for number in dict.fromkeys(numbers):
        yield subject, _mkg("cites"), _reference_iri(evidence.document, number)
    for number in dict.fromkeys(study.number for study in evidence.studies):
        yield subject, ref(term("cito:citesAsEvidence")), _reference_iri(evidence.document, number)
    if evidence.citations:
        yield subject, _mkg("citationNumbers"), json_list(evidence.citations)
    resolved = [study.number for study in evidence.studies]
    if resolved != [number for number in evidence.citations if number in resolved]:
        yield subject, _mkg("studyNumbers"), json_list(resolved)


def surroundings(evidence: Evidence, run: Run | None = None) -> dict[Term, list[Triple]]:
    """What an evidence refers to, each described by its triples: document, references and table cell."""
    document = _document_iri(evidence.document)
    described = {document: list(_document_triples(evidence.document, run))}
    for number in evidence.citations:
        reference = _reference_iri(evidence.document, number)
        described[reference] = list(_reference_number_triples(reference, document, number))
    for study in evidence.studies:
        reference = _reference_iri(evidence.document, study.number)
        described[reference] = [
            *_reference_number_triples(reference, document, study.number),
            *_reference_triples(reference, study),
        ]
    if evidence.cell is not None:
        cell = _cell_iri(evidence.document, evidence.cell)
        described[cell] = list(_cell_triples(cell, document, evidence.cell))
    return described


def _reference_number_triples(subject: Term, document: Term, number: str) -> Iterator[Triple]:
    yield subject, _A, _mkg("Reference")
    yield subject, _mkg("number"), literal(number)
    yield subject, _mkg("inDocument"), document


def _reference_triples(subject: Term, study: Reference) -> Iterator[Triple]:
    yield subject, _mkg("printedAs"), literal(study.text)
    fields = {
        "mkg:authors": study.authors,
        "dcterms:title": study.title,
        "mkg:journal": study.journal,
        "mkg:year": study.year,
        "mkg:doi": study.doi,
    }
    yield from _texts(subject, fields)


def _cell_triples(subject: Term, document: Term, cell: TableCell) -> Iterator[Triple]:
    yield subject, _A, _mkg("TableCell")
    yield subject, _mkg("inDocument"), document
    yield subject, _mkg("row"), integer(cell.row)
    fields = {"table": cell.table, "caption": cell.caption, "tableColumn": cell.column, "rowHeader": cell.row_header}
    for name, text in fields.items():
        yield subject, _mkg(name), literal(text)
    yield subject, _mkg("rowCells"), json_list(cell.row_cells)


def _document_triples(name: str, run: Run | None) -> Iterator[Triple]:
    subject = _document_iri(name)
    yield subject, _A, _mkg("Document")
    yield subject, _IDENTIFIER, literal(name)
    read = run.document(name) if run else None
    if read and read.title:
        yield subject, ref(term("dcterms:title")), literal(read.title)
    if read:
        yield subject, _mkg("sha256"), literal(read.sha256)


def run_triples(run: Run) -> Iterator[Triple]:
    """What made the graph: software version, settings and the documents it used."""
    subject = _run_iri(run)
    yield subject, _A, _mkg("Run")
    yield subject, _mkg("softwareVersion"), literal(run.version)
    for name, value in sorted(run.settings.items()):
        yield subject, _mkg("runSetting"), literal(f"{name}={value}")
    for document in sorted(run.documents):
        yield subject, ref(term("prov:used")), _document_iri(document.name)


def _in_words(statement: Statement) -> str:
    verb = statement.relation.value
    stem = verb.removesuffix("s") if verb != "carries" else "carry"
    claim = f"does not {stem}" if statement.negated else verb
    return f"{statement.subject.label} {claim} {statement.object.label}"


@cache
def _property(curie: str) -> Term:
    return ref(term(curie))


@cache
def _mkg(name: str) -> Term:
    return ref(namespace() + name)


@lru_cache(maxsize=1 << 12)
def _document_iri(name: str) -> Term:
    return ref(f"{namespace()}document/{quote(name, safe='')}")


@lru_cache(maxsize=1 << 14)
def _reference_iri(document: str, number: str) -> Term:
    plain_number = quote(number, safe="").replace("-", "%2D")
    return ref(f"{namespace()}reference/{quote(document, safe='')}--{plain_number}")


def _cell_iri(document: str, cell: TableCell) -> Term:
    return _hashed("tablecell", f"{document}|{cell!r}")


def _run_iri(run: Run) -> Term:
    return _hashed("run", repr((run.version, sorted(run.settings.items()), sorted(run.documents))))


def _hashed(kind: str, key: str) -> Term:
    return ref(f"{namespace()}{kind}/{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")
