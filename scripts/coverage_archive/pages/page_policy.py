"""What a page may load and run: its Content-Security-Policy, and the few scripts that stand in pages themselves.

Two policies must both agree. By the first, what stands in a page runs only if its hash is named; it starts the page's
modules (``'strict-dynamic'``). Nothing else in a page can start anything, not even a file of this site, such as a
capture, which somebody else wrote. By the second, every script comes from this site: ``'strict-dynamic'``
alone takes a module from anywhere, where it is preloaded (https://github.com/w3c/webappsec-csp/issues/823). Styles in
attributes are numbers that templates count, such as how many columns a comparison has.
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
    """Return a script of ``frontend/inline/`` as it stands in a page."""
    return Markup(f"<script>{_source(name)}</script>")


def policy(*scripts: str) -> Markup:
    """Return the tags with the policies of a page in which these scripts stand; without any, none runs."""
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
    """Return a script without its comments and line ends, which no renderer then can change."""
    lines = (_FOLDER / f"{name}.js").read_text(encoding="utf-8").splitlines()
    return " ".join(line.strip() for line in lines if not line.startswith("//"))
