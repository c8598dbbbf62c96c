"""A folder whose files are on the site's own list of files."""

from pathlib import Path

from coverage_archive.publishing import file_list


def add_listed(folder: Path, name: str, text: str = "old") -> None:
    """Write a file into a folder, and its name into the folder's list."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    listed = folder / file_list.FILE
    before = file_list.parsed(listed.read_bytes()).sha256s if listed.exists() else {}
    listed.write_text(file_list.FileList("unknown", {**before, name: "0" * 64}).text(), encoding="utf-8")
