"""Keep articles/permalinks.txt, the ledger of every address ever published. A listed address must resolve for ever.

The ledger has one address a line, sorted, so that a change reads as the lines it adds. The address of a block (a
headline, caption or paragraph) is followed by a seal, a hash of its words: paragraphs are counted, so one more line
set aside as furniture would let every later number lead to other words. ``archive build`` makes the file, and editors
commit it. A line that the last commit has must stay. To withdraw an address for good, commit the removal of its line
first.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from ..model import Archive, Passage, Quote, Section, Speaker, Topic, addresses
from ..model.addresses import RESERVED_ID
from ..model.problems import ArchiveError, Problem, shown
from ..storage.files import read_source
from ..texts.merge_conflicts import merge_conflicts
from .git_history import committed

FILE = "articles/permalinks.txt"
_LISTED = re.compile(r"(.*?)(?: ([0-9a-f]{8}))?", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")
_ADDRESS = re.compile(
    r"(?P<page>(?P<kind>articles|compare|speakers)/(?P<id>[a-z0-9-]+)/)(?:#(?P<fragment>[a-z0-9-]+))?"
)


def _sealed(archive: Archive, *, drafts: bool = True) -> dict[str, str]:
    """Return {address: seal} of every address that there is now, earlier ones included.

    The seal of a block is the first 8 hexadecimal digits of its SHA-256; other addresses have the seal "". Without
    ``drafts``, return only what is promised: the addresses of articles that are no draft, and of the topics and
    speakers that these articles use.
    """
    topics: Iterable[Topic] = archive.topics.values()
    speakers: Iterable[Speaker] = archive.speakers.values()
    if not drafts:
        archive = replace(archive, articles=tuple(it for it in archive.articles if not it.is_draft))
        topics, speakers = archive.topics_covered, archive.speakers_quoted
    found: dict[str, str] = {}
    for topic in topics:
        for id in (topic.id, *topic.former_ids):
            found[addresses.topic(id)] = ""
            for element in topic.elements:
                found |= {addresses.topic(id, name): "" for name in (element.id, *element.former_ids)}
    for speaker in speakers:
        found |= {addresses.speaker(id): "" for id in (speaker.id, *speaker.former_ids)}
    for article in archive.articles:
        seals = {block.id: hashlib.sha256(block.text.encode()).hexdigest()[:8] for block in article.capture.blocks}
        tags: list[Section | Quote | Passage] = [*article.sections, *article.quotes, *article.passages]
        seals |= {name: "" for item in tags for name in (item.id, *item.former_ids)}
        for slug in (article.slug, *article.former_ids):
            found[addresses.article(slug)] = ""
            found |= {f"{addresses.article(slug)}#{name}": seal for name, seal in seals.items()}
    return found


def check(root: Path, archive: Archive | None, others: Collection[str] = ()) -> list[Problem]:
    """Return a problem for every listed address that the archive no longer has; a vanished page is one problem.

    Without an archive, because it has mistakes, only the file itself is checked. The addresses of the articles whose
    slugs are in ``others`` are not checked.
    """
    text = ledger(root)
    if conflicts := [*merge_conflicts(text)]:
        mend = "take the lines of <<<<<<<, ======= and >>>>>>> away, and keep all others; the next build sorts them"
        return [Problem(FILE, line, f"{conflict}: {mend}") for line, conflict in conflicts]
    return [*_check_lines_lost(root, _lines(text)), *(broken(text, archive, others) if archive else ())]


def broken(text: str, archive: Archive, others: Collection[str] = ()) -> list[Problem]:
    """Return a problem for every address in the text of a ledger that the archive no longer has.

    The addresses of the articles whose slugs are in ``others`` are not checked.
    """
    now, listed = _sealed(archive), _lines(text)
    pages = {address for address, _ in listed}
    # A withdrawn article keeps its addresses: at each of them, a page says why it was withdrawn.
    withdrawn = (name for item in archive.withdrawn for name in (item.slug, *item.former_ids))
    skipped = {addresses.article(name) for name in (*withdrawn, *others)}
    problems: list[Problem] = []
    moved: set[str] = set()
    for number, (address, seal) in enumerate(listed, start=1):
        page = address.partition("#")[0]
        if address in now and page not in skipped and seal and seal != now[address] and page not in moved:
            moved.add(page)  # one line set aside renumbers all later paragraphs, which is one mistake
            problems.append(Problem(FILE, number, f"{address} would lead to other words than before: {_RECOUNTED}"))
        if not address or address in now or page in skipped:
            continue
        found = _ADDRESS.fullmatch(address)
        if not found:
            problems.append(Problem(FILE, number, f"'{shown(address)}' is no address; take the line away"))
        elif found["page"] in now or not found["fragment"] or found["page"] not in pages:
            problems.append(Problem(FILE, number, f"{address} was published and would vanish: {_mend(found)}"))
    return problems


def _check_lines_lost(root: Path, listed: list[tuple[str, str]]) -> list[Problem]:
    """Return one problem if lines of the ledger in the last commit are gone, or have another seal; else none."""
    kept = {line for address, seal in listed for line in ((address, seal), (address, ""))}
    before = [line for line in _lines(committed(root, FILE) or "") if _ADDRESS.fullmatch(line[0])]
    lost = [" ".join(line).rstrip() for line in before if line not in kept]
    if not lost:
        return []
    first = f"'{lost[0]}'"
    what = f"the line {first} is" if len(lost) == 1 else f"{len(lost)} lines, {first} the first, are"
    restore = f"`git checkout HEAD -- {FILE}` brings back what was promised, and the next build adds what is new"
    return [Problem(FILE, 1, f"{what} gone since the last commit: {restore}")]


# What an address leads to, by the kind of page: the page itself, or a fragment of it.
_THINGS = {"articles": ("article", "tag"), "compare": ("topic", "element"), "speakers": ("speaker", "speaker")}
_RECOUNTED = "is a line of the capture set aside that was not, or the other way round?"


def _mend(address: re.Match[str]) -> str:
    if RESERVED_ID.fullmatch(address["fragment"] or ""):
        return "bring back its line of capture.txt; is a line set aside as furniture that was not?"
    old = address["fragment"] or address["id"]
    thing = _THINGS[address["kind"]][bool(address["fragment"])]
    return f"bring it back, or add `former_ids: [{old}]` to the {thing} that takes its place"


def listed(root: Path) -> dict[str, int]:
    """Return {address: number of its line} of every address ever published of the archive under ``root``."""
    return {address: number for number, (address, _) in enumerate(_lines(ledger(root)), 1) if address}


def updated(root: Path, archive: Archive) -> str:
    """Return the new text of the ledger: all addresses that it lists, and all that the archive adds.

    The addresses of a draft are not promised yet: its tags may still be rejected, and its paragraphs counted anew.
    """
    text = ledger(root)
    seals = {address: seal for address, seal in _lines(text) if address}
    for address, seal in _sealed(archive, drafts=False).items():
        seals[address] = seals.get(address) or seal
    line_end = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{address} {seal}".rstrip() + line_end for address, seal in sorted(seals.items()))


def ledger(root: Path) -> str:
    """Return the text of the ledger, empty if there is no file. Raise ArchiveError if the file cannot be read."""
    try:
        return read_source(root / FILE).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ArchiveError([Problem(FILE, 1, f"the file cannot be read: {error.strerror}")]) from error


def _lines(text: str) -> list[tuple[str, str]]:
    """Return the address and the seal of every line of a ledger; the seal is "" if there is none."""
    return [(match[1], match[2] or "") for line in _LINE_END.split(text) if (match := _LISTED.fullmatch(line))]
