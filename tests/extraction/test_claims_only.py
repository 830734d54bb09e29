"""Reference titles, abbreviation lists, headings and affiliations state no mechanism."""

from __future__ import annotations

from .saying import statements_of

REVIEW = """Vesicles and the heart

1. Introduction

Exosomes from cardiac progenitor cells reduce fibrosis of the heart [1].

1.1. IL-6 increases hypertrophy of cardiomyocytes

Much remains to be learned about storage.

Abbreviations

IL-6: interleukin 6; CRP: C-reactive protein; TNF-α increases: tumour necrosis factor

Acknowledgements

The authors thank the group of Prof. Leptin for promoting angiogenesis research.

References

1. Smith, A.; Brown, B. miR-133a inhibits apoptosis of cardiomyocytes by targeting caspase-9. J. Heart 2019, 4, 12-19.
2. Jones, C. TNF-alpha increases fibrosis in the failing heart. Circ. Cell 2020, 7, 1-9.
"""


def test_only_the_running_text_claims():
    said = {(one.subject.label, str(one.relation), one.object.label) for one in statements_of(REVIEW)}
    assert {relation for _, relation, _ in said} == {"secretes", "decreases"}
    assert not any("miR-133a" in claim or "TNF-alpha" in claim or "IL-6" in claim for claim in said)
