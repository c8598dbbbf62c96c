"""`archive verify`: a copy is what its SHA256SUMS says, or what differs is named; nothing in it is trusted."""

import hashlib
import http.server
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive.cli import main
from coverage_archive.model.publication import Version
from coverage_archive.publishing import file_list
from helpers.archive_copy import run
from helpers.project import serve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CAPTURE = "articles/monsoon-closest-pact/capture.txt"
NEW_LINE = b"\n"


@pytest.fixture
def copy(pact_site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pact_site, tmp_path / "copy"))


@pytest.fixture
def copy_url(copy: Path) -> Iterator[str]:
    with serve(copy) as address:
        yield address


def verify(where: object, root: Path | None = None) -> tuple[int, list[str]]:
    """Return the exit code and the lines that are said; without a project around it."""
    at = root or Path(os.sep)
    result = CliRunner().invoke(main, ["--root", str(at), "verify", str(where)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.splitlines()


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(data)


def faults(where: object, root: Path | None = None) -> list[str]:
    code, (*lines, last) = verify(where, root)
    assert code == 1
    assert re.search(r": (1 thing differs|\d+ things differ) from what was published\.$", last)
    return lines


# -- the list -------------------------------------------------------------------------------------------------------


def test_the_list_has_every_file_but_itself(pact_site: Path) -> None:
    """Read apart from the package."""
    head, *lines = (pact_site / "SHA256SUMS").read_text("utf-8").splitlines()
    there = {path.relative_to(pact_site).as_posix(): path for path in pact_site.rglob("*") if path.is_file()}
    del there["SHA256SUMS"]
    assert head == "# version unknown"
    assert lines == [f"{hashlib.sha256(there[path].read_bytes()).hexdigest()}  {path}" for path in sorted(there)]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum here")
def test_sha256sum_itself_checks_a_copy_by_it(copy: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=copy, capture_output=True, check=False).stderr == b""
    flip(copy / CAPTURE, 4)
    changed = subprocess.run(command, cwd=copy, capture_output=True, check=False, text=True)
    assert (changed.returncode, changed.stdout) == (1, f"{CAPTURE}: FAILED\n")


@pytest.mark.parametrize(
    ("version", "line"),
    [
        (Version(), "# version unknown"),
        (Version("0123456789", "2026-11-20"), "# version 0123456789 2026-11-20"),
        (Version("0123456789", "2026-11-20", changed=True), "# version 0123456789 2026-11-20, with changes since"),
    ],
)
def test_the_list_begins_with_the_version(tmp_path: Path, version: Version, line: str) -> None:
    (tmp_path / "page").write_text("words")
    file_list.write(version, tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text().splitlines()[0] == line
    assert verify(tmp_path)[1][0] == f"1 file, all as published ({line.removeprefix('# ')})."


def test_a_list_that_is_written_again_does_not_list_the_one_before(copy: Path) -> None:
    before = (copy / "SHA256SUMS").read_bytes()
    file_list.write(Version(), copy)
    assert (copy / "SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "c:d", "\x1b[2J"])
def test_a_file_whose_name_no_list_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("words")
    with pytest.raises(file_list.UnlistableError, match="give the file another one"):
        file_list.write(Version(), tmp_path)


# -- what is told ---------------------------------------------------------------------------------------------------


def test_a_copy_that_is_whole_is_told_with_its_version_and_the_digest_to_cite(copy: Path, copy_url: str) -> None:
    data = (copy / "SHA256SUMS").read_bytes()
    said = [
        f"{data.count(NEW_LINE) - 1} files, all as published (version unknown).",
        f"The SHA-256 of the list itself, SHA256SUMS: {hashlib.sha256(data).hexdigest()}",
    ]
    assert verify(copy) == (0, said)
    assert verify(copy_url) == (0, said)
    assert verify(copy_url.rstrip("/")) == (0, said)


def test_the_digest_to_cite_is_told_when_the_site_is_made(made: Path) -> None:
    said = run(made, "site").output.splitlines()
    digest = hashlib.sha256((made / "site" / "SHA256SUMS").read_bytes()).hexdigest()
    assert said[-1] == f"To cite all of it, the SHA-256 of its list of files, SHA256SUMS: {digest}"


def test_in_a_project_captures_are_held_against_those_that_articles_records(copy: Path, pact_project: Path) -> None:
    code, (said, _) = verify(copy, pact_project)
    assert code == 0
    assert said.endswith(" 3 captures as articles/ records them.")


def test_captures_that_were_changed_with_the_list_are_told_in_a_project(copy: Path, pact_project: Path) -> None:
    flip(copy / CAPTURE, 40)
    file_list.write(Version(), copy)
    assert verify(copy)[0] == 0
    assert faults(copy, pact_project) == [f"{CAPTURE}: not the capture that articles/ records"]


def test_everything_that_differs_is_named(copy: Path, copy_url: str) -> None:
    (copy / "about" / "index.html").unlink()
    flip(copy / CAPTURE, 7)
    os.mkfifo(copy / "pipe")
    added = ["data/manifest/own.json", "own.txt", "SHA256SUMS.d/own.txt"]
    for name in added:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text("mine")
    both = [f"{CAPTURE}: changed", "about/index.html: missing"]
    assert sorted(faults(copy)) == sorted([*both, *(f"{name}: not in the list" for name in [*added, "pipe"])])
    assert sorted(faults(copy_url)) == sorted(both)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_anywhere_is_named(copy: Path, data: st.DataObject) -> None:
    paths = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.stat().st_size)
    paths = [path for path in paths if (copy / path).is_file()]
    path = data.draw(st.sampled_from([path for path in paths if path != "SHA256SUMS"]))
    before = (copy / path).read_bytes()
    flip(copy / path, data.draw(st.integers(0, len(before) - 1)))
    try:
        code, lines = verify(copy)
        assert code == 1
        assert any(line.startswith(f"{path}: ") for line in lines), lines
    finally:
        (copy / path).write_bytes(before)


# -- what cannot be checked, and what would do harm -----------------------------------------------------------------


def test_a_folder_without_a_list_says_so(tmp_path: Path) -> None:
    assert verify(tmp_path) == (1, [f"{tmp_path} has no SHA256SUMS, which lists the files of a site."])


def test_what_is_neither_folder_nor_address_says_so() -> None:
    assert verify("ftp://example.org") == (
        1,
        ["ftp://example.org is neither a folder nor an address (http:// or https://)."],
    )


def test_an_address_where_nobody_answers_says_so(copy: Path) -> None:
    with serve(copy) as url:
        pass
    assert verify(url) == (1, [f"{url} cannot be read: Connection refused."])
    code, (said,) = verify("http://127.0.0.1:99999/")
    assert (code, said.startswith("http://127.0.0.1:99999/ cannot be read: ")) == (1, True)


def test_a_server_that_leads_on_to_another_one_is_not_followed() -> None:
    class Leads(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", "http://localhost:1/SHA256SUMS")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Leads) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        said = [f"{url} cannot be read: the server leads on to another one, localhost: check that one."]
        assert verify(url) == (1, said)
        server.shutdown()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000))
def test_a_flipped_byte_of_the_list_is_noticed_or_gives_another_digest(copy: Path, at: int) -> None:
    before, said = (copy / "SHA256SUMS").read_bytes(), verify(copy)
    flip(copy / "SHA256SUMS", at)
    assert verify(copy) != said
    (copy / "SHA256SUMS").write_bytes(before)


@pytest.mark.parametrize(
    "text", ["", "\xff", "# version", "1 2", "# version unknown\n\n", "# version unknown\nabc  index.html"]
)
def test_a_list_that_is_none_says_so(copy: Path, text: str) -> None:
    (copy / "SHA256SUMS").write_text(text, encoding="latin-1")
    code, (said,) = verify(copy)
    assert code == 1
    assert said.startswith("SHA256SUMS: damaged: line ")


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a/../../b", "a\\b", "", "a//b", "c:/d", "\x1b[2J", "."]
)
def test_a_list_that_leads_out_of_the_copy_is_not_followed(copy: Path, path: str) -> None:
    with (copy / "SHA256SUMS").open("a", encoding="utf-8") as listed:
        listed.write(f"{'0' * 64}  {path}\n")
    code, (said,) = verify(copy)
    assert code == 1
    assert re.fullmatch(
        r"SHA256SUMS: damaged: line \d+ is not the SHA-256 and the path .*; nothing can be checked\.", said
    )


@pytest.mark.parametrize("name", ["SHA256SUMS", CAPTURE])
def test_of_a_file_of_enormous_size_not_all_is_read(copy: Path, name: str) -> None:
    with (copy / name).open("r+b") as file:
        file.truncate(10**12)  # of which nothing is stored
    code, (said, *_) = verify(copy)
    assert code == 1
    assert said in (
        f"{copy} cannot be read: it has 1,000,000.0 MB, and no more than 256 MB are read.",
        f"{CAPTURE}: cannot be read: it has 1,000,000.0 MB, and no more than 256 MB are read",
    )


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(copy: Path) -> None:
    (copy / CAPTURE).unlink()
    os.mkfifo(copy / CAPTURE)
    said = "it is no file but a folder, a pipe or a device; put the file itself here"
    assert faults(copy) == [f"{CAPTURE}: cannot be read: {said}"]
