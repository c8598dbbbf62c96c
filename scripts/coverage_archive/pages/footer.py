"""Generate the templates that the theme includes: the archive's name, keeper and version, the policy, and scripts."""

from collections.abc import Iterator

from ..storage.generated_files import GeneratedFile
from .page_policy import inline_script, policy
from .page_writer import PageWriter

FOLDER = "overrides/partials/generated/"  # where the theme's own templates look for them


def footer(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the templates that the theme includes."""
    for name in ("name", "keeper", "version"):
        yield GeneratedFile(f"{FOLDER}{name}.html", writer.filled(f"{name}.html.j2", ""))
    yield GeneratedFile(f"{FOLDER}policy.html", policy("scheme", "start"))
    for name in ("scheme", "start"):
        yield GeneratedFile(f"{FOLDER}{name}.html", inline_script(name))
