"""Fill the desk's templates, which use the site's own pieces, filters and outlet colours."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from ..pages import templating


class Fields(dict[str, Any]):
    """Hold the fields of a record for a template, in which a field that the record lacks is None."""

    def __missing__(self, name: str) -> None:
        """Return None."""
        return


_FOLDERS = [Path(__file__).parent / "templates", Path(templating.__file__).parent / "templates"]


def draw(template: str, **values: Any) -> str:
    """Return a template of the desk filled with values. Raise jinja2.UndefinedError if a value is missing."""
    return _environment().get_template(template).render(link=link, **values)


@cache
def _environment() -> Environment:
    return templating.environment().overlay(loader=FileSystemLoader(_FOLDERS))


def link(address: str) -> str:
    """Return where a link of the site's pieces leads on the desk: an article's desk, or the page of names."""
    page = address.partition("#")[0]
    return f"/{page}" if page.startswith("articles/") else "/names/"
