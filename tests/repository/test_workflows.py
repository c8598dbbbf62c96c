"""The workflows: least privilege, and nothing run that could change under its name."""

import re
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
