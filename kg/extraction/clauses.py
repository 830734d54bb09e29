"""The predicates of a sentence, each with its subject, its object and what hangs on it.

A sentence is cut into verb groups and the stretches between them.  For each verb group this module finds whose verb it
is: of the noun before it, of the subject it shares with an earlier verb, of the noun that a relative clause describes,
or of the clause it modifies ("by reducing ...", "thereby raising ...").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.items import Item
from kg.extraction.phrases import Phrase, read_phrase

__all__ = ["Adjunct", "Predicate", "predicates_of"]

_PHRASE_KINDS = frozenset(
    ("mention", "noun", "adjective", "role", "glue", "word", "det", "of", "prep", "adverb", "example", "closed", "pron",
     "comma", "and")
)  # fmt: skip
_HEADS = frozenset(("verb", "predicate", "report", "aim", "light", "plain", "treatment"))
_HELPERS = frozenset(("be", "have", "do", "modal", "not", "fail", "adverb"))
_MARKS = frozenset(("means", "after", "without", "sub", "as", "rel", "resume", "semi", "colon", "but", "to"))
_CHAINING = frozenset(("report", "plain", "aim", "light"))
_CLAUSE_ENDS = frozenset(("semi", "colon", "sub"))


@dataclass(slots=True)
class Adjunct:
    """A phrase behind "by", "via", "after" ..., with the word that opens it."""

    mark: Item
    phrase: Phrase


@dataclass(slots=True)
class Predicate:
    """A verb group and its arguments."""

    head: Item
    use: str
    """finite, passive, infinitive, ing, reduced, copula."""
    start: int
    end: int
    mark: Item | None = None
    """The word that ties the predicate to what precedes it, if any."""
    is_negated: bool = False
    is_aim: bool = False
    subject: Phrase | None = None
    object: Phrase | None = None
    adjuncts: list[Adjunct] = field(default_factory=list)
    parent: Predicate | None = None
    """The predicate this one modifies: "... by reducing", "..., thereby raising"."""
    relation: str = "main"
    """main, coordinated, relative, means, result, purpose, complement, postmodifier."""
    clause: int = 0


@dataclass(slots=True)
class _Chunk:
    kind: str
    items: list[Item]
    head: Item | None = None
    use: str = ""
    is_negated: bool = False
    is_aim: bool = False
    denies: bool = False
    """The phrase holds "no" or "neither": its predicate is negated."""

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return max(i.end for i in self.items)


def predicates_of(items: list[Item]) -> tuple[list[Predicate], list[Phrase]]:
    """Every predicate of a sentence in order, and every phrase, whether or not a predicate took it."""
    return _Binder(_chunks(items)).bind()


def _chunks(items: list[Item]) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    index, pending = 0, False
    while index < len(items):
        item = items[index]
        group = _verb_group(items, index)
        if group is not None:
            chunk, index = group
            chunks.append(chunk)
        elif item.kind in _MARKS or (item.kind in ("treatment", "have", "do", "modal", "not", "fail")):
            kind = "mark" if item.kind in _MARKS else "skip"
            if kind == "mark":
                chunks.append(_Chunk("mark", [item]))
            elif item.kind == "not" and not _not_only(items, index):
                pending = True
            index += 1
        else:
            if chunks and chunks[-1].kind == "phrase":
                chunks[-1].items.append(item)
            else:
                chunks.append(_Chunk("phrase", [item]))
            chunks[-1].denies = chunks[-1].denies or pending
            pending = False
            index += 1
    return _separated(chunks)


def _separated(chunks: list[_Chunk]) -> list[_Chunk]:
    """Take commas and conjunctions at the edges of phrases out as marks of their own."""
    cut: list[_Chunk] = []
    for chunk in chunks:
        if chunk.kind != "phrase":
            cut.append(chunk)
            continue
        items = chunk.items
        first, last = 0, len(items)
        while first < last and items[first].kind in ("comma", "and", "adverb", "closed"):
            first += 1
        while last > first and items[last - 1].kind in ("comma", "and", "adverb", "prep", "of", "det", "example"):
            last -= 1
        cut += [_Chunk("mark", [i]) for i in items[:first] if i.kind in ("comma", "and")]
        if first < last:
            cut.append(_Chunk("phrase", items[first:last], denies=chunk.denies))
        for item in items[last:]:
            if item.kind in ("comma", "and", "prep", "of"):
                item.kind = "prep" if item.kind == "of" else item.kind
                cut.append(_Chunk("mark", [item]))
    return cut


def _verb_group(items: list[Item], index: int) -> tuple[_Chunk, int] | None:
    """The verb group that opens at `index` and the index behind it, or None."""
    chunk = _Chunk("verb", [])
    position, head = index, None
    while position < len(items):
        item = items[position]
        if item.kind == "to":
            ahead = _next_verb(items, position + 1)
            if ahead is None or (head is None and chunk.items and chunk.items[-1].kind != "be"):
                break
        elif item.kind in _HELPERS:
            chunk.is_negated = (
                chunk.is_negated ^ (item.kind in ("not", "fail")) if not _not_only(items, position) else False
            )
        elif item.kind in _HEADS and not (item.kind in ("treatment", "plain") and item.form == "adjective"):
            if head is not None and items[position - 1].kind not in (
                "to",
                "have",
                "be",
                "modal",
                "not",
                "adverb",
                "do",
            ):
                if not (head.word.startswith(("help", "assist"))):
                    break
            head = item
            chunk.is_aim = chunk.is_aim or item.kind == "aim"
            chunk.items.append(item)
            position += 1
            if item.kind in _CHAINING and position < len(items) and _continues(items, position):
                continue
            if (
                item.kind in _CHAINING
                and item.word.startswith(("help", "assist"))
                and _next_verb(items, position) is not None
            ):
                continue
            break
        else:
            break
        chunk.items.append(item)
        position += 1
    while chunk.items and chunk.items[-1].kind == "adverb":
        chunk.items.pop()
        position -= 1
    if head is None:
        be = next((i for i in chunk.items if i.kind == "be"), None)
        if be is None:
            return None
        head = be
    chunk.head, chunk.use = head, _use_of(chunk, head)
    return chunk, position


def _continues(items: list[Item], position: int) -> bool:
    """Whether "to" and a verb follow, adverbs and negation skipped: "was found not to inhibit"."""
    while position < len(items) and items[position].kind in ("adverb", "not"):
        position += 1
    return position < len(items) and items[position].kind == "to" and _next_verb(items, position + 1) is not None


def _next_verb(items: list[Item], position: int) -> int | None:
    while position < len(items) and items[position].kind in ("adverb", "be", "have", "not"):
        if items[position].kind == "be":
            return position
        position += 1
    ok = position < len(items) and items[position].kind in _HEADS
    return position if ok else None


def _not_only(items: list[Item], position: int) -> bool:
    return position + 1 < len(items) and items[position + 1].word in ("only", "merely", "just", "solely")


def _use_of(chunk: _Chunk, head: Item) -> str:
    if head.kind == "be":
        return "copula"
    if chunk.items[0].kind == "to":
        return "passive" if head.form == "passive" else "infinitive"
    if head.form in ("passive", "reduced", "ing"):
        first_finite = any(
            i.kind in ("be", "modal", "have", "do") or (i is not head and i.kind in _HEADS) for i in chunk.items
        )
        if head.form == "ing" and first_finite:
            return "finite"
        return head.form
    return "finite"


class _Binder:
    """Goes over the chunks once and gives every predicate its arguments."""

    def __init__(self, chunks: list[_Chunk]) -> None:
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
        self.marks.append(item)
        if item.kind in _CLAUSE_ENDS or (item.kind == "but" and item.word in ("but", "however", "yet")):
            self.clause += 1
            self.opened_by_sub = item.kind == "sub" and not self.predicates
            self.clause_subject = self.free = None

    def _read(self, items: list[Item]) -> Phrase:
        phrase = read_phrase(items)
        self.phrases.append(phrase)
        return phrase

    def _on_phrase(self, index: int, chunk: _Chunk) -> None:
        following = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
        mark = self._mark()
        previous = self.predicates[-1] if self.predicates and self.predicates[-1].clause == self.clause else None
        self.denied = self.denied or (chunk.denies and following is not None)
        takes_subject = (
            following is not None and following.kind == "verb" and following.use in ("finite", "passive", "copula")
        )
        if chunk.denies and not takes_subject and previous is not None:
            previous.is_negated, self.denied = True, False
        if takes_subject and previous is not None and mark is None:
            front, back = self._split(chunk.items, previous)
            if front:
                self._give(previous, self._read(front))
            self.free = self._read(back) if back else None
            if self.free is None and previous.object is not None and previous.head.kind in ("report", "light"):
                self.free = previous.object
            self.marks = []
            return
        phrase = self._read(chunk.items)
        if mark is not None and mark.kind in ("means", "after", "without", "as"):
            if (
                mark.kind == "as"
                and previous is not None
                and previous.head.kind in ("light", "report", "plain")
                and previous.object is None
            ):
                self._give(previous, phrase)
                self.marks = []
                return
            adjunct = Adjunct(mark, phrase)
            if previous is not None and not takes_subject:
                previous.adjuncts.append(adjunct)
            elif takes_subject and previous is not None:
                front, back = self._split(chunk.items, previous)
                previous.adjuncts.append(Adjunct(mark, self._read(front) if front else phrase))
                self.free = self._read(back) if front and back else None
                self.marks = []
                return
            else:
                self._open_with(adjunct, chunk.items, takes_subject)
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
        if self.clause_subject is None:
            self.clause_subject = phrase

    def _open_with(self, adjunct: Adjunct, items: list[Item], takes_subject: bool) -> None:
        """An adjunct before the first verb: "Upon treatment with X, apoptosis fell", "in rats with Y, X ..."."""
        if takes_subject or self.free is None:
            cut = next((k for k, i in enumerate(items) if i.kind == "comma"), None)
            if cut is not None and takes_subject:
                self.phrases.pop()
                adjunct.phrase = self._read(items[:cut])
                self.opening.append(adjunct)
                self.free = self.clause_subject = self._read(items[cut + 1 :])
                return
            if takes_subject and self.free is not None:
                self._attach_to_phrase(self.free, adjunct)
                return
            self.opening.append(adjunct)
        else:
            self._attach_to_phrase(self.free, adjunct)

    @staticmethod
    def _attach_to_phrase(phrase: Phrase, adjunct: Adjunct) -> None:
        phrase.modifiers += [(adjunct.mark.word, h) for h in adjunct.phrase.heads]
        phrase.conditions += adjunct.phrase.conditions

    @staticmethod
    def _give(predicate: Predicate, phrase: Phrase) -> None:
        if predicate.object is None:
            predicate.object = phrase
        else:
            predicate.object.heads += phrase.heads

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

    def _on_verb(self, chunk: _Chunk) -> None:
        assert chunk.head is not None
        mark = self._mark()
        predicate = Predicate(
            chunk.head, chunk.use, chunk.start, chunk.end, mark, chunk.is_negated, chunk.is_aim, clause=self.clause
        )
        if self.denied:
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
            predicate.subject = self.free or self._last_phrase()
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
        if (predicate.use == "infinitive" or "to" in kinds) and "resume" not in kinds:
            predicate.relation = "purpose"
            predicate.subject = None if anchor else self.free
            return
        if kinds & {"means", "after", "without"}:
            predicate.relation = "means"
            if anchor is not None and anchor.relation == "means" and kinds & {"and", "comma"}:
                predicate.parent = anchor.parent
            elif anchor is None:
                predicate.relation = "opening"
            elif anchor.relation == "postmodifier" and anchor.adjuncts and anchor.parent is not None:
                predicate.parent = anchor.parent
            return
        if "prep" in kinds:
            predicate.relation = "complement"
            return
        if self.free is not None and not kinds:
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

    def _last_phrase(self) -> Phrase | None:
        return self.phrases[-1] if self.phrases else None
