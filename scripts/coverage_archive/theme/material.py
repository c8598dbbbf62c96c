"""Adapt the archive's pages to stock Material for MkDocs: their template, and their style sheets.

The template ``coverage.html`` extends Material's ``main.html``. Material's own rules apply to the whole page, and
ours only inside the element ``#the_text``, in which the template puts a page's content.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from ..frontend import FRONTEND

NAME = "material"
TEMPLATES = Path(__file__).parent
# Front matter of generated pages: their template, no side bars, and no entry in Material's search: ours has them.
PAGE = {"template": "coverage.html", "hide": ["navigation", "toc"], "search": {"exclude": True}}

_INSIDE = "#the_text"
_PIXELS = 0.8  # Material's root has letters of 20 pixels, ours 16
_RULE = re.compile(r"([^{};]+)\{")
_LENGTH = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_STEP = re.compile(r"from|to|\d+%")  # of an animation
# One of several selectors that commas separate. Commas inside parentheses, up to three deep, separate nothing.
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+")
# A state of the whole page, which scripts set as a class or attribute of the element <html>.
_STATE = re.compile(r"(html\S*|\.(?:shows|is-lit-by)-[\w-]+|:is\(\.shows-[^)]*\)) ")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*(?:\ssrc=|application/))[^>]*>(.*?)</script>", re.DOTALL)


def sheet(name: str, text: str) -> str:
    """Return a bundled style sheet, adapted to pages of Material and with the rules that only these pages need."""
    inside = _RULE.sub(_prefixed, text)
    inside = _LENGTH.sub(lambda found: f"{float(found[1]) * _PIXELS:.4g}rem", inside)
    own = FRONTEND / "css" / "material" / f"{name}.css"
    return inside + (own.read_text(encoding="utf-8") if own.exists() else "")


def _prefixed(rule: re.Match[str]) -> str:
    """Return the selectors of a rule, limited to ``#the_text``; leave at-rules and animation steps as they are."""
    head = rule[1].strip()
    if head.startswith("@") or _STEP.fullmatch(head):
        return rule[0]
    return "\n" + ", ".join(_inside(found.strip()) for found in _SELECTOR.findall(head)) + " {"


def _inside(selector: str) -> str:
    if selector in (":root", "body"):
        return _INSIDE
    if state := _STATE.match(selector):
        return f"{state[1]} {_INSIDE} {selector[state.end() :]}"
    return f"{_INSIDE} {selector}"


def with_policy(page: str) -> str:
    """Return a page of Material with a Content-Security-Policy, which allows its inline scripts by their hashes.

    Nothing may be loaded from another site, so scripts and fonts of other sites, such as analytics, no longer work.
    """
    digests = [b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(page)]
    scripts = " ".join(f"'sha256-{digest}'" for digest in dict.fromkeys(digests))
    policy = (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{tag}', 1)
