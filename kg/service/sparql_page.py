"""The page on which people write queries: one file, nothing from elsewhere, its scripts named by their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from kg.formats.queries import shipped_queries

__all__ = ["policy", "query_page"]


@cache
def query_page() -> str:
    """The page, with the queries that ship."""
    template = (Path(__file__).parent / "templates" / "sparql.html").read_text(encoding="utf-8")
    queries = [{"name": one.name, "question": one.question, "text": one.text} for one in shipped_queries()]
    return template.replace("__QUERIES__", json.dumps(queries, ensure_ascii=False).replace("<", "\\u003c"))


@cache
def policy() -> str:
    """Content-Security-Policy of the page: its own script and style, requests to itself, nothing else."""
    page = query_page()
    scripts = " ".join(_hash(script) for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
    styles = " ".join(_hash(style) for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
