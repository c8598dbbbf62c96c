"""The two captures: byte for byte as they were captured, in articles/ and on the site."""

import hashlib
from pathlib import Path

import pytest
from helpers.project import PROJECT
from helpers.shipped import SEALS


@pytest.mark.parametrize("slug", SEALS)
def test_a_capture_is_as_it_was_captured(site: Path, slug: str) -> None:
    for folder in (PROJECT, site):
        data = (folder / "articles" / slug / "capture.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == SEALS[slug]
