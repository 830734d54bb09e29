"""From verb groups and the stretches between them to predicates with their arguments, in one go from left to right."""

from __future__ import annotations

from kg.extraction.arguments import Phrase
from kg.extraction.clauses.attachment import attach
from kg.extraction.clauses.binding import Binding
from kg.extraction.clauses.relations import relate_to_clause
from kg.extraction.items import Item
from kg.extraction.predicates import Predicate
from kg.extraction.verbgroups import Chunk, chunks_of
from kg.vocabulary.triggers import word_list

__all__ = ["predicates_of"]


def predicates_of(items: list[Item]) -> tuple[list[Predicate], list[Phrase]]:
    """Every predicate of a sentence in order, and every phrase, whether or not a predicate took it."""
    binding = Binding()
    chunks = chunks_of(items)
    for index, chunk in enumerate(chunks):
        if chunk.kind == "mark":
            binding.pass_mark(chunk.items[0])
        elif chunk.kind == "phrase":
            attach(binding, chunk, _verb_behind(chunks, index))
        else:
            _add_verb(binding, chunk)
    return binding.predicates, binding.phrases


def _verb_behind(chunks: list[Chunk], index: int) -> Chunk | None:
    """The chunk behind a phrase; "in turn" and the like between a subject and its verb do not part them."""
    behind = chunks[index + 1 : index + 3]
    if len(behind) == 2 and behind[0].kind == "mark" and behind[0].items[0].kind == "resume":
        is_verb = behind[1].kind == "verb" and behind[1].use in ("finite", "passive", "copula")
        return behind[1] if is_verb and behind[0].items[0].word in word_list("within clauses") else behind[0]
    return behind[0] if behind else None


def _add_verb(binding: Binding, chunk: Chunk) -> None:
    """Make a predicate of a verb group, and tie it to those before it."""
    assert chunk.head is not None
    predicate = Predicate(
        chunk.head,
        chunk.use,
        chunk.start,
        chunk.end,
        binding.mark,
        chunk.is_negated,
        chunk.is_aim,
        is_set_off=any(m.kind == "comma" for m in binding.marks),
        is_reported=len(chunk.items) > 1 and any(i.kind == "report" for i in chunk.items[:-1]),
        clause=binding.clause,
    )
    if binding.is_denied or any(m.word == "nor" for m in binding.marks):
        predicate.is_negated, binding.is_denied = True, False
    is_first = binding.previous is None
    relate_to_clause(binding, predicate)
    if is_first:
        predicate.adjuncts += binding.opening
        binding.opening = []
    binding.predicates.append(predicate)
    binding.marks, binding.free = [], None
