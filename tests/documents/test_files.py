"""Files become text, or one clear line says why not."""

from pathlib import Path

import pytest

from kg.documents import find_sources, name_sources, read_document
from kg.documents.files import LARGEST
from kg.errors import BadInput


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.md", "notes.docx", ".hidden.txt"):
        (tmp_path / name).write_text("Exosomes heal skin.")
    assert [path.name for path in find_sources([tmp_path, tmp_path / "z.txt"])] == ["a.md", "z.txt"]


def test_equal_file_names_are_told_apart_by_their_folders() -> None:
    paths = [Path("x/skin/review.txt"), Path("x/bone/review.txt"), Path("y/one.txt")]
    assert name_sources(paths) == ["skin-review", "bone-review", "one"]
    assert name_sources([Path("a.txt"), Path("a.md")]) == ["a", "a-2"]


@pytest.mark.parametrize(
    "content",
    [
        "TNF-α rose.".encode(),
        b"\xef\xbb\xbf" + "TNF-α rose.".encode(),
        "TNF-α rose.".encode("utf-16"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    document = read_document(path)
    assert (document.name, document.source, document.warnings) == ("text", "TNF-α rose.", ())


def test_latin_1_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Müller cells at 5 µM die.".encode("latin-1"))
    document = read_document(path)
    assert document.sentences[0].text == "Müller cells at 5 μM die."
    assert "Latin-1" in document.warnings[0]


def test_one_damaged_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes("α β γ δ ε κ λ α β γ δ ε rose ".encode() + b"\xff.")
    document = read_document(path)
    assert document.source.startswith("α β γ")
    assert "damaged" in document.warnings[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"%PDF-1.7\n", "PDF"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=word) as error:
        read_document(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_missing_files_empty_folders_and_other_formats_are_refused(tmp_path: Path) -> None:
    (tmp_path / "table.xlsx").write_bytes(b"x")
    for path, word in ((tmp_path / "none.txt", "no such"), (tmp_path, "no texts"), (tmp_path / "table.xlsx", ".xlsx")):
        with pytest.raises(BadInput, match=word):
            find_sources([path])
    with pytest.raises(BadInput, match="no such file"):
        read_document(tmp_path / "none.txt")


def test_a_text_larger_than_any_book_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadInput, match="too large"):
        read_document(path)
