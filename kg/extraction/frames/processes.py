"""Verbs that name a process ("cells migrated") and things that stand for one ("recruits macrophages")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments import Argument
from kg.extraction.cellstates import state_of
from kg.extraction.claims import Effect
from kg.extraction.predicates import Predicate
from kg.model import Entity, Mention, Sign
from kg.resources import resource
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import load_lexicon, read_table
from kg.vocabulary.markers import cell_adjectives
from kg.vocabulary.processes import process_called

__all__ = ["process_meant", "process_verb", "shift"]

_ENDS_OF_A_SHIFT = frozenset(("from", "to", "into", "toward", "towards"))


def process_meant(effect: Effect, predicate: Predicate) -> Effect:
    """Turn a cell or tissue that is acted on into the process meant: "recruits macrophages", "fewer M1 macrophages"."""
    entity = effect.argument.entity
    if entity.type not in ("cell", "anatomy") or effect.relation is not None:
        return effect
    state = state_of(entity) or _measured_by(effect.argument, predicate)
    if state is not None:
        return replace(effect, argument=effect.argument.standing_for(state))
    lemma = predicate.head.trigger.lemma if predicate.head.trigger is not None else ""
    if lemma not in _object_verbs():
        return effect
    head, sign = _object_verbs()[lemma]
    return Effect(effect.argument.standing_for(process_called(f"{entity.label} {head}")), sign)


def _measured_by(cell: Argument, predicate: Predicate) -> Entity | None:
    """What the number of cells tells, by the word before them: "fewer apoptotic neurons"."""
    if cell.entity.type != "cell":
        return None
    own, *_ = cell.mention.text.lower().split()
    for phrase in predicate.phrases:
        place = phrase.text.find(cell.mention.text)
        before = phrase.text[:place].replace(" -", "-").replace(" +", "+").lower().split() if place > 0 else []
        process = cell_adjectives().get(own) or cell_adjectives().get(before[-1] if before else "")
        if process is not None:
            return process_called(process.format(cell=cell.entity.label))
    return None


@cache
def _object_verbs() -> dict[str, tuple[str, Sign]]:
    """Verb -> the process it stands for with a cell or tissue behind it, and the sign of that process."""
    rows = read_table(resource("ontology", "grammar", "object_verbs.tsv"))
    return {row["verb"]: (row["head"], Sign.PLUS if row["sign"] == "+" else Sign.MINUS) for row in rows}


def shift(predicate: Predicate) -> Iterator[Effect]:
    """ "Shifted microglia from M1 to M2": what stands behind "from" falls, what stands behind "to" rises."""
    modifiers = [m for phrase in predicate.phrases for m in phrase.modifiers]
    for preposition, argument in modifiers:
        type_ = argument.entity.type
        if predicate.lemma == "sensitize" and preposition == "to" and type_ in ("stimulus", "therapy"):
            yield Effect(_resistance_to(argument), Sign.MINUS)
        elif preposition in _ENDS_OF_A_SHIFT and type_ != "stimulus":
            yield Effect(argument, Sign.MINUS if preposition == "from" else Sign.PLUS)


def _resistance_to(argument: Argument) -> Argument:
    """ "Sensitized cells to cisplatin": what falls is cisplatin resistance."""
    return argument.standing_for(process_called(f"{argument.entity.label} resistance"))


def process_verb(predicate: Predicate) -> Iterator[Effect]:
    """ "Cells migrated more", "proliferated less": the process that the verb names, as an effect without a patient."""
    assert predicate.head.trigger is not None
    known = load_lexicon().words.get(fold(predicate.head.trigger.lemma))
    if known is not None:
        item = predicate.head
        mention = Mention(known, item.start, item.end, item.text)
        yield Effect(Argument(mention), predicate.head.trigger.sign)
