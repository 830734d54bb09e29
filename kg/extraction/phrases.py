"""What a noun phrase is about, and which way each thing in it points.

"the reduced expression of Bcl-2 and IL-1β-induced activation of NF-κB" holds two heads: Bcl-2, lowered, and NF-κB,
raised; and one claim of its own, that IL-1β raises NF-κB.  Signs multiply along "of" and start afresh at each member of
a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments import Argument, Link, Phrase, times
from kg.extraction.items import Item
from kg.extraction.links import (
    CARGO_TYPES,
    apposition_link,
    compound_cargo_links,
    describes,
    given_to_group,
    glue_links,
    is_named_by,
    is_target_of_something,
)
from kg.model import Sign
from kg.vocabulary.lexicon import is_class
from kg.vocabulary.triggers import Trigger, word_list
from kg.vocabulary.valence import is_harmful

__all__ = ["read_phrase"]

_ARGUMENT_TYPES = frozenset(
    ("cell", "vesicle", "mirna", "gene", "pathway", "process", "hallmark", "disease", "stimulus", "therapy", "anatomy")
)
_GIVEN_TYPES = frozenset(("vesicle", "mirna", "gene", "stimulus", "therapy"))


class _Reader:
    """State while the items of one phrase are read from left to right."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.phrase = Phrase(items[0].start, items[-1].end or items[-1].start)
        self.sign = Sign.PLUS
        self.through = ""
        self.trigger: Item | None = None
        self.carrier: Argument | None = None
        self.effect_sign = Sign.UNKNOWN
        self.effect_reached = False
        self.by_valence = False
        self.lists_modifiers = False
        self.has_modifier = False
        self.described: Argument | None = None
        self.preposition = ""
        self.causes: list[Argument] = []
        self.outer = Sign.PLUS
        self.glue: Item | None = None
        self.group_start = 0
        self.roles: list[Argument] = []
        self.apposed: Argument | None = None
        self.exemplified: Argument | None = None
        self.is_compared = False
        """What follows is what something is compared with."""

    def read(self) -> Phrase:
        if self.items[0].kind == "pron" and self.items[0].word in ("it", "they", "we"):
            self.phrase.pronoun = self.items[0].word
            self.items = self.items[:1]
        for index, item in enumerate(self.items):
            if item.word in ("than", "more than", "less than") and _names_the_other_group(self.items, index):
                break
            handler = getattr(self, f"_on_{item.kind}", None)
            if handler is not None:
                handler(index, item)
        bare = all(h.entity.id == "mkg:mirna/mirna" for h in self.phrase.heads)
        if self.roles and (self.phrase.has_event or bare):
            owned = any(i.kind == "of" or (i.mention and i.text.endswith(("'s", "’s"))) for i in self.items)
            if not self.phrase.sources and owned:
                self.phrase.sources = [h for h in self.phrase.heads if h.through == "effect"]
            self.phrase.heads = self.roles
        self.phrase.trigger, self.phrase.sign = self.trigger, self.sign
        self.phrase.text = " ".join(i.text for i in self.items)
        return self.phrase

    # one method an item kind -------------------------------------------------------------------------------

    def _on_comma(self, index: int, item: Item) -> None:
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is None or item.text == "/":
            return
        self.apposed = None
        self.is_compared = self.is_compared and item.kind != "comma"
        if item.kind == "comma" and following.kind == "det" and self.phrase.heads and not self.preposition:
            ahead = [i for i in self.items[index + 2 : index + 6] if i.kind != "adverb"]
            noun = next((i for i in ahead if i.kind == "noun"), None)
            if noun is not None and noun.trigger is not None and noun.trigger.kind in ("agent", "target"):
                self.apposed = self.phrase.heads[-1]
            elif self.phrase.has_event and ahead and _sets_sign(ahead[0]):
                self._new_member(following)
                return
            elif following.word in ("a", "an") or describes(self.items, index + 2):
                self.preposition = "apposition"
                return
        if following.kind == "of" and self.phrase.heads and not self.preposition:
            return
        self._new_member(following)

    _on_and = _on_comma

    def _on_example(self, index: int, item: Item) -> None:
        """Members join the level of the noun they exemplify."""
        if self.phrase.heads and (self.preposition == "of" or (self.preposition and not self.has_modifier)):
            self.preposition = ""
        self.lists_modifiers = bool(self.preposition) and self.preposition != "apposition"
        if item.word != "(" and self.phrase.heads and self.phrase.heads[-1].through == "agent" and not self.preposition:
            self.exemplified = self.phrase.heads[-1]
            self._fresh()

    def _on_closed(self, index: int, item: Item) -> None:
        return

    def _new_member(self, following: Item) -> None:
        """A list goes on: a word that sets a sign starts afresh, a name continues the sign before it."""
        if self.lists_modifiers and self.preposition:
            return
        if following.kind in ("noun", "adjective", "det") or _is_plain_adjective(following):
            self._fresh()
        if self.preposition in word_list("contrasting"):
            self.phrase.modifiers = [m for m in self.phrase.modifiers if m[0] != self.preposition]
        elif self.preposition and following.kind == "mention" and self.phrase.modifiers:
            same = self.phrase.modifiers[-1][1].entity.type == following.mention.entity.type  # type: ignore[union-attr]
            if same and not (self.phrase.heads and self.phrase.heads[-1].entity.type == following.mention.entity.type):  # type: ignore[union-attr]
                return
        self.preposition = ""
        self.group_start = len(self.phrase.heads)

    def _fresh(self) -> None:
        self.sign, self.through, self.trigger = Sign.PLUS, "", None
        self.effect_sign, self.by_valence, self.effect_reached = Sign.UNKNOWN, False, False
        self.causes, self.glue = [], None

    def _on_det(self, index: int, item: Item) -> None:
        if index and item.word != "a" and self._ends_opening(index):
            self.preposition = ""
        if item.word in ("these", "this", "those", "such"):
            self.phrase.pronoun = self.phrase.pronoun or item.word

    def _ends_opening(self, index: int) -> bool:
        """Whether a determiner opens the subject behind "in diabetic mice the same X ..."."""
        opens = self.items[0].kind == "prep" and bool(self.preposition) and not self.phrase.heads
        return opens and self.items[index - 1].kind in ("mention", "noun", "word")

    def _on_pron(self, index: int, item: Item) -> None:
        if not self.phrase.heads:
            self.phrase.pronoun = item.word

    def _on_word(self, index: int, item: Item) -> None:
        """ "The melatonin group": what the group was given; "the X/Y ratio": Y falls where it rises."""
        if item.word in word_list("ratios") and index > 2 and self.items[index - 2].text == "/" and self.phrase.heads:
            self.phrase.heads[-1] = replace(self.phrase.heads[-1], sign=times(Sign.MINUS, self.phrase.heads[-1].sign))
        if item.word in word_list("groups") and index and self.items[index - 1].kind == "mention":
            given = self._take(self.items[index - 1])
            if given is not None and not self.is_compared and given.entity.type in _GIVEN_TYPES:
                self.phrase.conditions.append(replace(given, sign=Sign.PLUS))

    def _on_prep(self, index: int, item: Item) -> None:
        is_reached = self.effect_reached and bool(self.phrase.heads)
        if self.through == "effect" and not is_reached and self._leads_to_target(item.word):
            self.preposition = ""
            self._on_effect_target()
            return
        self.preposition = item.word
        self.is_compared = self.is_compared or item.word in word_list("comparisons")
        self.has_modifier = False

    def _leads_to_target(self, preposition: str) -> bool:
        """Whether what follows is what the effect is on; a benefit is for it."""
        is_benefit = self.trigger is not None and self.trigger.word.startswith("benefit")
        return preposition in word_list("effect prepositions") or (is_benefit and preposition == "for")

    def _on_effect_target(self) -> None:
        self.effect_reached = True
        if self.phrase.heads and not self.phrase.sources:
            self.phrase.sources = self.phrase.heads
            self.phrase.heads = []
        self.sign = self.effect_sign

    def _on_of(self, index: int, item: Item) -> None:
        if index and self.items[index - 1].kind in ("and", "comma"):
            return
        if self.phrase.heads and self.preposition == "" and len(self.phrase.heads) > self.group_start:
            self.preposition = "of"
        if self.through == "effect" and item.word == "of":
            self.sign = Sign.PLUS
        elif self.through == "effect" and item.word != "for":
            self.effect_reached = True

    def _on_adjective(self, index: int, item: Item) -> None:
        assert item.trigger is not None
        if item.trigger.kind in ("effect", "valence"):
            self.effect_sign = item.trigger.sign
            self.by_valence = item.trigger.kind == "valence"
            return
        if self.preposition and self.preposition != "of":
            return
        self.sign, self.through, self.trigger = times(self.sign, item.trigger.sign), "state", item

    def _on_noun(self, index: int, item: Item) -> None:
        trigger = item.trigger
        assert trigger is not None
        if trigger.kind == "intervention" and self._is_tool(index):
            return
        if trigger.kind == "effect":
            self.phrase.has_event = True
            self.through, self.trigger = "effect", item
            if trigger.sign is not Sign.UNKNOWN:
                self.effect_sign, self.by_valence = trigger.sign, True
            before = self.items[index - 1] if index else None
            if (
                before is not None
                and before.mention is not None
                and before.kind == "mention"
                and self.phrase.heads
                and before.mention.entity.type == "process"
            ):
                self.roles.append(replace(self.phrase.heads.pop(), sign=Sign.PLUS, through="role", trigger=item))
            following = self.items[index + 1] if index + 1 < len(self.items) else None
            if following is not None and following.kind == "of" and following.word != "of":
                self.sign = self.effect_sign
            return
        if self.preposition and self.preposition != "of":
            return
        if trigger.kind == "improve":
            self.by_valence = True
        if trigger.kind == "target" and not is_target_of_something(self.items, index):
            return
        self.phrase.has_event = True
        last = self._compound_before(index)
        if last is not None and trigger.kind == "carry" and last.entity.type == "vesicle":
            self.carrier = self.phrase.heads.pop()
            last = None
        follows_of = index + 1 < len(self.items) and self.items[index + 1].kind == "of"
        if last is not None and self.apposed is not None and trigger.kind == "agent":
            self.phrase.heads.pop()
            self.phrase.links.append(
                apposition_link(self.apposed, self._under(replace(last, sign=Sign.PLUS), trigger, item))
            )
            self.apposed = None
            return
        if last is not None and not (follows_of and trigger.kind != "agent"):
            for place in self._joined_places():
                self.phrase.heads[place] = self._under(self.phrase.heads[place], trigger, item)
            if trigger.kind in ("event", "intervention"):
                self.phrase.links = [_turned(link, last, trigger.sign) for link in self.phrase.links]
            return
        plays_a_part = self.through == "effect" and bool(self.phrase.sources) and self.sign is Sign.UNKNOWN
        sign = trigger.sign if plays_a_part else times(self.sign, trigger.sign)
        self.sign, self.through, self.trigger = sign, trigger.kind, item
        if self.preposition == "of":
            self.preposition = ""

    def _is_tool(self, index: int) -> bool:
        """Whether the noun only says how the next one was done: "siRNA-mediated silencing of X", "shRNA knockdown"."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is None or not self.items[index].word.endswith("rna"):
            return False
        done = following.trigger is not None and following.trigger.kind == "intervention" and following.kind == "noun"
        return following.kind == "glue" or done

    def _joined_places(self) -> Iterator[int]:
        """Places of the last head and of those that a slash joins to it: "STAT3/6 inhibition" is of both."""
        heads = self.phrase.heads
        place = len(heads) - 1
        yield place
        while place and heads[place].mention.start - heads[place - 1].mention.end == 1 and not heads[place - 1].trigger:
            place -= 1
            yield place

    def _compound_before(self, index: int) -> Argument | None:
        """The head that a noun follows directly: "PTEN inhibition", "NF-κB signaling activation"."""
        back = index - 1
        while (
            back >= 0
            and self.items[back].kind in ("word", "adjective")
            and self.items[back].word in word_list("transparent")
        ):
            back -= 1
        if back < 0 or self.items[back].kind != "mention" or not self.phrase.heads or self.preposition:
            return None
        head = self.phrase.heads[-1]
        return head if head.mention is self.items[back].mention else None

    def _under(self, argument: Argument, trigger: Trigger, item: Item) -> Argument:
        """`argument` under one more noun."""
        return replace(argument, sign=times(argument.sign, trigger.sign), through=trigger.kind, trigger=item)

    def _describes_name(self, index: int) -> bool:
        """Whether the word only says what kind of thing a name is: "the anti-inflammatory factor IL-10"."""
        for item in self.items[index + 1 : index + 4]:
            if item.kind == "mention":
                entity = item.mention.entity if item.mention is not None else None
                return entity is not None and entity.type in ("gene", "mirna") and entity.id != "mkg:mirna/mirna"
            if item.kind != "word":
                return False
        return False

    def _on_role(self, index: int, item: Item) -> None:
        assert item.mention is not None
        assert item.trigger is not None
        if self._describes_name(index):
            return
        self.roles.append(Argument(item.mention, item.trigger.sign, "role", item))
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is not None and following.word in ("activity", "activities", "action", "actions"):
            self.phrase.has_event = True

    def _on_glue(self, index: int, item: Item) -> None:
        assert item.trigger is not None
        bound = self._take_bound(index)
        kind = item.trigger.kind
        if not bound and index and self.items[index - 1].kind == "noun":
            self._fresh()
        if kind == "causal" and self._dresses_body(index):
            kind = "condition"
        if kind == "condition" and self.is_compared:
            return
        if kind == "condition":
            self.phrase.conditions += [replace(b, sign=item.trigger.sign) for b in bound]
            held = [h for h in self.phrase.heads[-1:] if h.entity.type == "vesicle"]
            if item.trigger.lemma in word_list("made to hold"):
                packed = [b for b in bound if b.entity.type == "mirna"]
                self.phrase.links += [Link(h, Sign.PLUS, b, "cargo-of", item) for h in held for b in packed]
        elif kind == "lacking":
            self.phrase.lacking += [
                replace(b, sign=item.trigger.sign, through="intervention", trigger=item) for b in bound
            ]
        elif kind == "dependent":
            following = self.items[index + 1] if index + 1 < len(self.items) else None
            if following is not None and following.word in word_list("manners"):
                self.phrase.dependencies += bound
            elif following is not None and following.kind == "mention":
                self.causes, self.glue, self.outer = bound, item, self.sign
        elif kind in ("causal", "cargo", "active") or (kind == "source" and _are_vesicles(bound)):
            self.causes, self.glue, self.outer = bound, item, self.sign
            if item.word.endswith("mediated"):
                self.phrase.heads += [replace(b, sign=self.sign) for b in bound if b.entity.type == "pathway"]
        elif self._bears_no_name(index):
            self.phrase.heads += [replace(b, sign=self.sign, through=self.through, trigger=self.trigger) for b in bound]
        else:
            self.phrase.modifiers += [(kind, b) for b in bound]

    def _bears_no_name(self, index: int) -> bool:
        """ "Pyroptosis-related proteins" stand for pyroptosis; "the pyroptosis-related protein NLRP3" is NLRP3."""
        if index + 1 >= len(self.items) or self.items[index + 1].word not in word_list("bearers"):
            return False
        return index + 2 >= len(self.items) or self.items[index + 2].kind not in ("mention", "example")

    def _dresses_body(self, index: int) -> bool:
        """Whether what follows is a cell or an animal: "LPS-stimulated macrophages" were given LPS."""
        behind = self.items[index + 1] if index + 1 < len(self.items) else None
        if behind is None:
            return False
        named = behind.mention is not None and behind.mention.entity.type in ("cell", "anatomy")
        ends = index + 2 == len(self.items) or self.items[index + 2].kind not in ("mention", "noun")
        return ends and (named or behind.word in word_list("bodies"))

    def _take_bound(self, index: int) -> list[Argument]:
        """Remove the names that a hyphen binds ("TNF-α- and IL-1β-induced") from the heads."""
        bound: list[Argument] = []
        back = index - 1
        while back >= 0 and self.items[back].kind in ("mention", "and", "word"):
            candidate = self.items[back]
            if candidate.kind == "mention":
                taken = self._take(candidate)
                if taken is None:
                    break
                bound.insert(0, taken)
                more = back >= 2 and self.items[back - 1].kind == "and" and self.items[back - 2].kind == "mention"
                if not (more and self.items[back - 1].start - self.items[back - 2].end <= 2):
                    break
            elif candidate.kind == "word" and candidate.text not in "-/":
                break
            back -= 1
        return [replace(b, sign=Sign.PLUS) for b in bound]

    def _on_without(self, index: int, item: Item) -> None:
        self.preposition = "without"

    def _on_treatment(self, index: int, item: Item) -> None:
        return

    def _take(self, item: Item) -> Argument | None:
        """Remove the last head or modifier if it is this name."""
        if self.phrase.heads and self.phrase.heads[-1].mention is item.mention:
            return self.phrase.heads.pop()
        if self.phrase.modifiers and self.phrase.modifiers[-1][1].mention is item.mention:
            return self.phrase.modifiers.pop()[1]
        return None

    def _on_mention(self, index: int, item: Item) -> None:
        mention = item.mention
        assert mention is not None
        if mention.entity.type not in _ARGUMENT_TYPES:
            return
        before = self.items[index - 1] if index else None
        if is_class(mention.entity) and before is not None and before.kind == "mention":
            return
        argument = Argument(mention, self.sign, self.through, self.trigger)
        if self.trigger is not None and self.trigger.trigger is not None and self.through == "agent":
            argument = self._under(Argument(mention), self.trigger.trigger, self.trigger)
        if self.through in ("effect", "improve") and self.by_valence and is_harmful(mention.entity):
            argument = replace(argument, sign=times(Sign.MINUS, argument.sign))
        if self.preposition:
            names_group = self.preposition in ("in", "with") and not self.is_compared
            given = given_to_group(self.items, index) if names_group else None
            if given is not None:
                self.phrase.conditions.append(replace(argument, sign=given, through="intervention"))
                return
            self._modify(argument)
            return
        following = self._compound_behind(index)
        if following is not None:
            self.phrase.modifiers.append(("", replace(argument, sign=Sign.PLUS)))
            self.phrase.links += compound_cargo_links(argument, following)
            return
        if self.apposed is not None and argument.through in ("agent", "target"):
            self.phrase.links.append(apposition_link(self.apposed, argument))
            self.apposed = None
            return
        if self._names_target(index):
            self.phrase.links.append(apposition_link(Argument(mention), self.phrase.heads[-1]))
            self._fresh()
            self.phrase.heads[-1] = Argument(mention)
            return
        if mention.entity.id == "mkg:mirna/mirna":
            self.described = None
        if self.described is not None and mention.entity.type == "mirna":
            self.phrase.links.append(apposition_link(Argument(mention), self.described))
        if self.phrase.heads and is_named_by(self.items, index) and self.phrase.heads[-1].through == "agent":
            if mention.entity.id == "mkg:mirna/mirna":
                self.described = self.phrase.heads.pop()
                return
            self.phrase.links.append(apposition_link(Argument(mention), self.phrase.heads[-1]))
        if self.exemplified is not None:
            self.phrase.links.append(apposition_link(argument, self.exemplified))
        self.phrase.heads.append(argument)
        if self.carrier is not None and argument.through == "carry" and mention.entity.type in CARGO_TYPES:
            assert self.trigger is not None
            link = Link(self.carrier, Sign.PLUS, replace(argument, sign=Sign.PLUS), "cargo-compound", self.trigger)
            self.phrase.links.append(link)
        for cause in self.causes:
            self.phrase.links += glue_links(self.glue, self.outer, cause, argument)

    def _names_target(self, index: int) -> bool:
        """Whether the name follows "the target of X," and so says what that target is."""
        before = self.items[index - 1] if index else None
        described = self.phrase.heads[-1] if self.phrase.heads else None
        is_described = described is not None and described.through == "target" and self.items[0].kind == "det"
        return is_described and before is not None and before.kind == "comma" and before.text == ","

    def _compound_behind(self, index: int) -> Item | None:
        """The name that the one at `index` only narrows: "chondrocyte apoptosis", "cAMP specific phosphodiesterase"."""
        for ahead in self.items[index + 1 : index + 4]:
            if ahead.kind == "mention" and ahead.mention is not None:
                entity = ahead.mention.entity
                return ahead if entity.type in _ARGUMENT_TYPES and not is_class(entity) else None
            if (
                ahead.kind != "word"
                or ahead.word in word_list("transparent")
                or not (ahead.word.isalpha() or ahead.word == "-")
            ):
                return None
        return None

    def _modify(self, argument: Argument) -> None:
        """An entity behind a preposition: where the head is, or what holds it."""
        plain = replace(argument, sign=Sign.PLUS, through="", trigger=None)
        self.phrase.modifiers.append((self.preposition, plain))
        self.has_modifier = True
        kept_off = self.through == "protect" and self.preposition in ("from", "against")
        for cause in self.causes:
            brought = replace(plain, sign=Sign.MINUS) if kept_off else plain
            self.phrase.links += glue_links(self.glue, self.outer, cause, brought)
        if not self.phrase.heads:
            return
        head = self.phrase.heads[-1]
        holds = self.preposition in ("in", "from", "of", "inside", "within")
        is_class = head.entity.id == "mkg:mirna/mirna"
        if plain.entity.type == "vesicle" and head.entity.type in CARGO_TYPES and holds and not is_class:
            item = self.trigger or self.items[0]
            self.phrase.links.append(Link(plain, Sign.PLUS, replace(head, sign=Sign.PLUS), "cargo-of", item))


def _are_vesicles(arguments: list[Argument]) -> bool:
    return bool(arguments) and all(a.entity.type == "vesicle" for a in arguments)


def _sets_sign(item: Item) -> bool:
    """Whether a new finding opens here: ", a higher yield of X", ", an increase in Y"."""
    return item.kind in ("noun", "adjective") and item.trigger is not None and item.trigger.kind in ("event", "state")


def _names_the_other_group(items: list[Item], index: int) -> bool:
    """ "Than in controls", "than the vehicle group", against "more than a half"."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and (
        following.kind in ("prep", "after", "noun", "mention")
        or following.word in ("the", "that", "those")
        or (following.kind == "word" and following.word.isalpha())
    )


def _turned(link: Link, argument: Argument, sign: Sign) -> Link:
    """A link whose effect turned out to be on a loss or a gain: "rapamycin-mediated mTOR inhibition"."""
    is_on_it = link.object.mention is argument.mention and link.rule == "induced-modifier"
    return replace(link, sign=times(link.sign, sign)) if is_on_it else link


def _is_plain_adjective(item: Item) -> bool:
    return item.kind == "word" and item.word.endswith(("al", "ive", "ous", "ant", "ent", "ic"))


def read_phrase(items: list[Item]) -> Phrase:
    """Heads, signs and inner claims of a stretch of items without a finite verb."""
    return _Reader(items).read()
