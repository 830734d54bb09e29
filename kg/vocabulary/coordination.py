"""Words that two names share: "renal and hepatic fibrosis", "bone formation and resorption".

The half of a name that is left unsaid is taken from the name beside it, and only where the tables know the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Entity, Mention
from kg.vocabulary.folding import fold, singular
from kg.vocabulary.lexicon import Lexicon

__all__ = ["share_words"]

_BEFORE = re.compile(r"(?<![\w-])([A-Za-z][\w-]{1,})(?:, | and | or | and/or |/)$")
_BEHIND = re.compile(r"(?:, | and | or | and/or |/)([a-z]{4,})\b(?!-)")
_TYPES = frozenset(("process", "hallmark", "disease"))


def share_words(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """`mentions` with the names that share a word with the name beside them."""
    if " and " not in text and " or " not in text and "/" not in text:
        return mentions
    added = [
        shared
        for mention in mentions
        if (mention.entity.type in _TYPES or mention.text.endswith(" pathways")) and " " in mention.text
        for shared in (*_shared_head(text, mention, lexicon), *_shared_modifier(text, mention, lexicon))
        if not any(m.start <= shared.start < m.end and m.entity.type in _TYPES | {"pathway"} for m in mentions)
    ]
    if not added:
        return mentions
    kept = [m for m in mentions if not any(a.start < m.end and m.start < a.end for a in added)]
    return sorted({m.start: m for m in (*kept, *added)}.values(), key=lambda m: m.start)


def _shared_head(text: str, mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """ "Renal" in "renal and hepatic fibrosis"."""
    head = mention.text.partition(" ")[2]
    match = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    while match is not None:
        entity = _known(match.group(1) + head, lexicon)
        if entity is None:
            return
        yield Mention(entity, match.start(1), match.end(1), match.group(1))
        match = _BEFORE.search(text, max(0, match.start(1) - 40), match.start(1))


def _shared_modifier(text: str, mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """ "Resorption" in "bone formation and resorption"."""
    modifier = mention.text.rpartition(" ")[0]
    match = _BEHIND.match(text, mention.end)
    if match is not None and not text.startswith(" of ", match.end()):
        entity = _known(modifier + match.group(1), lexicon)
        if entity is not None:
            yield Mention(entity, match.start(1), match.end(1), match.group(1))


def _known(name: str, lexicon: Lexicon) -> Entity | None:
    found = lexicon.words.get(singular(fold(name)))
    return found if found is not None and found.type in _TYPES | {"pathway"} else None
