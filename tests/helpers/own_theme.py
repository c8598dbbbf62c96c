"""A project whose owner changes templates of the theme, by ``custom_dir``, as MkDocs' users do."""

import shutil
from pathlib import Path

from helpers.project import PACKAGE


def own_template(project: Path, name: str) -> Path:
    """Return the path of the project's own copy of a template; make it, and name its folder, where it is missing."""
    own = project / "theme" / name
    if not own.exists():
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / "theme" / name, own)
        settings = project / "mkdocs.yml"
        text = settings.read_text("utf-8")
        if "custom_dir" not in text:
            text = text.replace("\ntheme:\n", "\nwatch: [theme]\ntheme:\n  custom_dir: theme\n")
            settings.write_text(text, encoding="utf-8")
    return own
