"""A folder whose files are on the site's own list of files."""

from pathlib import Path

from coverage_archive.publishing import manifest


def add_listed(folder: Path, name: str, text: str = "old") -> None:
    """Write a file into a folder, and its name into a list of its own."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / manifest.PARTS).mkdir(parents=True, exist_ok=True)
    listed = folder / manifest.PARTS / f"{name.replace('/', '-')}.json"
    listed.write_text(manifest.Part(files=[manifest.entry_of(folder, name)]).model_dump_json(), encoding="utf-8")
