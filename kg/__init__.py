"""A mechanism knowledge graph, read from biomedical text.

The way a sentence travels: `documents` reads a file into sentences, `vocabulary` knows what words mean, `extraction`
turns sentences into statements, `graph` merges them, `paths` searches them, `questions` answers from them, and
`formats` and `views` write them out.  `build` is the whole way as one function.
"""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
