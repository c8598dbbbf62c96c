"""The page "Check a text", asked outside a browser: by Deno, with the very modules that readers load."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from coverage_archive.texts.mark_tables import mark_tables

from helpers.project import PROJECT

DENO = Path(sys.executable).with_name("deno")


def checked(texts: Iterable[str], index: Path | None = None) -> list[Any]:
    """Return what the archive with a search index has of each quotation of each text.

    Without an index, return the spans of each text's quotations instead, in UTF-16 units.
    """
    script = PROJECT / "tests" / "helpers" / "check_texts.js"
    result = subprocess.run(
        [DENO, "run", "--quiet", "--allow-read", script, *([index.resolve()] if index else [])],
        input="\n".join(map(json.dumps, [mark_tables(), *texts])),
        env={**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(PROJECT / ".cache" / "deno")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]
