"""Whatever is installed is pinned, with its hash: nobody gets another program tomorrow under the same name."""

import re
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from helpers.project import PROJECT
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z0-9,-]+\])?==(\S+)(?: ; (.*?))?(?: \\)?$", re.MULTILINE)
# Which extras and groups of pyproject.toml a lock is made of, besides the dependencies.
MADE_OF = {
    "site": (),
    "html": ("html",),
    "desk": ("html", "desk"),
    "renderers": ("renderers",),
    "test": ("html", "desk", "renderers", "test"),
}

# The oldest Python, Debian 12's own, the last before some packages' demand of 3.11.5, and every later series.
PYTHONS = ("3.11.0", "3.11.2", "3.11.4", "3.11.5", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = {
    "Linux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"},
    "macOS": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
    "Windows": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
}

# By package: the versions that a lock pins, each with the marker that says where (None: everywhere).
Pins = dict[str, list[tuple[str, str | None]]]


def pins(text: str) -> Pins:
    """Return the pins of a lock."""
    found: Pins = {}
    for name, version, marker in PINNED.findall(text):
        found.setdefault(name, []).append((version, marker or None))
    return found


def environment(python: str, system: str) -> dict[str, str]:
    """Return what markers are read against."""
    return {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_machine": "x86_64",
        **SYSTEMS[system],
    }


def asked_for(lock: str) -> list[Requirement]:
    """Return the requirements of pyproject.toml that a lock is made of."""
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    more = {**stated["project"]["optional-dependencies"], **stated["dependency-groups"]}
    lines = [*stated["project"]["dependencies"], *(line for name in MADE_OF[lock] for line in more[name])]
    return [Requirement(line) for line in lines]


def needed(requirements: list[Requirement], around: dict[str, str]) -> set[str]:
    """Return every package that requirements need in an environment, as they say themselves.

    What is installed here tells what it needs anywhere; of any other, only the name counts.
    """
    found: set[tuple[str, str]] = set()
    left = [(requirement, "") for requirement in requirements]
    while left:
        requirement, extra = left.pop()
        if requirement.marker and not requirement.marker.evaluate({**around, "extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in found:
                found.add((name, wanted))
                left += [(one, wanted) for one in _requires(name)]
    return {name for name, _ in found}


@cache
def _requires(name: str) -> list[Requirement]:
    try:
        return [Requirement(line) for line in metadata.requires(name) or []]
    except metadata.PackageNotFoundError:
        return []


def faults(lock: Pins, wanted: set[str], around: dict[str, str]) -> list[str]:
    """Return what is wrong with a lock in an environment: pins that are missing, double, or for another Python."""
    there = {
        name: [version for version, marker in versions if marker is None or Marker(marker).evaluate(around)]
        for name, versions in lock.items()
    }
    found = [f"{name} is not pinned" for name in sorted(wanted) if not there.get(name)]
    found += [f"{name} is pinned as {versions}" for name, versions in there.items() if len(versions) > 1]
    python = around["python_full_version"]
    refused = [name for name, versions in there.items() if any(_refuses(name, one, python) for one in versions)]
    return found + [f"the version of {name} is not for Python {python}" for name in refused]


def _refuses(name: str, version: str, python: str) -> bool:
    """Say whether a version refuses a Python, as far as that is known here: of the version that is installed."""
    stated = _stated(name)
    return bool(stated) and stated[0] == version and not stated[1].contains(python)


@cache
def _stated(name: str) -> tuple[str, SpecifierSet] | tuple[()]:
    """Return the version of an installed package and which Pythons it is for."""
    try:
        stated = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ()
    return stated["Version"], SpecifierSet(stated.get("Requires-Python", ""))


def test_every_install_of_the_makefile_asks_for_hashes_or_is_this_project_alone() -> None:
    installs = re.findall(r"^\t\$\(PIP\) (.*)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(installs) > 2
    for options in installs:
        assert "--require-hashes -r requirements/" in options or "--no-deps" in options, options


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_the_locks_agree_with_each_other_and_name_no_index(lock: Path) -> None:
    everything = pins((PROJECT / "requirements" / "test.txt").read_text(encoding="utf-8"))
    text = lock.read_text(encoding="utf-8")
    own = pins(text)
    assert own
    assert own == {name: everything.get(name) for name in own}
    assert "://" not in text


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_python_on_every_system_gets_each_package_that_it_needs_once(
    lock: Path, python: str, system: str
) -> None:
    around = environment(python, system)
    wanted = needed(asked_for(lock.stem), around)
    assert len(wanted) > len(asked_for(lock.stem)), "what the packages need themselves is not found"
    assert faults(pins(lock.read_text(encoding="utf-8")), wanted, around) == []
