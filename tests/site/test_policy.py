"""The Content-Security-Policy of every page: only what the page needs is loaded, only what the archive wrote runs.

That nothing which readers use breaks it is watched in every test with a browser (helpers/project.watched_page).
"""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from selectolax.lexbor import LexborHTMLParser, LexborNode

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
SLUG = "monsoon-closest-pact"


@pytest.fixture(scope="session", params=["own", "made"])
def some_site(request: pytest.FixtureRequest) -> Path:
    """The project's own site, and one with moved pages, told its address."""
    return request.getfixturevalue({"own": "site", "made": "made_site"}[request.param])  # type: ignore[no-any-return]


def rules(page: LexborHTMLParser) -> dict[str, list[str]]:
    """The first of a page's policies; any other only takes more away."""
    tag = page.css(POLICY)[0]
    found = [rule.split() for rule in (tag.attributes["content"] or "").split(";")]
    assert len({name for name, *_ in found}) == len(found)
    return {name: values for name, *values in found}


def runs(script: LexborNode) -> bool:
    return script.attributes.get("type") in (None, "", "module", "text/javascript")


def test_every_page_has_a_policy_that_lets_only_its_own_scripts_run(some_site: Path) -> None:
    pages = list(some_site.rglob("*.html"))
    assert pages
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        policy = rules(page)
        assert policy["default-src"] == ["'none'"], path
        assert not {"'unsafe-inline'", "'unsafe-eval'", "'self'", "*", "https:"} & {*policy.get("script-src", [])}, (
            path
        )
        assert not {name for name, values in policy.items() if "'unsafe-inline'" in values} - {"style-src-attr"}, path
        for script in filter(runs, page.css("script")):
            text = script.text(deep=True, strip=False)
            digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy["script-src"], f"{path}: {text[:80]}"
        assert not [
            name for element in page.css("*") for name in element.attributes if name.lower().startswith("on")
        ], path
        assert not page.css('[href^="javascript:"], style'), path


def test_the_policy_comes_before_all_that_it_rules(some_site: Path) -> None:
    for path in some_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        first = re.search(r"<(script|link|style|body)\b", html)
        assert first, path
        assert html.index("Content-Security-Policy") < first.start(), path


def test_a_card_runs_no_script(some_site: Path) -> None:
    for path in some_site.rglob("card/index.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        if not page.css("meta[http-equiv=refresh]"):
            assert "script-src" not in rules(page)


@pytest.mark.parametrize(
    "injected",
    [
        '<script src="capture.txt"></script>',
        '<script src="../../assets/evil.js"></script>',
        '<script type="module" src="../../assets/evil.js"></script>',
        *(
            f'<link rel="modulepreload" href="{address}"><script type="module" src="{address}"></script>'
            for address in ("https://else.example/x.js", "data:text/javascript,window.evil=1")
        ),
        *(
            f'<link rel="modulepreload" href="{address}"><script>window.evil = 1</script>'
            for address in ("https://else.example/x.js", "data:text/javascript,window.evil=1", "capture.txt")
        ),
        "<script>window.evil = 1</script>",
        '<img src="no-such.png" onerror="window.evil = 1">',
        '<svg onload="window.evil = 1"></svg>',
        '<a id="press" href="javascript:window.evil = 1">press</a>',
        '<base href="https://else.example/">',
        '<form id="send" action="https://else.example/"><button>send</button></form>',
        '<iframe srcdoc="<script>parent.evil = 1</script>"></iframe>',
        '<object data="capture.txt" type="text/html"></object>',
        '<link rel="stylesheet" href="https://else.example/x.css">',
        "<style>body { display: none }</style>",
    ],
)
def test_what_gets_into_a_page_is_not_run(browser: Browser, pact_url: str, injected: str) -> None:
    """What the policy is for: suppose that somebody's words were taken for markup, in spite of all escaping."""
    page = browser.new_page()
    refused: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)

    def inject(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('<p id="p1"', f'{injected}<p id="p1"', 1))

    page.route(f"**/articles/{SLUG}/", inject)
    for file in ("capture.txt", "evil.js"):
        page.route(f"**/{file}", lambda route: route.fulfill(body="window.evil = 1", content_type="text/javascript"))
    page.route("https://else.example/**", lambda route: foreign.append(route.request.url) or route.abort())
    page.goto(f"{pact_url}articles/{SLUG}/", wait_until="load")
    page.evaluate("document.querySelector('#press, #send button')?.click()")
    page.wait_for_timeout(50)
    assert refused
    assert page.evaluate("window.evil") is None
    assert page.locator("#p1").is_visible()
    assert foreign == []
    page.close()


def test_the_page_at_an_earlier_address_leads_on_with_what_was_asked_for(
    page: Page, made_site: Path, made_url: str
) -> None:
    moved = [path for path in made_site.rglob("index.html") if "This page now stands at" in path.read_text("utf-8")]
    page.goto(f"{made_url}{moved[0].parent.relative_to(made_site).as_posix()}/?a=b#p1")
    page.wait_for_url("**/?a=b#p1")
    assert page.locator(".site-head").is_visible()
