"""What the theme is given: the archive's name and keeper, which version this is, what pages may load and run."""

from collections.abc import Iterator

from ..storage.generated_files import GeneratedFile
from .page_policy import inline_script, policy
from .page_writer import PageWriter

FOLDER = "overrides/partials/generated/"  # the templates in the theme include these


def footer(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the generated pieces of the theme."""
    for name in ("name", "keeper", "version"):
        yield GeneratedFile(f"{FOLDER}{name}.html", writer.filled(f"{name}.html.j2", ""))
    yield GeneratedFile(f"{FOLDER}policy.html", policy("scheme", "start"))
    for name in ("scheme", "start"):
        yield GeneratedFile(f"{FOLDER}{name}.html", inline_script(name))
