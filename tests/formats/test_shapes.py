"""The shapes accept what we write, and each damage is rejected by the shape that is meant for it, at its line."""

from __future__ import annotations

import pytest
import rdflib

from kg.errors import BadInput
from kg.formats.places import places
from kg.formats.turtle import to_turtle
from kg.formats.validate import validate, validate_turtle
from kg.resources import resource

pytest.importorskip("pyshacl")

DAMAGES = {
    "a label is missing": (
        'process:apoptosis a mkg:CellularEffect ;\n    rdfs:label "apoptosis" ;',
        "process:apoptosis a mkg:CellularEffect ;",
        "EntityLabel",
    ),
    "a label has a language": ('rdfs:label "VEGFA"', 'rdfs:label "VEGFA"@en', "EntityLabel"),
    "an entity has no identifier": ('    dcterms:identifier "HGNC:12680" ;\n', "", "EntityIdentifier"),
    "an entity is in two layers": ("HGNC:12680 a mkg:Gene", "HGNC:12680 a mkg:Gene, mkg:Pathway", "EntityLayer"),
    "a match is a text": ("skos:exactMatch MIRBASE:MI0000077", 'skos:exactMatch "MI0000077"', "EntityMatch"),
    "a broader entity is not described": (
        "skos:broader mirna:mir-21 ",
        "skos:broader mirna:mir-9000 ",
        "EntityBroader",
    ),
    "an entity is broader than itself": ("skos:broader cell:msc ", "skos:broader cell:bm-msc ", "NoCircle"),
    "a statement has two objects": (
        "rdf:object hallmark:disc-height-loss",
        "rdf:object hallmark:disc-height-loss, HGNC:9588",
        "StatementObject",
    ),
    "a subject is unknown": ("rdf:subject mirna:mir-21-5p", "rdf:subject mirna:mir-999", "StatementSubject"),
    "a relation is invented": ("rdf:predicate mkg:carries", "rdf:predicate mkg:delivers", "StatementPredicate"),
    "belief is above one": ("mkg:belief 0.", "mkg:belief 1.", "StatementBelief"),
    "belief is a double": ("mkg:belief 0.", "mkg:belief 1e0 ; mkg:row 0.", "StatementBelief"),
    "direct is a word": ("mkg:direct true", 'mkg:direct "yes"', "StatementDirect"),
    "negated is missing": ("    mkg:negated true ;\n", "", "StatementNegated"),
    "evidence is not described": ("mkg:hasEvidence evidence:", "mkg:hasEvidence evidence:x", "StatementEvidence"),
    "evidence is counted wrong": ("mkg:evidenceCount 2", "mkg:evidenceCount 5", "EvidenceIsCounted"),
    "evidence count is zero": ("mkg:evidenceCount 1", "mkg:evidenceCount 0", "StatementEvidenceCount"),
    "the asserted edge is missing": ("    mkg:carries mirna:mir-223 ;\n", "", "AssertedEdge"),
    "the super-edge is missing": ("    mkg:affects HGNC:12680 ;\n", "", "SuperEdge"),
    "an edge has no statement": (
        "therapy:metformin a mkg:Therapy ;",
        "therapy:metformin a mkg:Therapy ;\n    mkg:secretes HGNC:9588 ;",
        "EdgeHasStatement",
    ),
    "the sentence is missing": ('    mkg:quote "IL-6 sustains inflammation." ;\n', "", "EvidenceQuote"),
    "the sentence is empty": ('mkg:quote "IL-6 sustains inflammation."', 'mkg:quote ""', "EvidenceQuote"),
    "the document is unknown": (
        "mkg:inDocument document:disc ;\n    mkg:start",
        "mkg:inDocument document:gone ;\n    mkg:start",
        "EvidenceDocument",
    ),
    "start is behind end": ("mkg:start 600", "mkg:start 6000", "EvidencePlace"),
    "end is a text": ("mkg:end 621", 'mkg:end "621"', "EvidenceEnd"),
    "hedged is a word": ("mkg:hedged true", 'mkg:hedged "maybe"', "EvidenceHedged"),
    "inferred is missing": ("    mkg:inferred true ;\n", "", "EvidenceInferred"),
    "a setting is invented": ("mkg:setting mkg:Clinical", "mkg:setting mkg:InSilico", "EvidenceSetting"),
    "a role is invented": ('mkg:role "background"', 'mkg:role "rumour"', "EvidenceRole"),
    "a span is not a span": ('mkg:subjectSpan "300-309"', 'mkg:subjectSpan "300 to 309"', "EvidenceSubjectSpan"),
    "a reference is not described": (
        "reference:joint--11 a mkg:Reference",
        "reference:joint--12 a mkg:Reference",
        "EvidenceCites",
    ),
    "a study was not found in the list": (
        '    mkg:printedAs "Okoye, A. TGF-beta and scars. 2020." ;\n',
        "",
        "EvidenceStudy",
    ),
    "a table cell is not described": (" a mkg:TableCell ;", " a mkg:Document ;", "EvidenceCell"),
    "a hash is too short": ('mkg:sha256 "000', 'mkg:sha256 "0', "DocumentHash"),
    "a reference has no number": ('    mkg:number "20" ;\n', "", "ReferenceNumber"),
}

SEEN_ELSEWHERE = {"AssertedEdge", "EvidenceCites", "EvidenceStudy", "EvidenceCell", "EvidenceDocument"}
"""Shapes whose finding names another node than the one that was damaged: the one that misses something."""


@pytest.fixture(scope="module")
def turtle(small) -> str:
    return to_turtle(small.graph, small.run)


def test_what_we_write_keeps_to_the_shapes(turtle):
    assert validate_turtle(turtle) == []


@pytest.mark.parametrize(("before", "after", "shape"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damage_is_rejected_by_its_shape_at_its_line(before, after, shape, turtle):
    damaged = turtle.replace(before, after, 1)
    assert damaged != turtle
    lines = [finding.line for finding in validate_turtle(damaged) if finding.shape == shape]
    assert lines
    assert all(line > 0 for line in lines)
    at = turtle.index(before)
    block = range(turtle[:at].rindex("\n\n"), turtle.index("\n\n", at))
    first, last = (turtle[:place].count("\n") for place in (block.start, block.stop))
    assert shape in SEEN_ELSEWHERE or any(first < line <= last + 1 for line in lines)


def test_the_shapes_are_plain_shacl(turtle):
    pyshacl = pytest.importorskip("pyshacl")
    shapes = rdflib.Graph().parse(resource("ontology", "shapes.ttl"))
    conforms, _, report = pyshacl.validate(
        rdflib.Graph().parse(data=turtle, format="turtle"), shacl_graph=shapes, inference="none", meta_shacl=True
    )
    assert conforms, report


def test_lines_are_found_in_turtle_that_others_wrote():
    text = '''PREFIX ex: <http://ex/>
# a comment with a . and ; inside
<http://ex/a> a ex:Thing ; # more
  ex:says """several
lines. ; with "quotes" """ ;
  ex:knows [ ex:name "x ; y" ] , ( 1 2.5 ) ;
  ex:p\\,q 'single' .
ex:b.c ex:n 1.5 . ex:d ex:n 2 .
'''
    found = places(text)
    assert found["http://ex/a", ""] == 3
    assert found["http://ex/a", "http://ex/says"] == 4
    assert found["http://ex/a", "http://ex/knows"] == 6
    assert found["http://ex/b.c", "http://ex/n"] == 8
    assert found["http://ex/d", "http://ex/n"] == 8


def test_a_finding_reads_as_a_sentence(turtle, tmp_path):
    path = tmp_path / "foreign.ttl"
    path.write_text(turtle.replace("mkg:belief 0.", "mkg:belief 7.", 1), encoding="utf-8")
    (finding,) = validate(path)
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "mkg:belief 7." in text)
    assert str(finding).startswith(f"line {line}: statement:")
    assert "an xsd:decimal from 0 to 1 (found 7." in str(finding)


UNUSABLE = {
    "not Turtle": ("a b c", "not Turtle that can be read"),
    "not ours": ("<http://a/a> <http://a/b> <http://a/c> .", "nothing here uses https://w3id.org/mechanism-kg/"),
}


@pytest.mark.parametrize(("text", "message"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_what_cannot_be_checked_is_refused(text, message, tmp_path):
    path = tmp_path / "x.ttl"
    path.write_text(text)
    with pytest.raises(BadInput, match=message):
        validate(path)
    with pytest.raises(BadInput, match="cannot be read as text"):
        validate(tmp_path / "gone.ttl")
