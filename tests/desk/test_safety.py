"""Nobody but the editor at this machine gets anything from the desk, and no page of another site acts on it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage_archive.desk.safety import MOST_BYTES
from helpers.archive_copy import THIRD, copy_archive, run, snapshot
from helpers.at_the_desk import TOKEN, Served, served
from helpers.reviewed import SLUG

ACT = f"/articles/{SLUG}/act"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_archive(tmp_path_factory.mktemp("served"))
    assert run(root, "new", THIRD, "--slug", SLUG).exit_code == 0
    return root


@pytest.fixture(scope="module")
def desk(here: Path) -> Iterator[Served]:
    with served(here) as asked:
        yield asked


def test_the_token_in_the_address_is_kept_in_a_cookie_that_no_script_and_no_other_site_reads(desk: Served) -> None:
    status, headers, _ = desk.ask("GET", f"/?token={TOKEN}", Cookie="")
    assert (status, headers["location"]) == (303, "/"), "the token does not stay in the address"
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert desk.ask("GET", "/")[0] == 200


@pytest.mark.parametrize("path", ["/", f"/articles/{SLUG}/", "/names/", "/assets/bundles/desk.js", "/?token=wrong"])
@pytest.mark.parametrize("cookie", ["", "desk-{port}=wrong", "desk-1=" + TOKEN])
def test_without_the_token_there_is_nothing(desk: Served, path: str, cookie: str) -> None:
    status, _, body = desk.ask("GET", path, Cookie=cookie.format(port=desk.port))
    assert status == 403
    assert b"token" in body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "0.0.0.0:{port}", ""]
)
def test_a_name_that_is_made_to_lead_here_is_refused(desk: Served, host: str) -> None:
    assert desk.ask("GET", "/", Host=host.format(port=desk.port), Origin="")[0] in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", ""]
)
def test_a_page_of_another_origin_changes_nothing(desk: Served, here: Path, origin: str) -> None:
    before = snapshot(here)
    status, _, _ = desk.ask("POST", ACT, b"do=accept&version=x~page-", Origin=origin.format(port=desk.port))
    assert status == 403
    assert snapshot(here) == before


def test_another_site_cannot_load_a_page_or_an_image_of_the_desk(desk: Served) -> None:
    assert desk.ask("GET", "/", Origin="", Sec_Fetch_Site="cross-site")[0] == 403
    assert desk.ask("GET", "/", Origin="", Sec_Fetch_Site="none")[0] == 200, "an address that is typed"


def test_every_answer_says_what_a_page_may_load_and_that_nobody_may_frame_or_keep_it(desk: Served) -> None:
    for path in ("/", "/nothing", f"/articles/{SLUG}/", "/assets/bundles/site.css", "/?token=wrong"):
        headers = desk.ask("GET", path)[1]
        policy = headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/articles/../../etc/passwd",
        "/articles/..%2f..%2fetc%2fpasswd/",
        "/articles/%2e%2e/",
        "/articles/.adding-x/",
        "/articles/third/capture.txt",
        "/assets/fonts/../../cli.py",
        "/assets/bundles/%2e%2e/%2e%2e/cli.py",
        "/assets/bundles//etc/passwd",
        "/articles/nobody/",
        "//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_desk(desk: Served, path: str) -> None:
    assert desk.ask("GET", path)[0] == 404


def test_the_words_of_a_capture_are_text_on_every_page(tmp_path: Path) -> None:
    root = copy_archive(tmp_path)
    hostile = tmp_path / "hostile.txt"
    words = THIRD.read_text(encoding="utf-8").replace(
        "at once and in full", "at <script>once</script> &amp; {{ full }}"
    )
    hostile.write_text(words.replace("The scene recalled", '<img src=x onerror="x">The scene recalled'), "utf-8")
    assert run(root, "new", hostile, "--slug", "hostile").exit_code == 0
    with served(root) as desk:
        page = desk.ask("GET", "/articles/hostile/")[2].decode()
        act = f"do=take&tag=quote-script&version={'x~page-'}".encode()
        answer = json.loads(desk.ask("POST", "/articles/hostile/act", act, Content_Type=FORM)[2])
    for html in (page, *answer["regions"].values()):
        assert "<script>once" not in html
        assert "<img" not in html
    assert "&lt;script&gt;once&lt;/script&gt; &amp;amp; {{ full }}" in page


FORM = "application/x-www-form-urlencoded"


def test_a_request_that_is_too_large_is_refused(desk: Served) -> None:
    assert desk.ask("POST", ACT, b"do=" + b"x" * MOST_BYTES)[0] == 413


def test_only_this_machine_is_served(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coverage_archive.desk import server

    asked: list[tuple[str, int]] = []

    def refused(address: tuple[str, int]) -> None:
        asked.append(address)
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(server.socket, "create_server", refused)
    said = run(here, "desk", "--no-open", "--port", "8765")
    assert asked == [("127.0.0.1", 8765)]
    assert said.exit_code == 1
    assert "port 8765 of 127.0.0.1 cannot be used: Address already in use" in said.output
