"""The MkDocs theme ``coverage``: the frame of every page. MkDocs finds it by the entry point ``mkdocs.themes``."""
