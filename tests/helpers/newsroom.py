"""A newsroom's own site in Material for MkDocs, of which an archive is a part, below ``archive/``."""

from pathlib import Path

AT = "archive/"
SETTINGS = """
site_name: The Newsroom
site_url: !ENV [SITE_URL, ""]
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
plugins:
  - search
  - coverage-archive: {at: archive/}
nav:
  - Home: index.md
  - Articles: [articles/index.md, articles/budget.md]
  - Archive: archive/index.md
  - About: about.md
"""
PAGES = {
    "index.md": "# The Newsroom\n\nSee [the archive](archive/index.md).\n",
    "about.md": "# About us\n\nWe have reported since 1901.\n",
    "articles/index.md": "# Our articles\n\n- [The budget](budget.md)\n",
    "articles/budget.md": "# The budget\n\nThe council agreed on a quarrelsome budget.\n",
}


def move_into(project: Path) -> None:
    """Make the archive of a project a part of the newsroom's site: its ``articles/`` stays beside mkdocs.yml."""
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (project / "docs" / "about.md").unlink()
    for name, text in PAGES.items():
        path = project / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
