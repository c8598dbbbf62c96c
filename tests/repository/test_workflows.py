"""The workflows: least privilege, and nothing run that could change under its name."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from helpers.project import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_and_names_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_every_push_is_tested_with_the_oldest_and_the_newest_python_that_readme_names() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    oldest, newest = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    (setup,) = [step for step in workflow["jobs"]["test"]["steps"] if "setup-python" in step.get("uses", "")]
    assert setup["with"]["python-version"] == "${{ matrix.python }}"
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={oldest}"
    assert f"Python {oldest} to {newest}" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_nothing_is_published_that_does_not_pass_the_tests() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "deploy.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert commands == ["make test", "make site"]
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_only_the_deployment_may_write_and_only_pages() -> None:
    granted = {}
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, job in workflow["jobs"].items():
            granted[f"{path.stem}/{name}"] = job.get("permissions", workflow["permissions"])
    assert granted == {
        "deploy/build": {"contents": "read", "pages": "read"},
        "deploy/deploy": {"pages": "write", "id-token": "write"},
        "test/test": {"contents": "read"},
        "test-long/test-long": {"contents": "read"},
    }
