"""Therapies named as such: "X is a promising therapy for D", "X has been used to treat D".

No verb here raises or lowers anything; the noun does.  A remedy lowers the disease it is for and raises the repair it
is for, and whoever the clause calls a remedy is the agent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from kg.extraction.agents import agents_of
from kg.extraction.analysis import Analysis
from kg.extraction.arguments import Argument
from kg.extraction.claims import Claim, Effect, relate
from kg.extraction.items import Item
from kg.extraction.nominals import CALLING
from kg.extraction.predicates import Predicate
from kg.model import Entity, Sign
from kg.vocabulary.triggers import word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["remedies"]

_ACTORS = frozenset(("cell", "vesicle", "mirna", "gene", "stimulus", "pathway", "process"))
_BETWEEN = frozenset(("of", "prep", "det", "adjective", "adverb", "noun", "word", "treatment", "to"))
_LISTING = frozenset(("mention", "comma", "and", "det"))


def remedies(analysis: Analysis, predicate: Predicate) -> Iterator[Claim]:
    """Claims that the predicate's subject is good for a disease or for a repair."""
    is_verb = predicate.kind == "treatment" and predicate.head.word in word_list("treating")
    if predicate.is_negated or not (is_verb or predicate.kind in CALLING):
        return
    if word_list("remedies").isdisjoint([i.word for i in analysis.items]):
        return
    start = predicate.parent.end if is_verb and predicate.parent is not None else predicate.end
    behind = [i for i in analysis.items if i.start >= min(start, predicate.head.start)]
    clause = list(takewhile(lambda i: i.kind not in ("semi", "colon", "sub", "rel", "but"), behind))
    treated = _treated(clause)
    if not treated:
        return
    agents = [a for a in agents_of(analysis, predicate) if a.entity.type in _ACTORS]
    for item in treated:
        assert item.mention is not None
        sign = _sign_of_treating(item.mention.entity)
        for agent in agents:
            claim = relate(agent, Effect(Argument(item.mention), sign), "remedy", predicate)
            if claim is not None:
                yield claim


def _treated(clause: list[Item]) -> list[Item]:
    """The diseases and repairs that a remedy named in the clause is for."""
    for index, item in enumerate(clause):
        if item.word in word_list("not a remedy"):
            return []
        if item.word not in word_list("remedies"):
            continue
        rest = clause[index + 1 :]
        between = list(takewhile(lambda i: i.kind in _BETWEEN, rest))
        if any(i.word in word_list("not a remedy") for i in between):
            return []
        listed = list(takewhile(lambda i: i.kind in _LISTING, rest[len(between) :]))
        if _leads_on(item, between):
            return [i for i in listed if i.mention is not None and _sign_of_treating(i.mention.entity)]
    return []


def _leads_on(remedy: Item, between: list[Item]) -> bool:
    """Whether a preposition, or the verb itself, ties what follows to the remedy."""
    is_verb = remedy.word in word_list("treating") and remedy.kind == "treatment"
    if not between:
        return is_verb
    return is_verb or between[0].word in ("for", "of", "in", "against", "to", "towards")


def _sign_of_treating(entity: Entity) -> Sign:
    if entity.type in ("disease", "hallmark", "process") and is_harmful(entity):
        return Sign.MINUS
    is_repair = entity.type == "process" and entity.label.rsplit(" ", 1)[-1] in word_list("repairs")
    return Sign.PLUS if is_repair else Sign.UNKNOWN
