"""The archive of tests/archives/signs.yml, and the same with so many articles that columns no longer hold them."""

from helpers.made_archive import Spec, spec

OTHERS = 16  # with the five outlets of the spec more than a comparison shows as columns


def many() -> Spec:
    """Return the archive with a report of each of many more outlets: all word the speed alike, but for one."""
    made = spec("signs")
    for number in range(1, OTHERS + 1):
        words = "at its ease" if number < OTHERS else "whenever it likes"
        made["outlets"][f"other-{number}"] = {"name": f"Other {number}"}
        made["articles"].append(
            {
                "slug": f"other-{number}",
                "outlet": f"other-{number}",
                "language": "en",
                "headline": f"Other {number} on the tides",
                "paragraphs": [f"Other {number} hears it will help {words}.", "A pact of 1950 is told of."],
                "passages": [
                    {"id": "speed", "element": "speed", "exact": words},
                    {"id": "of-1950", "topic": "history", "date": "1950", "exact": "A pact of 1950"},
                ],
            }
        )
    return made


def twice() -> Spec:
    """Return the archive with a second article of the outlet whose headline is supplied: titles tell them apart."""
    made = spec("signs")
    (article,) = (article for article in made["articles"] if article["slug"] == "beta-supplied")
    made["articles"].append({**article, "slug": "beta-again", "published": None, "published_supplied": None})
    return made
