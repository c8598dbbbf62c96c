"""Copy the project into a temporary folder in which Python imports the copied program and no other."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_running: set[int] = set()


@dataclass(frozen=True)
class ProjectCopy:
    """Hold a copy of the project; ``folder`` contains it and everything that its commands write."""

    folder: Path

    @property
    def project(self) -> Path:
        """Return the folder of the copied project."""
        return self.folder / "project"

    def run(self, *command: str, seconds: float, **environment: str) -> tuple[int | None, str]:
        """Run a command in the copied project, then kill it and every process that it started.

        Return its exit code, or None if it did not end within ``seconds``, and its output.
        """
        around = {
            **os.environ,
            "PYTHONPATH": str(self.project / "scripts"),  # comes before the program that is installed
            "TMPDIR": str(self.folder / "tmp"),
            "DENO_DIR": str(self.project / ".cache" / "deno"),
            "DENO_NO_UPDATE_CHECK": "1",
            **environment,
        }
        code = None
        with (self.folder / "output").open("w+", encoding="utf-8", errors="replace") as output:
            process = subprocess.Popen(
                command, cwd=self.project, env=around, stdout=output, stderr=output, start_new_session=True
            )
            _running.add(process.pid)
            with suppress(subprocess.TimeoutExpired):
                code = process.wait(seconds)
            _end(process.pid)
            process.wait()
            output.seek(0)
            return code, output.read()


def end_all() -> None:
    """Kill every command that still runs in a copy."""
    for group in [*_running]:
        _end(group)


def _end(group: int) -> None:
    _running.discard(group)
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def copy_project(project: Path, folder: Path) -> ProjectCopy:
    """Copy the files of a project that git does not ignore; link to the packages of the Python that runs this.

    Raise RuntimeError if Python imports the program from anywhere but the copy.
    """
    copy = ProjectCopy(folder)
    listing = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(listing, cwd=project, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (project / name).is_file():
            (copy.project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, copy.project / name)
    for name in (".cache/deno", ".mypy_cache"):
        if (project / name).is_dir():
            shutil.copytree(project / name, copy.project / name)
    (folder / "tmp").mkdir()
    (copy.project / ".venv").symlink_to(Path(sys.executable).parent.parent)
    shutil.copy(Path(__file__).with_name("record_calls.py"), copy.project / "scripts" / "sitecustomize.py")
    _, said = copy.run(sys.executable, "-c", "import coverage_archive; print(coverage_archive.__file__)", seconds=60)
    if Path(said.strip()) != copy.project / "scripts" / "coverage_archive" / "__init__.py":
        raise RuntimeError(f"the copy does not import its own program: {said}")
    return copy
