"""What can go wrong, in words for the reader.

Every message names the input, the place in it and what to do.  The command line prints one line and exits with the
error's `exit_code`: 2 for input that cannot be used, 1 when the answer is "nothing found".
"""

from __future__ import annotations

__all__ = ["BadInput", "KgError", "NothingFound"]


class KgError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = 2


class BadInput(KgError):  # noqa: N818  (reads better than BadInputError at the raise)
    """The input cannot be used: missing, empty, damaged, of an unknown format, or not a question."""


class NothingFound(KgError):  # noqa: N818
    """The input is fine and the answer is empty."""

    exit_code = 1
