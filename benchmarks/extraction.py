"""Speed of extraction: sentences per CPU second with the full vocabulary, beside plain tokenisers in the same run.

    python benchmarks/extraction.py [FILE ...] [--documents N] [--profile]

Without files the texts in `corpus/` and `tests/gold/texts/` are read. Rounds alternate, so that a busy machine slows
all alike; the best round counts. Memory is that of this process after the first tenth of N documents and after all.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import resource as system
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

from kg.documents import document_from_text, find_sources, read_document
from kg.extraction import extract
from kg.model import Document
from kg.resources import resource
from kg.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "texts"
LOAD = """
import time
from kg.vocabulary import load_vocabulary
started = time.process_time()
load_vocabulary()
print(time.process_time() - started)
"""
ROUNDS = 5


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of a call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def loading() -> float:
    """CPU seconds to load the vocabulary, in a process of its own, best of three."""
    runs = [subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def references(texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    """What else takes a text apart."""
    words = re.compile(r"\w+")
    known: dict[str, Callable[[], object]] = {r're.findall(r"\w+")': lambda: [words.findall(text) for text in texts]}
    try:
        import spacy
    except ImportError:
        return known
    tokenizer = spacy.blank("en").tokenizer
    return {**known, "spaCy's blank tokenizer": lambda: [tokenizer(text) for text in texts]}


def speed(documents: Sequence[Document]) -> None:
    """Print sentences per CPU second."""
    vocabulary = load_vocabulary()
    sentences = [sentence.text for document in documents for sentence in document.sentences]
    print(f"{len(documents)} documents, {len(sentences)} sentences")
    ways = {"kg.extraction": lambda: [extract(one, vocabulary) for one in documents], **references(sentences)}
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        best = {name: min(best[name], cpu_seconds(work)) for name, work in ways.items()}
    for name, seconds in best.items():
        print(f"{name:26} {len(sentences) / seconds:12,.0f} sentences per CPU second")


def resident() -> float:
    """Megabytes this process holds now (its peak, where the system tells no more)."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmRSS:\s+(\d+)", status.read_text())[0]) / 1024
    return system.getrusage(system.RUSAGE_SELF).ru_maxrss / 1024


def memory(paths: Sequence[Path], count: int) -> None:
    """Print how memory grows over many documents, each with miRNAs and names of its own."""
    vocabulary = load_vocabulary()
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
    for done, (name, text) in enumerate(islice(cycle(texts), count), 1):
        extract(document_from_text(text.replace("miR-", f"miR-{done}"), f"{done}-{name}"), vocabulary)
        if done in (count // 10, count):
            gc.collect()
            print(f"memory after {done:6,} documents {resident():8.1f} MB")


def profile(documents: Sequence[Document]) -> None:
    """Print where the time goes."""
    vocabulary = load_vocabulary()
    with cProfile.Profile() as watch:
        for document in documents:
            extract(document, vocabulary)
    pstats.Stats(watch).sort_stats("tottime").print_stats(20)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--documents", type=int, default=2000, help="how many to read for the memory figure")
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    options = parser.parse_args()
    paths = find_sources(options.files or [resource("corpus"), GOLD])
    documents = [read_document(path) for path in paths]
    if options.profile:
        profile(documents)
        return
    print(f"vocabulary: {loading():.2f} s CPU to load")
    speed(documents)
    memory(paths, options.documents)


if __name__ == "__main__":
    main()
