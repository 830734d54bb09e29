"""How well texts were read: a graph against statements that a person annotated.

Annotation is a JSON object a line, as in ``tests/gold``: ``doc``, ``subj`` and ``obj`` (each with ``label``, ``type``,
other names under ``aliases`` or ``names``, perhaps ``xref``), ``rel``, ``negated``, and ``optional: true`` or
``tier: extra`` for what is right when found and no fault when not.  A statement of the graph counts once for each
annotated document it has evidence in.  It is right when the annotation holds one with the same relation and negation
between things of the same names.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.graph import MechanismGraph, layers
from kg.model import Entity, Evidence, Relation, Statement
from kg.vocabulary.folding import fold, name_key

__all__ = ["Annotation", "Evaluation", "Found", "Score", "evaluate", "read_annotations"]

_SAME = (
    (re.compile(r"micro-?rnas?|mirnas?(?=[- ]?\d)"), "mir"),
    (re.compile(r"\b(?:small )?(?:extracellular vesicles?)\b|\bs?evs?\b|\bexos\b|\bvesicles?\b"), "exosome"),
    (re.compile(r"[- ]?\bderived\b|\b(?:signall?ing|pathways?|cascade|axis)\b"), " "),
)
"""Differences in wording that name the same thing."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A statement that a person found in a document."""

    document: str
    subject: str
    relation: Relation
    object: str
    object_type: str
    negated: bool
    is_optional: bool
    quote: str
    subject_keys: frozenset[str]
    object_keys: frozenset[str]

    def __str__(self) -> str:
        return f"{self.subject} {'not ' * self.negated}{self.relation} {self.object}"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of the graph in one annotated document, and the annotations it fits."""

    document: str
    statement: Statement
    evidence: tuple[Evidence, ...]
    fits: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts behind precision and recall."""

    wanted: int
    """Annotations that have to be found."""
    recalled: int
    found: int
    """Statements of the graph."""
    right: int

    @property
    def precision(self) -> float:
        """Share of the statements found that the annotation holds."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that were found."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was annotated, everything that was found, and how they fit."""

    annotations: tuple[Annotation, ...]
    found: tuple[Found, ...]

    @property
    def score(self) -> Score:
        """The score over all."""
        return self._score(self.annotations, self.found)

    @property
    def by_relation(self) -> dict[str, Score]:
        """A score for each relation."""
        return self._by(lambda one: one.relation.value, lambda one: one.statement.relation.value, list(Relation))

    @property
    def by_layer(self) -> dict[str, Score]:
        """A score for each layer of the object."""
        names = {kind: layer.name for kind, layer in layers().items()}
        return self._by(
            lambda one: names.get(one.object_type, ""),
            lambda one: names[one.statement.object.type],
            list(names.values()),
        )

    @property
    def by_rule(self) -> dict[str, Score]:
        """A score for each rule, of precision only: an annotation knows no rule."""
        rules = sorted({evidence.rule for one in self.found for evidence in one.evidence})
        return {
            rule: self._score((), [one for one in self.found if any(e.rule == rule for e in one.evidence)])
            for rule in rules
        }

    @property
    def wrong(self) -> list[Found]:
        """What the annotation lacks, most believed first."""
        wrong = [one for one in self.found if not one.fits]
        return sorted(wrong, key=lambda one: (-one.statement.belief, one.document, one.statement.id))

    @property
    def missed(self) -> list[Annotation]:
        """What the graph lacks, in the order of the annotation."""
        recalled = self._recalled()
        return [one for one in self.annotations if not one.is_optional and id(one) not in recalled]

    def _recalled(self) -> set[int]:
        return {id(fit) for one in self.found for fit in one.fits}

    def _score(self, annotations: Sequence[Annotation], found: Sequence[Found]) -> Score:
        recalled = self._recalled()
        wanted = [one for one in annotations if not one.is_optional]
        return Score(
            wanted=len(wanted),
            recalled=sum(id(one) in recalled for one in wanted),
            found=len(found),
            right=sum(bool(one.fits) for one in found),
        )

    def _by(
        self, of_annotation: Callable[[Annotation], str], of_found: Callable[[Found], str], groups: Sequence[str]
    ) -> dict[str, Score]:
        scores = {
            str(group): self._score(
                [one for one in self.annotations if of_annotation(one) == group],
                [one for one in self.found if of_found(one) == group],
            )
            for group in groups
        }
        return {group: score for group, score in scores.items() if score.wanted or score.found}


def evaluate(
    graph: MechanismGraph, annotations: Iterable[Annotation], names: Mapping[str, str] | None = None
) -> Evaluation:
    """Compare a graph with annotations.

    Parameters
    ----------
    names
        Annotated name of a document by its name in the graph, where they differ. A document named ``001_review`` is
        taken for ``001`` unless told otherwise.

    Raises
    ------
    BadInput
        When the graph holds nothing from any annotated document.
    """
    gold = tuple(annotations)
    by_document: dict[str, list[Annotation]] = defaultdict(list)
    for one in gold:
        by_document[one.document].append(one)
    found: list[Found] = []
    for statement in graph.statements.values():
        read: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in statement.evidence:
            read[_annotated_name(evidence.document, by_document, names or {})].append(evidence)
        found += [
            Found(document, statement, tuple(evidence), _fits(statement, evidence, by_document[document]))
            for document, evidence in read.items()
            if document
        ]
    if not found:
        documents = ", ".join(sorted(by_document)[:5])
        raise BadInput(f"the graph holds nothing from the annotated documents ({documents}): build it from those texts")
    return Evaluation(gold, tuple(found))


def _annotated_name(document: str, annotated: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The name a document goes by in the annotation; empty when it is not annotated."""
    told = names.get(document, document)
    if told in annotated:
        return told
    return next((name for name in annotated if re.match(rf"{re.escape(name)}[_\-. ]", document)), "")


def _fits(
    statement: Statement, evidence: Iterable[Evidence], annotations: Iterable[Annotation]
) -> tuple[Annotation, ...]:
    read = list(evidence)
    subjects = _keys_of_entity(statement.subject, [one.subject_text for one in read])
    objects = _keys_of_entity(statement.object, [one.object_text for one in read])
    return tuple(
        one
        for one in annotations
        if (one.relation, one.negated) == (statement.relation, statement.negated)
        and one.subject_keys & subjects
        and one.object_keys & objects
    )


def _keys_of_entity(entity: Entity, texts: Iterable[str]) -> frozenset[str]:
    return _keys([entity.label, entity.id, *texts])


def _keys(names: Iterable[str]) -> frozenset[str]:
    """Names as they are compared."""
    keys = set()
    for name in names:
        plain = name.lower()
        for wording, common in _SAME:
            plain = wording.sub(common, plain)
        keys |= {name_key(plain), fold(plain)}
    return frozenset(keys - {""})


def read_annotations(path: Path | str) -> list[Annotation]:
    """Annotations of a file, or of all ``.jsonl`` files in a folder.

    Raises
    ------
    BadInput
        When there are none, or a line cannot be read.
    """
    place = Path(path)
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    annotations = [one for file in files for one in _read_file(file)]
    if not annotations:
        raise BadInput(f"{place}: no annotations here: name a .jsonl file, or a folder of them")
    return annotations


def _read_file(file: Path) -> list[Annotation]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read as text ({error}): name a .jsonl file in UTF-8") from error
    annotations = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                annotations.append(_annotation(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BadInput(
                    f"{file}, line {number} is no annotation ({error!r}): see tests/gold/README.md"
                ) from error
    return annotations


def _annotation(record: dict[str, Any]) -> Annotation:
    subject, object_ = record["subj"], record["obj"]
    return Annotation(
        document=record["doc"],
        subject=subject["label"],
        relation=Relation(record["rel"]),
        object=object_["label"],
        object_type=object_["type"].lower(),
        negated=bool(record.get("negated", False)),
        is_optional=bool(record.get("optional", False)) or record.get("tier") == "extra",
        quote=(record.get("quotes") or [record.get("quote", "")])[0],
        subject_keys=_keys_of_record(subject),
        object_keys=_keys_of_record(object_),
    )


def _keys_of_record(record: dict[str, Any]) -> frozenset[str]:
    return _keys([record["label"], record.get("xref", ""), *record.get("aliases", record.get("names", []))])
