"""A question as a row of tokens: names first, then verbs and set phrases, then plain words.

Names are found before anything else, so that "matrix-degrading enzyme" is one thing and no verb, and "growth factor" no
growth.  miRNAs are read by grammar: one that the graph does not hold is still a name, and an answer can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Sign
from kg.questions.names import Found, NameIndex
from kg.questions.query import Aim
from kg.questions.tables import VerbForm, kinds, limits, noise, openings, verbs
from kg.vocabulary import load_grammar
from kg.vocabulary.mirna import MIRNA, read_mirna
from kg.vocabulary.words import Word, words_of

__all__ = ["Token", "openings_meant", "tag", "with_verbs_corrected", "with_verbs_freed"]

_JOINTS = re.compile(r"(?:\s?[-–‐/_+.:']\s?|\s)?")
_EFFECT = re.compile(r"(?P<prefix>anti|pro)[\s–‐-]?(?P<stem>[a-z]+)", re.IGNORECASE)
_GENERIC_TAIL = re.compile(r"(?:signall?ing|pathways?|axis|cascade)s?")
_LONGEST = 9
_SHORTEST_VERB, _ALIKE = 5, 88.0
"""A mistyped verb has at least so many letters, and is so much (of 100) like the verb meant."""


@dataclass(frozen=True, slots=True)
class Token:
    """A name, a verb, a phrase or a word. `is_glued` when a hyphen ties it to the token before."""

    text: str
    found: Found | None = None
    verb: VerbForm | None = None
    is_name: bool = False
    is_glued: bool = False

    @property
    def key(self) -> str:
        """The words in lower case, one space between."""
        return " ".join(self.text.lower().replace("-", " ").split())


def tag(text: str, index: NameIndex) -> list[Token]:
    """Tokens of a question, set phrases without meaning left out."""
    words = words_of(text)
    mirnas = [m for m in MIRNA.finditer(text) if (m["stem"] or m["anti"]) and read_mirna(m.group())]
    tokens: list[Token] = []
    position = 0
    while position < len(words):
        taken, token = _at(text, words, position, mirnas, index)
        if token.key not in noise("skip") or token.is_name:
            tokens.append(token)
        position += taken
    return tokens


def openings_meant(tokens: list[Token]) -> list[str]:
    """The question words that a mistyped one at the head may stand for: "wich", "hwo"; empty when it is none."""
    first = tokens[0] if tokens else None
    if first is None or first.is_name or first.verb or not first.text.isalpha() or len(first.text) < 3:
        return []
    if first.key in openings() or first.key in kinds() or first.key in limits():
        return []
    from rapidfuzz.distance import OSA

    return [word for word in sorted(openings()) if len(word) > 2 and OSA.distance(first.key, word) == 1]


def with_verbs_freed(tokens: list[Token], index: NameIndex) -> list[Token]:
    """The tokens with a verb at the end of a name, or at the head of a set phrase, apart from the rest of it.

    "oxidative stress damage" may be a name, and the verb of "how does oxidative stress damage cells".
    """
    freed: list[Token] = []
    for token in tokens:
        first, _, last = token.text.rpartition(" ")
        head, _, rest = token.text.partition(" ")
        if token.is_name and first and last.lower() in verbs() and (found := index.lookup(first)):
            freed += [replace(token, text=first, found=found), Token(last, verb=verbs()[last.lower()])]
        elif not token.is_name and rest and token.verb is None and head.lower() in verbs():
            freed += [Token(head, verb=verbs()[head.lower()]), Token(rest)]
        else:
            freed.append(token)
    return freed


def with_verbs_corrected(tokens: list[Token], notes: list[str]) -> list[Token]:
    """The tokens with words that look like a mistyped verb read as that verb, which is noted."""
    corrected = []
    for token in tokens:
        is_word = not (token.is_name or token.verb) and len(token.text) >= _SHORTEST_VERB and token.key not in limits()
        if is_word and (meant := _verb_like(token.key)):
            notes.append(f"“{token.text}” was read as {meant}")
            token = replace(token, verb=verbs()[meant])
        corrected.append(token)
    return corrected


def _verb_like(word: str) -> str:
    """The verb that differs by one letter, or by two that changed places; else one much alike; empty for none."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    near = process.extractOne(word, list(verbs()), scorer=OSA.distance, score_cutoff=1)
    alike = near or process.extractOne(word, list(verbs()), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return alike[0] if alike else ""


def _at(
    text: str, words: list[Word], first: int, mirnas: Iterable[re.Match[str]], index: NameIndex
) -> tuple[int, Token]:
    """The token that opens at word `first`, and how many words it takes."""
    is_glued = first > 0 and text[words[first - 1].end : words[first].start] in ("-", "–", "‐")
    for match in mirnas:
        if match.start() == words[first].start:
            taken = sum(match.start() <= word.start < match.end() for word in words)
            return taken, Token(match.group(), index.lookup(match.group()), is_name=True, is_glued=is_glued)
    taken, found = _name(text, words, first, index)
    if (effect := _EFFECT.match(text, words[first].start)) and effect["stem"].lower() in load_grammar().effect_stems:
        covered = sum(effect.start() <= word.start < effect.end() for word in words)
        if covered >= taken:
            return covered, _effect_token(effect, index)
    phrase, phrase_token = _phrase(text, words, first)
    if found is not None and taken >= phrase:
        printed = text[words[first].start : words[first + taken - 1].end]
        return taken, Token(printed, found, is_name=True, is_glued=is_glued)
    if phrase_token is not None:
        return phrase, phrase_token
    word = words[first]
    return 1, Token(word.text, verb=verbs().get(word.text.lower()), is_glued=is_glued)


def _effect_token(effect: re.Match[str], index: NameIndex) -> Token:
    """ "anti-inflammatory": what lowers inflammation, the process being the token's entity."""
    process = load_grammar().effect_stems[effect["stem"].lower()]
    sign = Sign.MINUS if effect["prefix"].lower() == "anti" else Sign.PLUS
    return Token(effect.group(), index.lookup(process), VerbForm("e", Aim(process, sign)))


def _name(text: str, words: list[Word], first: int, index: NameIndex) -> tuple[int, Found | None]:
    best: tuple[int, Found | None] = 0, None
    for last in range(first, min(first + _LONGEST, len(words))):
        if last > first and not _JOINTS.fullmatch(text, words[last - 1].end, words[last].start):
            break
        printed = text[words[first].start : words[last].end]
        found = index.lookup(printed)
        if found is not None and not (first == last and _is_plain(printed, found)):
            best = last - first + 1, found
    return best


def _is_plain(word: str, found: Found) -> bool:
    """Whether a single word is a word of the language first: "bad" is no gene unless typed Bad, nor is a bare tail."""
    lowered = word.lower()
    if _GENERIC_TAIL.fullmatch(lowered) or lowered in _PLAIN or (lowered in kinds() and found.rank):
        return True
    is_closed = lowered in limits() or lowered in noise("filler") or lowered in noise("skip")
    return word == lowered and (is_closed or lowered in verbs() or len(lowered) < 3)


_PLAIN = frozenset(
    ("an", "and", "are", "as", "at", "be", "can", "do", "does", "how", "if", "is", "it", "or", "was", "what")
)


def _phrase(text: str, words: list[Word], first: int) -> tuple[int, Token | None]:
    """The longest set phrase of several words: a verb with its particle, a limit, a filler."""
    for taken in range(min(5, len(words) - first), 1, -1):
        printed = text[words[first].start : words[first + taken - 1].end]
        key = " ".join(word.key for word in words[first : first + taken])
        verb = verbs().get(key)
        if verb is not None or key in limits() or key in noise("skip") or key in kinds() or key in noise("filler"):
            return taken, Token(printed, verb=verb)
    return 0, None
