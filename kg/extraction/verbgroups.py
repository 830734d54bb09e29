"""A sentence cut into verb groups, the noun phrases between them, and the words that tie them.

A verb group is read as a whole: "was found not to be inhibited" is one passive, negated group around "inhibited".
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.items import Item

__all__ = ["Chunk", "chunks_of"]

_PHRASE_KINDS = frozenset(
    ("mention", "noun", "adjective", "role", "glue", "word", "det", "of", "prep", "adverb", "example", "closed", "pron",
     "comma", "and")
)  # fmt: skip
_HEADS = frozenset(("verb", "predicate", "report", "aim", "light", "plain", "treatment"))
_HELPERS = frozenset(("be", "have", "do", "modal", "not", "fail", "adverb"))
_COUNTING = ("all", "both", "each")
"""Words that may stand inside a verb group: "were all increased"."""
_OPENERS = frozenset(("to", *_HEADS, *_HELPERS))
_MARKS = frozenset(("means", "shown", "after", "without", "sub", "as", "rel", "resume", "semi", "colon", "but", "to"))
_LINKING = frozenset(("to", "have", "be", "modal", "not", "adverb", "do"))
_SKIPPED = frozenset(("treatment", "have", "do", "modal", "not", "fail"))
"""Kinds of verbs that say nothing where they open no group."""
_CHAINING = frozenset(("report", "plain", "aim", "light"))


@dataclass(slots=True)
class Chunk:
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


def chunks_of(items: list[Item]) -> list[Chunk]:
    chunks: list[Chunk] = []
    index, pending = 0, False
    while index < len(items):
        item = items[index]
        if item.kind == "but" and chunks:
            behind = _behind_exception(items, index, chunks)
            if behind is not None:
                index = behind
                continue
        group = _verb_group(items, index) if item.kind in _OPENERS else None
        if group is not None:
            chunk, index = group
            chunks.append(chunk)
        elif item.kind in _MARKS:
            chunks.append(Chunk("mark", [item]))
            index += 1
        elif item.kind in _SKIPPED:
            if item.kind == "not" and not _not_only(items, index) and not _comments(items, index):
                pending = True
            index += 1
        else:
            if chunks and chunks[-1].kind == "phrase":
                chunks[-1].items.append(item)
            else:
                chunks.append(Chunk("phrase", [item]))
            chunks[-1].denies = chunks[-1].denies or pending
            pending = False
            index += 1
    return _separated(chunks)


def _has_main_verb(chunks: list[Chunk]) -> bool:
    """Whether the last verb is one that the subject has already had, and no participle that narrows it."""
    return len(chunks) > 1 and chunks[-2].kind == "verb" and chunks[-2].use not in ("ing", "reduced")


def _behind_exception(items: list[Item], index: int, chunks: list[Chunk]) -> int | None:
    """Where a subject goes on behind "X, but not Y, raised Z" or "X, however, raised Z"; the commas are dropped."""
    if index + 1 >= len(items) or chunks[-1].kind != "phrase" or _has_main_verb(chunks):
        return None
    set_off = chunks[-1].items[-1].kind == "comma" and len(chunks[-1].items) > 1
    if items[index + 1].kind == "comma" and set_off and _verb_group(items, index + 2) is not None:
        chunks[-1].items.pop()
        return index + 2
    if items[index + 1].kind != "not":
        return None
    position = index + 2
    while position < len(items) and items[position].kind in _PHRASE_KINDS - {"comma"}:
        if _verb_group(items, position) is not None:
            break
        position += 1
    if position >= len(items) or items[position].kind in _MARKS:
        return None
    if items[position].kind == "comma":
        if set_off:
            chunks[-1].items.pop()
        return position + 1
    return position


def _separated(chunks: list[Chunk]) -> list[Chunk]:
    """Take commas and conjunctions at the edges of phrases out as marks of their own."""
    cut: list[Chunk] = []
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
        cut += [Chunk("mark", [i]) for i in items[:first] if i.kind in ("comma", "and")]
        if first < last:
            cut.append(Chunk("phrase", items[first:last], denies=chunk.denies))
        for item in items[last:]:
            if item.kind in ("comma", "and", "prep", "of"):
                item.kind = "prep" if item.kind == "of" else item.kind
                cut.append(Chunk("mark", [item]))
    return cut


def _verb_group(items: list[Item], index: int) -> tuple[Chunk, int] | None:
    """The verb group that opens at `index` and the index behind it, or None."""
    if items[index].kind not in _OPENERS:
        return None
    chunk = Chunk("verb", [])
    position, head = index, None
    while position < len(items):
        item = items[position]
        if item.kind == "to":
            ahead = _next_verb(items, position + 1)
            if ahead is None or (head is None and chunk.items and chunk.items[-1].kind != "be"):
                break
        elif item.kind in _HELPERS or (item.word in _COUNTING and chunk.items and chunk.items[-1].kind == "be"):
            chunk.is_negated = (
                chunk.is_negated ^ (item.kind in ("not", "fail")) if not _not_only(items, position) else False
            )
        elif item.kind in _HEADS and not (item.kind in ("treatment", "plain") and item.form == "adjective"):
            if head is not None and items[position - 1].kind not in _LINKING and not _helps(head):
                break
            head = item
            chunk.is_aim = chunk.is_aim or item.kind == "aim"
            chunk.items.append(item)
            position += 1
            if item.kind in _CHAINING and position < len(items) and _continues(items, position):
                continue
            if item.kind in _CHAINING and _helps(item) and _next_verb(items, position) is not None:
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


def _use_of(chunk: Chunk, head: Item) -> str:
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


def _helps(item: Item) -> bool:
    """Whether a verb may take another without "to": "helps reduce"."""
    return item.word.startswith(("help", "assist"))


def _comments(items: list[Item], position: int) -> bool:
    """Whether "not" belongs to a remark: "Not surprisingly, ..."."""
    following = [i.kind for i in items[position + 1 : position + 3]]
    return following == ["adverb", "comma"]
