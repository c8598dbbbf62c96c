"""Style sheets for pages of Material: their rules apply to the archive's part of the page only."""

import re
from collections.abc import Iterator

import pytest
from coverage_archive.pages.bundles import bundles
from coverage_archive.theme import material

CASES = {
    "a { color: red; }": "#the_text a { color: red; }",
    "h1, h2 { margin: 1rem -2.5rem; }": "#the_text h1, #the_text h2 { margin: 0.8rem -2rem; }",
    ":is(a, b:not(.c, .d)) i, u { top: 0; }": "#the_text :is(a, b:not(.c, .d)) i, #the_text u { top: 0; }",
    ":root { --m: 1rem; }": "#the_text { --m: 0.8rem; }",
    "a, :root, body { margin: 0; }": "#the_text a, #the_text, #the_text { margin: 0; }",
    "body { margin: 0; }": "#the_text { margin: 0; }",
    "::before { width: 12px; }": "#the_text ::before { width: 12px; }",
    ".shows-plain mark { color: red; }": ".shows-plain #the_text mark { color: red; }",
    "html:not(.a) .b { top: 0; }": "html:not(.a) #the_text .b { top: 0; }",
    "@media print { p, a { top: 0; } b { top: 0; } }": (
        "@media print { #the_text p, #the_text a { top: 0; } #the_text b { top: 0; } }"
    ),
    "@keyframes k { from { top: 0; } 50% { top: 1rem; } }": "@keyframes k { from { top: 0; } 50% { top: 0.8rem; } }",
    '@font-face { src: url("../a.woff2"); }': '@font-face { src: url("../a.woff2"); }',
}


@pytest.mark.parametrize("ours", CASES)
def test_a_rule(ours: str) -> None:
    assert " ".join(material.sheet("other", ours).split()) == CASES[ours]


def selectors() -> Iterator[str]:
    for file in bundles():
        if file.path.endswith(".css"):
            text = material.sheet("site" if file.path.endswith("/site.css") else "other", file.text)
            for head in re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
                if not head.strip().startswith("@") and not re.fullmatch(r"from|to|\d+%", head.strip()):
                    yield head.strip()


def test_no_rule_reaches_what_is_material_s() -> None:
    found = list(selectors())
    assert len(found) > 500
    assert [head for head in found if "#the_text" not in head] == []


def test_a_state_of_the_whole_page_stands_before_our_part_of_it() -> None:
    states = [head for head in selectors() if re.search(r"\.shows-|without-program|is-lit-by-words", head)]
    assert states
    assert [head for head in states if not re.match(r"(html\S*|\S*\.(shows|is-lit)[^#]*) #the_text ", head)] == []
