"""Speed of reading: sentences per CPU second of the splitter, and seconds for whole texts.

    python benchmarks/documents.py [FILE ...]

Without files the texts in `corpus/` are read.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kg.documents import find_sources, read_document
from kg.documents.sentences import sentence_spans
from kg.resources import resource

PARAGRAPH = "Exosomes of MSCs lower apoptosis (see Fig. 2) via miR-21 [12,14-16] in rats, e.g. in old ones. " * 2000


def main(paths: list[Path]) -> None:
    started = time.process_time()
    count = len(sentence_spans(PARAGRAPH))
    print(f"splitter: {count / (time.process_time() - started):,.0f} sentences per CPU second")
    for path in find_sources(paths):
        started = time.process_time()
        document = read_document(path)
        seconds = time.process_time() - started
        print(
            f"{path.name}: {len(document.source):,} characters, {seconds:.3f} s, {len(document.sentences)} sentences, "
            f"{len({s.cell.table for s in document.sentences if s.cell})} tables, {len(document.references)} references"
        )


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [resource("corpus")])
