"""Answers in words, as plain text of a given width.

One sentence a path, then its hops with sentence, section, citation and study, the weakest hop, the setting, and what
speaks against it.  A reader who sees nothing but this text can check every claim in the paper it came from.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Entity, Evidence, Relation, Sign, Statement
from kg.paths import MechanismPath
from kg.questions.answer import Answer, Portrait, Shown
from kg.questions.context import path_context

__all__ = ["NOTHING", "capitalized", "citation", "headline", "path_sentence", "plain_lines"]

NOTHING = "The graph holds no answer."
_ACTS = {
    Relation.SECRETES: "secretes",
    Relation.CARRIES: "carries",
    Relation.INCREASES: "raises",
    Relation.DECREASES: "lowers",
    Relation.AFFECTS: "affects",
}
_MOST_SENTENCES = 3
"""Sentences shown for each hop of a path."""
_OPENING_WORDS = 8
"""Words by which a sentence quoted before is known again."""


def headline(answer: Answer) -> str:
    """The answer in one line."""
    subject, object_ = answer.question.subject.label, answer.question.object.label
    if answer.kind == "path":
        return f"{_counted(len(answer.paths), 'chain')}, best first."
    if answer.kind == "verdict":
        return _VERDICTS[answer.verdict].format(subject=subject, object=object_)
    if answer.kind == "set" and answer.question.form == "compare":
        return f"{_counted(len(answer.entities), 'thing')} that {subject} or {object_} act on, or that act on them."
    if answer.kind == "set" and answer.question.form == "about":
        count = len({one.id for shown in answer.entities for one in shown.statements})
        return f"{_counted(count, 'statement')} on {subject}."
    if answer.kind == "set":
        return f"{_counted(len(answer.entities), 'answer')}."
    return NOTHING


_VERDICTS = {
    "yes": "Yes: the graph holds sentences that say so.",
    "no": "No: what is stated says the opposite.",
    "contested": "Contested: the sources disagree.",
    "increases": "{subject} raises {object}.",
    "decreases": "{subject} lowers {object}.",
    "affects": "{subject} affects {object}; no sentence says in which direction.",
    "not stated": "Not stated: no sentence says it outright; these chains would imply an answer.",
}


def path_sentence(path: MechanismPath) -> str:
    """A path as one sentence, with what follows for its end.

    >>> from kg.model import Entity, Statement
    >>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
    >>> akt = Entity("mkg:pathway/pi3k-akt", "PI3K/AKT pathway", "pathway")
    >>> hops = Statement(mir21, Relation.DECREASES, pten), Statement(pten, Relation.DECREASES, akt)
    >>> path_sentence(MechanismPath(hops, 1.0))
    'miR-21 lowers PTEN, which otherwise restrains PI3K/AKT pathway; so miR-21 raises PI3K/AKT pathway.'
    """
    first = path.statements[0]
    said = [f"{first.subject.label} {_act(first)} {first.object.label}"]
    state = first.relation.sign
    for hop in path.statements[1:]:
        verb = _otherwise(hop) if state is Sign.MINUS else _act(hop)
        said.append(f"which {verb} {hop.object.label}")
        state = Sign(state * hop.relation.sign)
    sentence = ", ".join(said)
    acting = _acting(path)
    if len(path.statements) > 1 and path.net:
        verb = "raises" if path.net is Sign.PLUS else "lowers"
        sentence += f"; so {acting.label} {verb} {path.entities[-1].label}"
    return sentence + "."


def _acting(path: MechanismPath) -> Entity:
    """What acts at the start of a path: behind secreting and carrying, which only bring it."""
    acting = path.entities[0]
    for hop in path.statements:
        if hop.relation not in (Relation.SECRETES, Relation.CARRIES):
            return acting
        acting = hop.object
    return path.entities[0]


def _act(hop: Statement) -> str:
    return "targets" if hop.direct and hop.relation is Relation.DECREASES else _ACTS[hop.relation]


def _otherwise(hop: Statement) -> str:
    """What a thing does as long as it is not lowered."""
    said = {Relation.INCREASES: "otherwise drives", Relation.DECREASES: "otherwise restrains"}
    return said.get(hop.relation, _ACTS[hop.relation])


def plain_lines(answer: Answer, with_evidence: bool = True) -> Iterator[str]:
    """The lines of an answer, not yet wrapped; indented lines open with spaces."""
    yield headline(answer)
    yield from (f"Note: {note}" for note in answer.notes)
    yield from (f"{capitalized(said)}." for said in answer.nearest)
    told: dict[str, str] = {}
    quoted: set[str] = set()
    for number, path in enumerate(answer.paths, 1):
        yield ""
        yield from _path_lines(f"{number}. ", path, with_evidence, told, quoted)
    if answer.opposing:
        yield ""
        yield "Against it:"
        for path in answer.opposing:
            yield from _path_lines("- ", path, with_evidence, told, quoted)
    yield from _direct_lines(answer)
    for portrait in answer.portraits:
        yield ""
        yield from _portrait_lines(portrait, with_evidence, quoted)
    if not answer.portraits:
        yield from _set_lines(answer.entities, with_evidence, quoted)
    if answer.suggestions and not answer.is_found:
        yield "Did you mean: " + ", ".join(answer.suggestions) + "?"


def _path_lines(
    opening: str, path: MechanismPath, with_evidence: bool, told: dict[str, str], quoted: set[str]
) -> Iterator[str]:
    """A path with its hops; sentences of a hop that an earlier path told are not repeated."""
    yield opening + path_sentence(path)
    indent = " " * len(opening)
    weakest = path.statements[path.weakest]
    yield f"{indent}Net: {_net(path)}, belief {path.belief:.2f}. Setting: {path_context(path).words}."
    if len(path.statements) > 1:
        yield (
            f"{indent}Weakest hop: {path.weakest + 1}, {weakest.subject.label} {_act(weakest)} "
            f"{weakest.object.label} (belief {weakest.belief:.2f})."
        )
    if with_evidence:
        for number, hop in enumerate(path.statements, 1):
            if hop.id in told:
                yield f"{indent}Hop {number}: {claim(hop)}, see {told[hop.id]}"
                continue
            told[hop.id] = f"{opening.strip(' .')}, hop {number}" if opening[0].isdigit() else f"hop {number} above"
            yield f"{indent}Hop {number}: {claim(hop)}"
            yield from evidence_lines(hop, indent + "  ", quoted)


def claim(statement: Statement) -> str:
    """A statement in words with its belief."""
    denied = "does not: " if statement.negated else ""
    said = f"{statement.subject.label} {denied}{_act(statement)} {statement.object.label}"
    return f"{said} (belief {statement.belief:.2f})"


def evidence_lines(statement: Statement, indent: str = "", quoted: set[str] | None = None) -> Iterator[str]:
    """The sentences behind a statement, unhedged first, each with where it stands.

    Of a long sentence that is among those `quoted` before only the beginning is given again.
    """
    quoted = set() if quoted is None else quoted
    chosen = sorted(statement.evidence, key=lambda e: (e.hedged, e.inferred, e.document, e.start))
    unique = {e.sentence.rstrip(". "): e for e in reversed(chosen)}
    for sentence, evidence in list(reversed(unique.items()))[:_MOST_SENTENCES]:
        words = evidence.sentence.split()
        is_again = sentence in quoted and len(words) > 2 * _OPENING_WORDS
        quoted.add(sentence)
        yield f"{indent}“{' '.join(words[:_OPENING_WORDS])} …”" if is_again else f"{indent}“{' '.join(words)}”"
        yield (
            f"{indent}  {citation(replace(evidence, studies=()))}, quoted above"
            if is_again
            else (f"{indent}  {citation(evidence)}")
        )
    if len(unique) > _MOST_SENTENCES:
        yield f"{indent}and {_counted(len(unique) - _MOST_SENTENCES, 'more sentence')}"


def citation(evidence: Evidence) -> str:
    """Where a sentence stands: document, section, what it cites, the studies behind that."""
    said = [evidence.document]
    if evidence.section:
        said.append(evidence.section if evidence.section[:1].isalpha() else f"section {evidence.section}")
    if evidence.citations:
        said.append("[" + ",".join(evidence.citations) + "]")
    said += [_study(study.authors, study.year, study.title or study.text) for study in evidence.studies[:2]]
    said += ["hedged"] * evidence.hedged + ["subject inferred"] * evidence.inferred
    return ", ".join(said)


def _study(authors: str, year: str, title: str) -> str:
    first = authors.split(",")[0].split(";")[0].strip()
    return f"{first} {year}: {title}".strip() if first else f"{title} {year}".strip()


def _direct_lines(answer: Answer) -> Iterator[str]:
    listed = [path for path in answer.direct if path not in answer.paths]
    if listed:
        yield ""
        yield "Stated outright: " + "; ".join(claim(path.statements[0]) for path in listed) + "."


def _portrait_lines(portrait: Portrait, with_evidence: bool, quoted: set[str]) -> Iterator[str]:
    yield f"{capitalized(portrait.title)}:"
    yield from _shown_lines(portrait.shown, with_evidence, quoted)


def _set_lines(entities: Sequence[Shown], with_evidence: bool, quoted: set[str]) -> Iterator[str]:
    if entities:
        yield ""
        yield from _shown_lines(entities, with_evidence, quoted)


def _shown_lines(shown: Sequence[Shown], with_evidence: bool, quoted: set[str]) -> Iterator[str]:
    for one in shown:
        yield f"- {one.entity.label}: " + "; ".join(claim(statement) for statement in one.statements[:_MOST_SENTENCES])
        if with_evidence:
            yield from evidence_lines(one.statements[0], "    ", quoted)


def _net(path: MechanismPath) -> str:
    return {Sign.PLUS: "increase", Sign.MINUS: "decrease"}.get(path.net, "unknown, a hop states no sign")


def capitalized(sentence: str) -> str:
    """The sentence with a capital, unless a name opens it: "miR-21 ..." stays."""
    return sentence[0].upper() + sentence[1:] if sentence.split(" ", 1)[0].isalpha() else sentence


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def wrapped(lines: Iterator[str], width: int) -> str:
    """Lines folded to a width, continued under their own text."""
    folded = []
    for line in lines:
        bare = line.lstrip()
        hanging = len(line) - len(bare) + (3 if bare[:2].rstrip(".").isdigit() else 2 if bare[:2] == "- " else 0)
        folded += textwrap.wrap(
            line, max(width, 40), subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(folded) + "\n"
