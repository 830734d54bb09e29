#!/usr/bin/env bash
# Installs the oldest releases that pyproject.toml promises to work with and tests against them.
# Usage: tools/test_lowest.sh [PYTEST ARGUMENTS]; without arguments, all tests but those of packaging and pages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The oldest releases have wheels for the oldest Python only.
python=$(command -v python3.11 || command -v python3)
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
  echo "no Python 3.11 here: the oldest releases are not tested"
  exit
fi

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT

"$python" -m venv "$environment"
"$environment/bin/python" - >"$environment/oldest.txt" <<'PYTHON'
import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
promised = project["dependencies"] + [line for name in ("fast", "parquet", "serve", "test") for line in extras[name]]
for requirement in promised:
    if ">=" in requirement:
        print(re.sub(r"\s*>=\s*", "==", requirement))
PYTHON
cat "$environment/oldest.txt"

"$environment/bin/pip" install -q -c "$environment/oldest.txt" -e '.[fast,parquet,serve]' httpx hypothesis pytest
"$environment/bin/python" -c "import kg; print('kg', kg.__version__)"
if [[ $# -eq 0 ]]; then
  set -- -q -x -p no:cacheprovider --ignore=tests/views --ignore=tests/test_packaging.py
fi
"$environment/bin/pytest" "$@"
