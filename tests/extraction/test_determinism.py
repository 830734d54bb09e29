"""The same text gives the same statements, whatever the hash seed and whatever was read before."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

from .saying import statements_of

FOLDER = Path(__file__).parents[1] / "gold" / "texts"
_READ_ALL = f"""
import hashlib
from pathlib import Path
from kg.documents import read_document
from kg.extraction import extract
from kg.vocabulary import load_vocabulary
vocabulary = load_vocabulary()
said = [extract(read_document(path), vocabulary) for path in sorted(Path({str(FOLDER)!r}).glob("*.txt"))]
print(hashlib.sha256(repr(said).encode()).hexdigest())
"""


def test_the_hash_seed_changes_nothing():
    digests = {
        subprocess.run(
            [sys.executable, "-c", _READ_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "31337")
    }
    assert len(digests) == 1


def test_what_was_read_before_changes_nothing():
    text = "Activated fibroblasts (AF) release exosomes (AF-Exos). AF-Exos increase fibrosis in the lung."
    other = "Atrial fibrillation (AF) is increased by IL-6. The cells were annulus fibrosus (AF) cells; AF lowers CRP."
    before = [astuple(one) for one in statements_of(text)]
    statements_of(other)
    assert [astuple(one) for one in statements_of(text)] == before


def test_sentences_of_one_document_do_not_leak_into_the_next():
    statements_of("Sclerostin is made by osteocytes. It inhibits bone formation.")
    assert not any(one.subject.label == "SOST" for one in statements_of("It inhibits inflammation in the skin."))
