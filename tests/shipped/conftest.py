"""What this folder's tests check is the two articles that this project ships: what its pages must say of them.

They run while articles/ holds exactly those two, as captured, and are skipped for any other archive: one with another
article more, too. What they say of tags is compared with golden files; where an editor has changed the records since
those were written, they stand aside and name the record. Everything outside this folder holds for any archive.
"""

import pytest
from helpers.project import PROJECT
from helpers.shipped import RECORDED, changed_records, other_archive


@pytest.fixture(scope="session", autouse=True)
def shipped() -> None:
    """Skip where articles/ holds anything but the two articles."""
    if reason := other_archive(PROJECT / "articles"):
        pytest.skip(f"checks the two articles that this project ships; {reason}")


@pytest.fixture(scope="session")
def as_recorded() -> None:
    """Skip where an editor has changed what the golden files were written for."""
    if changed := changed_records(PROJECT):
        pytest.skip(
            f"{', '.join(changed)} changed since the golden files of tests/shipped were written "
            f"(another hash in {RECORDED}); if they still fit, or once you have mended them, run `make golden`"
        )
