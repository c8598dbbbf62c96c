"""What a browser computes of each style sheet: the golden files in `css/`.

After a change of a style sheet, run `python tests/helpers/computed_styles.py` and commit the intended differences.
"""

import re

import pytest
from helpers import computed_styles
from helpers.project import FRONTEND, PACKAGE
from playwright.sync_api import Browser

ANEW = "if that is meant: python tests/helpers/computed_styles.py"


@pytest.mark.parametrize("sheet", computed_styles.sheets())
def test_what_a_browser_computes_of_a_style_sheet_is_what_was_looked_at(browser: Browser, sheet: str) -> None:
    kept, now = computed_styles.kept(sheet), computed_styles.looks(browser, sheet)
    changed = [
        f"{selector} {{ {name} }} was {kept.get(selector, {}).get(name)}, and is {now.get(selector, {}).get(name)}"
        for selector in {**kept, **now}
        for name in {**kept.get(selector, {}), **now.get(selector, {})}
        if kept.get(selector, {}).get(name) != now.get(selector, {}).get(name)
    ]
    assert not changed, "\n".join([f"{sheet}.css; {ANEW}", *changed])


def test_every_class_that_a_style_sheet_names_is_given_by_a_template_or_a_program() -> None:
    places = [
        *PACKAGE.rglob("*.j2"),
        *PACKAGE.rglob("*.html"),
        *PACKAGE.rglob("*.py"),
        *(FRONTEND / "js").rglob("*.js"),
    ]
    given = "\n".join(path.read_text(encoding="utf-8") for path in places)
    names = {
        name
        for sheet in computed_styles.sheets()
        for selector in computed_styles.kept(sheet)
        for name in re.findall(r"\.(-?[a-z_][\w-]*)", selector)
    }
    # What ends in a number or a word of the data is put together: outlet--{{ colour }}.
    nowhere = {
        name
        for name in names
        if name not in given and not re.search(rf"{re.escape(name.rpartition('--')[0])}--(?:[{{$]|' ~)", given)
    }
    assert nowhere == set()
