"""microRNAs, read by grammar and not from a list.

``miR-21-5p``, ``miR215p`` (a printed hyphen lost), ``hsa-let-7a``, ``microRNA 146a``, ``MiRNA-31p`` and
``antagomiR-4450`` are all names; the number, the letter and the arm make the identity, the species prefix does not.
``miR-21``, ``miR-21-5p`` and ``miR-21-3p`` are three entities; the arms have the armless name as `broader`.

A cluster named by its ends, ``miR-17-92`` or ``miR-143/145 cluster``, is a thing of its own.

>>> [m.label for m in map(read_mirna, ["miR1423p", "hsa-miR-21-5p", "let-7a", "AntagomiR4450"])]
['miR-142-3p', 'miR-21-5p', 'let-7a', 'antagomiR-4450']
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.model import Entity

__all__ = ["CLUSTER", "MIRNA", "MirnaName", "mirna_cluster", "mirna_entity", "read_mirna"]

MIRNA = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:hsa|mmu|rno|bta|ssc|cel|gga)-)?"
    r"(?P<anti>antag[oi]mir|anti-?mir|amir|antimir|anti-?mirna|antag[oi])?(?:[\s-]?"
    r"(?P<stem>micro-?\s?rnas?|mirnas?|agomir|mir|let)s?)?"
    r"[\s-]{0,2}(?P<number>\d{1,5})(?!hg)(?P<letter>[a-oq-z]{0,2}(?![a-oq-z]))?(?P<copy>-[12](?![\dp]))?"
    r"(?:[\s-]{0,2}(?P<arm>[35])?-?(?P<p>p)(?![a-z]))?(?P<star>\*)?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""A miRNA name; `read_mirna` checks what the pattern cannot."""


CLUSTER = re.compile(
    r"[-~–/](\d{1,4}[a-z]?(?:[-~–/]\d{1,4}[a-z]?)*)\s+cluster\b|[-~](92|106[ab]|25)\b(?!-)|~(\d{1,4})\b"
)
"""What stands behind the first member of a cluster: "miR-17-92", "miR-143/145 cluster"."""


_GENERAL = Entity("mkg:mirna/mirna", "miRNA", "mirna")


class MirnaName(NamedTuple):
    """The parts of a miRNA name that make its identity."""

    family: str
    number: str
    arm: str
    is_antagonist: bool

    @property
    def label(self) -> str:
        """The name as a biologist writes it, ``miR-142-3p`` or ``antagomiR-4450``."""
        stem = "antagomiR" if self.is_antagonist else self.family
        return f"{stem}-{self.number}" + (f"-{self.arm}p" if self.arm else "")


def read_mirna(text: str) -> MirnaName | None:
    """The miRNA that `text` names, or None."""
    match = MIRNA.fullmatch(text.strip())
    if match is None or not (match["stem"] or match["anti"]):
        return None
    number, letter, arm = match["number"], (match["letter"] or "").lower(), match["arm"] or ""
    if match["p"] and not arm:
        if len(number) < 2 or number[-1] not in "35":
            return MirnaName(_family(match), number + letter, "", bool(match["anti"])) if number else None
        number, arm = number[:-1], number[-1]
        letter = ""
    if letter == "p":
        letter = ""
    return MirnaName(_family(match), number + letter + (match["copy"] or ""), arm, bool(match["anti"]))


def _family(match: re.Match[str]) -> str:
    return "let" if (match["stem"] or "").lower() == "let" else "miR"


@lru_cache(maxsize=4096)
def mirna_entity(name: MirnaName, accessions: tuple[str, ...] = ()) -> Entity:
    """The entity of a miRNA name: an arm is narrower than the armless name, which is narrower than "miRNA"."""
    broader = (mirna_entity(name._replace(arm="")),) if name.arm else (_GENERAL,)
    return Entity(f"mkg:mirna/{name.label.lower()}", name.label, "mirna", accessions, broader)


def mirna_cluster(first: MirnaName, tail: re.Match[str]) -> Entity:
    """The cluster that opens with a miRNA; `tail` is a match of `CLUSTER` behind it."""
    members = re.sub(r"[~–/]", "-", next(filter(None, tail.groups())))
    label = f"{first.label}-{members} cluster"
    return Entity(f"mkg:mirna/{label.lower().replace(' ', '-')}", label, "mirna", (), (_GENERAL,))
