"""From paths to decoded text: which files are sources, what they are called, and which cannot be read.

>>> name_sources([Path("a/review.txt"), Path("b/review.txt"), Path("b/other.md")])
['a-review', 'b-review', 'other']
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.errors import BadInput

__all__ = ["LARGEST", "SUFFIXES", "decode", "find_sources", "name_sources", "read_text"]

SUFFIXES = (".txt", ".md", ".markdown", ".text")
LARGEST = 10_000_000
"""Bytes a text may have; a thousand-page book has about three million."""

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x0b")) + b"\x7f"


def find_sources(paths: Sequence[Path]) -> list[Path]:
    """Text files named by `paths`, and those in named folders and below, sorted and each once.

    Raises
    ------
    BadInput
        For a path that does not exist, a file of another format, or a folder without texts.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            texts = [file for file in sorted(path.rglob("*")) if _is_text_file(file, path)]
            if not texts:
                raise BadInput(f"{path}: no texts in this folder: give one that holds .txt or .md files")
        elif not path.exists():
            raise BadInput(f"{path}: no such file or folder: check the path")
        elif path.suffix and path.suffix.lower() not in SUFFIXES:
            raise BadInput(f"{path}: cannot read {path.suffix} files: give plain text (.txt) or Markdown (.md)")
        else:
            texts = [path]
        for file in texts:
            found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=lambda file: file.as_posix())


def name_sources(paths: Sequence[Path]) -> list[str]:
    """A name for each document: its file name without ending, with as many folders before it as tell it from others."""
    parts = [(*(part for part in path.parts[:-1] if part != path.anchor), path.stem) for path in paths]
    depths = [1] * len(parts)
    while True:
        named = [(piece, depth, "-".join(piece[-depth:])) for piece, depth in zip(parts, depths, strict=True)]
        names = [name for _, _, name in named]
        counts = Counter(names)
        deeper = [depth + (counts[name] > 1 and depth < len(piece)) for piece, depth, name in named]
        if deeper == depths:
            break
        depths = deeper
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return unique


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """The decoded text of a file, and warnings for the reader.

    Raises
    ------
    BadInput
        When the file is missing, not a regular file, empty, binary or too large.
    """
    try:
        if not path.exists():
            raise BadInput(f"{path}: no such file: check the path")
        if not path.is_file():
            raise BadInput(f"{path}: not a file: give a text file")
        size = path.stat().st_size
        if size > LARGEST:
            raise BadInput(
                f"{path}: {size / 1e6:,.0f} MB is too large for one text (at most {LARGEST / 1e6:.0f} MB): split it"
            )
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}): check its permissions") from error
    text, warnings = decode(content, str(path))
    if not text.strip():
        raise BadInput(f"{path}: the file is empty: give a file that holds text")
    return text, warnings


def decode(content: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    """Bytes as text: UTF-8 with or without byte order mark, UTF-16 with one, else Latin-1 with a warning.

    Raises
    ------
    BadInput
        When the bytes are no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), ()
    if content.startswith(b"%PDF"):
        raise BadInput(f"{place}: is a PDF: save it as plain text first")
    start = content[:65536]
    if b"\0" in content or len(start.translate(None, _CONTROL_BYTES)) < 0.98 * len(start):
        raise BadInput(f"{place}: is binary, not text: give plain text (.txt) or Markdown (.md)")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        damaged = text.count("\ufffd")
        if damaged * 10 < sum(character > "\x7f" for character in text):
            return text, (f"{place}: {damaged} damaged UTF-8 characters, the first at byte {error.start}",)
        return _latin(content), (f"{place}: not UTF-8 (byte {error.start}): read as Latin-1",)


def _latin(content: bytes) -> str:
    """Latin-1 with the quotation marks and dashes that Windows puts where Latin-1 has control characters."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _is_text_file(file: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not is_hidden and file.suffix.lower() in SUFFIXES and file.is_file()
