"""English question -> query -> answer in words, with evidence.

The way of a question: `tagging` finds the names it holds (`names`, `linking`), `matching` its form, `slots`, `terms`
and `parse` what fills the form; `how`, `which`, `whether` and `portrait` answer from the graph; `words` and `render`
say it.
Forms, kinds, limits and question verbs are tables in ``ontology/grammar/questions/``.

>>> from kg.graph import MechanismGraph
>>> from kg.model import Entity, Relation, Statement
>>> mir21, pten = Entity("mkg:mirna/mir-21", "miR-21", "mirna"), Entity("HGNC:9588", "PTEN", "gene")
>>> graph = MechanismGraph.from_statements([Statement(mir21, Relation.DECREASES, pten, belief=0.9)])
>>> answer_question(graph, "does miR-21 lower PTEN?").verdict
'yes'
"""

from kg.questions.answer import Answer, answer_to_dict
from kg.questions.asking import answer_question
from kg.questions.entities import describe_entity, find_entities, the_entity
from kg.questions.parse import parse_question, understood_forms
from kg.questions.prompt import run_prompt
from kg.questions.render import FORMATS, render_answer

__all__ = [
    "FORMATS",
    "Answer",
    "answer_question",
    "answer_to_dict",
    "describe_entity",
    "find_entities",
    "parse_question",
    "render_answer",
    "run_prompt",
    "the_entity",
    "understood_forms",
]
