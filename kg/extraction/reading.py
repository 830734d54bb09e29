"""One sentence read: agents found, effects tied to them, mechanisms tied to what they bring about.

The order of events in a sentence matters: "X lowers Y, thereby raising Z" makes three claims, and "activation of Z then
occurred" borrows its agents from the predicate before.  A `Discourse` carries what the next sentence of the paragraph may
refer back to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extraction.clauses import Adjunct, Predicate, predicates_of
from kg.extraction.frames import Claim, Effect, claims_of_phrase, effects_of, relate
from kg.extraction.items import Item
from kg.extraction.phrases import Argument, Phrase, times
from kg.model import Entity, Relation, Sign
from kg.vocabulary.compounds import VESICLE, vesicle_of

__all__ = ["Discourse", "read_sentence"]

_AGENT_TYPES = frozenset(
    ("cell", "vesicle", "mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus", "therapy")
)
_MADE = frozenset(("event", "intervention", "agent", "target", "sponge"))
_POSSESSED = frozenset(
    (
        "expression",
        "level",
        "levels",
        "activity",
        "production",
        "secretion",
        "release",
        "function",
        "abundance",
        "transcription",
        "translation",
        "phosphorylation",
        "mrna",
        "protein",
        "stability",
        "content",
    )
)
_HELD = frozenset(
    (
        "enriched",
        "abundant",
        "abundantly",
        "expressed",
        "present",
        "detected",
        "found",
        "packaged",
        "loaded",
        "contained",
        "sorted",
        "transferred",
        "highest",
        "high",
        "elevated",
        "upregulated",
        "increased",
        "encapsulated",
    )
)
_BORROWED = frozenset(("vesicle", "mirna", "therapy", "stimulus", "gene"))
"""Types of agents that a clause without one may borrow from the sentence before."""
_BY = frozenset(("by", "using", "by using", "through the use of"))
_HAPPENINGS = frozenset(
    (
        "effect",
        "effects",
        "change",
        "changes",
        "action",
        "actions",
        "increase",
        "decrease",
        "reduction",
        "induction",
        "upregulation",
        "downregulation",
        "rise",
        "fall",
        "response",
        "responses",
        "alterations",
        "benefits",
        "benefit",
        "phenomenon",
    )
)
_POINTERS = frozenset(("these", "both", "this", "such", "those", "above", "aforementioned"))
_RESULTATIVE = frozenset(("lead", "result", "cause", "give rise", "contribute", "trigger", "bring about", "enable"))
_ANAPHORS = frozenset(
    ("it", "they", "them", "these", "this", "those", "the latter", "the former", "itself", "themselves")
)


@dataclass(slots=True)
class Discourse:
    """What may be referred back to in a paragraph."""

    agents: list[Argument] = field(default_factory=list)
    """The agents of the sentence before."""
    events: list[Argument] = field(default_factory=list)
    """What the sentence before says happened: subject and objects with their signs."""
    subject: list[Argument] = field(default_factory=list)
    """The grammatical subject of the sentence before."""
    has_one_vesicle: bool = False
    """The document speaks of the vesicles of one source only, so that any "exosomes" are those."""
    row: list[Argument] = field(default_factory=list)
    """What a table row is about: the agents of its cells that name none."""
    last_of: dict[str, Argument] = field(default_factory=dict)
    """Last specific entity of each type."""

    def start_paragraph(self) -> None:
        """Forget agents and events, keep the entities named."""
        self.agents, self.events, self.subject = [], [], []


def read_sentence(items: list[Item], discourse: Discourse, is_aim: bool = False) -> list[Claim]:
    """The claims of a sentence, and `discourse` brought up to date; an aim claims only what its noun phrases say."""
    predicates, phrases = predicates_of(items)
    reader = _SentenceReader(predicates, phrases, items, discourse)
    reader.is_aim = is_aim
    claims = list(reader.read())
    claims = reader.remember(claims)
    reader.leave_behind()
    return claims


class _SentenceReader:
    def __init__(
        self, predicates: list[Predicate], phrases: list[Phrase], items: list[Item], discourse: Discourse
    ) -> None:
        self.predicates, self.phrases, self.items, self.discourse = predicates, phrases, items, discourse
        self.agents: dict[int, list[Argument]] = {}
        self.effects: dict[int, list[Effect]] = {}
        self.is_aim = False

    def read(self) -> Iterator[Claim]:
        for phrase in self.phrases:
            self._resolve(phrase)
            yield from claims_of_phrase(phrase)
        for predicate in self.predicates:
            self._find_effects(predicate)
        self._tie_openings()
        for predicate in self.predicates:
            self._agents_of(predicate)
        if self.is_aim:
            return
        for predicate in self.predicates:
            if predicate.is_aim or self._under_aim(predicate):
                continue
            yield from self._claims(predicate)
        if not any(p.use in ("finite", "passive", "copula") for p in self.predicates):
            yield from self._verbless()

    def _tie_openings(self) -> None:
        """ "By doing C, X brings E about": the opening gerund is the means of the main verb behind it."""
        for index, predicate in enumerate(self.predicates):
            if predicate.relation == "opening" and predicate.mark is not None and predicate.mark.kind == "means":
                main = next(
                    (
                        p
                        for p in self.predicates[index + 1 :]
                        if p.relation == "main" and p.use in ("finite", "passive")
                    ),
                    None,
                )
                if main is not None:
                    predicate.relation, predicate.parent = "means", main

    def _agents_of(self, predicate: Predicate) -> list[Argument]:
        """The agents of a predicate, found once."""
        if id(predicate) not in self.agents:
            self.agents[id(predicate)] = []
            self.agents[id(predicate)] = [a for a in self._agents(predicate) if a.entity.type in _AGENT_TYPES]
        return self.agents[id(predicate)]

    def _verbless(self) -> Iterator[Claim]:
        """ "Increase in X, decreased Y": findings without a verb, of what the row is about or of what was given."""
        taken = {id(p.object) for p in self.predicates} | {id(p.subject) for p in self.predicates}
        given = [h for p in self.predicates for a in p.adjuncts for h in a.phrase.heads if h.through == "intervention"]
        given += [c for p in self.phrases for c in p.conditions]
        for phrase in self.phrases:
            if id(phrase) in taken:
                continue
            for head in phrase.heads:
                if head.through not in ("event", "state", "improve") or head.trigger is None:
                    continue
                for agent in given or self.discourse.row:
                    anchor = Predicate(head.trigger, "copula", phrase.start, phrase.end)
                    claim = relate(agent, Effect(head, head.sign), "verbless-finding", anchor)
                    if claim is not None:
                        yield claim

    def _under_aim(self, predicate: Predicate) -> bool:
        """Whether the predicate states a question and not a finding."""
        if predicate.relation == "postmodifier":
            return False
        step: Predicate | None = predicate
        while step is not None:
            if step.is_aim and step.use in ("infinitive", "finite", "passive"):
                return True
            if step.mark is not None and step.mark.word in ("whether", "if"):
                return True
            step = step.parent
        return False

    # arguments --------------------------------------------------------------------------------------------

    def _resolve(self, phrase: Phrase) -> None:
        """Give general nouns and pronouns the entity they stand for."""
        for index, head in enumerate(phrase.heads):
            here = self._named_here(head) if head.entity.id == VESICLE.id else None
            if here is not None:
                phrase.heads[index] = replace(head, mention=replace(head.mention, entity=here), is_inferred=True)
            elif head.entity.id == VESICLE.id and self._is_definite(phrase, head):
                known = self.discourse.last_of.get("vesicle")
                if known is not None:
                    phrase.heads[index] = replace(
                        head, mention=replace(head.mention, entity=known.entity), is_inferred=True
                    )
            elif head.entity.type in ("vesicle", "mirna") and head.entity.broader:
                self.discourse.last_of[head.entity.type] = head
        for link_index, link in enumerate(phrase.links):
            if link.subject.entity.id == VESICLE.id and link.rule.startswith("cargo"):
                known = self.discourse.last_of.get("vesicle")
                if known is not None:
                    mention = replace(link.subject.mention, entity=known.entity)
                    phrase.links[link_index] = replace(
                        link, subject=replace(link.subject, mention=mention, is_inferred=True)
                    )

    def _named_here(self, head: Argument) -> Entity | None:
        """The vesicle of a named source earlier in the sentence: "exosomes" after "MSC exosomes" are the same."""
        before = [i for i in self.items if i.end <= head.mention.start]
        if before and before[-1].word in ("their", "its"):
            cells = [i.mention.entity for i in before if i.mention is not None and i.mention.entity.type == "cell"]
            if cells:
                return vesicle_of(cells[-1])
        named = [
            i.mention.entity
            for i in self.items
            if i.mention is not None
            and i.end <= head.mention.start
            and i.mention.entity.type == "vesicle"
            and i.mention.entity.broader
        ]
        return named[-1] if named else None

    def _is_definite(self, phrase: Phrase, head: Argument) -> bool:
        if self.discourse.has_one_vesicle:
            return True
        if head.mention.text[:1].isupper() and "xosome" not in head.mention.text and "esicle" not in head.mention.text:
            return True
        before = [i for i in self.items if i.end <= head.mention.start]
        return bool(before) and before[-1].word in ("the", "these", "those", "this", "such", "their")

    def _antecedents(self, phrase: Phrase | None) -> list[Argument]:
        """Entities that a pronoun stands for: the agents of what was said before."""
        if phrase is None or phrase.heads or phrase.pronoun not in _ANAPHORS:
            return []
        done = [p for p in self.predicates if id(p) in self.agents and p.start < phrase.start]
        if not done and phrase.pronoun in ("it", "they"):
            ahead = self._cataphor(phrase)
            if ahead:
                return ahead
        if done and phrase.pronoun in ("it", "they", "them", "itself", "themselves"):
            named = done[-1].subject.heads if done[-1].subject is not None else []
            return [replace(a, is_inferred=True) for a in named or self.agents[id(done[-1])]]
        if phrase.pronoun in ("this", "these", "those"):
            return [replace(a, is_inferred=True) for a in self._happened(done) or self.discourse.events]
        return [replace(a, is_inferred=True) for a in self.discourse.subject or self.discourse.agents]

    def _happened(self, done: list[Predicate]) -> list[Argument]:
        """What the last predicate of these brought about, as arguments with signs."""
        for predicate in reversed(done):
            effects = [e for e in self.effects.get(id(predicate), []) if e.relation is None]
            if effects:
                return [replace(e.argument, sign=e.sign, through="event") for e in effects]
        return []

    def _may_borrow(self, predicate: Predicate, subject: Phrase, kind: str) -> bool:
        """Whether a clause may take its agent from elsewhere: its subject is what changes, or a bare "treatment"."""
        if kind in ("light", "report", "aim", "plain", "process", "vary", "be", "shift") or subject.pronoun:
            return True
        return (
            subject.trigger is not None
            and subject.trigger.trigger is not None
            and subject.trigger.trigger.kind == "intervention"
        )

    def _owner(self, predicate: Predicate, subject: Phrase) -> list[Argument]:
        """ "Its overexpression", "their inhibition": the agents spoken of before, with the sign of the noun."""
        words = {i.word for i in self.items if subject.start <= i.start < subject.end}
        if subject.trigger is None or not words & {"its", "their"}:
            return []
        before = [self.agents[id(p)] for p in self.predicates if p.start < predicate.start and self.agents.get(id(p))]
        owners = before[-1] if before else self.discourse.agents
        return [
            replace(o, sign=subject.sign, through="intervention", trigger=subject.trigger, is_inferred=True)
            for o in owners
        ]

    def _without(self, predicate: Predicate, subject: Phrase) -> list[Argument]:
        """Vesicles that lack X, or cells transfected with X, act through X: X is the agent, with its sign."""
        with_ = [a for w, a in subject.modifiers if w == "with"]
        if (
            with_
            and subject.heads
            and all(h.entity.type == "cell" and h.through == "intervention" for h in subject.heads)
        ):
            return with_
        lacking = [
            *subject.lacking,
            *(
                replace(a, sign=Sign.MINUS, through="intervention")
                for w, a in subject.modifiers
                if w in ("without", "lacking")
            ),
        ]
        if not lacking or not any(h.entity.type in ("vesicle", "cell") for h in subject.heads):
            return []
        if predicate.is_negated:
            predicate.is_negated = False
            return [h for h in subject.heads if h.entity.type == "vesicle"]
        return lacking

    def _cataphor(self, phrase: Phrase) -> list[Argument]:
        """ "Because it targets Y, X ...": the pronoun of an opening clause is the subject of the main clause."""
        if not (self.items and self.items[0].kind == "sub"):
            return []
        later = [
            p.subject
            for p in self.predicates
            if p.subject is not None and p.subject.start > phrase.start and p.subject.heads
        ]
        return later[0].heads if later else []

    def _find_effects(self, predicate: Predicate) -> None:
        passive = predicate.use == "passive" or _head_kind(predicate) in ("vary", "cause_by", "affect_by")
        for phrase in (predicate.object, predicate.subject if passive else None):
            self._fill(predicate, phrase)
        effects = effects_of(predicate)
        if (
            predicate.relation == "complement"
            and predicate.parent is not None
            and _head_kind(predicate.parent) in ("protect", "prevent", "improve")
        ):
            object_ = predicate.object.heads if predicate.object else []
            self.effects[id(predicate.parent)] = [Effect(a, times(Sign.MINUS, a.sign)) for a in object_]
            effects = []
        self.effects[id(predicate)] = effects

    def _agents(self, predicate: Predicate) -> list[Argument]:
        if predicate.relation == "purpose" and predicate.parent is not None and predicate.parent.object is not None:
            if _head_kind(predicate.parent) in ("report", "aim") and predicate.parent.object.heads:
                return predicate.parent.object.heads
        if predicate.relation in ("means", "result", "purpose", "complement") and predicate.parent is not None:
            return self._agents_of(predicate.parent)
        if predicate.relation == "opening":
            return []
        if predicate.use == "passive" or predicate.use == "reduced":
            by = [h for a in predicate.adjuncts if a.mark.word in _BY for h in a.phrase.heads]
            if (
                not by
                and _head_kind(predicate) in ("report", "plain", "light", "aim")
                and not self.effects[id(predicate)]
            ):
                return predicate.subject.heads if predicate.subject is not None else []
            return by or self._fallback(predicate)
        kind = _head_kind(predicate)
        subject = predicate.subject
        if subject is None or not (subject.heads or subject.pronoun):
            opening = self._opening_events(predicate)
            if opening:
                return opening
        if subject is None:
            return self._fallback(predicate)
        if predicate.relation == "postmodifier" and predicate.use == "ing":
            return subject.heads[-1:]
        if predicate.relation == "relative":
            return self._relative_agents(predicate, subject)
        without = self._without(predicate, subject)
        if without:
            return without
        own = {id(e.argument.mention) for e in self.effects.get(id(predicate), [])}
        heads = [h for h in subject.heads if id(h.mention) not in own]
        if (
            kind in ("light", "report", "aim", "plain", "process")
            and heads
            and all(h.entity.type in ("cell", "disease") for h in heads)
        ):
            found = self._fallback(predicate)
            return found if kind == "process" else found or heads
        if heads:
            return heads
        if subject.trigger is not None:
            owner = self._owner(predicate, subject)
            if owner:
                return owner
        if kind == "carry" and "vesicle" in self.discourse.last_of:
            words = {i.word for i in self.items if subject.start <= i.start < subject.end}
            if words & {"their", "its"} and words & {"cargo", "contents", "content", "surface", "membrane", "lumen"}:
                return [replace(self.discourse.last_of["vesicle"], is_inferred=True)]
        spoken_of = [a for w, a in subject.modifiers if a.entity.type in ("vesicle", "mirna", "therapy")]
        found = self._antecedents(subject) or spoken_of
        if found or not (self.discourse.has_one_vesicle or self._may_borrow(predicate, subject, kind)):
            return found
        return self._fallback(predicate)

    def _opening_events(self, predicate: Predicate) -> list[Argument]:
        """ "Adding X, or knocking down Y, raised Z": the gerunds before the verb are its subject."""
        opening = [
            p
            for p in self.predicates
            if p.relation == "opening"
            and p.end < predicate.start
            and p.mark is None
            or p.relation == "opening"
            and p.end < predicate.start
            and p.mark is not None
            and p.mark.kind in ("and", "comma")
        ]
        events: list[Argument] = []
        for p in opening:
            if _head_kind(p) in ("treatment", "plain"):
                events += self._treatment_agents(p)
            events += [
                replace(e.argument, sign=e.sign, through="intervention")
                for e in self.effects.get(id(p), [])
                if e.relation is None
            ]
        return events

    def _fill(self, predicate: Predicate, phrase: Phrase | None) -> None:
        """Give "its expression", "it" and "both effects" the heads they refer to."""
        if phrase is None or phrase.heads:
            return
        if phrase is predicate.subject and phrase.pronoun in ("it", "they"):
            subjects = [p.subject.heads for p in self.predicates if p.start < predicate.start and p.subject is not None]
            named = next((s for s in reversed(subjects) if s), self.discourse.subject)
            phrase.heads = [replace(h, sign=Sign.PLUS, is_inferred=True) for h in named]
            return
        words = {i.word for i in self.items if phrase.start <= i.start < phrase.end}
        before = [p for p in self.predicates if p.start < predicate.start]
        if (words & {"its", "their"} and words & _POSSESSED) or phrase.pronoun in ("it", "them"):
            targets = [p.object for p in before if p.object is not None and (p.object.heads or p.object.modifiers)]
            if targets:
                named = targets[-1].heads or [a for _, a in targets[-1].modifiers[-1:]]
                phrase.heads = [replace(h, sign=Sign.PLUS, is_inferred=True) for h in named]
        elif words & _HAPPENINGS and words & _POINTERS and not self._strengthens(predicate):
            effects = [e for p in before for e in self.effects.get(id(p), []) if e.relation is None]
            happened = [Argument(e.argument.mention, e.sign, "event") for e in effects]
            happened = happened or [e for e in self.discourse.events if e.through == "event"]
            phrase.heads = [replace(h, is_inferred=True) for h in happened]

    @staticmethod
    def _strengthens(predicate: Predicate) -> bool:
        """ "Augmented these effects" says nothing of the effects that is not said already."""
        raises = predicate.head.trigger is not None and predicate.head.trigger.sign is Sign.PLUS
        return raises and predicate.use != "passive" and _head_kind(predicate) != "cause_by"

    def _relative_agents(self, predicate: Predicate, subject: Phrase) -> list[Argument]:
        parent = predicate.parent
        comma = predicate.mark is not None
        if parent is not None and comma and _lemma(predicate) in _RESULTATIVE:
            events = [
                replace(e.argument, sign=e.sign, through="event")
                for e in self.effects.get(id(parent), [])
                if e.relation is None
            ]
            return [*self.agents.get(id(parent), []), *events] or subject.heads
        heads = subject.heads
        described = [
            p.subject for p in self.predicates if p.head.kind == "be" and p.object is subject and p.subject is not None
        ]
        if described and described[0].heads:
            return described[0].heads
        if heads and parent is not None and all(h.through in ("role", "effect") for h in heads):
            return self.agents.get(id(parent), [])
        if not heads:
            behind = [p.object for p in self.predicates if p.head.kind == "be" and p.start > predicate.start]
            ahead = [p.subject for p in self.predicates if p.head.kind == "be" and p.start < predicate.start]
            named = [p.heads for p in (*behind, *ahead) if p is not None and p.heads]
            if named:
                return named[0]
        if heads and predicate.head.word.endswith("s") and not predicate.head.word.endswith("ss"):
            return heads[-1:]
        if not heads:
            return self._antecedents(subject)
        return [replace(h, sign=Sign.PLUS) for h in heads]

    def _fallback(self, predicate: Predicate) -> list[Argument]:
        """Agents of a clause that names none: its adjuncts, the treated group, the clause before, the sentence before."""
        for adjunct in predicate.adjuncts:
            if adjunct.mark.kind in ("after", "without") or adjunct.mark.word in (*_BY, "with"):
                found = [
                    h
                    for h in adjunct.phrase.heads
                    if h.through not in ("event", "state") or adjunct.mark.word != "with"
                ] or adjunct.phrase.conditions
                if found:
                    lacking = adjunct.mark.kind == "without"
                    if lacking and predicate.is_negated:
                        predicate.is_negated = False
                        return found
                    return [replace(f, sign=times(f.sign, Sign.MINUS)) if lacking else f for f in found]
        for phrase in (predicate.object, predicate.subject):
            if phrase is not None and (phrase.conditions or phrase.lacking):
                return [*phrase.lacking, *phrase.conditions] if phrase.lacking else phrase.conditions
        later = self._later_condition(predicate)
        if later:
            return later
        position = self.predicates.index(predicate)
        for earlier in reversed(self.predicates[:position]):
            if _head_kind(earlier) == "treatment" or (_head_kind(earlier) == "carry" and earlier.use == "passive"):
                given = self._treatment_agents(earlier)
                if given:
                    return given
            if _head_kind(earlier) == "intervene":
                return [
                    e.argument if e.sign is Sign.PLUS else replace(e.argument, sign=e.sign)
                    for e in self.effects[id(earlier)]
                ]
            if earlier.mark is not None and earlier.mark.word in ("when", "if", "once") and earlier.use != "passive":
                changed = [
                    replace(e.argument, sign=e.sign, through="event")
                    for e in self.effects[id(earlier)]
                    if e.relation is None
                ]
                if changed:
                    return changed
            found = self.agents.get(id(earlier), [])
            if found and earlier is not predicate:
                events = []
                if any(i.kind == "resume" and earlier.end <= i.start < predicate.start for i in self.items):
                    events = [
                        replace(e.argument, sign=e.sign, through="event")
                        for e in self.effects[id(earlier)]
                        if e.relation is None
                    ]
                return [*found, *events]
        if predicate.relation in ("postmodifier",) or self._has_own_setting(predicate):
            return []
        if self.discourse.row:
            return self.discourse.row
        if self._resumes(predicate) and self.discourse.events:
            return _without_cells([replace(a, is_inferred=True) for a in self.discourse.events])
        return [replace(a, is_inferred=True) for a in self.discourse.agents if a.entity.type in _BORROWED]

    def _later_condition(self, predicate: Predicate) -> list[Argument]:
        """ "... was lost when X was depleted": the clause behind says what was done."""
        for later in self.predicates[self.predicates.index(predicate) + 1 :]:
            if later.mark is None or later.mark.word not in ("when", "if", "once", "after", "where"):
                continue
            if _head_kind(later) == "intervene":
                return [replace(e.argument, sign=e.sign) for e in self.effects[id(later)]]
            if _head_kind(later) == "treatment":
                return self._treatment_agents(later)
            changed = [
                replace(e.argument, sign=e.sign, through="event") for e in self.effects[id(later)] if e.relation is None
            ]
            if changed and later.mark.word in ("when", "if", "once"):
                return changed
        return []

    def _has_own_setting(self, predicate: Predicate) -> bool:
        """Whether the clause compares groups itself ("was elevated in fibrotic livers"), so that no agent is borrowed."""
        phrases = [p for p in (predicate.object, predicate.subject) if p is not None]
        return any(
            w in ("in", "between", "among") and a.entity.type in ("disease", "vesicle", "hallmark")
            for p in phrases
            for w, a in p.modifiers
        )

    def _resumes(self, predicate: Predicate) -> bool:
        """Whether "therefore", "as a result" ... stands before the predicate in its clause."""
        return any(i.kind == "resume" and i.start < predicate.start for i in self.items)

    def _treatment_agents(self, predicate: Predicate) -> list[Argument]:
        """ "Cells were treated with X", "X were injected", "treating rats with X": X is what acts."""
        phrase = predicate.object if predicate.use == "ing" else predicate.subject
        acting = [h for h in (phrase.heads if phrase else []) if h.entity.type in ("vesicle", "mirna", "therapy")]
        if acting and predicate.use != "ing":
            return acting
        given = [h for a in predicate.adjuncts if a.mark.word in ("with", "to", "by") for h in a.phrase.heads]
        given += [
            a
            for p in (predicate.object, predicate.subject)
            if p is not None
            for w, a in p.modifiers
            if w in ("with", "to")
        ]
        return given or [h for h in (phrase.heads if phrase else []) if h.entity.type in _BORROWED]

    # claims -----------------------------------------------------------------------------------------------

    def _claims(self, predicate: Predicate) -> Iterator[Claim]:
        effects, agents = self.effects[id(predicate)], self.agents[id(predicate)]
        kind = _head_kind(predicate)
        if kind == "treatment" or (kind == "intervene" and predicate.use != "finite"):
            return
        rule = _rule(predicate, kind)
        for effect in effects:
            for agent in agents:
                claim = relate(agent, effect, rule, predicate)
                if claim is not None:
                    yield claim
        yield from self._dependencies(predicate, effects)
        yield from self._features(predicate)
        yield from self._nominal_agents(predicate)
        yield from self._target_noun(predicate)
        yield from self._held_in(predicate, kind)
        if kind in ("carried_in", "cause_by", "affect_by"):
            yield from self._inverse(predicate, kind)
        yield from self._mechanism(predicate, effects)
        yield from self._adjunct_claims(predicate, effects, agents)

    def _inverse(self, predicate: Predicate, kind: str) -> Iterator[Claim]:
        """ "X is contained in Y", "X depends on Y": the object acts."""
        subjects = predicate.subject.heads if predicate.subject else []
        objects = predicate.object.heads if predicate.object else []
        for actor in objects:
            for patient in subjects:
                relation = Relation.CARRIES if kind == "carried_in" else None
                sign = Sign.UNKNOWN if kind == "affect_by" else times(Sign.PLUS, patient.sign)
                claim = relate(actor, Effect(patient, sign, relation), "inverse-predicate", predicate)
                if claim is not None:
                    yield claim

    def _features(self, predicate: Predicate) -> Iterator[Claim]:
        """ "The hallmarks of D include X and Y": D brings X and Y about."""
        subject, object_ = predicate.subject, predicate.object
        if subject is None or object_ is None or subject.trigger is None or subject.trigger.trigger is None:
            return
        if subject.trigger.trigger.kind != "feature":
            return
        for owner in subject.heads:
            for feature in object_.heads:
                claim = relate(replace(owner, sign=Sign.PLUS), Effect(feature, feature.sign), "feature-noun", predicate)
                if claim is not None:
                    yield claim

    def _dependencies(self, predicate: Predicate, effects: list[Effect]) -> Iterator[Claim]:
        """ "... in a p53-dependent manner": p53 is needed for the effect."""
        phrases = [p for p in (predicate.object, predicate.subject) if p is not None] + [
            a.phrase for a in predicate.adjuncts
        ]
        for needed in (d for p in phrases for d in p.dependencies):
            for effect in effects:
                if effect.relation is None:
                    claim = relate(needed, effect, "dependent-manner", predicate)
                    if claim is not None:
                        yield claim

    def _nominal_agents(self, predicate: Predicate) -> Iterator[Claim]:
        """ "Inhibition of X by Y" inside a larger clause: Y lowers X."""
        for phrase in (predicate.subject, predicate.object):
            if phrase is None:
                continue
            actors = [a for w, a in phrase.modifiers if w == "by"]
            if phrase is predicate.object and predicate.use not in ("passive", "reduced"):
                actors += [
                    h
                    for a in predicate.adjuncts
                    if a.mark.word == "by"
                    for h in a.phrase.heads
                    if h.through not in _MADE
                ]
            for actor in actors:
                for head in phrase.heads:
                    if head.through == "event":
                        claim = relate(actor, Effect(head, head.sign), "nominal-agent", predicate)
                        if claim is not None:
                            yield claim

    def _target_noun(self, predicate: Predicate) -> Iterator[Claim]:
        """ "X is a direct target of Y", "X was identified as a target of Y": Y lowers X."""
        heads = predicate.object.heads if predicate.object is not None else []
        for actor in heads:
            if actor.through == "target" and predicate.subject is not None:
                for patient in predicate.subject.heads:
                    if actor.entity.type in ("disease", "hallmark", "process"):
                        claim = relate(
                            patient, Effect(replace(actor, sign=Sign.PLUS), Sign.UNKNOWN), "target-noun", predicate
                        )
                        if claim is not None:
                            yield claim
                        continue
                    claim = relate(
                        replace(actor, sign=Sign.PLUS),
                        Effect(patient, Sign.MINUS, is_direct=True),
                        "target-noun",
                        predicate,
                    )
                    if claim is not None:
                        yield claim

    def _held_in(self, predicate: Predicate, kind: str) -> Iterator[Claim]:
        """ "X was the most enriched miRNA in Y", "X was detected in Y": the vesicle Y carries X."""
        if (
            kind not in ("be", "report", "plain", "light", "vary", "cause")
            or predicate.subject is None
            or predicate.is_negated
        ):
            return
        words = {i.word for i in self.items if i.start >= predicate.subject.end}
        if not words & _HELD:
            return
        inside = [
            a
            for p in (predicate.object, predicate.subject)
            if p is not None
            for w, a in p.modifiers
            if w in ("in", "into", "inside", "within")
        ]
        for vesicle in inside:
            if vesicle.entity.type != "vesicle":
                continue
            for cargo in predicate.subject.heads:
                if cargo.entity.type in ("mirna", "gene"):
                    claim = relate(vesicle, Effect(cargo, Sign.PLUS, Relation.CARRIES), "held-in", predicate)
                    if claim is not None:
                        yield claim

    def _mechanism(self, predicate: Predicate, effects: list[Effect]) -> Iterator[Claim]:
        """ "E by doing C", "C, thereby E": C brings E about with the sign that makes the sentence coherent."""
        if predicate.parent is None or predicate.relation not in ("means", "result"):
            return
        whole = self._with_coordinated(self._brought_about_by(predicate.parent))
        if predicate.relation == "means":
            causes, results, rule = effects, whole, "by-means"
        elif _lemma(predicate) in _RESULTATIVE or (predicate.mark is not None and predicate.mark.kind == "resume"):
            causes, results, rule = whole, effects, "consequence"
        else:
            return
        for cause in causes:
            for result in results:
                if cause.relation is Relation.SECRETES or result.relation is not None:
                    continue
                subject = replace(
                    cause.argument, sign=cause.sign if cause.relation is None else Sign.PLUS, through="event"
                )
                claim = relate(subject, replace(result, is_direct=False), rule, predicate)
                if claim is not None:
                    yield claim

    def _brought_about_by(self, parent: Predicate) -> Predicate:
        """The predicate that a means explains: not "treated" itself, but what the treatment did."""
        if _head_kind(parent) in ("treatment",) and not self.effects.get(id(parent)):
            earlier = [p for p in self.predicates if p.start < parent.start and self.effects.get(id(p))]
            return earlier[-1] if earlier else parent
        return parent

    def _with_coordinated(self, predicate: Predicate) -> list[Effect]:
        effects = list(self.effects[id(predicate)])
        step = predicate
        while step.relation == "coordinated" and step.parent is not None:
            step = step.parent
            effects += self.effects.get(id(step), [])
        return effects

    def _adjunct_claims(self, predicate: Predicate, effects: list[Effect], agents: list[Argument]) -> Iterator[Claim]:
        whole = self._with_coordinated(predicate)
        for adjunct in predicate.adjuncts:
            if adjunct.mark.kind != "means" or not whole:
                continue
            if adjunct.mark.word == "by" and not any(h.through in _MADE for h in adjunct.phrase.heads):
                continue
            if any(h.entity.label.endswith(" axis") for h in adjunct.phrase.heads):
                continue
            acting = {id(a.mention) for a in agents}
            for through in adjunct.phrase.heads:
                if id(through.mention) in acting:
                    continue
                yield from self._through(predicate, adjunct, through, whole, agents)

    def _through(
        self, predicate: Predicate, adjunct: Adjunct, through: Argument, effects: list[Effect], agents: list[Argument]
    ) -> Iterator[Claim]:
        """ "Lowers E via C": cargo is carried and acts; a pathway is acted on and acts."""
        carried = through.entity.type == "mirna"
        signed = through.through in ("event", "intervention", "agent", "target", "state")
        sign = (
            Sign.MINUS
            if through.through == "target"
            else through.sign
            if signed
            else Sign.PLUS
            if carried
            else Sign.UNKNOWN
        )
        for agent in agents:
            effect = Effect(through, sign, Relation.CARRIES if carried else None)
            claim = relate(agent, effect, "via-cargo" if carried else "via", predicate)
            if claim is not None:
                yield claim
        for effect in effects:
            if effect.relation is None:
                claim = relate(
                    replace(through, sign=sign, through="event"), effect, "via-cargo" if carried else "via", predicate
                )
                if claim is not None:
                    yield claim

    def remember(self, claims: list[Claim]) -> list[Claim]:
        """Give vesicles that a cell was said to release their source, here and for the sentences to come."""
        for claim in [c for c in claims if c.relation is Relation.SECRETES and c.rule != "vesicle-source"]:
            self.discourse.last_of["vesicle"] = claim.object
            place, entity = claim.object.mention.start, claim.object.entity
            claims = [_with_vesicle(c, place, entity) for c in claims]
        return claims

    def leave_behind(self) -> None:
        """What the next sentence may refer to."""
        agents: list[Argument] = []
        events: list[Argument] = []
        for predicate in self.predicates:
            effects = self.effects.get(id(predicate), [])
            if effects and predicate.relation in ("main", "coordinated"):
                agents = agents or self.agents[id(predicate)]
                events += [replace(e.argument, sign=e.sign, through="event") for e in effects if e.relation is None]
            elif _head_kind(predicate) == "treatment" and not agents:
                agents = self._treatment_agents(predicate)
        subjects = [
            p.subject.heads
            for p in self.predicates
            if p.relation == "main" and p.subject is not None and p.subject.heads
        ]
        if subjects:
            self.discourse.subject = subjects[0]
        self.discourse.events = [*agents, *events]
        if agents or subjects:
            self.discourse.agents = agents


def _without_cells(arguments: list[Argument]) -> list[Argument]:
    """The arguments that are no cells, unless all are."""
    return [a for a in arguments if a.entity.type != "cell"] or arguments


def _with_vesicle(claim: Claim, place: int, entity: Entity) -> Claim:
    """`claim` with the vesicle named at `place` read as `entity`."""
    if claim.subject.mention.start == place and claim.subject.entity.id == VESICLE.id:
        claim = replace(claim, subject=replace(claim.subject, mention=replace(claim.subject.mention, entity=entity)))
    return claim


def _head_kind(predicate: Predicate) -> str:
    head = predicate.head
    return head.trigger.kind if head.trigger is not None else head.kind


def _lemma(predicate: Predicate) -> str:
    return predicate.head.trigger.lemma if predicate.head.trigger is not None else predicate.head.word


def _rule(predicate: Predicate, kind: str) -> str:
    """Name of the frame, for `evidence.rule`."""
    if predicate.relation == "relative":
        return "relative-clause"
    if kind in ("light", "report", "aim", "plain"):
        return "nominalisation"
    if kind == "be":
        return "copula"
    if predicate.use in ("passive", "reduced"):
        return "passive-verb"
    if predicate.relation == "result":
        return "participle"
    return {"carry": "carries", "secrete": "secretes", "target": "targets", "sponge": "targets"}.get(
        kind, "active-verb"
    )


def general_vesicle() -> Entity:
    """The vesicle of no named source."""
    return VESICLE
