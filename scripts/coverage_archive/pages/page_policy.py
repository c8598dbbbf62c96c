"""Build the Content-Security-Policy of pages, which limits what they load and run, and the scripts inside pages.

A page has two policies, and a script runs only if both allow it. The first allows a script inside the page only if
the policy names its hash, and lets that script start the page's modules (``'strict-dynamic'``). Nothing else in the
page can start a script, not even one from a file of this site, such as a capture, which somebody else wrote. The
second allows scripts from this site alone, because with ``'strict-dynamic'`` a preloaded module may come from any
site (https://github.com/w3c/webappsec-csp/issues/823). Style attributes are allowed, because templates write
numbers in them, such as the number of columns of a comparison.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from markupsafe import Markup

from ..frontend import FRONTEND

_FOLDER = FRONTEND / "inline"
_ALWAYS = {
    "default-src": "'none'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "font-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
}
_WITH_SCRIPTS = {"connect-src": "'self'", "form-action": "'self'"}


@cache
def inline_script(name: str) -> Markup:
    """Return a script of ``frontend/inline/`` as a ``<script>`` element for a page."""
    return Markup(f"<script>{_source(name)}</script>")


def policy(*scripts: str) -> Markup:
    """Return the ``<meta>`` elements with the policies of a page that contains these scripts.

    If none is named, the policy allows no script at all.
    """
    if not scripts:
        return _tag(_ALWAYS)
    hashes = " ".join(f"'sha256-{b64encode(sha256(_source(it).encode()).digest()).decode()}'" for it in scripts)
    first = {**_ALWAYS, **_WITH_SCRIPTS, "script-src": f"{hashes} 'strict-dynamic'"}
    return _tag(first) + _tag({"script-src": f"{hashes} 'self'"})


def _tag(rules: Mapping[str, str]) -> Markup:
    text = "; ".join(f"{name} {value}" for name, value in rules.items())
    return Markup(f'<meta http-equiv="Content-Security-Policy" content="{text}">')


@cache
def _source(name: str) -> str:
    """Return a script on one line, without comments, so that no renderer changes its line ends and so its hash."""
    lines = (_FOLDER / f"{name}.js").read_text(encoding="utf-8").splitlines()
    return " ".join(line.strip() for line in lines if not line.startswith("//"))
