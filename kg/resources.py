"""Where the data that travels with the code lies: `ontology/`, `queries/` and `corpus/`.

In a checkout they stand beside `kg/`; in an installed wheel they lie inside the package.  Callers ask by name and get
the same answer from both.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import BadInput

__all__ = ["resource"]


def resource(*parts: str) -> Path:
    """Path of a file or folder that travels with the package, for example ``resource("ontology", "layers.tsv")``.

    Raises
    ------
    BadInput
        When the installation lacks it.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "_resources", package.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise BadInput(f"{'/'.join(parts)} is missing from this installation: reinstall mechanism-kg")
