"""What the foot of every page says: who keeps the archive, and which version of it this is."""

from .page_writer import GeneratedFile, PageWriter

FILE = "overrides/partials/generated/keeper.html"  # docs/overrides/partials/footer.html includes it


def footer(writer: PageWriter) -> GeneratedFile:
    """Return the piece of the theme that names keeper and version."""
    return GeneratedFile(FILE, writer.filled("keeper.html.j2", ""))
