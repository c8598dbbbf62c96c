"""Serve a site for benchmarks on 127.0.0.1, gzip text as static hosts do, and record what was sent and when."""

import functools
import gzip
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]

from helpers import project  # noqa: E402

Sent = tuple[str, int, float]  # a path, the bytes of its body, and when they were sent, in seconds since 1970
TEXT = {".html", ".js", ".css", ".json", ".svg", ".txt", ".xml"}


class _Handler(project.SiteHandler):
    """Answer requests as a static host does, with gzipped text; record the path, bytes and time of each answer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: list[Sent], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:  # noqa: N802 - as the base class names it
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        self.sent.append((self.path, len(data), time.time()))

    def handle(self) -> None:
        # A browser that is closed in the middle leaves answers unread.
        with suppress(ConnectionError):
            super().handle()


@functools.cache
def body(path: Path) -> bytes:
    """Return the bytes that are sent for a file: gzipped if it is text."""
    data = path.read_bytes()
    return gzip.compress(data, 6) if path.suffix in TEXT else data


@contextmanager
def serve(site: Path) -> Iterator[tuple[str, list[Sent]]]:
    """Serve a folder; yield its address and a list to which every answer is appended."""
    sent: list[Sent] = []
    with project.serve(site, handler=functools.partial(_Handler, sent=sent)) as url:
        yield url, sent
