#!/usr/bin/env python3
"""Read texts, leave a mechanism graph in `out/`: the same as `kg build`.

python build_graph.py REVIEW.txt ...     python build_graph.py --out DIR FOLDER     python build_graph.py --help
"""

from kg.cli import build

if __name__ == "__main__":
    build(prog_name="build_graph.py")
