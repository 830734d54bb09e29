"""What treatment is meant to lower: so that "helps", "repairs" and "harms" get a sign.

Diseases and hallmarks are harmful by what they are, processes by ``ontology/grammar/harmful.tsv``.
"""

from __future__ import annotations

from kg.model import Entity, Sign
from kg.questions.query import Aim
from kg.questions.tables import harmful
from kg.vocabulary.folding import fold

__all__ = ["is_harmful", "wanted_sign"]


def is_harmful(entity: Entity) -> bool:
    """Whether less of it is better."""
    if entity.type in ("disease", "hallmark") or fold(entity.label) in harmful():
        return True
    return any(is_harmful(ancestor) for ancestor in entity.broader)


def wanted_sign(aim: Aim, entity: Entity) -> Sign:
    """The effect on an entity that a verb asks for; unknown when any will do."""
    if not aim.depends_on_object:
        return aim.sign
    if entity.type in ("gene", "mirna", "pathway", "cell", "vesicle", "stimulus", "therapy") and aim.is_bad:
        return Sign.UNKNOWN
    return Sign.MINUS if is_harmful(entity) is aim.is_good else Sign.PLUS
