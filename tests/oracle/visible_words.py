"""What readers read on the pages: the one table of wordings that the oracle holds pages to."""

TREATMENTS = {
    "quoted": "quoted",
    "partly-quoted": "partly quoted",
    "paraphrased": "paraphrased",
    "original": "the text itself",
}
# What stands in a cell without words.
STATES = {**TREATMENTS, "absent": "not in this article", "unjudged": "not looked for yet", "withheld": "withheld"}
# What stands below words that are held against a base.
RELATIONS = {
    "same": "same words",
    "spelling": "same words, other spelling",
    "reworded": "in other words",
    "translated": "in another language",
    "added": "not in the base text",
    "unjudged": "not looked for yet in the base text",
    "withheld": "withheld in the base text",
}
ONLY_HERE = "only here"
MOVED = ", in another order"
NOTHING_TAGGED = "nothing tagged"
WITHHELD_WORDS = "words withheld"
ANOTHER_SPEAKER = "another speaker or relay"
RESPELLED, REWORDED = "same words, other spelling", "reworded"
MARKS = {
    **{",": "comma", "،": "comma", ".": "full stop", "-": "dash or hyphen"},
    **dict.fromkeys('“”„«»"', "quotation mark"),
}
UNREVIEWED = "tagged by machine, not yet reviewed"
AN_EXCERPT = "An excerpt: only the sentences that the archive quotes or compares; […] stands for the rest."
WITHOUT_TEXT = "Without its text: the rights to this article do not let the archive publish its words."
A_DRAFT = "A draft: what a program proposed here is not yet confirmed by a person."
AN_EARLIER_VERSION = "An earlier version: its outlet published the story anew."
AN_EARLIER_TEXT = "An earlier version: the archive has a newer one of this text."
NO_DATE = "[date not stated]"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def state_words(state: str, noun: str) -> str:
    """Return what a cell says of a part: how it is given, or why it has no words."""
    return STATES[state].replace("article", noun) if state == "absent" else STATES[state]


def relation_words(relation: str, order: str | None, *, only: bool) -> str:
    """Return what a cell says of words held against a base."""
    words = ONLY_HERE if relation == "added" and only else RELATIONS[relation]
    return words + (MOVED if order == "moved" else "")


def count(number: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: list[str], joint: str) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def inside(title: str) -> str:
    """Return a title as it stands within a sentence: "UN basis" keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def percent(share: float) -> str:
    """Return a share in whole percent."""
    return "under 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def date_words(value: str | None, supplied: str | None) -> str:
    """Return a date as readers read it, in square brackets where the editor supplied it."""
    if not value:
        return NO_DATE
    year, month, day = value[:4], value[5:7], value[8:10]
    words = f"{MONTHS[int(month) - 1]} {year}" if month else year
    words = f"{int(day)} {words}" if day else words
    if len(value) > 10:
        zone = value[16:]
        words += f", {value[11:16]}" + (f" {'UTC' if zone == 'Z' else f'UTC{zone}'}" if zone else "")
    return f"[{words}]" if supplied else words


def count_of_marks(number: int, name: str) -> str:
    """Return "a comma", "2 commas"."""
    several = "dashes or hyphens" if name == "dash or hyphen" else f"{name}s"
    return f"a {name}" if number == 1 else f"{number} {several}"


def differs_by(marks: list[str]) -> str:
    """Return what is said of words that differ by these marks alone."""
    if len(marks) == 1:
        return f"differs by {marks[0]} only"
    return f"differs by punctuation only: {', '.join(marks)}"
