"""The About page of this archive, and that of a new one."""

import re
from importlib.resources import files

import pytest
from helpers.project import PROJECT

pytestmark = pytest.mark.usefixtures("as_recorded")


def test_the_about_page_of_a_new_archive_says_of_the_method_what_this_archives_says() -> None:
    def paragraphs(text: str) -> list[str]:
        return [" ".join(part.split()) for part in re.split(r"\n\n+", text.partition("## Method")[2])]

    ours = (PROJECT / "docs" / "about.md").read_text("utf-8")
    new = files("coverage_archive.adding").joinpath("first_files", "about.md").read_text("utf-8")
    assert paragraphs(new) == paragraphs(ours)
