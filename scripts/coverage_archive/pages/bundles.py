"""Bundle the modules of frontend/js and the sheets of frontend/css: fewer, smaller files load faster on a phone.

Each file directly in one of these folders becomes one bundle, ``assets/bundles/NAME`` on the site, with everything
that it imports. The editor's desk (files and folders named ``desk``) has bundles of its own, which no site has. Only
``import`` and ``@import`` are interpreted; the sources are standard modules and sheets.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from os.path import normpath
from pathlib import Path

from rjsmin import jsmin

from ..frontend import FRONTEND
from ..storage.generated_files import FileGroup, GeneratedFile

FOLDER = "assets/bundles/"

_DESK = {"desk", "desk.js", "desk.css"}  # the folder and the files of the desk's programs and styles
_IMPORT = re.compile(r'^import (?:(?P<names>\{[^}]*\}) from )?"(?P<module>[^"]+)";\n', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(?P<module>[^"]+\.js)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
_COMMENT = re.compile(r"""(?P<text>"[^"]*"|'[^']*')|/\*.*?\*/""", re.DOTALL)
_SHEET = re.compile(r'^@import "(?P<sheet>[^"]+)";\n', re.MULTILINE)


def bundle_group() -> FileGroup:
    """Return the file group of all bundles. A build makes them again if any script or style sheet has changed."""
    sources = sorted(path for folder in ("js", "css") for path in (FRONTEND / folder).rglob("*") if path.is_file())
    sources = [path for path in sources if not _DESK & {*path.relative_to(FRONTEND).parts}]
    made_of = [(path.relative_to(FRONTEND).as_posix(), sha256(path.read_bytes()).hexdigest()) for path in sources]
    return FileGroup("bundles", tuple(made_of), bundles)


def bundles(frontend: Path = FRONTEND, *, of_desk: bool = False) -> Iterator[GeneratedFile]:
    """Yield a bundle for each script and style sheet of a page, and for each module that is imported dynamically.

    With ``of_desk``, yield the bundles of the editor's desk instead.

    The bundle of a dynamically imported module has its own copy of what it shares with the page's script. Only one of
    the two may therefore import a module that keeps state.
    """
    scripts, sheets = frontend / "js", frontend / "css"
    waiting = [path.name for path in sorted(scripts.glob("*.js")) if (path.name in _DESK) == of_desk]
    seen = set(waiting)
    while waiting:
        module = waiting.pop()
        program = _Program(scripts, module)
        yield GeneratedFile(f"{FOLDER}{_flat(module)}", jsmin(program.text))
        waiting += sorted(program.later - seen)
        seen |= program.later
    own = [path for path in sorted(sheets.glob("*.css")) if (path.name in _DESK) == of_desk]
    imported = {name for path in own for name in _SHEET.findall(path.read_text(encoding="utf-8"))}
    for path in own:
        if path.name not in imported:
            yield GeneratedFile(f"{FOLDER}{path.name}", _without_comments(_with_imports(path)))


class _Program:
    """Join a module and everything that it imports into one text.

    Each module becomes a function in it, which returns what the module exports.
    """

    def __init__(self, folder: Path, module: str) -> None:
        self.folder = folder
        self.later: set[str] = set()  # the modules that the program imports dynamically
        self._done: list[str] = []
        self.text = "".join(self._modules(module))
        exported = _EXPORT.findall((folder / module).read_text(encoding="utf-8"))
        self.text += f"export const {{ {', '.join(exported)} }} = {_name(module)};\n" if exported else ""

    def _modules(self, module: str) -> Iterator[str]:
        """Yield the text of a module after those of the modules that it imports; leave out modules yielded before."""
        self._done.append(module)
        text = (self.folder / module).read_text(encoding="utf-8")
        head = ""
        for found in _IMPORT.finditer(text):
            imported = _beside(module, found["module"])
            if imported not in self._done:
                yield from self._modules(imported)
            if found["names"]:
                head += f"const {found['names'].replace(' as ', ': ')} = {_name(imported)};\n"
        body = _EXPORT.sub("", _LATER.sub(lambda found: self._loads(module, found["module"]), _IMPORT.sub("", text)))
        exports = ", ".join(_EXPORT.findall(text))
        yield f"const {_name(module)} = (() => {{\n{head}{body}\nreturn {{ {exports} }};\n}})();\n"

    def _loads(self, module: str, other: str) -> str:
        later = _beside(module, other)
        self.later.add(later)
        return f'import("./{_flat(later)}")'


def _beside(module: str, other: str) -> str:
    return normpath(Path(module).parent / other)


def _flat(module: str) -> str:
    return module.replace("/", "-")


def _name(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module.removesuffix(".js"))


def _with_imports(sheet: Path) -> str:
    """Return the text of a sheet, with each ``@import`` replaced by the text of the imported sheet."""
    text = sheet.read_text(encoding="utf-8")
    return _SHEET.sub(lambda found: _with_imports(sheet.parent / found["sheet"]), text)


def _without_comments(sheet: str) -> str:
    bare = _COMMENT.sub(lambda found: found["text"] or "", sheet)
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())
