"""A site that lacks a promised address, an article's words or the end of a link does not replace the old one."""

import re
import shutil
from pathlib import Path

import pytest
from coverage_archive.publishing.site_check import UnsoundSiteError, require_sound
from coverage_archive.reading.check import checked
from coverage_archive.reading.publishable import publishable
from helpers import quick_renderer
from helpers.archive_copy import run
from helpers.own_theme import own_template
from helpers.project import make_site

PAGE = "articles/monsoon-closest-pact/index.html"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_template_that_misspells_the_pages_content_leaves_the_old_site(made: Path) -> None:
    template = own_template(made, "main.html")
    template.write_text(template.read_text("utf-8").replace("page.content", "page.contnt"), encoding="utf-8")
    before = files(made / "site")
    result = make_site(made, made / "site")
    assert result.returncode == 1
    assert re.search(r"articles/permalinks\.txt:\d+: \S+ was promised: \S+ has no id ", result.stderr)
    assert files(made / "site") == before


@pytest.mark.parametrize(
    ("pattern", "by", "told"),
    [
        (r'<p id="p1".*?</p>', "", f" was promised: {PAGE} has no id "),
        (r'(<p id="p1"[^>]*>(?:<[^>]*>)*)[^<]', r"\1", f"{PAGE}: paragraph 1 is not there as the capture has it"),
        (r'(<p id="p2"[^>]*>)', r"\1&nbsp;", f"{PAGE}: paragraph 2 is not there as the capture has it"),
        (r'<p id="p1"', "<p ", f"#p1 was promised: {PAGE} has no id 'p1'"),
        ("</main>", '<a href="../nowhere/">x</a></main>', f"{PAGE}: the link to ../nowhere/ leads nowhere: "),
        ("</main>", '<a href="#no_such">x</a></main>', f"{PAGE}: the link to #no_such leads nowhere: "),
        ("</main>", '<a href="/../..">x</a></main>', f"{PAGE}: the link to /../.. leads nowhere: "),
        ("</main>", '<img srcset="no.png 2x"></main>', f"{PAGE}: the link to no.png leads nowhere: "),
        ("</main>", '<script src="no.js"></script></main>', f"{PAGE}: the link to no.js leads nowhere: "),
    ],
)
def test_the_first_fault_is_named_and_the_old_site_stays(
    made: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, by: str, told: str
) -> None:
    rendered = Path(shutil.copytree(made / "site", made.parent / "rendered"))
    text, changes = re.subn(pattern, by, (rendered / PAGE).read_text("utf-8"), count=1, flags=re.DOTALL)
    assert changes == 1
    (rendered / PAGE).write_text(text, encoding="utf-8")
    quick_renderer.install(monkeypatch, rendered)
    before = files(made / "site")
    result = run(made, "site")
    assert result.exit_code == 1
    assert told in result.output
    assert result.output.endswith("; the site is as it was.\n")
    assert files(made / "site") == before


def test_a_site_with_earlier_addresses_that_knows_its_own_is_sound(made_project: Path) -> None:
    archive = publishable(checked(made_project)[0])
    require_sound(made_project, archive, "https://example.org/archive/", made_project / "site")


def test_a_moved_address_needs_its_id_where_it_leads(made_project: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(made_project / "site", tmp_path / "site"))
    moved = next(
        page for page in sorted(site.glob("articles/*/index.html")) if "http-equiv" in page.read_text("utf-8")
    )
    to = re.search(r"url=\.\./([a-z0-9-]+)/", moved.read_text("utf-8"))
    assert to
    stands = site / "articles" / to[1] / "index.html"
    stands.write_text(stands.read_text("utf-8").replace('id="p1"', 'id="p0"'), encoding="utf-8")
    with pytest.raises(UnsoundSiteError, match=r"#p1 was promised"):
        require_sound(made_project, publishable(checked(made_project)[0]), "https://example.org/archive/", site)
