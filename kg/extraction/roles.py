"""What an ambiguous word is in its place: "increase" the verb or the noun, "reduced" the predicate or the adjective.

No tagger is used: the inflected form, the word before and the word behind decide, which on this kind of prose is right
far more often than a small statistical parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.extraction.idioms import read_idiom, verbs_in_two_pieces
from kg.extraction.items import Item
from kg.extraction.loose import binds, glues
from kg.extraction.neighbours import NAMES, NEUTRAL, auxiliary, word_before, word_behind
from kg.extraction.plainverbs import decide_plain_verb
from kg.extraction.verbforms import use_of
from kg.model import Sign
from kg.vocabulary.triggers import Reading, Trigger, load_grammar, word_list

__all__ = ["assign_roles"]


def assign_roles(items: list[Item]) -> list[Item]:
    """Set `kind`, `form` and `trigger` of every item to the reading that fits; `form` of a verb becomes its use.

    Uses of a verb: finite, passive, infinitive, ing (gerund or participle), reduced ("apoptosis induced by ...").
    """
    in_two_pieces, findings = verbs_in_two_pieces(), word_list("findings behind a comma")
    for index, item in enumerate(items):
        if item.word in in_two_pieces:
            read_idiom(items, index)
        if item.word == "less" and index + 1 < len(items) and items[index + 1].word in word_list("able"):
            item.kind, item.readings = "not", ()
        if item.kind == "mention":
            _unname(items, index)
        elif item.kind in _SMALL_KINDS or item.word in _SMALL_WORDS or item.word in findings:
            _place_small_word(items, index)
        if item.kind == "word":
            _place_unknown_word(items, index)
        if item.word == "fed" and index and items[index - 1].word in word_list("bodies"):
            item.kind, item.form, item.trigger = "plain", "reduced", None
        elif item.readings:
            _decide(items, index)
    return items


_SMALL_KINDS = frozenset(("as", "to", "det", "after", "means", "prep"))
_SMALL_WORDS = frozenset(("that", "those", "during", "by"))
"""What `_place_small_word` can change, together with the words that introduce findings."""


def _place_small_word(items: list[Item], index: int) -> None:
    """Let a function word be what its place makes of it: "as" a conjunction, "both" a pronoun, "to" a preposition."""
    item = items[index]
    if item.kind == "as" and _opens_clause(items, index):
        item.kind = "sub"
    if item.kind == "to" and _leads_to_noun(items, index):
        item.kind = "prep"
    if item.word in ("that", "those") and index + 1 < len(items) and items[index + 1].word == "of":
        item.kind = "word"
    if index and items[index - 1].kind == "comma" and item.word in word_list("findings behind a comma"):
        _introduce_findings(items, index)
    if item.word == "during" and _opens_treatment(items, index):
        item.kind = "after"
    if item.word == "by":
        _skip_measure(items, index)
    if item.kind == "det" and item.word in ("both", "all") and _stands_alone(items, index):
        item.kind = "pron"
    if item.kind in ("after", "means", "prep"):
        _soften_preposition(items, index)


def _place_unknown_word(items: list[Item], index: int) -> None:
    """Let a word that no table holds bind two names, or be the verb between them."""
    item = items[index]
    if item.word in word_list("loose suffixes") and binds(items, index):
        item.kind, item.trigger = "glue", load_grammar().words["-" + item.word][0].trigger
    elif not item.readings and item.word.endswith(_VERBAL_ENDINGS) and _acts_between(items, index):
        item.kind, item.form = "plain", "finite"


def _unname(items: list[Item], index: int) -> None:
    """Take names that only say how another was measured, removed or caught for the words they are."""
    item = items[index]
    removes = item.word in word_list("ways of removal") and _names_a_way(items, index)
    if removes or (item.word in _MEASURED and _is_measure(items, index)):
        item.kind, item.mention = "word", None
    elif item.word.endswith(("antibody", "antibodies")) and _names_target(items, index):
        item.kind, item.mention, item.trigger = "noun", None, load_grammar().words["antibody"][0].trigger


_MEASURED = frozenset(("mrna", "mrnas", "protein", "proteins", "gene", "genes", "transcript"))


def _is_measure(items: list[Item], index: int) -> bool:
    """Whether "mRNA" or "protein" only says how X was measured: "the mRNA and protein levels of X"."""
    for item in items[index + 1 : index + 6]:
        if item.word in word_list("possessed") and item.word not in _MEASURED:
            return True
        if item.kind not in ("and", "comma") and item.word not in _MEASURED:
            return False
    return False


def _names_a_way(items: list[Item], index: int) -> bool:
    """Whether "genetic" says how something was removed: "genetic deletion of X"."""
    following = items[index + 1] if index + 1 < len(items) else None
    nouns = following.readings if following is not None else ()
    return any(
        r.part == "noun" and r.trigger is not None and r.trigger.kind in ("intervention", "event") for r in nouns
    )


def _names_target(items: list[Item], index: int) -> bool:
    """Whether an antibody stands for less of what it is against: "antibodies against X"."""
    return index + 1 < len(items) and items[index + 1].word in ("against", "to", "for")


def _opens_clause(items: list[Item], index: int) -> bool:
    """Whether "as" means "because" here: a comma before it and a finite verb in what follows."""
    if index == 0 or items[index - 1].kind not in ("comma", "semi"):
        return False
    for position in range(index + 1, min(index + 12, len(items))):
        item = items[position]
        if item.kind in ("comma", "semi"):
            return False
        is_finite = any(r.part == "verb" and r.form in ("third", "past") for r in item.readings)
        if item.kind in ("be", "modal") or is_finite:
            return position > index + 1 and items[position - 1].kind in (
                "mention",
                "word",
                "pron",
                "modal",
                "adverb",
                "noun",
            )
    return False


def _introduce_findings(items: list[Item], index: int) -> None:
    """Let ", with" and ", accompanied by" tell what was found when a change follows: ", with reduced levels of X"."""
    behind = next((i for i in items[index + 1 :] if i.kind not in ("adverb", "det")), None)
    parts = {r.part: r.trigger for r in behind.readings} if behind is not None else {}
    change = parts.get("adjective") or parts.get("noun") or (parts.get("verb") if "verb" in parts else None)
    if change is not None and change.kind in ("state", "event", "cause", "vary"):
        items[index].kind, items[index].readings = "shown", ()


def _opens_treatment(items: list[Item], index: int) -> bool:
    """ "During melatonin treatment", against "during sleep"."""
    for item in items[index + 1 : index + 5]:
        if item.kind in ("comma", "semi", "be"):
            return False
        if any(r.part == "noun" and r.trigger is not None and r.trigger.kind == "intervention" for r in item.readings):
            return True
    return False


def _skip_measure(items: list[Item], index: int) -> None:
    """Let "by 45%" and "by half" say how much, not who."""
    behind = items[index + 1] if index + 1 < len(items) else None
    if behind is not None and (behind.text[-1] == "%" or behind.word in ("half", "threefold", "twofold")):
        items[index].kind = behind.kind = "adverb"


def _stands_alone(items: list[Item], index: int) -> bool:
    """Whether "both" names nothing behind it: "raised A and B, and X reversed both"."""
    behind = items[index + 1 :][:2]
    if behind and behind[0].word in ("three", "four", "five"):
        behind = behind[1:]
    return not behind or behind[0].kind in ("comma", "semi", "be", "modal", "have", "colon")


_VERBAL_ENDINGS = ("ates", "ated", "izes", "ized", "ifies", "ified", "ylates", "ylated")


def _acts_between(items: list[Item], index: int) -> bool:
    """Whether a word that no table holds is the verb of a name and another: "SIRT1 deacetylates FOXO3"."""
    before, behind = word_before(items, index), word_behind(items, index)
    return before is not None and before.kind == "mention" and behind is not None and behind.kind in ("mention", "det")


def _leads_to_noun(items: list[Item], index: int) -> bool:
    """Whether "to" is a preposition here: no verb form follows it."""
    behind = word_behind(items, index)
    if behind is None:
        return True
    if behind.kind in ("be", "have", "do", "not", "fail"):
        return False
    return not any(
        r.part in NEUTRAL or (r.part == "verb" and r.form == "base") or r.part == "predicate" for r in behind.readings
    )


def _decide(items: list[Item], index: int) -> None:
    item = items[index]
    if len(item.readings) == 1 and item.readings[0].part not in _AMBIGUOUS and item.word != "that":
        return
    parts = {r.part: r for r in item.readings}
    verb_forms = {r.form: r for r in item.readings if r.part == "verb"} if "verb" in parts else {}
    if verb_forms and "plain" in parts and item.word in word_list("given"):
        before = word_before(items, index)
        if before is not None and before.kind in NAMES:
            item.kind, item.form = "plain", "reduced"
            return
    if "predicate" in parts and "verb" not in parts:
        _decide_predicate(items, index, parts)
        return
    if not verb_forms:
        if item.kind in NEUTRAL or not NEUTRAL.isdisjoint(parts):
            decide_plain_verb(items, index, parts)
        elif item.word == "that":
            before = word_before(items, index)
            if before is not None and before.kind in ("report", "aim", "comma"):
                item.kind = "sub"
        return
    use = use_of(items, index, verb_forms, parts)
    reading = next(iter(verb_forms.values()))
    if use in ("finite", "passive") and glues(items, index):
        glue = load_grammar().words["-" + item.word][0]
        item.kind, item.trigger, item.form = "glue", glue.trigger, ""
    elif use == "noun":
        noun = parts.get("noun")
        listed = reading.trigger is not None and reading.trigger.kind in ("cause", "vary", "improve")
        named = reading.trigger if noun is None and listed and "base" in verb_forms else None
        kind = "improve" if named is not None and named.kind == "improve" else "event"
        trigger = noun.trigger if noun else named and replace(named, kind=kind)
        item.kind, item.trigger = ("noun", trigger) if trigger else ("word", None)
    elif use == "adjective":
        adjective = parts.get("adjective")
        item.kind = "adjective"
        item.trigger = adjective.trigger if adjective else reading.trigger
    else:
        item.kind, item.form, item.trigger = "verb", use, _steered(reading.trigger, items[index - 1] if index else None)


_AMBIGUOUS = NEUTRAL | {"verb", "predicate"}
"""Parts of speech whose use the place decides, even where a word has no other."""


def _steered(trigger: Trigger | None, before: Item | None) -> Trigger | None:
    """ "Negatively regulates" has the sign that its adverb states."""
    if trigger is None or trigger.sign is not Sign.UNKNOWN or before is None:
        return trigger
    sign = {"negatively": Sign.MINUS, "inversely": Sign.MINUS, "positively": Sign.PLUS}.get(before.word)
    return trigger if sign is None else replace(trigger, sign=sign)


def _decide_predicate(items: list[Item], index: int, parts: Mapping[str, Reading]) -> None:
    item = items[index]
    item.trigger = parts["predicate"].trigger
    if parts["predicate"].form == "be":
        goes_on = index > 0 and items[index - 1].kind in ("and", "but")
        item.form = "finite" if goes_on or auxiliary(items, index) == "be" else "reduced"
    else:
        item.form = "ing" if item.word.split()[0].endswith("ing") else "finite"
        if items[index - 1].kind == "to" and index:
            item.form = "infinitive"


_TAKING_IN = ("benefit", "help", "assist", "aid")
"""Openings of verbs with "in" before what they bring about: "helps in the promotion of X"."""


def _soften_preposition(items: list[Item], index: int) -> None:
    """Let "with" behind an intervention and "in" behind a change introduce what is meant, like "of"."""
    item, before = items[index], word_before(items, index)
    behind = items[index + 1].word if index + 1 < len(items) else ""
    helps = before is not None and before.kind != "noun" and before.word.startswith(_TAKING_IN)
    if item.word == "in" and helps and not behind.endswith("ing"):
        item.kind = "adverb"
        return
    if before is None or before.kind != "noun" or before.trigger is None:
        return
    kind = before.trigger.kind
    if item.word == "for" and before.trigger.lemma.endswith(" factor"):
        before.trigger = replace(before.trigger, sign=Sign.PLUS)
    position = items.index(before)
    compound = position > 0 and items[position - 1].kind == "mention"
    if (
        (kind == "improve" and item.word in ("in", "of", "for"))
        or (kind == "intervention" and item.word in ("with", "to") and not compound)
        or (kind in ("event", "target") and item.word in ("in", "for") and not (compound and item.word == "in"))
        or (kind in ("protect",) and item.word in ("against", "from"))
        or (kind == "effect" and item.word in ("on", "in", "against", "toward", "towards", "for", "to", "upon"))
        or (kind == "sponge" and item.word in ("for",))
        or (kind == "agent" and item.word in ("for", "against", "to"))
        or (kind == "agent" and item.word == "in" and before.trigger.lemma.endswith((" factor", " player")))
        or (kind == "intervention" and item.word == "against")
    ):
        item.kind = "of"
