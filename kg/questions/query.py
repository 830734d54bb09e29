"""What a question asks, once it is understood: values between parsing and answering.

A `Term` is a thing asked about, with everything it stands for in the graph; `Limits` are the conditions named beside
it; a `Question` says which form was recognised and what stands where.  Nothing here reads text or searches.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Relation, Sign

__all__ = ["ANY_EFFECT", "NOTHING", "UNLIMITED", "Aim", "Limits", "Question", "Term"]


@dataclass(frozen=True, slots=True)
class Aim:
    """The direction a verb asks for.

    `sign` is the effect on the object; with `is_good` or `is_bad` it depends on the object instead: what helps raises
    the healthy and lowers the harmful.  `relations` restricts the edges of a set or verdict; empty means any effect.
    """

    verb: str = ""
    sign: Sign = Sign.UNKNOWN
    is_good: bool = False
    is_bad: bool = False
    relations: tuple[Relation, ...] = ()
    direct: bool = False

    @property
    def depends_on_object(self) -> bool:
        """Whether the sign is known only once the object is."""
        return self.is_good or self.is_bad


@dataclass(frozen=True, slots=True)
class Term:
    """A thing asked about.

    Parameters
    ----------
    text
        As typed.
    label
        As answered: the label of the entity, or the kind.
    ids
        Every entity it stands for: itself, the narrower ones, a whole type.
    main
        The entities it names, without what is narrower.
    sign
        -1 when the question speaks of less of it ("loss of X", "less X").
    kinds
        Types, when it is a whole kind ("miRNAs").
    """

    text: str = ""
    label: str = ""
    ids: frozenset[str] = frozenset()
    main: tuple[str, ...] = ()
    sign: Sign = Sign.PLUS
    kinds: tuple[str, ...] = ()
    excluding: str = ""
    jointly: tuple[frozenset[str], ...] = ()
    """The things one by one, each with what is narrower, when all of them are meant together ("both A and B")."""

    @property
    def is_vague(self) -> bool:
        """Whether it names neither things nor one kind of them."""
        return not self.ids and (self.is_open or len(self.kinds) > 1)

    @property
    def is_open(self) -> bool:
        """Whether any entity will do ("factors", "what ...")."""
        return "*" in self.kinds or not (self.ids or self.kinds)


@dataclass(frozen=True, slots=True)
class Limits:
    """Conditions named in the question, beside subject and object."""

    cells: tuple[Term, ...] = ()
    species: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    via: tuple[Term, ...] = ()
    avoid: tuple[Term, ...] = ()
    studies: tuple[Term, ...] = ()
    documents: tuple[str, ...] = ()
    scenes: tuple[Term, ...] = ()
    """Things that the evidence should mention: "ER-stress-induced apoptosis", "in osteoarthritis"."""

    def __or__(self, other: Limits) -> Limits:
        return Limits(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def about_evidence(self) -> bool:
        """Whether some of them choose among sentences, and not among entities."""
        return bool(self.cells or self.species or self.settings or self.studies or self.documents)


NOTHING = Term()
UNLIMITED = Limits()
ANY_EFFECT = Aim()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `form` is path, set, verdict, about or compare; for a set `asks` says whether its subjects, objects or hallmarks are
    wanted.  `origins` stand before the subject of a path: cell and vesicle that bring it.
    """

    text: str
    form: str
    asks: str = ""
    subject: Term = NOTHING
    object: Term = NOTHING
    aim: Aim = ANY_EFFECT
    limits: Limits = UNLIMITED
    origins: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    """What was read otherwise than typed, for the reader."""
    unknown: tuple[str, ...] = ()
    """Names that the graph does not hold."""
    suggestions: tuple[str, ...] = field(default=())
