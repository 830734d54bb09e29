"""The reference list and the abbreviation list: lines in, `Reference`s and pairs out.

Only what is printed is reported.  Four printed styles are read (MDPI, Vancouver, Nature, Harvard); an entry in another
style keeps its number and its text.

>>> entry = read_reference("7. Lind, A.; Okoro, B.C. Vesicles calm the synovium. *J. Joint Res.* **2019**, *4*, 61–76.")
>>> entry.number, entry.title, entry.journal, entry.year
('7', 'Vesicles calm the synovium', 'J. Joint Res.', '2019')
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.documents.repair import repaired
from kg.model import Reference

__all__ = ["read_abbreviations", "read_reference", "read_references"]

_NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)]|(\d{1,4})(?=\s+[A-Z][a-z]+,? [A-Z]))\s*")
_LINKS = re.compile(r"\[\[?(?:CrossRef|PubMed|Google Scholar|PMC|Green Version|Full Text)\]?(?:\([^)]*\))?\]?", re.I)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\])>;,\"]+")
_YEAR = r"(?P<year>(?:18|19|20)\d\d)[a-z]?"
_INITIALS = r"(?:[A-Z][a-z]?\.(?:[ -]{0,2}[A-Za-z]\.)*|[A-Z]{1,4}(?![a-z]))"
_JOURNAL = r"(?P<journal>[^\W\d_a-z][^.?!;\d]{0,80}(?:\.[^.?!;\d]{0,40}){0,8}?)"

_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<head>.+?)[,.]? \({_YEAR}\)\.? (?P<title>.+?[.?!]) {_JOURNAL},? \d.*",
        rf"(?P<head>.+?)[ ,]+{_YEAR}(?: [A-Z][a-z]{{2}}(?: \d+)?)?[,;]\s?[\w*(].*",
        rf"(?P<head>.+?[^\d ]),? \d+[A-Za-z]?(?: ?\(\w+\))?, [\w\u2013-]+ \({_YEAR}\).*",
        rf"(?P<head>.+?)[ ,(]+{_YEAR}\)?[.,]?.*",
    )
)
_AUTHORS = re.compile(
    rf"(?P<authors>(?:[^.;,]{{2,60}}, {_INITIALS}(?:, (?:Jr|Sr|II|III)\.?)?(?:; |, (?:& |and )?|$| & | and ))*"
    rf"[^.;,]{{2,60}}, {_INITIALS}(?:, (?:Jr|Sr|II|III)\.?)?(?:;? et al\.?)?"
    rf"|(?:[^.,;:]{{2,60}} [A-Z]{{1,4}}(?:, | and ))*[^.,;:]{{2,60}} [A-Z]{{1,4}}(?:,? et al)?\.?"
    rf"|[^.,;]{{2,40}}, {_INITIALS},? et al\.)\s+(?=[\"“'\[(]?[^\W_])"
)
_BETWEEN = re.compile(r"\t+|\s*\|\s*|\s*[:=]\s+|\s+[\u2013\u2014-]\s+|\s{2,}|,\s+")
_SMALL_WORDS = {"of", "and", "the", "in", "for", "on", "part", "de", "la", "der", "und", "et", "&", "to", "a"}


def read_references(lines: Iterable[str]) -> tuple[Reference, ...]:
    """Entries of a reference list whose lines may be wrapped; an unnumbered entry is named by author and year."""
    entries: list[str] = []
    is_numbered = False
    for line in lines:
        text = line.strip()
        if not text:
            continue
        if _NUMBER.match(text):
            is_numbered = True
            entries.append(text)
        elif entries and (is_numbered or not re.search(r"[.\])]$", entries[-1])):
            entries[-1] = f"{entries[-1]} {text}"
        else:
            entries.append(text)
    return tuple(reference for reference in map(read_reference, entries) if reference.number)


def read_reference(entry: str, number: str = "") -> Reference:
    """One entry, its fields as far as its style is known; `number` is used where the entry prints none."""
    doi = _DOI.search(entry)
    text = repaired(_LINKS.sub("", re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", entry)))
    printed = _NUMBER.match(text)
    if printed:
        number = next(group for group in printed.groups() if group)
        text = text[printed.end() :]
    authors, title, journal, year = _fields(re.sub(r"\s*(?:https?://|doi:?\s*)\S+\s*$", "", text, flags=re.I))
    return Reference(
        number or _author_year(authors, year),
        text.strip(),
        authors,
        title,
        journal,
        year,
        doi.group().rstrip(".") if doi else "",
    )


def read_abbreviations(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """``(short, long)`` pairs from lines or from one running list, whatever parts them."""
    pairs: dict[str, str] = {}
    for line in lines:
        items = [line] if "\t" in line or line.count(";") < 2 else line.split(";")
        for item in items:
            parts = _BETWEEN.split(item.strip(" .;|*\n"), maxsplit=1)
            if len(parts) != 2:
                continue
            short, long = repaired(parts[0]), repaired(parts[1])
            if 1 < len(short) <= 20 and len(short) < len(long) and short.count(" ") <= 2 and re.search(r"[A-Z]", short):
                pairs.setdefault(short, long)
    return tuple(pairs.items())


def _fields(text: str) -> tuple[str, str, str, str]:
    """Authors, title, journal and year of an entry without its number."""
    for position, style in enumerate(_STYLES):
        match = style.fullmatch(text)
        if not match:
            continue
        year = match["year"]
        if position == 0:
            return match["head"].strip(" ,"), match["title"].rstrip("."), match["journal"].strip(" ,"), year
        authors, rest = _without_authors(match["head"])
        title, journal = _title_and_journal(rest)
        return authors, title, journal, year
    authors, rest = _without_authors(text)
    return authors, rest.strip(" .") if authors else "", "", ""


def _without_authors(text: str) -> tuple[str, str]:
    match = _AUTHORS.match(text)
    return (match["authors"].strip(), text[match.end() :]) if match else ("", text)


def _title_and_journal(text: str) -> tuple[str, str]:
    """A title and the journal after it: the first full stop after which only words of a journal's name follow."""
    for stop in re.finditer(r"[.?!] ", text):
        words = text[stop.end() :].split()
        if 0 < len(words) <= 12 and all(map(_may_be_in_a_journal_name, words)):
            mark = stop.group().strip()
            return text[: stop.start()] + (mark if mark != "." else ""), text[stop.end() :].strip(" ,")
    return text.strip(" ."), ""


def _may_be_in_a_journal_name(word: str) -> bool:
    return word[0].isupper() or word.strip("().,") in _SMALL_WORDS or (word[0] == "(" and word[1:2].isupper())


def _author_year(authors: str, year: str) -> str:
    """What running text calls an unnumbered entry: "Zhang et al., 2020"."""
    surnames = re.findall(r"(?:^|[;,&] |and )([^\W\d_a-z][\w'’-]+)(?=,| [A-Z])", authors)
    if not surnames or not year:
        return ""
    names = " and ".join(surnames) if len(surnames) <= 2 else f"{surnames[0]} et al."
    return f"{names}, {year}"
