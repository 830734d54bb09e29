"""What each class of verb does to its arguments, one small function a class.

"Inhibits" lowers its object, "protects X from Y" lowers Y, "improves" raises what is good and lowers what is harmful,
"shows reduced X" says nothing itself and lets the noun phrase speak.

`effects` knows the function for each class of verb.  `patients` finds what a verb acts on; verbs that raise or lower it
are in `signed`, verbs of carrying, secreting and binding in `cargo`, verbs that leave the sign to the noun phrase in
`light`, and verbs that stand for a process, or act on what stands for one, in `processes`.
"""

from __future__ import annotations

from kg.extraction.frames.effects import effects_of

__all__ = ["effects_of"]
