"""A copy of the project in a temporary folder, whose own Python imports the copy's program and no other."""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .mutant import Mutant

_running: set[int] = set()
_lock = threading.Lock()


@dataclass(frozen=True)
class Ran:
    """What a command gave back; ``code`` is None where it did not end in time."""

    code: int | None
    output: str


@dataclass(frozen=True)
class ProjectCopy:
    """A copy; ``folder`` holds it and everything that its commands write."""

    folder: Path

    @property
    def project(self) -> Path:
        """Return the copy of the project itself."""
        return self.folder / "project"

    @property
    def python(self) -> str:
        """Return the path of the copy's own Python."""
        return str(self.project / ".venv" / "bin" / "python")

    def run(self, *command: str, seconds: float, **environment: str) -> Ran:
        """Run a command in the copy, with all that it starts; end them all after so many seconds."""
        around = {
            **os.environ,
            **environment,
            "TMPDIR": str(self.folder / "tmp"),
            "DENO_DIR": str(self.project / ".cache" / "deno"),
            "DENO_NO_UPDATE_CHECK": "1",
            "NO_MKDOCS_2_WARNING": "1",
        }
        log = self.folder / "output"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=self.project, env=around, stdout=output, stderr=output, start_new_session=True
            )
            with _lock:
                _running.add(process.pid)
            try:
                code: int | None = process.wait(seconds)
            except subprocess.TimeoutExpired:
                code = None
            finally:
                _end(process.pid)
                process.wait()
        return Ran(code, log.read_text(encoding="utf-8", errors="replace"))

    @contextmanager
    def holding(self, mutant: Mutant) -> Iterator[None]:
        """Make a mutant's change in the copy, and take it back afterwards."""
        path = self.project / mutant.file
        before = path.read_bytes()
        path.write_bytes(mutant.of(before.decode()).encode())
        try:
            yield
        finally:
            path.write_bytes(before)


def end_all() -> None:
    """End every command that still runs in a copy."""
    with _lock:
        left = list(_running)
    for group in left:
        _end(group)


def _end(group: int) -> None:
    with _lock:
        _running.discard(group)
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def copy_project(project: Path, folder: Path) -> ProjectCopy:
    """Copy what git knows of a project, and what is new in it, and give the copy a Python of its own.

    Raise RuntimeError if that Python imports the program from anywhere else.
    """
    copy = ProjectCopy(folder)
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (project / name).is_file():
            (copy.project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, copy.project / name)
    for name in (".cache/deno", ".mypy_cache"):
        if (project / name).is_dir():
            shutil.copytree(project / name, copy.project / name)
    (folder / "tmp").mkdir()
    _make_python(copy)
    said = copy.run(copy.python, "-c", "import coverage_archive; print(coverage_archive.__file__)", seconds=60)
    if Path(said.output.strip()) != copy.project / "scripts" / "coverage_archive" / "__init__.py":
        raise RuntimeError(f"the copy does not import its own program: {said.output}")
    return copy


def _make_python(copy: ProjectCopy) -> None:
    """Make the copy's `.venv`: the packages of the Python that runs this, but the program of the copy."""
    bin_folder = Path(sys.executable).parent
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(copy.project / ".venv")], check=True)
    own = copy.project / ".venv" / "bin"
    for path in bin_folder.iterdir():
        if (own / path.name).exists() or not path.is_file():
            continue
        if path.read_bytes()[:2] == b"#!":
            (own / path.name).write_text(path.read_text().replace(str(bin_folder), str(own)))
            (own / path.name).chmod(0o755)
        else:
            (own / path.name).symlink_to(path)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = copy.project / ".venv" / "lib" / version / "site-packages"
    shutil.copy(Path(__file__).with_name("record_calls.py"), packages)
    # A .pth file in another folder is not read, so the path to the program that is installed there stays out.
    paths = (str(copy.project / "scripts"), sysconfig.get_path("purelib"))
    (packages / "copy.pth").write_text("\n".join((*paths, "import record_calls\n")))
