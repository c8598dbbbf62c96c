"""Git sees nothing of what commands make, so nobody commits it by mistake, and a checkout stays what it was."""

import subprocess
from pathlib import Path

from helpers.made_archive import spec
from helpers.project import BUILT_FROM, archive, copy_project, make_site


def git(folder: Path, *arguments: str) -> str:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(["git", *person, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_git_sees_nothing_of_a_site_or_of_the_set_up(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", spec("pact"), (*BUILT_FROM, ".gitignore", "requirements"))
    assert archive("build", root=project).returncode == 0  # the ledger is for committing
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "all")
    assert make_site(project, project / "site", SITE_URL="https://example.org/").returncode == 0
    for made in (".venv", "build", "scripts/coverage_archive.egg-info", "scripts/__pycache__"):
        (project / made).mkdir(parents=True, exist_ok=True)
        (project / made / "file").write_text("made by the set-up")
    assert (project / "pages" / "share.png").is_file()
    assert git(project, "status", "--porcelain", "--untracked-files=all") == ""
