"""The search's engine, asked outside a browser: by Deno, with the very modules that readers load."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.project import PROJECT

DENO = Path(sys.executable).with_name("deno")


def ask(index: Path, queries: Iterable[dict[str, Any]]) -> list[Any]:
    """Return the answer to each query: ``q``, and what else ``ask_search.js`` takes."""
    result = subprocess.run(
        [DENO, "run", "--quiet", "--allow-read", PROJECT / "tests" / "helpers" / "ask_search.js", index.resolve()],
        input="\n".join(map(json.dumps, queries)),
        env={**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(PROJECT / ".cache" / "deno")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def search_index_parts(site: Path) -> dict[str, Any]:
    """Return every part of a site's search index, whether it is one file or several."""
    files = {path.name.partition(".")[0]: path for path in (site / "quotes" / "index").iterdir()}
    parts = {name: json.loads(gzip.decompress(path.read_bytes())) for name, path in files.items()}
    return {**parts, **parts["index"].get("parts", {})}
