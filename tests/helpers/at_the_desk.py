"""A tab of the desk: reads its regions, and sends a form as the browser sends it, with what is typed into it."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from coverage_archive.desk.server import application
from coverage_archive.desk.sitting import Answer, Sitting
from selectolax.lexbor import LexborHTMLParser, LexborNode

TOKEN = "a-token-of-the-tests"


class Tab:
    """Stand for one tab of a browser with the desk of an article, or with the page of names (no slug)."""

    def __init__(self, sitting: Sitting, slug: str) -> None:
        self.sitting, self.slug = sitting, slug
        self.answer = sitting.show(slug)

    @property
    def hand(self) -> str:
        """Return the key of what is in hand."""
        return self.answer.version.partition("~")[2]

    def text(self, region: str = "desk-side") -> str:
        """Return what a region says, on one line."""
        return " ".join(LexborHTMLParser(self.answer.regions[region]).text(separator=" ").split())

    def tag_keys(self) -> list[str]:
        """Return the keys of all tags in the text, in their order."""
        marks = LexborHTMLParser(self.answer.regions["desk-text"]).css("mark")
        return [mark.attributes["data-tag"] or "" for mark in marks]

    def buttons(self) -> list[str]:
        """Return what the buttons of all regions send."""
        return [str(button.attributes["value"]) for button, _ in self._buttons()]

    def press(self, do: str, **typed: str) -> Answer:
        """Press the first button that sends ``do``, with words typed into fields of its form."""
        return self.press_at(self.buttons().index(do), **typed)

    def press_at(self, number: int, **typed: str) -> Answer:
        """Press a button by its number, with words typed into fields of its form."""
        button, form = self._buttons()[number]
        return self.send(str(button.attributes["value"]), **(fields_of(form) | typed))

    def send(self, do: str, **fields: str) -> Answer:
        """Send a form."""
        answer = self.sitting.act(self.slug, {**fields, "do": do, "version": self.answer.version})
        self.answer = Answer(
            {**self.answer.regions, **answer.regions},
            answer.version,
            answer.announce,
            answer.focus,
            status=answer.status,
        )
        return self.answer

    def select(self, words: str) -> dict[str, str]:
        """Return the fields with which the browser says that some words of the article are selected."""
        archive = self.sitting.editor(self.slug).archive
        text = next(article for article in archive.articles if article.slug == self.slug).capture.text
        assert text.count(words) == 1, words
        return {"start": str(text.index(words)), "end": str(text.index(words) + len(words))}

    def _buttons(self) -> list[tuple[LexborNode, LexborNode]]:
        found = []
        for html in self.answer.regions.values():
            for form in LexborHTMLParser(f"<body>{html}</body>").css("form"):
                found += [(button, form) for button in form.css('button[name="do"]')]
        return found


def fields_of(form: LexborNode) -> dict[str, str]:
    """Return the fields that a browser sends of a form that nobody has touched."""
    found = {}
    for item in form.css("input, select, textarea"):
        name, kind = item.attributes.get("name"), item.attributes.get("type")
        if not name or (kind == "checkbox" and "checked" not in item.attributes) or kind == "file":
            continue
        if item.tag == "select":
            options = item.css("option")
            option = next((one for one in options if "selected" in one.attributes), options[0])
            found[name] = str(option.attributes.get("value", option.text()) or "")
        elif item.tag == "textarea":
            found[name] = item.text()
        else:
            found[name] = item.attributes.get("value") or ""
    return found


@dataclass
class Served:
    """Ask a desk that is served on 127.0.0.1."""

    port: int

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers in lower case, and the body; with the desk's own Host, Origin and cookie."""
        sent = {
            "Host": f"127.0.0.1:{self.port}",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Cookie": f"desk-{self.port}={TOKEN}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {**sent, "Content-Length": str(len(body or b""))}.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body or b"")
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """Serve the desk of an archive on a free port, and end it afterwards."""
    config = uvicorn.Config("", port=0)
    listening = config.bind_socket()
    port = listening.getsockname()[1]
    app = application(root, TOKEN, port)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2))
    app.state.ends = lambda: server.should_exit
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Served(port)
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
