"""A site as it is where browsers block storage: asking for ``localStorage`` is an error, in every engine alike.

No driver can say so to all engines, so a script at the top of each page does. The page's policy would refuse that
script, and is taken out. What goes wrong in the page is kept in ``pageErrors``.
"""

import re
import shutil
from pathlib import Path

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SCRIPT = """<script>
  window.pageErrors = [];
  addEventListener("error", (event) => pageErrors.push(event.message));
  addEventListener("unhandledrejection", (event) => pageErrors.push(String(event.reason)));
  Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
  });
</script>"""


def copy_site(site: Path, target: Path) -> None:
    """Copy a site into an empty folder, with the script in each of its pages."""
    shutil.copytree(site, target, dirs_exist_ok=True)
    for page in target.rglob("*.html"):
        head, top, rest = page.read_text(encoding="utf-8").partition("<head>")
        page.write_text(head + top + SCRIPT + POLICY.sub("", rest), encoding="utf-8")
