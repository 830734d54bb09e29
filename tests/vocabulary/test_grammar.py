"""The words that raise and lower, in every form they take."""

from __future__ import annotations

import pytest

from kg.model import Sign
from kg.vocabulary import load_grammar

FORMS = [
    ("inhibit inhibits inhibited inhibiting", Sign.MINUS),
    ("promote promotes promoted promoting", Sign.PLUS),
    ("upregulate upregulates upregulated up-regulated up-regulating", Sign.PLUS),
    ("suppress suppresses suppressed suppressing", Sign.MINUS),
    ("regulate regulates regulated regulating", Sign.UNKNOWN),
    ("rise rises rose rising", Sign.PLUS),
    ("attenuate attenuates attenuated attenuating", Sign.MINUS),
    ("stabilise stabilize stabilises stabilizing", Sign.PLUS),
]

NOUNS = ["inhibition", "activation", "upregulation", "suppression", "loss", "overexpression", "knockdown"]


@pytest.mark.parametrize(("forms", "sign"), FORMS)
def test_a_verb_keeps_its_sign_in_every_form(forms: str, sign: Sign):
    grammar = load_grammar()
    triggers = {form: grammar.verb(form) for form in forms.split()}
    assert {form: trigger and trigger.sign for form, trigger in triggers.items()} == dict.fromkeys(triggers, sign)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_may_raise_or_lower(noun: str):
    assert any(reading.part == "noun" and reading.trigger for reading in load_grammar().words[noun])


def test_no_verb_has_two_signs():
    signs: dict[tuple[str, str, str], set[Sign]] = {}
    for readings in load_grammar().words.values():
        for one in readings:
            if one.part == "verb" and one.trigger:
                trigger = one.trigger
                signs.setdefault((trigger.lemma, trigger.kind, trigger.particle), set()).add(trigger.sign)
    assert {lemma for lemma, found in signs.items() if len(found) > 1} == set()
