"""Which verb a noun phrase belongs to: the one before it, the one behind it, or the two of them in parts."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.arguments import Phrase
from kg.extraction.clauses.binding import Binding
from kg.extraction.items import Item
from kg.extraction.links import apposition_link
from kg.extraction.predicates import Adjunct, Predicate
from kg.extraction.verbgroups import Chunk

__all__ = ["attach"]

_EXCEPTING = ({"but"}, {"but", "comma"})
_ADJUNCT_MARKS = frozenset(("means", "shown", "after", "without", "as"))
_OPENING_SUBJECTS = frozenset(("the", "these", "this", "those"))


def attach(binding: Binding, chunk: Chunk, following: Chunk | None) -> None:
    """Give a noun phrase to a verb before it, or keep it for the verb to come."""
    mark, previous = binding.mark, binding.previous
    binding.is_denied = binding.is_denied or (chunk.denies and following is not None)
    takes_subject = (
        following is not None and following.kind == "verb" and following.use in ("finite", "passive", "copula")
    )
    if chunk.denies and not takes_subject and previous is not None:
        previous.is_negated, binding.is_denied = True, False
    if takes_subject and previous is not None and mark is None:
        _share_out(binding, chunk.items, previous)
        binding.marks = []
        return
    phrase = binding.read(chunk.items)
    if (
        _except(binding, chunk, phrase, takes_subject)
        or _attach_marked(binding, chunk, phrase, takes_subject)
        or (not takes_subject and _attach_behind(mark, phrase, previous))
    ):
        binding.marks = []
        return
    binding.free = phrase
    binding.is_placed = mark is not None and mark.kind == "prep"
    if binding.clause_subject is None:
        binding.clause_subject = phrase


def _except(binding: Binding, chunk: Chunk, phrase: Phrase, takes_subject: bool) -> bool:
    """ "X lowered A but not B": the same verb, denied, on B."""
    predicate = binding.last
    is_exception = chunk.denies and {m.kind for m in binding.marks} in _EXCEPTING
    if predicate is None or takes_subject or not is_exception:
        return False
    twin = replace(predicate, is_negated=True, relation="coordinated", parent=predicate, clause=binding.clause)
    if predicate.acts_on_subject:
        twin.subject = phrase
    else:
        twin.object = phrase
    binding.predicates.append(twin)
    return True


def _attach_behind(mark: Item | None, phrase: Phrase, previous: Predicate | None) -> bool:
    """A phrase behind a verb: its object, or "in Y" behind that object."""
    if previous is None:
        return False
    if mark is not None and mark.kind == "prep":
        phrase.modifiers = [*((mark.word, h) for h in phrase.heads), *phrase.modifiers]
        target = previous.object or previous.subject
        if target is not None:
            target.modifiers += phrase.modifiers
            target.conditions += phrase.conditions
        return True
    if (mark is None or mark.kind in ("comma", "and")) and previous.object is None:
        previous.object = phrase
        return True
    return False


def _attach_marked(binding: Binding, chunk: Chunk, phrase: Phrase, takes_subject: bool) -> bool:
    """A phrase behind "by", "upon", "without", "as": to the verb before, the phrase before or the verb to come."""
    mark, previous = binding.mark, binding.previous
    if mark is None or mark.kind not in _ADJUNCT_MARKS:
        return False
    adjunct = Adjunct(mark, phrase)
    if previous is None:
        _open_with(binding, adjunct, chunk.items, takes_subject)
    elif mark.kind == "as" and previous.head.kind in ("light", "report", "plain") and previous.object is None:
        previous.object = phrase
    elif not takes_subject:
        previous.adjuncts.append(adjunct)
    elif binding.free is not None:
        _modify(binding.free, adjunct)
    else:
        front, back = _split(binding, chunk.items, previous)
        previous.adjuncts.append(Adjunct(mark, binding.read(front) if front else phrase))
        binding.free = binding.read(back) if front and back else None
    return True


def _open_with(binding: Binding, adjunct: Adjunct, items: list[Item], takes_subject: bool) -> None:
    """An adjunct before the first verb: "Upon treatment with X, apoptosis fell", "in rats with Y, X ..."."""
    cut = _end_of_opening(items) if takes_subject else None
    if cut is not None and binding.free is not None and cut + 1 < len(items) and items[cut + 1].kind == "example":
        cut = None
    if cut is not None:
        binding.phrases.pop()
        adjunct.phrase = binding.read(items[:cut])
        binding.opening.append(adjunct)
        subject = binding.read(items[cut + (items[cut].kind == "comma") :])
        binding.free = binding.clause_subject = subject
        if adjunct.mark.kind == "as":
            _name_as(subject, adjunct.phrase)
    elif binding.free is not None:
        _modify(binding.free, adjunct)
    else:
        binding.opening.append(adjunct)


def _end_of_opening(items: list[Item]) -> int | None:
    """Where "in rats with Y, X ..." or "in diabetic mice the same X ..." comes to its subject."""
    cut = next((k for k, i in enumerate(items) if i.kind == "comma" and not _opens_name(items, k)), None)
    if cut is not None:
        return cut
    named = (k for k in range(1, len(items)) if items[k].word in _OPENING_SUBJECTS)
    return next((k for k in named if items[k - 1].kind in ("mention", "noun", "word")), None)


def _opens_name(items: list[Item], index: int) -> bool:
    """Whether a comma only sets off a name: "in the presence of the ER stress inducer, tunicamycin, X fell"."""
    around = items[index - 1 : index + 3] if index else []
    agent = around[0].trigger if len(around) == 4 and around[0].kind == "noun" else None
    return agent is not None and agent.kind == "agent" and around[2].kind == "mention" and around[3].kind == "comma"


def _modify(phrase: Phrase, adjunct: Adjunct) -> None:
    """Hang an adjunct on a phrase, as if a preposition opened it."""
    phrase.modifiers += [(adjunct.mark.word, h) for h in adjunct.phrase.heads]
    if adjunct.mark.kind == "as":
        _name_as(phrase, adjunct.phrase)
    phrase.conditions += adjunct.phrase.conditions


def _name_as(phrase: Phrase, role: Phrase) -> None:
    """ "X as an inhibitor of Y", "as a target of Y, X ..."."""
    if phrase.heads:
        named = [h for h in role.heads if h.through in ("agent", "target")]
        phrase.links += [apposition_link(phrase.heads[-1], h) for h in named]


def _share_out(binding: Binding, items: list[Item], previous: Predicate) -> None:
    """Divide the stretch between two verbs: an object for the first, a subject for the second."""
    front, back = (items, []) if _narrows(binding, previous) else _split(binding, items, previous)
    if front:
        _give(previous, binding.read(front))
    binding.free = binding.read(back) if back else None
    if binding.free is None and previous.object is not None and previous.head.kind in ("report", "light"):
        binding.free = previous.object


def _give(predicate: Predicate, phrase: Phrase) -> None:
    if predicate.object is None:
        predicate.object = phrase
    else:
        predicate.object.heads += phrase.heads


def _narrows(binding: Binding, predicate: Predicate) -> bool:
    """Whether all up to the main verb belongs to what narrows its subject: "vesicles holding A and B lowered C"."""
    if predicate.relation not in ("postmodifier", "relative") or predicate.is_set_off or predicate.object is not None:
        return False
    described = predicate.subject is not None and predicate.subject is binding.clause_subject
    mains = (p for p in binding.in_clause if p.relation in ("main", "coordinated"))
    return described and predicate.kind == "carry" and not binding.opened_by_sub and not any(mains)


def _split(binding: Binding, items: list[Item], previous: Predicate) -> tuple[list[Item], list[Item]]:
    """Cut the stretch between two verbs into the object of the first and the subject of the second."""
    cuts = [k for k, i in enumerate(items) if i.kind in ("comma", "and")]
    if previous.head.kind in ("report", "aim") and previous.use != "reduced":
        return [], items
    if not cuts:
        return ([], items) if previous.object is not None else (items, [])
    commas = [k for k in cuts if items[k].kind == "comma"]
    if binding.opened_by_sub and commas:
        cut = commas[0]
        binding.opened_by_sub = False
    else:
        cut = cuts[-1]
    front = items[:cut]
    while front and front[-1].kind in ("comma", "and"):
        front = front[:-1]
    return front, items[cut + 1 :]
