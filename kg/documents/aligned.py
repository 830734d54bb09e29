"""Text that can be mended without forgetting where each character stood.

Evidence must quote its source to the letter, yet a name can only be recognised once "IL-1 β" is "IL-1β" again.  An
`AlignedText` is a piece of source text with the edits made to it so far, as a map from its own offsets to the source's.
Every repair is a plain regular expression substitution; what it left unchanged stays aligned character by character.

>>> text = AlignedText.of("see IL-1 β here", 4, 15).sub(re.compile("(?<=1) (?=β)"), "")
>>> text.text, text.source_offset(4), text.source_offset(5)
('IL-1β here', 9, 10)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.model import Alignment

__all__ = ["AlignedText", "Edit"]

Edit = tuple[int, int, str]
"""Replace ``text[start:end]`` by the third item."""


@dataclass(frozen=True, slots=True)
class AlignedText:
    """Repaired text, its alignment to the source, and the source offset where it ends."""

    text: str
    alignment: Alignment
    end: int

    @classmethod
    def of(cls, source: str, start: int, end: int) -> AlignedText:
        """The untouched text ``source[start:end]``."""
        return cls(source[start:end], ((0, start),), end)

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.alignment[0][1]

    def source_offset(self, position: int) -> int:
        """Source offset of the character at `position`, or of the end."""
        if len(self.alignment) == 1:
            return min(self.alignment[0][1] + position, self.end)
        after = bisect_right(self.alignment, (position, self.end + 1))
        repaired, source = self.alignment[max(after - 1, 0)]
        limit = self.alignment[after][1] if after < len(self.alignment) else self.end
        return min(source + position - repaired, limit)

    def slice(self, start: int, end: int) -> AlignedText:
        """The part between two offsets of the repaired text."""
        if len(self.alignment) == 1:
            source = self.alignment[0][1]
            return AlignedText(self.text[start:end], ((0, source + start),), min(source + end, self.end))
        pairs = [(0, self.source_offset(start))]
        pairs += [(repaired - start, source) for repaired, source in self._pairs_between(start, end)]
        stop = self.source_offset(end)
        pairs.append((end - start, stop))
        return AlignedText(self.text[start:end], _canonical(pairs), stop)

    def stripped(self, characters: str | None = None) -> AlignedText:
        """The text without white space (or `characters`) at its ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.slice(left, max(left, len(self.text.rstrip(characters))))

    def edited(self, edits: Iterable[Edit]) -> AlignedText:
        """The text after `edits`, which must be in order and must not overlap."""
        pieces: list[str] = []
        pairs: list[tuple[int, int]] = []
        length = position = 0
        for start, end, new in (*edits, (len(self.text), len(self.text), "")):
            if position < start:
                pairs.append((length, self.source_offset(position)))
                inner = self._pairs_between(position, start)
                pairs += [(length + repaired - position, source) for repaired, source in inner]
                pieces.append(self.text[position:start])
                length += start - position
            if new:
                pairs.append((length, self.source_offset(start)))
                pieces.append(new)
                length += len(new)
            position = end
        pairs.append((length, self.end))
        return AlignedText("".join(pieces), _canonical(pairs), self.end)

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str | None]) -> AlignedText:
        """Regular expression substitution; a function may return None to leave a match alone."""
        edits = []
        for match in pattern.finditer(self.text):
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            if new is not None and new != match.group():
                edits.append(_smallest(match.start(), match.group(), new))
        return self.edited(edits) if edits else self

    def _pairs_between(self, start: int, end: int) -> Alignment:
        """Pairs after `start` and before `end`, both excluded."""
        first = bisect_right(self.alignment, (start, self.end + 1))
        return self.alignment[first : bisect_left(self.alignment, (end, -1))]

    @staticmethod
    def join(parts: Sequence[AlignedText], separators: Sequence[str]) -> AlignedText:
        """Parts in source order as one text; what lies between two of them in the source reads as the separator."""
        if len(parts) == 1:
            return parts[0]
        pieces: list[str] = []
        pairs: list[tuple[int, int]] = []
        length = 0
        for part, separator in zip(parts, (*separators, ""), strict=True):
            pairs += [(length + repaired, source) for repaired, source in part.alignment]
            pairs.append((length + len(part.text), part.end))
            pieces += (part.text, separator)
            length += len(part.text) + len(separator)
        return AlignedText("".join(pieces), _canonical(pairs), parts[-1].end)


def _smallest(start: int, old: str, new: str) -> Edit:
    """The edit without the characters that both ends share, so that they stay aligned."""
    shared = min(len(old), len(new))
    left = 0
    while left < shared and old[left] == new[left]:
        left += 1
    right = 0
    while right < shared - left and old[-1 - right] == new[-1 - right]:
        right += 1
    return start + left, start + len(old) - right, new[left : len(new) - right]


def _canonical(pairs: list[tuple[int, int]]) -> Alignment:
    """The shortest list that says the same: of pairs at one place the last, and none that its predecessor implies."""
    kept: list[tuple[int, int]] = []
    for repaired, source in pairs:
        while kept and kept[-1][0] == repaired:
            kept.pop()
        if not kept or kept[-1][1] - kept[-1][0] != source - repaired:
            kept.append((repaired, source))
    return tuple(kept) if kept else ((0, 0),)
