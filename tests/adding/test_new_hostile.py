"""Whatever is given to `archive new`: a sentence, soon, in little memory, and an archive that is as it was.

Files are given to the real command in a process that may use little memory; addresses are served on 127.0.0.1.
"""

import http.server
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from coverage_archive.adding.sources import fetching, saved_article
from helpers.archive_copy import THIRD, copy_archive, run, snapshot
from helpers.project import PROJECT

MOST_MEMORY = 700_000_000  # bytes of address space, Python and its libraries included
MOST_SECONDS = 60  # for a busy machine; alone, each takes about one

PARAGRAPH = b"The first boats of the year left on Monday at noon, the harbour master said.\n\n"
MANY_QUOTES = (
    b"A headline of several words\n\n" + b'He said "no" and then "yes" and went home for the day.\n\n' * 2_400
)
DAMAGED = "“So it is,” he said. “Ünlikely.”\n\n".encode() * 20 + b"\xff\xfe\xfa bad\n"
DEEP = b"<html><body><h1>A headline of words</h1>" + b"<div>" * 100_000 + b"text"
SCRIPTS = b"<!doctype html><html><head><script>" + b'var a="x";' * 5_000 + b"</script></head><body></body></html>"

FILES: list[tuple[str, str, bytes, str]] = [
    ("empty", "a.txt", b"", "a.txt is empty"),
    ("white space only", "a.txt", b" \n\t\r\n" * 1000, "a.txt is empty"),
    ("no word in it", "a.txt", b'"' * 100_000, "a.txt has no words in it"),
    ("100,000 quotation marks around words", "a.txt", MANY_QUOTES * 9, "of text; one article has fewer than 300,000"),
    ("more quotations than any article", "a.txt", MANY_QUOTES, "it holds 4,800 quotations; one article has fewer"),
    (
        "50 MB",
        "a.txt",
        b"Words and words. " * 3_000_000,
        "a.txt has 51 MB; an article's text or page has less than 10",
    ),
    ("one endless line", "a.txt", b"words and " * 29_000, "line 1 has 290,000 characters, and no paragraph has"),
    (
        "an endless number of lines",
        "a.txt",
        b"a\n" * 140_000,
        "a.txt has 140,000 lines of text; one article has fewer",
    ),
    ("binary", "a.bin", bytes(range(256)) * 4000, "a.bin is not a text: it holds bytes that no text has"),
    ("control characters", "a.txt", b"word\x07\x1b[2J\x08 " * 500, "a.txt is not a text: 1,000 of its characters"),
    ("a NUL in a text", "a.txt", b"A fine headline of words\n\nNo\x00 way it is.\n", "line 3: the character U+0000"),
    ("a PDF", "a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 50, "a.txt is a PDF document, not a text: open it, copy"),
    ("a Word document", "a.docx", b"PK\x03\x04" + b"\x00" * 500, "a ZIP archive (so are .docx and .odt files)"),
    ("a picture", "a.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "a.html is a picture, not a text"),
    ("UTF-8 with damage", "a.txt", DAMAGED, "a.txt is UTF-8 text with damage in line 41 (byte"),
    ("UTF-16 cut short", "a.txt", "A word or two".encode("utf-16") + b"a", "says that it is UTF-16 and is not"),
    ("a web archive", "a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "is a web archive (MHTML)"),
    ("a page of scripts", "a.html", SCRIPTS, "a.html has no article that can be told from the page"),
    ("a page 100,000 elements deep", "a.html", DEEP, "there is no article in it: no paragraph follows its headline"),
    ("a page that is a bare headline", "a.txt", b"A headline of several words\n", "there is no article in it"),
    (
        "a text of nothing but the page's own words",
        "a.txt",
        b"Advertisement\n\nMenu\n\nShare\n",
        "there is no article",
    ),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_archive(tmp_path_factory.mktemp("hostile"))


def run_limited(commands: list[list[str]]) -> list[tuple[int, str, str]]:
    """Run `archive` with each list of arguments, in a process of little memory; give exit code, words, exception."""
    done = subprocess.run(
        [sys.executable, PROJECT / "tests" / "helpers" / "limited_memory.py", str(MOST_MEMORY)],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS * len(commands),
        check=True,
    )
    return [(code, said, wrong) for code, said, wrong in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def answers(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """What `archive new` says to each of the files, by the row's name; the archive is as it was after all of them."""
    commands = []
    for _, name, data, _ in FILES:
        path = tmp_path_factory.mktemp("file") / name
        path.write_bytes(data)
        commands.append(["--root", str(root), "new", str(path), "--outlet", "strait-gazette"])
    before = snapshot(root)
    said = run_limited(commands)
    assert snapshot(root) == before
    return dict(zip([row[0] for row in FILES], said, strict=True))


@pytest.mark.parametrize(("name", "message"), [(row[0], row[3]) for row in FILES], ids=[row[0] for row in FILES])
def test_a_hostile_file_ends_in_a_sentence(answers: dict[str, tuple[int, str, str]], name: str, message: str) -> None:
    code, said, wrong = answers[name]
    assert (code, wrong) == (1, "")
    assert said.startswith("Not added: ")
    assert message in said
    assert said.count("\n") == 1, "one sentence"


PLACES = [
    ("nothing there", "no-such-file.txt", "there is no file no-such-file.txt."),
    ("a folder", "/", "/ is not a file; name the article's file itself."),
    ("a device without end", "/dev/zero", "/dev/zero is not a file"),
    ("a name with a NUL", "a\x00b", "there is no file a"),
    (
        "an address of a file",
        "file:///etc/passwd",
        "begins with file: ; only http: and https: addresses are fetched.",
    ),
    ("words as an address", "data:text/html,<p>Hello", "begins with data: ; only http: and https: addresses"),
    ("another protocol", "ftp://example.org/a.txt", "begins with ftp: ; only http: and https: addresses"),
    ("an address without a host", "http:///a", "http:///a is no web address."),
    ("an address with a password", "http://me:secret@example.org/", "holds a user name or password, which would be"),
]


@pytest.mark.parametrize(("place", "message"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_place_that_cannot_be_read_is_named(root: Path, place: str, message: str) -> None:
    before = snapshot(root)
    result = run(root, "new", place, "--outlet", "strait-gazette")
    assert result.exit_code == 1
    assert message in result.output
    assert snapshot(root) == before


@pytest.mark.parametrize("option", [("--slug", "../outside"), ("--slug", "Not This"), ("--outlet", "../x")])
def test_a_name_that_is_no_name_is_refused(root: Path, option: tuple[str, str]) -> None:
    before = snapshot(root)
    result = run(root, "new", THIRD, *option)
    assert result.exit_code == 1
    assert f"must be lower-case words joined by hyphens, not '{option[1]}'." in result.output
    assert snapshot(root) == before


# -- addresses ------------------------------------------------------------------------------------------

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/article": (200, {"Content-Type": "text/plain; charset=utf-8"}, THIRD.read_bytes()),
    "/moved": (302, {"Location": "/article"}, b""),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/disguised-pdf": (200, {"Content-Type": "text/html"}, b"%PDF-1.7\n" * 20),
    "/to-a-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-data": (301, {"Location": "data:text/html,<p>x"}, b""),
    "/round-and-round": (302, {"Location": "/round-and-round"}, b""),
    "/nowhere": (302, {}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, b"<h1>Not found</h1>"),
    "/zipped": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"\x1f\x8b"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/huge": (200, {"Content-Type": "text/html", "Content-Length": "99000000"}, b"words " * 2_000_000),
    "/cut": (200, {"Content-Type": "text/plain", "Content-Length": "5000"}, b"A few words"),
}


class _Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/hangs":
            self.server.released.wait(20)  # type: ignore[attr-defined]
            return
        if self.path == "/drips":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
            while not self.server.released.wait(0.2):  # type: ignore[attr-defined]
                self.wfile.write(b".")
            return
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]  # who hangs up in the middle is us
    server.released = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.fixture
def here_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine's own servers for the public's: a test asks nobody else."""
    monkeypatch.setattr(fetching, "is_public", lambda address: True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"])
def test_nothing_is_fetched_from_this_machine(root: Path, web: str, host: str) -> None:
    result = run(root, "new", f"http://{host}:{web.rpartition(':')[2]}/article", "--outlet", "strait-gazette")
    assert result.exit_code == 1
    assert "an address of this machine or its own network, whose pages are not fetched" in result.output


def test_nothing_is_fetched_from_this_machine_to_which_a_page_redirects(
    root: Path, web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fetching, "is_public", lambda address: not asked.append(address) and len(asked) == 1)
    result = run(root, "new", f"{web}/moved", "--outlet", "strait-gazette")
    assert "an address of this machine or its own network" in result.output
    assert asked == ["127.0.0.1", "127.0.0.1"], "each is looked at anew"


def test_private_and_local_addresses_are_not_public() -> None:
    for address in (
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "fe80::1%eth0",
        "fc00::1",
        "224.0.0.1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ):
        assert not fetching.is_public(address), address
    assert fetching.is_public("93.184.215.14")
    assert fetching.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    assert fetching.is_public("64:ff9b::5db8:d70e"), "NAT64 of a public address"


def refusing_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


ADDRESSES = [
    ("a PDF", "/pdf", "is application/pdf, not a web page or plain text: save the article's text and add that."),
    ("a PDF that says it is a page", "/disguised-pdf", "is a PDF document, not a text"),
    ("a redirect to a file", "/to-a-file", "redirects to an address that begins with file: ; only http: and https:"),
    ("a redirect to data", "/to-data", "redirects to an address that begins with data: ; only http: and https:"),
    ("a redirect to itself", "/round-and-round", "redirects in a circle, or to nowhere: there is no page to add."),
    ("a redirect to nowhere", "/nowhere", "redirects in a circle, or to nowhere"),
    ("a page that is not there", "/gone", "answers 404 Not Found: there is no page to add."),
    ("a compressed page", "/zipped", "is sent compressed, which was not asked for"),
    ("an empty page", "/empty", "is empty."),
    ("a page without end", "/huge", "has more than 10 MB; an article's page has less."),
    ("a page that breaks off", "/cut", "broke off before the page's end: try again."),
    ("a server that never answers", "/hangs", "did not answer within 0 seconds: save the page and add the file."),
    ("a server that drips", "/drips", "takes longer than 2 seconds: save the page and add the file."),
]


@pytest.mark.parametrize(("path", "message"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
@pytest.mark.usefixtures("here_is_public")
def test_a_hostile_address_ends_in_a_sentence(
    root: Path, web: str, monkeypatch: pytest.MonkeyPatch, path: str, message: str
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.5)
    monkeypatch.setattr(fetching, "WHOLE_PATIENCE", 2.0)
    before = snapshot(root)
    result = run(root, "new", f"{web}{path}", "--outlet", "strait-gazette")
    assert result.exit_code == 1
    assert message in result.output
    assert result.output.count("\n") == 1, "one sentence, no traceback"
    assert snapshot(root) == before


@pytest.mark.usefixtures("here_is_public")
def test_a_server_that_refuses_is_named(root: Path) -> None:
    before, address = snapshot(root), refusing_port()
    result = run(root, "new", address, "--outlet", "strait-gazette")
    assert (result.exit_code, result.output) == (1, f"Not added: {address} cannot be reached: Connection refused.\n")
    assert snapshot(root) == before


@pytest.mark.usefixtures("here_is_public")
def test_an_address_gives_a_draft_with_its_address_and_day(tmp_path: Path, web: str) -> None:
    root = copy_archive(tmp_path)
    result = run(root, "new", f"{web}/moved", "--slug", "fetched")
    assert result.exit_code == 0, result.output
    text = (root / "articles/fetched/article.yml").read_text(encoding="utf-8")
    assert f'  url: "{web}/article"' in text, "where it was found, not where it was asked for"
    assert "  captured: 20" in text
    assert (root / "articles/fetched/capture.txt").read_bytes() == THIRD.read_bytes()
    assert run(root, "check").exit_code == 0


# -- the worst that is let in ---------------------------------------------------------------------------


def lines_of(make: Callable[[int], str], count: int) -> str:
    return "A headline of several words\n\n" + "\n".join(make(number) for number in range(count))


LARGEST = [
    lambda n: f'He said "a" and line {n} went on for a few more words than that.',
    lambda n: f'"{"a " * 30}" said Jo Roe {n % 7}.',
    lambda n: f"Photo: AP {n}",
    lambda n: f"Updated {n % 28 + 1} June 2024",
    lambda n: "x " * 500 if n < 250 else "",
]


@pytest.mark.long
def test_the_largest_texts_that_are_let_in_are_drafted_within_bounds(tmp_path: Path) -> None:
    """Just under every limit at once; none may take time that grows faster than the text."""
    root = copy_archive(tmp_path)
    commands = []
    for number, make in enumerate(LARGEST):
        most = 490 if '"' in make(0) else saved_article.MOST_LINES - 10
        count = min(most, saved_article.MOST_CHARACTERS // (len(make(0)) + 4))
        (tmp_path / f"{number}.txt").write_text(lines_of(make, count))
        slug = ["--slug", f"large-{'abcdefgh'[number]}"]
        commands.append(["--root", str(root), "new", str(tmp_path / f"{number}.txt"), "--outlet", "bell", *slug])
    for code, said, wrong in run_limited(commands):
        assert (code in (0, 1), wrong) == (True, ""), said
        assert "no draft that passes" not in said
    assert run(root, "check").exit_code == 0
