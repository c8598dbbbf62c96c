"""What the theme says of the archive itself: who keeps it, and which version of it this is."""

from collections.abc import Iterator

from .page_writer import GeneratedFile, PageWriter

FOLDER = "overrides/partials/generated/"  # docs/overrides/partials/footer.html and main.html include these


def footer(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Give the pieces of the theme that name keeper and version."""
    for name in ("keeper", "version"):
        yield GeneratedFile(f"{FOLDER}{name}.html", writer.filled(f"{name}.html.j2", ""))
