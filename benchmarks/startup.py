"""How long a command takes from a cold start, beside the imports it cannot do without, in one run.

    python benchmarks/startup.py [--graph PATH] [--rounds N]

Prints the median wall time of `kg --help` and of `kg ask`, each in a process of its own, and their ratio to
``python -c "import click, networkx"``. The rounds alternate, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

REFERENCE = "import click, networkx"
QUESTION = "how does miR-21 reduce apoptosis"


def seconds(command: list[str]) -> float:
    """Wall time of a command that must succeed."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("out"))
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    kg = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
    commands = {
        f'python -c "{REFERENCE}"': [sys.executable, "-c", REFERENCE],
        "kg --help": [*kg, "--help"],
        f'kg ask "{options.question}"': [*kg, "ask", options.question, "--graph", str(options.graph)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    reference = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{name:48} {1000 * median:6.0f} ms   {median / reference:5.2f} times")


if __name__ == "__main__":
    main()
