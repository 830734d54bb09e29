"""RNAs that no table can list, found by how they are written: miRNAs, long non-coding and circular RNAs."""

from __future__ import annotations

import re

from kg.model import Entity, Mention
from kg.vocabulary.folding import fold, slug
from kg.vocabulary.lexicon import Lexicon
from kg.vocabulary.mirna import CLUSTER, MIRNA, mirna_cluster, mirna_entity, read_mirna

__all__ = ["mirnas_in", "noncoding_in"]

_RNA = re.compile(
    r"\b(?:(?:lnc|linc|[Cc]irc)_?(?!RNAs?\b(?!-))(?=[A-Z0-9_-])[\w-]*\w|(?:hsa_)?circ(?:RNA)?_\d+|LINC\d+)"
    r"|\b(?:[Ll]ong [Nn]on-?[Cc]oding RNA|[Ll]ncRNA|lincRNA|[Cc]ircular RNA|[Cc]ircRNA)s?[\s-]+"
    r"\(?(?:(?:lncRNA|circRNA)\)?\s+)?"
    r"(?=\w*[A-Z0-9])([A-Za-z]?[A-Z0-9][\w-]*\w)"
)
_STEMS = ("mir", "micro", "mi-r", "let", "antag")
"""Letters without which no miRNA is named."""
_FAMILY_RNA = re.compile(r"\b(?:[Mm]i(?:cro)?-?RNAs?|miRs?)\b(?!-let)")


def mirnas_in(text: str, lexicon: Lexicon) -> list[Mention]:
    """miRNAs named in `text`, and the word miRNA itself where it names no one."""
    lowered = text.lower()
    if not any(stem in lowered for stem in _STEMS):
        return []
    found = []
    for match in MIRNA.finditer(text):
        name = read_mirna(match.group()) if match["stem"] or match["anti"] else None
        if name is None or (name.family == "let" and not name.number.startswith("7")):
            continue
        accession = lexicon.mirna_accessions.get("hsa-" + name.label.lower().rsplit("-5p")[0].rsplit("-3p")[0])
        xrefs = (accession,) if accession and not name.is_antagonist else ()
        start = match.end() - len(match.group().lstrip(" -"))
        cluster = CLUSTER.match(text, match.end())
        if cluster is not None:
            found.append(Mention(mirna_cluster(name, cluster), start, cluster.end(), text[start : cluster.end()]))
            continue
        found.append(Mention(mirna_entity(name, xrefs), start, match.end(), text[start : match.end()]))
    taken = {m.start for m in found}
    general = Entity("mkg:mirna/mirna", "miRNA", "mirna")
    for match in _FAMILY_RNA.finditer(text):
        if match.start() not in taken and not any(m.start <= match.start() < m.end for m in found):
            found.append(Mention(general, match.start(), match.end(), match.group()))
    return found


def noncoding_in(text: str, lexicon: Lexicon) -> list[Mention]:
    """Long non-coding and circular RNAs named in `text`."""
    if "RNA" not in text and "irc" not in text and "linc" not in text.lower() and "lnc" not in text:
        return []
    found = []
    for match in _RNA.finditer(text):
        name = match.group(1) or match.group()
        if name.lower() in ("circrna", "lncrna", "lincrna", "circrnas", "lncrnas") or read_mirna(name):
            continue
        is_circle = match.group(1) is not None and match.group().startswith("circ")
        symbol = None if is_circle else lexicon.symbols.get(fold(name))
        label = f"circ{name}" if is_circle else name
        entity = lexicon.gene(symbol[1]) if symbol else Entity(f"mkg:gene/{slug(label)}", label, "gene")
        found.append(Mention(entity, match.start(), match.end(), match.group()))
    return found
