"""Write references as files for reference managers: CSL-JSON, BibTeX and RIS.

https://docs.citationstyles.org/en/stable/specification.html, https://ctan.org/pkg/biblatex,
https://en.wikipedia.org/wiki/RIS_(file_format)
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..storage.generated_files import as_json
from .reference import Reference

_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}%&$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_SPECIAL = re.compile(r"[\\{}%&$#_~^]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[!?])(?=`)")
NO_DATE = "n.d."


def csl_json(references: Iterable[Reference]) -> str:
    """Return references as a JSON array of CSL-JSON items, one item on each line."""
    return "[\n" + ",\n".join(as_json(csl_item(reference)) for reference in references) + "\n]\n"


def bibtex(references: Iterable[Reference]) -> str:
    """Return references as BibTeX entries, which BibLaTeX reads too."""
    return "\n".join(_bibtex_entry(reference) for reference in references)


def ris(references: Iterable[Reference]) -> str:
    """Return references as RIS records."""
    return "".join(_ris_record(reference) for reference in references)


# By the ending of the file's name: the format's name for readers, and the function that writes it.
FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Reference]], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON, without fields that have no value."""
    item = {
        "id": reference.key,
        "type": "article-newspaper" if reference.outlet else "document",
        "title": reference.title,
        "container-title": reference.outlet,
        "URL": reference.url,
        "archive": reference.archive,
        "archive_location": f"version {reference.version}",
        "note": reference.note,
        "author": [{"literal": reference.author}] if reference.author else None,
        "issued": {"date-parts": [list(reference.date_parts)]} if reference.issued else None,
        "language": reference.language,
    }
    return {name: value for name, value in item.items() if value}


def _bibtex_entry(reference: Reference) -> str:
    # The second pair of braces keeps capitals as they are, and the author as one name, as credited.
    fields = {
        "author": reference.author and f"{{{_tex(reference.author)}}}",
        "title": f"{{{_tex(reference.title)}}}",
        "journal": reference.outlet and f"{{{_tex(reference.outlet)}}}",
        "date": reference.issued,
        "year": (reference.issued or NO_DATE)[:4],
        "url": reference.url,
        "note": _tex(reference.note),
        "entrysubtype": reference.outlet and "newspaper",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if reference.outlet else 'misc'}{{{reference.key},\n{lines}}}\n"


def _tex(text: str) -> str:
    """Return text as TeX source that prints it letter for letter: special characters escaped, no ligatures (--)."""
    if _SPECIAL.search(text):  # `translate` takes long, and few texts need it
        text = text.translate(_TEX)
    return _LIGATURE.sub("{}", text)


def _ris_record(reference: Reference) -> str:
    year, month, day = [*(reference.issued or NO_DATE).split("-"), "", ""][:3]
    lines = {
        "TY": "NEWS" if reference.outlet else "GEN",
        "ID": reference.key,
        "TI": reference.title,
        "T2": reference.outlet,
        "AU": reference.author,
        "PY": year,
        "DA": reference.issued and f"{year}/{month}/{day}/",
        "UR": reference.url,
        "DB": reference.archive,
        "N1": reference.note,
        "LA": reference.language,
    }
    return "".join(f"{tag}  - {value}\n" for tag, value in lines.items() if value) + "ER  - \n\n"
