"""References as files for reference managers: CSL-JSON, BibTeX and RIS.

https://docs.citationstyles.org/en/stable/specification.html, https://ctan.org/pkg/biblatex,
https://en.wikipedia.org/wiki/RIS_(file_format)
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..storage.generated_files import as_json
from .reference import Reference

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_SPECIAL = re.compile(r"[\\{}%&$#_~^]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[!?])(?=`)")
NO_DATE = "n.d."


def csl_json(references: Iterable[Reference]) -> str:
    """Return references as CSL-JSON, one on each line."""
    return "[\n" + ",\n".join(as_json(csl_item(reference)) for reference in references) + "\n]\n"


def bibtex(references: Iterable[Reference]) -> str:
    """Return references as BibTeX entries, which BibLaTeX reads too."""
    return "\n".join(_bibtex_entry(reference) for reference in references)


def ris(references: Iterable[Reference]) -> str:
    """Return references as RIS records."""
    return "".join(_ris_record(reference) for reference in references)


# By the ending of the file's name: what readers call the format, and its writer.
FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Reference]], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "article-newspaper" if reference.outlet else "document",
        "title": reference.title,
        **({"container-title": reference.outlet} if reference.outlet else {}),
        "URL": reference.url,
        "archive": reference.archive,
        "archive_location": f"version {reference.version}",
        "note": reference.note,
    }
    if reference.author:
        item["author"] = [{"literal": reference.author}]
    if reference.issued:
        item["issued"] = {"date-parts": [list(reference.date_parts)]}
    if reference.language:
        item["language"] = reference.language
    return item


def _bibtex_entry(reference: Reference) -> str:
    # The second pair of braces keeps capitals as they are, and the author as one name, as credited.
    fields = {"author": f"{{{_tex(reference.author)}}}"} if reference.author else {}
    fields |= {"title": f"{{{_tex(reference.title)}}}"}
    fields |= {"journal": f"{{{_tex(reference.outlet)}}}"} if reference.outlet else {}
    fields |= {"date": reference.issued, "year": reference.issued[:4]} if reference.issued else {"year": NO_DATE}
    fields |= {"url": reference.url, "note": _tex(reference.note)}
    fields |= {"entrysubtype": "newspaper"} if reference.outlet else {}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{'article' if reference.outlet else 'misc'}{{{reference.key},\n{lines}}}\n"


def _tex(text: str) -> str:
    """Return text as TeX prints it letter for letter: special characters escaped, ligatures (--) kept apart."""
    if _SPECIAL.search(text):  # `translate` takes long, and few texts need it
        text = text.translate(_TEX)
    return _LIGATURE.sub("{}", text)


def _ris_record(reference: Reference) -> str:
    lines = [("TY", "NEWS" if reference.outlet else "GEN"), ("ID", reference.key), ("TI", reference.title)]
    if reference.outlet:
        lines.append(("T2", reference.outlet))
    if reference.author:
        lines.append(("AU", reference.author))
    if reference.issued:
        year, month, day = [*reference.issued.split("-"), "", ""][:3]
        lines += [("PY", year), ("DA", f"{year}/{month}/{day}/")]
    else:
        lines.append(("PY", NO_DATE))
    lines += [("UR", reference.url), ("DB", reference.archive), ("N1", reference.note)]
    if reference.language:
        lines.append(("LA", reference.language))
    return "".join(f"{tag}  - {value}\n" for tag, value in lines) + "ER  - \n\n"
