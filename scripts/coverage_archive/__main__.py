"""``python -m coverage_archive`` is the command ``archive``."""

from .cli import main

main(prog_name="archive")
