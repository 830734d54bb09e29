"""One spelling for the many ways a name is printed.

``NF-κB``, ``NF kB`` and ``NFkB`` are one name; so are ``BM-MSCs`` and ``BMMSC``.  A name is folded to its letters and
digits, Greek letters spelled out, and names are compared folded.  Which capital letters a name needs is a separate
question, answered by the lexicon.

>>> fold("NF-κB"), fold("IL-1β"), fold("TGF beta 1"), fold("Müller cell")
('nfkappab', 'il1beta', 'tgfbeta1', 'mullercell')
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["GREEK", "american", "fold", "name_key", "name_keys", "singular", "slug"]

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "κ": "kappa", "λ": "lambda",
    "μ": "mu", "µ": "mu", "ω": "omega", "σ": "sigma", "τ": "tau", "θ": "theta", "ß": "beta",
}  # fmt: skip
_ACCENTS = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x100)}
_LETTERS = str.maketrans({**_ACCENTS, "ø": "o", "Ø": "O", **GREEK})
_BRITISH = {
    "tumour": "tumor", "behaviour": "behavior", "aemi": "emi", "haem": "hem", "isation": "ization", "fibre": "fiber",
    "rrhoea": "rrhea",
}  # fmt: skip
"""Spellings that no two words run together make, so that a name and its words fold alike."""
_BRITISH_MARKS = ("our", "aem", "isation", "fibre", "rrhoea")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_LONE_S = (" s", " S", "-s", "-S")
_GREEK_TAIL = re.compile(r"(alpha|beta|gamma|delta|kappa)(?=\d*$|b$)")


def fold(text: str) -> str:
    """Letters and digits of `text` in lower case, Greek letters spelled out and accents dropped."""
    if not text.isascii():
        text = text.translate(_LETTERS)
    key = text.lower().replace(" ", "").replace("-", "")
    if not (key.isascii() and key.isalnum()):
        key = _NOT_ALNUM.sub("", key)
    return american(key)


def american(key: str) -> str:
    """A folded word in American spelling.

    >>> american("tumour"), american("ischaemia"), american("vascularisation")
    ('tumor', 'ischemia', 'vascularization')
    """
    for mark in _BRITISH_MARKS:
        if mark in key:
            for british, spelled in _BRITISH.items():
                key = key.replace(british, spelled)
            break
    return key


def singular(key: str) -> str:
    """A folded name without its plural ending; names that only look plural keep theirs.

    >>> singular("exosomes"), singular("apoptosis"), singular("cytokines"), singular("antibodies")
    ('exosome', 'apoptosis', 'cytokine', 'antibody')
    """
    if "stromal" in key:
        key = key.replace("stemstromal", "stem").replace("stromalcell", "stemcell")
    if key[-1:] != "s" or len(key) < 4 or key.endswith(("ss", "sis", "us", "itis", "ras")):
        return key
    return key[:-3] + "y" if key.endswith("ies") and len(key) > 5 else key[:-1]


def name_key(name: str) -> str:
    """The key of a name as printed: folded and singular, unless what looks like a plural is a name of its own.

    >>> name_key("exosomes"), name_key("protein S")
    ('exosome', 'proteins')
    """
    return fold(name) if name[-2:] in _LONE_S else singular(fold(name))


def name_keys(name: str) -> list[str]:
    """Folded keys under which a name is looked up: as printed, and with a Greek ending cut to its Latin letter.

    >>> name_keys("IL-1beta"), name_keys("NF-kappaB")
    (['il1beta', 'il1b'], ['nfkappab', 'nfkb'])
    """
    key = name_key(name)
    match = _GREEK_TAIL.search(key)
    if match is None or match.start() < 2:
        return [key] if key else []
    return [key, key[: match.start()] + match.group(1)[0] + key[match.end() :]]


def slug(label: str) -> str:
    """The label as the tail of an identifier: ``BM-MSC exosome`` -> ``bm-msc-exosome``."""
    return _NOT_ALNUM.sub("-", label.translate(_LETTERS).lower()).strip("-")
