"""What an ambiguous word is in its place: "increase" the verb or the noun, "reduced" the predicate or the adjective.

No tagger is used: the inflected form, the word before and the word behind decide, which on this kind of prose is right
far more often than a small statistical parser.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.items import Item
from kg.model import Sign
from kg.vocabulary.triggers import Trigger, load_grammar

__all__ = ["assign_roles"]

_NAMES = frozenset(("mention", "noun", "word", "role", "closed"))
_OPENERS = frozenset(("det", "of", "prep", "means", "after", "without", "adjective", "example", "as"))
_NEUTRAL = frozenset(("report", "aim", "light", "plain", "treatment"))
_SUBJECT_END = frozenset(("mention", "noun", "word", "rel", "pron", "closed", "glue"))


def assign_roles(items: list[Item]) -> list[Item]:
    """Set `kind`, `form` and `trigger` of every item to the reading that fits; `form` of a verb becomes its use.

    Uses of a verb: finite, passive, infinitive, ing (gerund or participle), reduced ("apoptosis induced by ...").
    """
    for index, item in enumerate(items):
        if item.kind == "as" and _opens_clause(items, index):
            item.kind = "sub"
        if item.kind == "to" and _leads_to_noun(items, index):
            item.kind = "prep"
        if (
            item.kind == "with"
            or item.kind == "after"
            or item.kind == "means"
            or item.kind == "prep"
            or item.kind == "to"
        ):
            _soften_preposition(items, index)
        if item.kind == "word" and item.word in _LOOSE_SUFFIXES and _binds(items, index):
            item.kind, item.trigger = "glue", load_grammar().words["-" + item.word][0].trigger
        if len(item.readings) == 0:
            continue
        _decide(items, index)
    return items


def _opens_clause(items: list[Item], index: int) -> bool:
    """Whether "as" means "because" here: a comma before it and a finite verb in what follows."""
    if index == 0 or items[index - 1].kind not in ("comma", "semi"):
        return False
    for position in range(index + 1, min(index + 12, len(items))):
        item = items[position]
        if item.kind in ("comma", "semi"):
            return False
        if item.kind == "be" or any(r.part == "verb" and r.form in ("third", "past") for r in item.readings):
            return position > index + 1 and items[position - 1].kind in (
                "mention",
                "word",
                "pron",
                "modal",
                "adverb",
                "noun",
            )
    return False


def _leads_to_noun(items: list[Item], index: int) -> bool:
    """Whether "to" is a preposition here: no verb form follows it."""
    behind = _behind(items, index)
    if behind is None:
        return True
    if behind.kind in ("be", "have", "do", "not", "fail"):
        return False
    return not any(
        r.part in _NEUTRAL or (r.part == "verb" and r.form == "base") or r.part == "predicate" for r in behind.readings
    )


def _decide(items: list[Item], index: int) -> None:
    item = items[index]
    parts = {r.part: r for r in item.readings}
    before, behind = _before(items, index), _behind(items, index)
    verb_forms = {r.form: r for r in item.readings if r.part == "verb"}
    if "predicate" in parts and "verb" not in parts:
        _decide_predicate(items, index, parts)
        return
    if not verb_forms:
        if item.kind in _NEUTRAL or any(r.part in _NEUTRAL for r in item.readings):
            _decide_neutral(items, index, parts)
        elif item.word == "that" and before is not None and before.kind in ("report", "aim", "comma"):
            item.kind = "sub"
        return
    use = _use(items, index, verb_forms, parts, before, behind)
    reading = next(iter(verb_forms.values()))
    if use in ("finite", "passive") and _glues(items, index):
        glue = load_grammar().words["-" + item.word][0]
        item.kind, item.trigger, item.form = "glue", glue.trigger, ""
    elif use == "noun":
        noun = parts.get("noun")
        listed = reading.trigger is not None and reading.trigger.kind in ("cause", "vary", "improve")
        named = reading.trigger if noun is None and listed and "base" in verb_forms else None
        trigger = noun.trigger if noun else named and replace(named, kind="event")
        item.kind, item.trigger = ("noun", trigger) if trigger else ("word", None)
    elif use == "adjective":
        adjective = parts.get("adjective")
        item.kind = "adjective"
        item.trigger = adjective.trigger if adjective else reading.trigger
    else:
        item.kind, item.form, item.trigger = "verb", use, _steered(reading.trigger, items[index - 1] if index else None)


_LOOSE_SUFFIXES = frozenset(("related", "associated", "specific", "dependent", "derived"))


def _binds(items: list[Item], index: int) -> bool:
    """Whether a suffix printed without its hyphen stands between two names: "ER-stress related apoptosis"."""
    between = 0 < index < len(items) - 1 and items[index - 1].kind == "mention"
    return between and items[index + 1].kind in ("mention", "noun", "word")


def _glues(items: list[Item], index: int) -> bool:
    """Whether a participle without its hyphen binds the name before it to the noun behind: "reduced TNF-α induced loss"."""
    reading = load_grammar().words.get("-" + items[index].word)
    if reading is None or items[index].word not in (
        "induced",
        "mediated",
        "triggered",
        "driven",
        "evoked",
        "stimulated",
    ):
        return False
    behind = items[index + 1].kind if index + 1 < len(items) else ""
    if (
        index < 2
        or items[index - 1].kind != "mention"
        or behind not in ("mention", "noun", "word", "adjective", "role")
    ):
        return False
    return items[index - 2].kind in ("verb", "of", "det", "adjective", "means", "prep", "after", "predicate")


def _steered(trigger: Trigger | None, before: Item | None) -> Trigger | None:
    """ "Negatively regulates" has the sign that its adverb states."""
    if trigger is None or trigger.sign is not Sign.UNKNOWN or before is None:
        return trigger
    sign = {"negatively": Sign.MINUS, "inversely": Sign.MINUS, "positively": Sign.PLUS}.get(before.word)
    return trigger if sign is None else replace(trigger, sign=sign)


def _use(items, index, forms, parts, before, behind) -> str:  # type: ignore[no-untyped-def]
    kind = before.kind if before else "start"
    next_kind = behind.kind if behind else "end"
    if "ing" in forms:
        if "noun" in parts and kind == "mention" and next_kind not in ("mention", "det", "adjective", "noun", "role"):
            return "noun"
        return _use_of_ing(items, index, kind, next_kind)
    if "past" in forms or "participle" in forms:
        return _use_of_past(items, index, kind, next_kind, behind, "base" in forms)
    if "third" in forms:
        if "noun" not in parts:
            return "finite" if kind not in ("det",) else "noun"
        if kind in _OPENERS | {"verb", "be", "light", "report"}:
            return "noun"
        if behind is not None and any(r.form == "past" for r in behind.readings) and behind.kind != "adjective":
            return "noun"
        if kind in ("and", "comma", "start") and next_kind in ("of", "prep"):
            return "noun"
        return "noun" if next_kind == "of" else "finite"
    if kind in ("to", "modal", "do", "fail", "not") or (before and before.word in ("help", "helps", "helped", "not")):
        return "infinitive" if kind == "to" else "finite"
    if kind in ("and", "but", "comma") and _chain_form(items, index) in ("infinitive", "base"):
        return _chain_form(items, index) if next_kind not in ("of",) else "noun"
    if "noun" in parts:
        if kind in ("mention", "pron", "rel", "word") and next_kind in (
            "mention",
            "det",
            "adjective",
            "noun",
            "word",
            "role",
        ):
            return "finite" if kind != "word" or (before and before.text.endswith("s")) else "noun"
        return "noun"
    if "noun" not in parts and kind == "mention" and before is not None and not before.text.endswith("s"):
        return "finite" if index > 1 and items[index - 2].kind == "and" else "noun"
    counted = before is not None and before.text[-1:].isdigit()
    return "finite" if kind not in _OPENERS and not counted else "noun"


def _use_of_ing(items: list[Item], index: int, kind: str, next_kind: str) -> str:
    if kind == "be":
        return "finite"
    behind = _behind(items, index)
    if behind is not None and behind.kind == "noun" and behind.trigger and behind.trigger.kind == "effect":
        return "adjective"
    if kind in ("det", "adjective") and next_kind in _NAMES:
        return "adjective"
    return "ing"


def _use_of_past(items: list[Item], index: int, kind: str, next_kind: str, behind: Item | None, is_base: bool) -> str:
    auxiliary = _auxiliary(items, index)
    if auxiliary == "be":
        return "adjective" if _attributive(items, index, kind, next_kind) else "passive"
    if auxiliary == "have":
        return "finite"
    if behind is not None and behind.word in ("by", "upon", "after") and kind in _NAMES | {"close", "rel"}:
        return "reduced" if behind.word == "by" or kind == "rel" else "finite"
    if kind in _OPENERS | {"verb", "light", "report", "plain", "aim", "start", "be", "sub"}:
        return "adjective" if next_kind in _NAMES | {"adjective", "role", "det", "and"} else "reduced"
    if kind in ("and", "comma", "but", "resume"):
        chain = _chain_form(items, index)
        if _is_present(items, index) and next_kind in _NAMES | {"adjective", "role"}:
            return "adjective"
        if chain in ("passive", "reduced") and next_kind in ("det", "mention", "adjective", "role"):
            return "finite"
        if chain in ("finite", "passive", "reduced"):
            return chain
        return "adjective" if next_kind in _NAMES | {"adjective", "role"} else "finite"
    return "finite"


def _attributive(items: list[Item], index: int, kind: str, next_kind: str) -> bool:
    """Whether a participle behind "be" in fact describes the noun that follows: "was increased apoptosis" does not occur,
    "were elevated levels of" does."""
    return kind == "be" and next_kind == "noun" and items[index].text.lower() in ("elevated", "increased", "reduced")


def _auxiliary(items: list[Item], index: int) -> str:
    """The auxiliary that governs the participle at `index`: be, have or none."""
    for back in range(index - 1, max(index - 5, -1), -1):
        kind = items[back].kind
        if kind in ("be", "have"):
            return "be" if kind == "be" else "have"
        if kind == "light" and items[back].word in ("have", "has", "had"):
            return "have"
        if kind not in ("adverb", "not", "but", "resume", "modal") and items[back].word not in (
            "also",
            "then",
            "both",
            "only",
            "been",
        ):
            return ""
    return ""


def _is_present(items: list[Item], index: int) -> bool:
    """Whether the verb before is in the present tense, so that a participle behind "and" describes a noun."""
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.kind in ("semi", "sub", "rel", "colon", "be"):
            return False
        if item.kind == "predicate":
            return True
        if item.kind in _NEUTRAL | {"verb"} and item.form:
            return item.word.endswith("s") or item.form == "ing"
    return False


def _chain_form(items: list[Item], index: int) -> str:
    """Use of the verb that a coordinated verb continues: the nearest verb before it in the same clause."""
    for back in range(index - 1, -1, -1):
        kind = items[back].kind
        if kind in ("semi", "sub", "rel", "colon"):
            return ""
        if kind in ("verb", "predicate"):
            return items[back].form
        if kind == "be":
            return "passive"
        if kind in _NEUTRAL and items[back].form:
            return items[back].form
    return ""


def _decide_predicate(items: list[Item], index: int, parts: dict) -> None:  # type: ignore[type-arg]
    item = items[index]
    item.trigger = parts["predicate"].trigger
    if parts["predicate"].form == "be":
        item.form = "finite" if _auxiliary(items, index) == "be" else "reduced"
    else:
        item.form = "ing" if item.word.split()[0].endswith("ing") else "finite"
        if items[index - 1].kind == "to" and index:
            item.form = "infinitive"


def _decide_neutral(items: list[Item], index: int, parts: dict) -> None:  # type: ignore[type-arg]
    """Whether a word without a sign is a verb here, and in which use."""
    item = items[index]
    before, behind = _before(items, index), _behind(items, index)
    kind = before.kind if before else "start"
    kinds = [r.part for r in item.readings]
    if item.word in ("have", "has", "had"):
        follows = behind is not None and (
            behind.kind in ("be",)
            or any(r.form in ("past", "participle") for r in behind.readings)
            or behind.word.endswith(("ed", "been", "shown", "found"))
        )
        item.kind = "have" if follows else "light"
        item.form = "" if follows else "finite"
        return
    if (
        item.word in ("likely", "able", "capable", "potential")
        and (behind is None or behind.kind != "to")
        and item.word != "potential"
    ):
        item.kind = "adverb"
        return
    item.kind = next((k for k in kinds if k in _NEUTRAL), item.kind)
    if len(kinds) > 1 and "light" in kinds and "report" in kinds:
        item.kind = "report" if behind is None or behind.word == "that" or _auxiliary(items, index) == "be" else "light"
    nounish = item.word in (
        "form",
        "forms",
        "report",
        "reports",
        "present",
        "work",
        "works",
        "function",
        "functions",
        "act",
        "study",
        "test",
        "use",
        "help",
        "offer",
        "potential",
        "ability",
        "capacity",
        "document",
        "display",
        "exhibit",
        "experience",
        "suspect",
        "document",
        "address",
        "measure",
        "exists",
        "aim",
        "aims",
        "shows",
        "seen",
        "used",
        "note",
        "leave",
        "left",
        "turn",
        "notes",
        "lay",
        "established",
        "known",
        "expected",
        "given",
    )
    if nounish and kind in _OPENERS | {"verb", "light", "role"}:
        noun = parts.get("noun")
        item.kind, item.trigger = ("noun", noun.trigger) if noun else ("word", None)
        return
    if item.word.endswith("ing"):
        item.form = "ing"
    elif _auxiliary(items, index) == "be":
        item.form = "passive"
    elif kind == "to":
        item.form = "infinitive"
    elif item.word.endswith("ed") or item.word in (
        "given",
        "taken",
        "shown",
        "known",
        "grown",
        "made",
        "found",
        "seen",
    ):
        attributive = (
            kind in _OPENERS | {"start", "verb", "light"}
            and behind is not None
            and behind.kind in _NAMES | {"adjective"}
        )
        if attributive or (
            kind in ("and", "comma")
            and behind is not None
            and behind.kind in ("mention", "word")
            and item.kind == "treatment"
        ):
            item.kind = "word" if item.kind != "treatment" else "treatment"
            item.form = "adjective"
        elif (
            behind is not None
            and behind.kind in ("prep", "means", "after", "of")
            and kind in _NAMES
            and item.kind != "light"
        ):
            item.form = "reduced"
        else:
            item.form = "finite"
    else:
        item.form = "finite"


def _soften_preposition(items: list[Item], index: int) -> None:
    """ "with" behind an intervention, "in" behind a change and "to" behind exposure introduce what is meant, like "of"."""
    item, before = items[index], _before(items, index)
    if item.kind == "to":
        return
    if before is None or before.kind != "noun" or before.trigger is None:
        return
    kind = before.trigger.kind
    position = items.index(before)
    compound = position > 0 and items[position - 1].kind == "mention"
    if (
        (kind == "improve" and item.word in ("in", "of", "for"))
        or (kind == "intervention" and item.word in ("with", "to") and not compound)
        or (kind in ("event", "target") and item.word in ("in", "for"))
        or (kind in ("protect",) and item.word in ("against", "from"))
        or (kind == "effect" and item.word in ("on", "in", "against", "toward", "towards", "for", "to", "upon"))
        or (kind == "sponge" and item.word in ("for",))
        or (kind == "agent" and item.word in ("for",))
    ):
        item.kind = "of"


def _before(items: list[Item], index: int) -> Item | None:
    """The item before, adverbs skipped."""
    for back in range(index - 1, -1, -1):
        if items[back].kind != "adverb":
            return items[back]
    return None


def _behind(items: list[Item], index: int) -> Item | None:
    for ahead in range(index + 1, len(items)):
        if items[ahead].kind != "adverb":
            return items[ahead]
    return None
