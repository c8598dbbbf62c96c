"""Cuts the letters of the site out of their packages, into frontend/fonts. Run it when a package has a new version.

    npm pack @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.0   # unpack both
    pip install fonttools==4.68.0 brotli==1.2.1
    python scripts/subset_fonts.py FOLDER-OF-BOTH

Source Serif 4 and Source Sans 3 are Adobe's, under the SIL Open Font License 1.1, which asks that its text goes with
them (OFL.txt beside them) and that what is changed has another name. Kept of them: the letters of Western
European languages, weights from 400 to 700 of the upright, one weight of the italic. Any other letter is the
reader's own device's.
"""

import io
import sys
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

FONTS = Path(__file__).parent / "coverage_archive" / "frontend" / "fonts"
CUTS = {
    "serif": ("source-serif-4", "normal", (400, 700)),
    "serif-italic": ("source-serif-4", "italic", 400),
    "sans": ("source-sans-3", "normal", (400, 700)),
    "sans-italic": ("source-sans-3", "italic", 400),
}
# Basic Latin, Latin-1, what French, Dutch and German add, and the marks that the archive itself writes.
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    0x152,
    0x153,
    0x178,
    0x2010,
    0x2011,
    0x2013,
    0x2014,
    0x2018,
    0x2019,
]
LETTERS += [0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC]
LETTERS += [0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212]


def cut(font: TTFont, weights: Any) -> TTFont:
    """Return a font with the weights and letters that the site uses."""
    font = instantiateVariableFont(font, {"wght": weights})
    whole = io.BytesIO()
    font.flavor = None
    font.save(whole)  # the subsetter needs what the instancer left half-loaded
    font = TTFont(io.BytesIO(whole.getvalue()))
    subsetter = Subsetter(
        Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"], hinting=False)
    )
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    return font


def rename(font: TTFont, name: str) -> str:
    """Give a font a name that its makers did not reserve; return whose it is."""
    names = font["name"]
    for number in (1, 3, 4, 6):
        names.setName(f"Archive {name}".replace(" ", "-" if number == 6 else " "), number, 3, 1, 0x409)
    return str(names.getDebugName(0))


def main(packages: Path) -> None:
    """Write every cut, and say how large each is."""
    FONTS.mkdir(parents=True, exist_ok=True)
    owners = {}
    for name, (family, style, weights) in CUTS.items():
        (source,) = packages.rglob(f"{family}-latin-wght-{style}.woff2")
        font = cut(TTFont(source), weights)
        owners[rename(font, name)] = None
        font.flavor = "woff2"
        font.save(FONTS / f"{name}.woff2")
        print(f"{name}.woff2: {(FONTS / f'{name}.woff2').stat().st_size:,} bytes")
    license = next(packages.rglob("package/LICENSE")).read_text(encoding="utf-8")
    text = "\n".join([*owners, license[license.index("\nThis Font Software") :]])
    (FONTS / "OFL.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
