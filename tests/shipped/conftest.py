"""What this folder's tests check is the two articles that this project ships: what its pages must say of them.

They apply wherever both stand in articles/, whatever else stands there, and are skipped elsewhere. Everything outside
this folder holds for any archive.
"""

import pytest
from helpers.project import PROJECT
from helpers.shipped import SHIPPED


@pytest.fixture(scope="session", autouse=True)
def shipped() -> None:
    """Skip where one of the two articles is not there."""
    for slug in SHIPPED:
        if not (PROJECT / "articles" / slug).is_dir():
            pytest.skip(f"checks the two articles that this project ships; articles/ does not hold {slug}")
