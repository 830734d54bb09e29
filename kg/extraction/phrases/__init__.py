"""What a noun phrase is about, and which way each thing in it points.

"the reduced expression of Bcl-2 and IL-1β-induced activation of NF-κB" holds two heads: Bcl-2, lowered, and NF-κB,
raised; and one claim of its own, that IL-1β raises NF-κB.  Signs multiply along "of" and start afresh at each member of
a list.

`reader` walks over the items from left to right and `state` is what it knows so far.  Each kind of item has a function
that changes the state: nouns and adjectives in `nouns`, "X-induced" and the like in `glue`, prepositions and "of" in
`prepositions`, commas and examples in `lists`, names and the words that say what a name is in `names`.
"""

from __future__ import annotations

from kg.extraction.phrases.reader import read_phrase

__all__ = ["read_phrase"]
