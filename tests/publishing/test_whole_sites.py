"""What a site must be before it takes a place, tried without a renderer."""

import os
from pathlib import Path

import pytest
from coverage_archive.publishing import site_check, source_date, whole_folder
from coverage_archive.reading import archive_folder
from helpers.made_archive import first, spec, write

PAGES = ("index.html", "articles/index.html")


def test_a_new_site_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(os, "sync", lambda: seen.append((tmp_path / "site").exists()))
    with whole_folder.replaced_whole(tmp_path / "site") as new:
        (new / "index.html").write_text("words", encoding="utf-8")
    assert seen == [False]


@pytest.mark.parametrize("lacking", PAGES)
@pytest.mark.parametrize("how", ["missing", "empty"])
def test_no_page_is_missing_or_empty(tmp_path: Path, lacking: str, how: str) -> None:
    write({**first(spec("six-outlets"), 1), "articles": []}, tmp_path / "articles")
    archive = archive_folder.load(tmp_path)
    for name in PAGES:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("words", encoding="utf-8")
    site_check.require_sound(tmp_path, archive, "", tmp_path / "site")
    if how == "empty":
        (tmp_path / "site" / lacking).write_bytes(b"")
    else:
        (tmp_path / "site" / lacking).unlink()
    with pytest.raises(site_check.UnsoundSiteError, match=f"{lacking} is missing or empty"):
        site_check.require_sound(tmp_path, archive, "", tmp_path / "site")


@pytest.mark.parametrize("said", ["-1", str(source_date.LATEST + 1), "1e9", "yesterday"])
def test_a_moment_that_no_file_can_bear_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(source_date.VARIABLE, said)
    with pytest.raises(source_date.SourceDateError, match="it is a whole number from 0 to 4294967295"):
        source_date.stated()
