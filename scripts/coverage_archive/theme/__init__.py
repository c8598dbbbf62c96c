"""Provide the MkDocs theme ``coverage``, the frame of every page; the entry point ``mkdocs.themes`` names it."""
