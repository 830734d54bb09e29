"""The ontology says everything that the data uses, agrees with the tables the software reads, and is consistent OWL."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import resources as package_resources
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.formats.iris import namespace, prefixes, term
from kg.formats.triples import SETTINGS, triples
from kg.graph import layers
from kg.model import Relation
from kg.resources import resource

MKG = rdflib.Namespace(namespace())
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology", "mechanism.ttl"))


@pytest.fixture(scope="module")
def terms(ontology) -> set[rdflib.URIRef]:
    return {one for kind in KINDS for one in ontology.subjects(RDF.type, kind) if one in MKG}


def test_every_term_has_a_label_a_definition_and_an_example(ontology, terms):
    assert len(terms) > 50
    for one in terms:
        for needed in (RDFS.label, SKOS.definition, SKOS.example):
            assert len(list(ontology.objects(one, needed))) == 1, (one, needed)


def test_layer_classes_are_those_of_the_layer_table(ontology):
    classes = {str(value): one for one, value in ontology.subject_objects(MKG.entityType)}
    assert set(classes) == set(layers())
    for name, layer in layers().items():
        assert classes[name] == MKG[layer.ontology_class]
        assert int(ontology.value(classes[name], MKG.column)) == layer.column
        assert (classes[name], RDFS.subClassOf, MKG.Entity) in ontology


def test_relations_and_settings_are_those_of_the_model(ontology):
    assert all((MKG[relation.value], RDF.type, OWL.ObjectProperty) in ontology for relation in Relation)
    individuals = {str(ontology.value(one, RDFS.label)): one for one in ontology.subjects(RDF.type, MKG.Setting)}
    assert individuals == {setting: MKG[name] for setting, name in SETTINGS.items()}


def test_the_data_uses_no_term_of_ours_that_the_ontology_lacks(small, terms):
    used = {part for triple in triples(small.graph, small.run) for part in triple[1:] if part.startswith("<")}
    own = {rdflib.URIRef(part[1:-1]) for part in used if part.startswith(f"<{namespace()}")}
    assert {one for one in own if "/" not in one.removeprefix(namespace())} <= terms


def test_the_data_keeps_to_domain_range_and_datatype(small, ontology):
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in triples(small.graph, small.run))
    data = rdflib.Graph().parse(data=text, format="nt")
    for kind in (OWL.DatatypeProperty, OWL.ObjectProperty):
        for one in ontology.subjects(RDF.type, kind):
            for subject, value in data.subject_objects(one):
                allowed = {ontology.value(one, RDFS.range), None}
                if kind == OWL.DatatypeProperty:
                    assert (value.datatype or rdflib.XSD.string) in allowed
                domain = ontology.value(one, RDFS.domain)
                if domain and domain != MKG.Entity:
                    assert (subject, RDF.type, domain) in data, (subject, one)


def test_it_keeps_to_the_structure_of_owl_2_dl(ontology):
    """Every property in an axiom is declared, as one kind only; no reserved term is used as a property of data."""
    declared = {one: {kind for kind in KINDS if (one, RDF.type, kind) in ontology} for one in ontology.subjects()}
    for one, kinds in declared.items():
        properties = kinds - {OWL.Class, OWL.NamedIndividual}
        assert len(properties) <= 1, one
        assert not (properties and OWL.Class in kinds), one
    built_in = (str(RDF), str(RDFS), str(OWL))
    for one in set(ontology.predicates()):
        assert str(one).startswith(built_in) or OWL.AnnotationProperty in declared.get(one, set()), one
    for axiom in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        for value in ontology.objects(predicate=axiom):
            assert declared.get(value) or str(value).startswith(str(rdflib.XSD)), value


def test_no_class_is_unsatisfiable_and_the_small_graph_is_consistent(small, ontology):
    owlrl = pytest.importorskip("owlrl")
    edges = [triple for triple in triples(small.graph) if "ns#type" in triple[1] or triple[1] in RELATIONS]
    merged = rdflib.Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in edges), format="nt") + ontology
    closure = owlrl.CombinedClosure.RDFS_OWLRL_Semantics(merged, False, False, rdfs=True)
    closure.closure()
    assert not closure.error_messages
    assert not list(merged.subjects(RDF.type, OWL.Nothing))


RELATIONS = {f"<{term(f'mkg:{relation.value}')}>" for relation in Relation}


def test_two_layers_at_once_are_a_contradiction(ontology):
    owlrl = pytest.importorskip("owlrl")
    damaged = rdflib.Graph() + ontology
    damaged.add((MKG["gene/x"], RDF.type, MKG.Gene))
    damaged.add((MKG["gene/x"], RDF.type, MKG.Disease))
    closure = owlrl.CombinedClosure.RDFS_OWLRL_Semantics(damaged, False, False, rdfs=True)
    closure.closure()
    assert any("isjoint" in message for message in closure.error_messages)


def test_every_identifier_of_the_lexicon_has_a_known_prefix():
    """Else its IRI would be one of ours, which nobody else knows."""
    used: set[str] = set()
    for table in resource("ontology", "lexicon").rglob("*.tsv"):
        header, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
        places = [place for place, name in enumerate(header) if name in ("id", "xref", "xrefs", "curie")]
        used |= {
            one.partition(":")[0] for row in rows for place in places for one in row[place : place + 1] if ":" in one
        }
    assert used <= set(prefixes())


@pytest.mark.parametrize("name", ["mechanism.ttl", "shapes.ttl"])
def test_prefixes_agree_with_the_table(name):
    text = resource("ontology", name).read_text(encoding="utf-8")
    for prefix, start in re.findall(r"@prefix (\w+): <([^>]+)>", text):
        known = {"obo": "http://purl.obolibrary.org/obo/", "shape": f"{namespace()}shape/", "sio": prefixes()["SIO"]}
        assert (prefixes() | known)[prefix] == start


def test_every_biolink_term_exists(ontology):
    model = pytest.importorskip("biolink_model")
    schema = (package_resources.files(model) / "schema" / "biolink_model.yaml").read_text(encoding="utf-8")
    names = {re.sub(r"[ _]", "", name).lower() for name in re.findall(r"^  ([A-Za-z][\w ]*):", schema, re.MULTILINE)}
    table = resource("ontology", "biolink.tsv").read_text(encoding="utf-8")
    used = {str(value) for value in ontology.objects() if str(value).startswith(prefixes()["biolink"])}
    used |= set(re.findall(r"biolink:\w+", table))
    assert used
    for one in used:
        assert re.sub(r".*[/:]|_", "", one).lower() in names, one


def test_page_and_context_are_up_to_date():
    house = Path(__file__).resolve().parents[2]
    tool = house / "tools" / "build_ontology_doc.py"
    assert subprocess.run([sys.executable, str(tool), "--check"], cwd=house, check=False).returncode == 0


def test_it_says_that_the_namespace_is_not_registered():
    page = Path(__file__).resolve().parents[2] / "docs" / "ontology.md"
    assert "not registered" in page.read_text(encoding="utf-8")
    assert "not registered" in resource("ontology", "mechanism.ttl").read_text(encoding="utf-8")
