"""What treatment is meant to lower: so that "helps", "repairs" and "harms" get a sign.

Diseases and hallmarks are harmful by what they are, processes by ``ontology/grammar/harmful.tsv``.
"""

from __future__ import annotations

from kg.model import Entity, Sign
from kg.questions.query import Aim
from kg.vocabulary.valence import is_harmful

__all__ = ["wanted_sign"]


def wanted_sign(aim: Aim, entity: Entity) -> Sign:
    """The effect on an entity that a verb asks for; unknown when any will do."""
    if not aim.depends_on_object:
        return aim.sign
    if entity.type in ("gene", "mirna", "pathway", "cell", "vesicle", "stimulus", "therapy") and aim.is_bad:
        return Sign.UNKNOWN
    return Sign.MINUS if _is_harmful_kind(entity) is aim.is_good else Sign.PLUS


def _is_harmful_kind(entity: Entity) -> bool:
    """Whether less of it, or of something wider, is better."""
    return is_harmful(entity) or any(map(_is_harmful_kind, entity.broader))
