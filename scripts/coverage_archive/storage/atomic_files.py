"""Write a file in one step: a reader sees the old text or the new one, never half of it."""

import os
import shutil
import tempfile
from pathlib import Path


def write(path: Path, data: bytes) -> bool:
    """Write a file in one step if it would change; return whether it did. A file that was there keeps its mode."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
