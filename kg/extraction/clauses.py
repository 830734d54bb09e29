"""The predicates of a sentence, each with its subject, its object and what hangs on it.

A sentence is cut into verb groups and the stretches between them.  For each verb group this module finds whose verb it
is: of the noun before it, of the subject it shares with an earlier verb, of the noun that a relative clause describes,
or of the clause it modifies ("by reducing ...", "thereby raising ...").
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.arguments import Phrase
from kg.extraction.items import Item
from kg.extraction.links import apposition_link
from kg.extraction.phrases import read_phrase
from kg.extraction.predicates import Adjunct, Predicate
from kg.extraction.verbgroups import Chunk, chunks_of
from kg.vocabulary.triggers import word_list

__all__ = ["predicates_of"]

_EXCEPTING = ({"but"}, {"but", "comma"})
_CLAUSE_ENDS = frozenset(("semi", "colon", "sub"))


def predicates_of(items: list[Item]) -> tuple[list[Predicate], list[Phrase]]:
    """Every predicate of a sentence in order, and every phrase, whether or not a predicate took it."""
    return _Binder(chunks_of(items)).bind()


def _end_of_opening(items: list[Item]) -> int | None:
    """Where "in rats with Y, X ..." or "in diabetic mice the same X ..." comes to its subject."""
    cut = next((k for k, i in enumerate(items) if i.kind == "comma"), None)
    if cut is not None:
        return cut
    named = (k for k in range(1, len(items)) if items[k].word in _OPENING_SUBJECTS)
    return next((k for k in named if items[k - 1].kind in ("mention", "noun", "word")), None)


_OPENING_SUBJECTS = frozenset(("the", "these", "this", "those"))


def _denied_of(predicate: Predicate, phrase: Phrase, clause: int) -> Predicate:
    """ "X lowered A but not B": the same verb, denied, on B."""
    twin = replace(predicate, is_negated=True, relation="coordinated", parent=predicate, clause=clause)
    if predicate.acts_on_subject:
        twin.subject = phrase
    else:
        twin.object = phrase
    return twin


class _Binder:
    """Goes over the chunks once and gives every predicate its arguments."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks
        self.predicates: list[Predicate] = []
        self.phrases: list[Phrase] = []
        self.clause_subject: Phrase | None = None
        self.opening: list[Adjunct] = []
        self.clause = 0
        self.free: Phrase | None = None
        self.marks: list[Item] = []
        self.opened_by_sub = False
        self.denied = False
        self.interrupted: Phrase | None = None
        """What a relative clause describes that another clause has cut: "X, which, when heated, lowers Y"."""
        self.is_placed = False
        """The phrase without a verb stands behind a preposition: "in mice, ..."."""

    def bind(self) -> tuple[list[Predicate], list[Phrase]]:
        for index, chunk in enumerate(self.chunks):
            if chunk.kind == "mark":
                self._on_mark(chunk.items[0])
            elif chunk.kind == "phrase":
                self._on_phrase(index, chunk)
            else:
                self._on_verb(chunk)
        return self.predicates, self.phrases

    def _on_mark(self, item: Item) -> None:
        if item.kind == "sub" and any(m.kind == "rel" for m in self.marks):
            self.interrupted = self._last_phrase()
        self.marks.append(item)
        if item.kind in _CLAUSE_ENDS or (item.kind == "but" and item.word in ("but", "however", "yet")):
            self.clause += 1
            self.opened_by_sub = item.kind == "sub" and not self.predicates
            self.clause_subject = self.free = None

    def _read(self, items: list[Item]) -> Phrase:
        phrase = read_phrase(items)
        self.phrases.append(phrase)
        return phrase

    def _on_phrase(self, index: int, chunk: Chunk) -> None:
        following = self._verb_behind(index)
        mark = self._mark()
        previous = self.predicates[-1] if self.predicates and self.predicates[-1].clause == self.clause else None
        self.denied = self.denied or (chunk.denies and following is not None)
        takes_subject = (
            following is not None and following.kind == "verb" and following.use in ("finite", "passive", "copula")
        )
        if chunk.denies and not takes_subject and previous is not None:
            previous.is_negated, self.denied = True, False
        if takes_subject and previous is not None and mark is None:
            front, back = (chunk.items, []) if self._narrows(previous) else self._split(chunk.items, previous)
            if front:
                self._give(previous, self._read(front))
            self.free = self._read(back) if back else None
            if self.free is None and previous.object is not None and previous.head.kind in ("report", "light"):
                self.free = previous.object
            self.marks = []
            return
        phrase = self._read(chunk.items)
        if chunk.denies and not takes_subject and self.predicates and {m.kind for m in self.marks} in _EXCEPTING:
            self.predicates.append(_denied_of(self.predicates[-1], phrase, self.clause))
            self.marks = []
            return
        if mark is not None and mark.kind in ("means", "shown", "after", "without", "as"):
            self._on_adjunct(mark, phrase, chunk, previous, takes_subject)
            self.marks = []
            return
        if mark is not None and mark.kind == "prep" and previous is not None and not takes_subject:
            phrase.modifiers = [*((mark.word, h) for h in phrase.heads), *phrase.modifiers]
            target = previous.object or previous.subject
            if target is not None:
                target.modifiers += phrase.modifiers
                target.conditions += phrase.conditions
            self.marks = []
            return
        if (
            previous is not None
            and not takes_subject
            and (mark is None or mark.kind in ("comma", "and"))
            and previous.object is None
        ):
            self._give(previous, phrase)
            self.marks = []
            return
        self.free = phrase
        self.is_placed = mark is not None and mark.kind == "prep"
        if self.clause_subject is None:
            self.clause_subject = phrase

    def _verb_behind(self, index: int) -> Chunk | None:
        """The chunk behind a phrase; "in turn" and the like between a subject and its verb do not part them."""
        behind = self.chunks[index + 1 : index + 3]
        if len(behind) == 2 and behind[0].kind == "mark" and behind[0].items[0].kind == "resume":
            is_verb = behind[1].kind == "verb" and behind[1].use in ("finite", "passive", "copula")
            return behind[1] if is_verb and behind[0].items[0].word in word_list("within clauses") else behind[0]
        return behind[0] if behind else None

    def _on_adjunct(
        self, mark: Item, phrase: Phrase, chunk: Chunk, previous: Predicate | None, takes_subject: bool
    ) -> None:
        """A phrase behind "by", "upon", "without", "as": to the verb before, the phrase before or the verb to come."""
        says = previous is not None and previous.head.kind in ("light", "report", "plain")
        if mark.kind == "as" and says and previous is not None and previous.object is None:
            self._give(previous, phrase)
            return
        adjunct = Adjunct(mark, phrase)
        if previous is not None and not takes_subject:
            previous.adjuncts.append(adjunct)
        elif takes_subject and previous is not None and self.free is not None:
            self._attach_to_phrase(self.free, adjunct)
        elif takes_subject and previous is not None:
            front, back = self._split(chunk.items, previous)
            previous.adjuncts.append(Adjunct(mark, self._read(front) if front else phrase))
            self.free = self._read(back) if front and back else None
        else:
            self._open_with(adjunct, chunk.items, takes_subject)

    def _open_with(self, adjunct: Adjunct, items: list[Item], takes_subject: bool) -> None:
        """An adjunct before the first verb: "Upon treatment with X, apoptosis fell", "in rats with Y, X ..."."""
        if takes_subject or self.free is None:
            cut = _end_of_opening(items)
            if cut is not None and self.free is not None and cut + 1 < len(items) and items[cut + 1].kind == "example":
                cut = None
            if cut is not None and takes_subject:
                self.phrases.pop()
                adjunct.phrase = self._read(items[:cut])
                self.opening.append(adjunct)
                self.free = self.clause_subject = self._read(items[cut + (items[cut].kind == "comma") :])
                if adjunct.mark.kind == "as":
                    self._name_as(self.free, adjunct.phrase)
                return
            if takes_subject and self.free is not None:
                self._attach_to_phrase(self.free, adjunct)
                return
            self.opening.append(adjunct)
        else:
            self._attach_to_phrase(self.free, adjunct)

    def _attach_to_phrase(self, phrase: Phrase, adjunct: Adjunct) -> None:
        phrase.modifiers += [(adjunct.mark.word, h) for h in adjunct.phrase.heads]
        if adjunct.mark.kind == "as":
            self._name_as(phrase, adjunct.phrase)
        phrase.conditions += adjunct.phrase.conditions

    @staticmethod
    def _name_as(phrase: Phrase, role: Phrase) -> None:
        """ "X as an inhibitor of Y", "as a target of Y, X ..."."""
        if phrase.heads:
            named = [h for h in role.heads if h.through in ("agent", "target")]
            phrase.links += [apposition_link(phrase.heads[-1], h) for h in named]

    @staticmethod
    def _give(predicate: Predicate, phrase: Phrase) -> None:
        if predicate.object is None:
            predicate.object = phrase
        else:
            predicate.object.heads += phrase.heads

    def _narrows(self, predicate: Predicate) -> bool:
        """Whether all up to the main verb belongs to what narrows its subject: "vesicles holding A and B lowered C"."""
        if (
            predicate.relation not in ("postmodifier", "relative")
            or predicate.is_set_off
            or predicate.object is not None
        ):
            return False
        described = predicate.subject is not None and predicate.subject is self.clause_subject
        mains = (p for p in self.predicates if p.clause == self.clause and p.relation in ("main", "coordinated"))
        return described and predicate.kind == "carry" and not self.opened_by_sub and not any(mains)

    def _split(self, items: list[Item], previous: Predicate) -> tuple[list[Item], list[Item]]:
        """Cut the stretch between two verbs into the object of the first and the subject of the second."""
        cuts = [k for k, i in enumerate(items) if i.kind in ("comma", "and")]
        if previous.head.kind in ("report", "aim") and previous.use != "reduced":
            return [], items
        if not cuts:
            return ([], items) if previous.object is not None else (items, [])
        commas = [k for k in cuts if items[k].kind == "comma"]
        if self.opened_by_sub and commas:
            cut = commas[0]
            self.opened_by_sub = False
        else:
            cut = cuts[-1]
        front = items[:cut]
        while front and front[-1].kind in ("comma", "and"):
            front = front[:-1]
        return front, items[cut + 1 :]

    def _mark(self) -> Item | None:
        """The strongest mark before the chunk at hand."""
        order = (
            "rel",
            "shown",
            "means",
            "after",
            "without",
            "resume",
            "as",
            "to",
            "semi",
            "colon",
            "sub",
            "but",
            "prep",
            "and",
            "comma",
        )
        return min(self.marks, key=lambda m: order.index(m.kind)) if self.marks else None

    def _on_verb(self, chunk: Chunk) -> None:
        assert chunk.head is not None
        mark = self._mark()
        predicate = Predicate(
            chunk.head, chunk.use, chunk.start, chunk.end, mark, chunk.is_negated, chunk.is_aim, clause=self.clause
        )
        predicate.is_set_off = any(m.kind == "comma" for m in self.marks)
        predicate.is_reported = len(chunk.items) > 1 and any(i.kind == "report" for i in chunk.items[:-1])
        if self.denied or any(m.word == "nor" for m in self.marks):
            predicate.is_negated, self.denied = True, False
        in_clause = [p for p in self.predicates if p.clause == self.clause]
        previous = in_clause[-1] if in_clause else None
        self._relate(predicate, previous, in_clause, mark)
        if not in_clause:
            predicate.adjuncts += self.opening
            self.opening = []
        self.predicates.append(predicate)
        self.marks, self.free = [], None

    def _relate(
        self, predicate: Predicate, previous: Predicate | None, in_clause: list[Predicate], mark: Item | None
    ) -> None:
        use, kinds = predicate.use, {m.kind for m in self.marks}
        main = next(
            (
                p
                for p in in_clause
                if p.relation in ("main", "coordinated") and p.use in ("finite", "passive", "copula")
            ),
            None,
        )
        anchor = previous or (self.predicates[-1] if self.predicates else None)
        if "rel" in kinds and use in ("finite", "passive", "copula"):
            predicate.relation, predicate.parent = "relative", anchor
            predicate.subject = self._described()
        elif self.interrupted is not None and previous is not None and (self.free is None or self.free.is_empty):
            predicate.relation, predicate.parent, predicate.subject = "relative", anchor, self.interrupted
            self.interrupted = None
        elif use in ("ing", "infinitive") or (use == "passive" and "to" in kinds):
            self._relate_nonfinite(predicate, anchor, main, kinds)
        elif use == "reduced":
            predicate.relation, predicate.parent = "postmodifier", anchor
            predicate.subject = self.free or self._last_phrase()
            if self.free is not None and self.clause_subject is None:
                self.clause_subject = self.free
        elif self.free is not None and "rel" not in kinds:
            predicate.subject = self.free
            if previous is None or previous.relation not in ("relative", "postmodifier") or main is not None:
                self.clause_subject = self.free
            elif self.clause_subject is not None and not kinds & {"and", "comma"} and main is None:
                predicate.subject = self.free
        elif (
            previous is not None
            and previous.use == "ing"
            and previous.relation == "result"
            and (main is None or (previous.mark is not None and previous.mark.kind == "and"))
            and not kinds - {"resume"}
        ):
            previous.relation, previous.parent = "opening", None
        elif previous is not None:
            nested = previous.relation in ("relative", "postmodifier") and main is None
            sharer = next((p for p in reversed(in_clause) if p.relation in ("main", "coordinated")), previous)
            if kinds & {"and", "but"} and not nested:
                sharer = previous if previous.use == use or previous.relation in ("relative",) else sharer
            predicate.relation = "coordinated"
            predicate.subject = self.clause_subject if nested else sharer.subject
            predicate.parent = None if nested else (sharer.parent if sharer.relation == "coordinated" else sharer)
            if not nested and previous.relation == "relative" and kinds & {"and"}:
                predicate.relation, predicate.subject = "relative", previous.subject
        else:
            predicate.subject = self.clause_subject
            if self.predicates and predicate.subject is None:
                predicate.parent = self.predicates[-1]
                predicate.relation = "coordinated"
                predicate.subject = self.predicates[-1].subject

    def _relate_nonfinite(
        self, predicate: Predicate, anchor: Predicate | None, main: Predicate | None, kinds: set[str]
    ) -> None:
        predicate.parent = anchor
        if predicate.use == "infinitive" and "and" in kinds and anchor is not None and anchor.is_reported:
            predicate.relation, predicate.subject = "coordinated", anchor.subject
            return
        if (predicate.use == "infinitive" or "to" in kinds) and "resume" not in kinds:
            predicate.relation = "purpose"
            predicate.subject = None if anchor else self.free
            return
        if kinds & {"means", "after", "without"}:
            predicate.relation = "means"
            if "without" in kinds and anchor is not None:
                predicate.relation, predicate.is_negated = "result", not predicate.is_negated
            elif anchor is not None and anchor.relation == "means" and kinds & {"and", "comma"}:
                predicate.parent = anchor.parent
            elif anchor is None:
                predicate.relation = "opening"
            elif anchor.relation == "postmodifier" and (anchor.adjuncts or not anchor.acts_on_subject):
                predicate.parent = anchor.parent or anchor
            return
        if "prep" in kinds:
            predicate.relation = "complement"
            if anchor is None or anchor.clause != self.clause:
                predicate.relation, predicate.subject = "postmodifier", self.free or self._last_phrase()
            return
        if self.free is not None and not kinds - _CLAUSE_ENDS:
            predicate.relation, predicate.subject = "postmodifier", self.free
            return
        if anchor is None and self.free is not None and self.free.heads and kinds == {"comma"} and not self.is_placed:
            predicate.relation, predicate.subject = "postmodifier", self.free
            return
        if anchor is None:
            predicate.relation = "opening"
            return
        if kinds & {"and"} and anchor.use == "ing":
            predicate.relation, predicate.parent = anchor.relation, anchor.parent
            predicate.subject = anchor.subject
            return
        if not kinds:
            predicate.relation = "postmodifier"
            predicate.subject = anchor.object or anchor.subject
            return
        predicate.relation = "result"
        if anchor.relation == "means" and anchor.parent is not None:
            predicate.parent = anchor.parent

    def _described(self) -> Phrase | None:
        """What a relative clause tells of: the noun right before it, or before what interrupts it."""
        nothing_new = self.free is None or self.free.is_empty
        if nothing_new and self.interrupted is not None:
            return self.interrupted
        return self.free or self._last_phrase()

    def _last_phrase(self) -> Phrase | None:
        return self.phrases[-1] if self.phrases else None
