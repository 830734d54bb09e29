"""What a single question may cost in a fresh process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg.graph import MechanismGraph, save_graph

ASK = """
import sys
from kg.graph import load_graph
from kg.questions import answer_question, render_answer
render_answer(answer_question(load_graph(sys.argv[1]), "how does miR-21 reduce apoptosis?"))
heavy = {"numpy", "numba", "rdflib", "pyvis", "rich", "rapidfuzz", "pyoxigraph", "scipy"} & sys.modules.keys()
lexicon = sys.modules["kg.vocabulary.lexicon"].load_lexicon.cache_info().currsize
sys.exit(f"loaded without need: {heavy or 'all genes'}" if heavy or lexicon else 0)
"""


def test_a_question_whose_names_the_graph_knows_loads_nothing_heavy(graph: MechanismGraph, tmp_path: Path) -> None:
    file = save_graph(graph, tmp_path)
    ran = subprocess.run([sys.executable, "-c", ASK, str(file)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
