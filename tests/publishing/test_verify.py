"""`archive verify`: a copy is what the manifest says, or what differs is named; nothing in it is trusted."""

import hashlib
import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive.cli import main
from coverage_archive.publishing import manifest
from helpers.project import serve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CAPTURE = "articles/monsoon-closest-pact/capture.txt"
PART = f"{manifest.PARTS}0.json"


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


def test_the_manifest_lists_every_file_but_its_own(pact_site: Path) -> None:
    """Read apart from the package: sizes, hashes, the parts' own hashes, the digest."""
    top = json.loads((pact_site / "data" / "manifest.json").read_bytes())
    listed = {}
    for part in top["parts"]:
        data = (pact_site / part["path"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (part["bytes"], part["sha256"])
        listed |= {file["path"]: (file["bytes"], file["sha256"]) for file in json.loads(data)["files"]}
    there = {
        path.relative_to(pact_site).as_posix(): path.read_bytes() for path in pact_site.rglob("*") if path.is_file()
    }
    own = {"data/manifest.json", *(part["path"] for part in top["parts"])}
    assert listed == {p: (len(d), hashlib.sha256(d).hexdigest()) for p, d in there.items() if p not in own}
    assert top["files"] == len(listed)
    assert top["bytes"] == sum(size for size, _ in listed.values())
    text = (pact_site / "data" / "manifest.json").read_text("utf-8")
    assert hashlib.sha256(text.replace(top["digest"], "0" * 64).encode()).hexdigest() == top["digest"]


def test_a_long_list_is_in_parts_and_each_says_where_it_begins(
    copy: Path, archives: tuple, publication: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "AT_ONCE", 10)
    listed = manifest.write(archives[0], publication, copy)  # type: ignore[arg-type]
    assert len(listed.parts) == -(-listed.files // 10)
    files = [json.loads((copy / part.path).read_bytes())["files"] for part in listed.parts]
    assert [part.first for part in listed.parts] == [part[0]["path"] for part in files]
    paths = [file["path"] for part in files for file in part]
    assert paths == sorted(paths)
    assert verify(copy)[0] == 0
    monkeypatch.undo()
    manifest.write(archives[0], publication, copy)  # type: ignore[arg-type]
    assert len(list((copy / "data" / "manifest").iterdir())) == 1, "parts of an earlier list go"


# -- what is told ---------------------------------------------------------------------------------------------------


def test_a_copy_that_is_whole_is_told_with_its_version(copy: Path, copy_url: str) -> None:
    count = json.loads((copy / "data" / "manifest.json").read_bytes())["files"]
    assert verify(copy) == (0, [f"{count} files, all as published (version unknown)."])
    assert verify(copy_url) == (0, [f"{count} files, all as published (version unknown)."])
    assert verify(copy_url.rstrip("/")) == (0, [f"{count} files, all as published (version unknown)."])


def test_in_a_project_captures_are_held_against_those_that_articles_records(copy: Path, pact_project: Path) -> None:
    code, (said,) = verify(copy, pact_project)
    assert code == 0
    assert said.endswith(" 3 captures as articles/ records them.")


def test_captures_that_were_changed_with_their_manifest_are_told_in_a_project(
    copy: Path, pact_project: Path, archives: tuple, publication: object
) -> None:
    flip(copy / CAPTURE, 40)
    manifest.write(archives[0], publication, copy)  # type: ignore[arg-type]
    assert verify(copy)[0] == 0
    assert faults(copy, pact_project) == [f"{CAPTURE}: not the capture that articles/ records"]


def test_everything_that_differs_is_named(copy: Path, copy_url: str) -> None:
    (copy / "about" / "index.html").unlink()
    flip(copy / CAPTURE, 7)
    (copy / "own.txt").write_text("mine")
    os.mkfifo(copy / "pipe")
    both = [f"{CAPTURE}: changed", "about/index.html: missing"]
    assert sorted(faults(copy)) == [*sorted(both), "own.txt: not in the manifest", "pipe: not in the manifest"]
    assert sorted(faults(copy_url)) == sorted(both)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_anywhere_is_named(copy: Path, data: st.DataObject) -> None:
    paths = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.stat().st_size)
    paths = [path for path in paths if (copy / path).is_file()]
    path = data.draw(st.sampled_from(paths) | st.sampled_from([manifest.FILE, PART]))
    before = (copy / path).read_bytes()
    flip(copy / path, data.draw(st.integers(0, len(before) - 1)))
    try:
        code, lines = verify(copy)
        assert code == 1
        assert any(line.startswith(f"{path}: ") for line in lines), lines
    finally:
        (copy / path).write_bytes(before)


# -- what cannot be checked, and what would do harm -----------------------------------------------------------------


def change(copy: Path, edit: Callable[[dict], object], file: str = manifest.FILE) -> None:
    content = json.loads((copy / file).read_bytes())
    edit(content)
    (copy / file).write_text(json.dumps(content))


def test_a_folder_without_a_manifest_says_so(tmp_path: Path) -> None:
    assert verify(tmp_path) == (1, [f"{tmp_path} has no data/manifest.json, which lists the files of a site."])


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
            self.send_header("Location", "http://localhost:1/data/manifest.json")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Leads) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        said = [f"{url} cannot be read: the server leads on to another one, localhost: check that one."]
        assert verify(url) == (1, said)
        server.shutdown()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 1}', "\xff", '{"digest": 4}', "[" * 100_000])
def test_a_manifest_that_is_none_says_so(copy: Path, text: str) -> None:
    (copy / manifest.FILE).write_text(text, encoding="latin-1")
    code, (said,) = verify(copy)
    assert code == 1
    assert said.startswith("data/manifest.json: damaged: ")


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a/../../b", "a\\b", "", "a//b", "c:/d", "\x1b[2J", "."]
)
def test_a_manifest_that_leads_out_of_the_copy_is_not_followed(copy: Path, path: str) -> None:
    change(copy, lambda it: it["files"][0].update(path=path), PART)
    named = faults(copy)
    assert f"{PART}: changed" in named
    assert any(line.startswith(f"{PART}: damaged: ") for line in named)
    assert not any("\x1b" in line for line in named)
    change(copy, lambda it: it["parts"][0].update(path=path))
    assert verify(copy)[1][0].startswith("data/manifest.json: damaged: ")


@pytest.mark.parametrize("size", [10**30, -1, 1.5, "7", None])
def test_sizes_that_no_file_has_are_told(copy: Path, size: object) -> None:
    change(copy, lambda it: it["files"][0].update(bytes=size), PART)
    assert f"{PART}: changed" in faults(copy)


def test_a_file_of_the_manifest_of_enormous_size_is_not_read(copy: Path) -> None:
    with (copy / manifest.FILE).open("r+b") as file:
        file.truncate(10**12)  # of which nothing is stored
    assert verify(copy) == (1, [f"{copy} cannot be read: it is larger than 16 MB."])


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(copy: Path) -> None:
    (copy / CAPTURE).unlink()
    os.mkfifo(copy / CAPTURE)
    assert faults(copy) == [f"{CAPTURE}: cannot be read: it is no file"]


def test_fewer_parts_than_were_published_are_told(copy: Path) -> None:
    change(copy, lambda it: it.update(parts=[]))
    assert faults(copy)[0] == f"{manifest.FILE}: changed; its own digest does not fit it"
