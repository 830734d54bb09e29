"""An English question becomes a `Question`: names first, then its form, then what fills the form's slots.

A question that has none of the known forms is refused with the list of them; a name that the graph lacks, or that means
several things in it, is reported in the result and never replaced by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.errors import BadInput
from kg.graph import MechanismGraph, layers
from kg.model import Sign
from kg.questions.edges import entering
from kg.questions.linking import Linker
from kg.questions.matching import Fit, fits
from kg.questions.names import NameIndex, names_of
from kg.questions.phrases import ARTICLES, kind_of, text_of, whole_kind
from kg.questions.query import Aim, Limits, Question, Term
from kg.questions.slots import SlotReader, SlotReading
from kg.questions.tables import forms, kinds, limits, noise, nominals
from kg.questions.tagging import Token, openings_meant, tag, with_verbs_corrected, with_verbs_freed
from kg.vocabulary.folding import singular

__all__ = ["parse_question", "understood_forms"]

_ANYTHING = Term(label="anything", kinds=("*",))
_ANY_EFFECT = Term(label="anything", kinds=("process", "hallmark", "disease"))
"""What can be good or bad: of a gene nobody can say."""
_OWNED = "effects?|roles?|impact|influence|actions?|functions?|targets?|cargo|mechanism"
"""What a thing has: "miR-21's effect on apoptosis" is the effect of miR-21 on it."""
_TELLING = ("(to|->)", "(versus|vs)")
"""Elements of a form after which even unknown words on both sides are names."""
_ALTERNATIVES = 3
_LONGEST = 500
"""Characters of a question; more is a text, not a question."""


def parse_question(text: str, graph: MechanismGraph) -> Question:
    """What `text` asks of `graph`.

    Raises
    ------
    BadInput
        When the question has no known form; the message lists those that are understood.
    """
    asked = " ".join(text.split())
    if not re.search(r"\w", asked):
        raise BadInput(f"the question is empty: {understood_forms()}")
    if len(asked) > _LONGEST:
        raise BadInput(f"the question has {len(asked)} characters, more than {_LONGEST}: ask one thing at a time")
    index = names_of(graph)
    notes: list[str] = []
    found = _fits_as_typed_or_meant(_fronted_last(tag(_spelled_out(asked), index), asked), index, notes)
    if not found:
        raise BadInput(f"cannot read “{asked}”: {understood_forms()}")
    same = [fit for fit in found if fit.form.form == found[0].form.form][:_ALTERNATIVES]
    alternatives = [_read(fit, asked, graph, Linker(index, notes)) for fit in same]
    return next((question for question in alternatives if not question.unknown), alternatives[0])


def understood_forms() -> str:
    """The forms of questions that are understood, by a few examples, in one line."""
    examples = ", ".join(f"“{form.example}?”" for form in forms() if form.is_named)
    return f"understood are questions like {examples}; narrow them with “in rats”, “via PI3K”, “without NLRP3”"


def _spelled_out(text: str) -> str:
    """The question without its mark, "what's" as two words and an arrow as a word."""
    text = re.sub(r"(?i)\b(what|who|how)['’]s\b", r"\1 is", text.rstrip("?!. "))
    text = re.sub(r"(?i)\b(do|does|did|is|are|can|could|would)n['’]?t\b", r"\1 not", text)
    text = re.sub(rf"([^\s,]+)['’]s? ({_OWNED})\b", r"\2 of \1", text)
    return re.sub(r"\s*(?:-+>|→|=>|\s>\s)\s*", " to ", text)


def _fits_as_typed_or_meant(tokens: list[Token], index: NameIndex, notes: list[str]) -> list[Fit]:
    """The forms that the question has; a mistyped word, first the question word, then verbs, is put right and noted."""
    for word in openings_meant(tokens):
        corrected = [replace(tokens[0], text=word), *tokens[1:]]
        said = [f"“{tokens[0].text}” was read as {word}"]
        if found := _fits(corrected) or _fits(with_verbs_corrected(corrected, said)):
            notes += said
            return found
    return _fits(tokens) or _fits(with_verbs_freed(tokens, index)) or _fits(with_verbs_corrected(tokens, notes))


def _fits(tokens: list[Token]) -> list[Fit]:
    return [
        fit
        for fit in fits(tokens)
        if (not _is_bare(fit) or all(map(_only_names, (fit.slots.get("A", ()), fit.slots.get("B", ())))))
        and (fit.form.asks != "kind" or whole_kind(fit.slots["K"]) is not None)
    ]


def _is_bare(fit: Fit) -> bool:
    """Whether a form only names things: "miR-21", "miR-21 targets", "apoptosis and PTEN"."""
    opening, following, *_ = fit.form.pattern
    return opening in ("A", "B") and following not in _TELLING and "V" not in fit.slots


def _only_names(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are nothing but names, perhaps with limits."""
    place = next((n for n, token in enumerate(tokens) if token.key in limits() and not token.is_name), len(tokens))
    return all(token.is_name or token.key in noise("filler") for token in tokens[:place])


def _fronted_last(tokens: list[Token], text: str) -> list[Token]:
    """ "In rats, how does ..." asks the same as "How does ... in rats"."""
    front, comma, _ = text.partition(",")
    if not (comma and tokens and tokens[0].key in limits() and not tokens[0].is_name):
        return tokens
    length = len(re.findall(r"\w", front))
    for place in range(1, len(tokens)):
        if sum(len(re.findall(r"\w", token.text)) for token in tokens[:place]) == length:
            return tokens[place:] + tokens[:place]
    return tokens


def _read(fit: Fit, text: str, graph: MechanismGraph, linker: Linker) -> Question:
    reader = SlotReader(graph, linker)
    fit = _what_verb_names(fit, linker.index)
    readings = {name: _read_slot(name, fit, reader) for name in "ABCO" if name in fit.slots}
    subject, object_ = readings.get("A", SlotReading()), readings.get("B", SlotReading())
    if fit.form.form == "set":
        asked = _asked_kind(fit, reader)
        if fit.form.asks == "subject":
            subject = asked
        elif fit.form.asks in ("object", "kind"):
            object_ = asked
    beside = reader.read_limits(fit.slots["F"]) if "F" in fit.slots else SlotReading()
    used = [subject, object_, beside, *(readings[name] for name in "CO" if name in readings)]
    is_path = fit.form.form == "path"
    aim, object_term, limits_ = _what_happens_to(object_.term, _aim(fit, object_.term), reader, is_path)
    way = kind_of(fit.slots.get("K", ())) if is_path else None
    if way is not None and "*" not in way.kinds:
        limits_ |= Limits(via=(way,))
    for reading in used:
        limits_ |= reading.limits
    origins = (*beside.origins, *subject.origins) if fit.form.form != "set" else beside.origins
    if "O" in readings:
        origins = (readings["O"].term,)
    subject = replace(subject, term=_as_done_to(subject.term, fit))
    return Question(
        text=text,
        form=fit.form.form,
        asks=fit.form.asks,
        subject=subject.term,
        object=object_term,
        aim=aim,
        limits=limits_,
        origins=origins,
        notes=tuple(dict.fromkeys(linker.notes)),
        unknown=tuple(name for reading in used for name in reading.unknown),
        suggestions=tuple(dict.fromkeys(linker.suggestions)),
    )


def _read_slot(name: str, fit: Fit, reader: SlotReader) -> SlotReading:
    """What fills a slot; what is harmed or helped may be a cell, and C is only where something happens."""
    tokens = fit.slots[name]
    is_affected = name == "B" and fit.aim.depends_on_object
    if name == "C" or (is_affected and reader.is_place_only(tokens)):
        place = reader.read_place(tokens)
        return replace(place, term=_ANY_EFFECT) if is_affected else place
    return reader.read(tokens, name == "A", ("process", "hallmark", "disease") if is_affected else ())


def _what_verb_names(fit: Fit, index: NameIndex) -> Fit:
    """The fit with the process that its verb makes of its object: "disc degeneration" for "discs degenerate".

    A verb that has an object of its own ("degrade the matrix") is left alone where the graph names no such process.
    """
    if "E" in fit.slots:
        effect = fit.slots["E"][0]
        return fit._replace(slots={**fit.slots, "B": (Token(fit.aim.verb, effect.found, is_name=True),)})
    is_intransitive = "D" in fit.slots
    noun = nominals().get(fit.slots["D"][0].key if is_intransitive else fit.aim.verb, "")
    thing = [token for token in fit.slots.get("B", ()) if token.key not in ARTICLES]
    if not noun or not thing:
        return fit
    if not thing[-1].is_name:
        thing[-1] = replace(thing[-1], text=singular(thing[-1].text))
    name = f"{text_of(thing)} {noun}"
    found = index.lookup(name)
    if found is None and not is_intransitive:
        return fit
    process = (*thing, Token(noun)) if found is None else (Token(name, found, is_name=True),)
    return fit._replace(slots={**fit.slots, "B": process}, aim=Aim(name, Sign.PLUS))


def _as_done_to(subject: Term, fit: Fit) -> Term:
    """The subject with the sign of what is done to it: "when PTEN is silenced" speaks of less of it."""
    verb = fit.slots["W"][0].verb if "W" in fit.slots else None
    return replace(subject, sign=Sign(subject.sign * verb.aim.sign)) if verb and verb.aim.sign else subject


def _aim(fit: Fit, object_: Term) -> Aim:
    """A form without a verb asks for any sign, or, when it speaks of less of something, for less of it."""
    if "C" in fit.slots and fit.aim.depends_on_object:  # protect C from B
        return replace(fit.aim, sign=Sign.MINUS, is_good=False)
    if not {"V", "N", "E"} & fit.slots.keys():
        return Aim(sign=Sign.PLUS) if object_.sign is Sign.MINUS else fit.form.aim
    return fit.aim


def _asked_kind(fit: Fit, reader: SlotReader) -> SlotReading:
    """What kind of thing a set question wants; a class of the graph ("cytokines") is a kind too."""
    tokens = fit.slots.get("K", ())
    if not tokens:
        is_effect = fit.form.asks == "object" and (fit.aim.depends_on_object or fit.form.aim.depends_on_object)
        return SlotReading(_ANY_EFFECT if is_effect else _ANYTHING)
    kind = None if any(token.is_name for token in tokens) else kind_of(tokens)
    if kind is None:
        return reader.read(tokens, is_subject=True)
    wider = [token.key for token in tokens if token.key in kinds() and kinds()[token.key].is_wider]
    if wider:
        types = " and ".join(layers()[one].plural for one in kind.kinds)
        reader.linker.notes.append(f"the graph does not tell {wider[0]} from other {types}: all {types} count")
    return SlotReading(kind)


def _what_happens_to(object_: Term, aim: Aim, reader: SlotReader, is_path: bool) -> tuple[Aim, Term, Limits]:
    """An effect on a cell is anything that happens in it: "what is the effect of high glucose on chondrocytes"."""
    entities = [reader.graph.entities[key] for key in object_.main]
    anything = _ANY_EFFECT if aim.depends_on_object else _ANYTHING
    if aim.depends_on_object and object_.kinds == ("cell",):
        return aim, anything, Limits()
    says_any = is_path or not any(one.relation.sign for one in entering(reader.graph, object_.ids))
    is_open = aim.depends_on_object or not (aim.sign or aim.relations or (aim.verb and not says_any))
    if is_open and entities and all(entity.type == "cell" for entity in entities):
        return aim, anything, Limits(cells=(object_,))
    return aim, object_, Limits()
