"""Recognise by its words alone what a line is: a sentence, byline, date, caption, credit, or boilerplate.

Boilerplate is words that web pages have beside any article, such as "Share this article".
"""

import re
from collections.abc import Collection, Iterable

from ...texts.compared_letters import folded
from ...texts.stated_dates import all_dates
from ..words import lines

BULLETS = " \t\u00a0•·*|>‹›»«-–—:"
# A full stop of any script, perhaps with a closing mark or an agency in brackets after it.
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*(?:\s*[(\[][^()\[\]]{1,40}[)\]])?$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# "... on Wednesday. The ...", not "N. Korea ...".
_ANOTHER_SENTENCE = re.compile(r"\w{2}[.!?][\"'”’]* +[\"“‘']?[^\W\d_a-z]")
# info_icon, share-icon, arrow_drop_down: names of icons, which the text of a saved page contains as words.
_ICON = re.compile(r"(?:[a-z0-9]+[_-])*icon(?:[_-][a-z0-9]+)*|[a-z]+(?:_[a-z0-9]+)+", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).*|.*\ball rights reserved\.?", re.IGNORECASE)
POINTER = re.compile(
    r"(?:also read|read also|read more|more|see also|read next|related|watch|listen|tags?|topics)\s*[:|]|"
    r"(?:sign up (?:to|for)|subscribe to|follow us on|share or comment on|download the)\b",
    re.I,
)
# POINTER_HEADS are headings above links to other pages. CAPTION_HEADS are labels above a picture's caption.
POINTER_HEADS = frozenset(("read more", "related", "also read", "see also", "related article", "related articles"))
CAPTION_HEADS = frozenset(("view gallery", "open image in gallery", "view image in fullscreen", "image caption"))
# A caption that is repeated on its line, because the picture's description or title has the same words.
COPIES = re.compile(r"(\S+(?:\s+\S+){4,}?)(?:\s+\1)+")
MENU = re.compile(r"(?:\S+\s*\|\s*){2}")  # Home | News | Sport
# "SEOUL, June 20 (Yonhap) - ", "TARNHOLM: ": such a line begins the article.
DATELINE = re.compile(r"[A-ZÀ-Þ]{4}[\w. ,/'’-]*(?:\([^)]+\)\s*)?(?:[—–:]|-{1,2}\s)")
_BYLINE = re.compile(
    r"(?:by|written by|reported by|story by|words by|von|par|por|door|di|af|av|автор|текст)\s*:?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
# What separates the names of a byline from an office, a date, a place or the page's tools.
_BYLINE_PARTS = re.compile(r"\s*(?:[|·•]+|\s[-–—/]\s|,)\s*|\s*(?=@\w+$)|\s+(?=[\w.+-]+@[\w-]+\.\w+|\d+[ -]min)")
_AND = re.compile(r"\s*(?:,|&|\b(?:and|und|et|y|e|en|og|och|и|i)\b)\s*")
_SHIFT = re.compile(r"\s*\((?:now|earlier|and agencies)\)", re.IGNORECASE)
# A line after the article that says who helped to write it.
SIGNED = re.compile(
    r"\(.*\)|\[.*\]|.*\b(?:reporting|editing|edited|writing|inputs?|contributed|compiled) (?:by|from|to)\b.*", re.I
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
_PARTICLES = frozenset(["van", "von", "de", "da", "di", "del", "al", "bin", "ibn", "der", "den", "la", "le"])
# A person's office at an outlet ("Senior correspondent"), or the person's handle or email address.
OFFICE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|staff|bureau|fellow|professor)\b|"
    r"^@\w+$|^[\w.+-]+@[\w-]+\.\w+",
    re.I,
)
KOREAN_BYLINE = re.compile(r"[가-힣]{2,4}\s*(?:선임|수습)?기자(?:\s*=?\s*[\w.+-]+@[\w.-]+)?")
_AGENCIES = (
    r"AP|AFP|Reuters|EPA|EFE|ANSA|dpa|PA|PTI|ANI|IANS|TASS|RIA|KCNA|Yonhap|Kyodo|Xinhua|Sputnik|Anadolu|Bloomberg|UPI|"
    r"Getty(?: Images)?|Shutterstock|iStock|Alamy|Newsis|NurPhoto|Zuma|Press Association|Associated Press"
)
_CREDIT = re.compile(
    rf"(?:(?i:image|picture|(?:photo |image )?credit|(?:file )?photo(?:graph)?|foto|bild|фото|写真)s?\s*[:/|]\s*.+"
    r"|©\s*[^\d/]{3,40}/\s*\w.{1,30}"
    rf"|(?i:image source),\s*.+"
    rf"|(?i:photo|photograph|image|picture)s?\s+by\s+.+"
    rf"|(?:[^\W\d_][\w.'’-]*\s+){{0,3}}(?:[/|,]\s*|via\s+)?(?:{_AGENCIES})(?:\s*(?:[/|,-]|via)\s*[\w .'’-]+)?)"
)
_CAPTION_END = re.compile(
    rf".+(?:\b(?:file )?(?:photo|image|picture|credit|photograph|foto|фото)s?\s*(?:[:/|]|by\b|courtesy)\s*.{{1,60}}"
    rf"|[(\[/](?:[^()\[\]]{{0,40}}\b)?(?:{_AGENCIES})\b[^()\[\]]{{0,40}}[)\]]?)\.?"
    r"|.+\[[^\[\]]{0,40}(?:사진|제공)[^\[\]]{0,20}\]"
    r"|.+[.)]\s+(?-i:[A-ZÀ-Þ]{2}[A-ZÀ-Þ. ]*)/\s?(?-i:[A-ZÀ-Þ])[\w .'’-]{2,40}",  # "... on Monday. INTERWIRE/Jo Roe"
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"\b(?:photo|image|picture|photograph|credit|foto|фото)s?\s*(?:[:/|]|by\b|courtesy)", re.IGNORECASE
)
_NEWS_WORD = re.compile(
    r"\b(?:news|times|post|herald|daily|tribune|journal|gazette|guardian|observer|chronicle|courier|press|mail|star|"
    r"telegraph|express|standard|examiner|dispatch|bulletin|mirror|weekly|today|agency|broadcasting|television|radio)\b",
    re.IGNORECASE,
)
_BOILERPLATE = frozenset(line.rstrip("!.") for line in lines("boilerplate"))
_NOTICE = re.compile("|".join(map(re.escape, lines("notices"))))
_LONGEST_NOTICE = 30  # words
_TO_EDITORS = re.compile(r"\(ATTN:.*\)|(?:#\w+\s*)+")  # an agency's note to editors, or nothing but hashtags
# What a press release has beside its text: labels and contacts above and below it, and who sends it, below it.
RELEASE_LABEL = re.compile(
    r"(?:for immediate release|embargoed|(?:press|media|news) release|(?:media |press )?(?:contact|enquir|inquir)\w*|"
    r"tel\b|phone\b|e-?mail\b|pressemitteilung|pressekontakt|communiqué de presse|contacts? presse|"
    r"nota de prensa|пресс-релиз|контакт|보도자료|プレスリリース)[^.]*(?:\.[^\s.]+)*|\S+@\S+|\+?[\d ()/.-]{6,}",
    re.IGNORECASE,
)
RELEASE_END = re.compile(
    r"#\s?#\s?#|-\s?(?:ends?|ende|30)\s?-|(?:about|über|à propos d\w+|acerca de) [^.]{3,60}(?::.*)?", re.IGNORECASE
)
_DATE_WORDS = 5  # the most words beside the dates on a line that only states dates
FIRST_PUBLISHED = re.compile(r"(?:first|originally)\s+(?:published|posted)\b", re.IGNORECASE)
_PUBLISHED = (
    r"(?:first\s+|originally\s+)?(?:published|posted|date|issued|created)\b|입력|기사입력|등록|승인|опубликован|publi[ée]|"
    r"publicad|pubblicat|veröffentlicht|erstellt|publisert|publicerad|publiceret|公開|配信|発行"
)
_CHANGED = (
    r"(?:last\s+)?(?:updated?|modified)\b|last\s+(?:updated?|modified|edited)|수정|최종수정|업데이트|обновл|измен|"
    r"mis à jour|modifi|actualizad|aggiornat|aktualisiert|stand\s*:|oppdatert|uppdaterad|opdateret|更新"
)
_DATE_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_CHANGED})", re.IGNORECASE)
_CHANGED_WORD = re.compile(_CHANGED, re.IGNORECASE)
HEADLINE_WORDS = 4  # the fewest words of a headline
_SHORTEST_SENTENCE, _SENTENCE_WORDS, _LONG = 4, 8, 30  # in words
_LONGEST_META, _LONGEST_DATES, _LONGEST_NAME, LONGEST_CAPTION = 100, 120, 60, 600  # code points


def size(text: str) -> int:
    """Return the number of words in a line. In scripts without spaces, two characters count as one word."""
    return len(_WORD.findall(_WIDE.sub(" ", text))) + len(_WIDE.findall(text)) // 2


def plain(text: str) -> str:
    """Return a name or title in a form to compare: lower case, single spaces, plain marks, no bullets."""
    return " ".join(folded(text).strip(BULLETS).casefold().split())


def is_sentence(text: str) -> bool:
    """Say whether a line is a sentence of the article: at least 30 words, or 8 and a full stop or the like."""
    words = size(text)
    return words >= _LONG or (words >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(text)))


def may_end_text(text: str) -> bool:
    """Say whether a line has at least four words and ends like a sentence. Beside a sentence, it is text as well."""
    return size(text) >= _SHORTEST_SENTENCE and bool(_SENTENCE_END.search(text))


def begins_two_sentences(text: str) -> bool:
    """Say whether a line has the beginning of a second sentence, and so is a paragraph, not a headline."""
    return is_sentence(text) and bool(_ANOTHER_SENTENCE.search(text))


def author_part(text: str, language: str | None, others: Collection[str]) -> tuple[int, int]:
    """Return the offsets of a byline's part that names the authors, without offices, dates and the page's tools.

    ``others`` are names in plain form that are no author's, such as the outlet's.
    """
    masked = text
    dates = [(it.start, it.end) for it in all_dates(text, language)]
    for start, end in (*dates, *(label.span() for label in _DATE_LABEL.finditer(text))):
        masked = f"{masked[:start]}{'|' * (end - start)}{masked[end:]}"
    cuts = [0, *(place for found in _BYLINE_PARTS.finditer(masked) for place in found.span()), len(text)]
    parts = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if masked[start:end].strip()]
    first = next((i for i, (start, end) in enumerate(parts) if is_byline(text[start:end])), 0)
    last = first
    for i, (start, end) in enumerate(parts[first + 1 :], first + 1):
        words = text[start:end]
        is_single = " " not in words and not re.fullmatch(_AGENCIES, words)  # a place, or an outlet
        is_tool = all(word.casefold() in _BOILERPLATE for word in words.split())
        if is_single or is_tool or OFFICE.search(words) or words[:1].islower() or plain(words) in others:
            break
        last = i
    return (parts[first][0], parts[last][1]) if parts else (0, len(text))


def is_byline(text: str) -> bool:
    """Say whether a line credits an author."""
    if len(text) > _LONGEST_META or not _BYLINE.match(text) or is_sentence(text):
        return False
    # "By Jane Roe", not "By land and sea": a name follows, and nearly all its words begin with capitals.
    words = _WORD.findall(_BYLINE.sub("", _SHIFT.sub("", text), count=1).partition(", ")[0]) or [""]
    small = sum(word[0].islower() for word in words)
    return len(words) <= 14 and small <= len(words) / 3 and not words[0][:1].islower()


def is_name(text: str) -> bool:
    """Say whether a line is nothing but a name of two to five words: Jo Roe, Ada van der Berg."""
    named = [word for word in text.split() if word not in _PARTICLES]
    return bool(_NAME.fullmatch(text)) and len(named) >= 2 and all(word[0].isupper() for word in named)


def is_credit(text: str) -> bool:
    """Say whether a line is nothing but the credit of a picture."""
    return bool(_CREDIT.fullmatch(text))


def is_whole_credit(text: str) -> bool:
    """Say whether a line is a credit without a caption, unlike "Photo: The boat at sea. Credit: Jo Roe"."""
    alone = is_credit(text) and not is_sentence(text) and not _PHOTO.search(text, 1)
    return alone and len(text) <= _LONGEST_META


def is_caption(text: str, *, at_top: bool) -> bool:
    """Say whether a line ends in a picture's credit ("Photo: ..."), or, if it is ``at_top``, in an agency's name."""
    return bool(_CAPTION_END.fullmatch(text) and (at_top or _PHOTO.search(text)))


def names_newspaper(text: str) -> bool:
    """Say whether a line may be the name of a newspaper or station, because it has a word such as Times or News."""
    words = _WORD.findall(text)
    titled = all(word[0].isupper() or len(word) <= 3 for word in words)
    return 2 <= len(words) <= 6 and titled and bool(_NEWS_WORD.search(text))


def boilerplate_reason(text: str, count: int) -> str | None:
    """Return the reason why a line is boilerplate, an icon's name or a copyright notice, or None if it is not.

    ``count`` is how often the page has the line.
    """
    words = re.sub(r"\s+", " ", text.strip(BULLETS + "!.()[]").casefold())
    if re.sub(r"\s*\(?\d+\)?$", "", words) in _BOILERPLATE:
        return "a web page's own words" + (f", {count} times" if count > 1 else "")
    if _ICON.fullmatch(text):
        return "the name of an icon"
    return "a copyright notice" if len(text) <= 200 and _COPYRIGHT.fullmatch(text) else None


def notice_reason(text: str, language: str | None) -> str | None:
    """Return the reason why a line is a notice of the page or an agency's note to editors, or None if it is not."""
    if _TO_EDITORS.fullmatch(text):
        return "a note to editors, or tags"
    is_short = size(text) <= _LONGEST_NOTICE and not re.search('["“”«»„]', text)
    is_notice = is_short and _NOTICE.search(text.casefold()) and not all_dates(text, language)
    return "a notice of the page" if is_notice else None


def dates_of(line: str, language: str | None, known: Collection[str] = ()) -> dict[str, str]:
    """Return {"published": date, "changed": date}: the first date of each kind on a line, in ISO 8601.

    The label before a date shows its kind. A date without a label is that of publication. ``known`` are days that
    decide which way numbers are read.
    """
    found: dict[str, str] = {}
    end = 0
    for stated in all_dates(line, language, known):
        # A label belongs to the date after it, so look for one only after the end of the date before.
        labels = [label[0] for label in _DATE_LABEL.finditer(line, end, stated.start)]
        is_change = labels and _CHANGED_WORD.match(labels[-1])
        found.setdefault("changed" if is_change else "published", stated.value)
        end = stated.end
    # "Published 19 June 2024, 17:05, updated 19:30": a time alone is of the day before it.
    label = _CHANGED_WORD.search(line, end) if [*found] == ["published"] else None
    if label and (changed := all_dates(f"{found['published'][:10]} {line[label.end() :]}", language)):
        found |= {"changed": changed[0].value} if "T" in changed[0].value else {}
    return found


def is_date_line(line: str, language: str | None, known: Collection[str] = (), most_words: int = _DATE_WORDS) -> bool:
    """Say whether a line only states dates, with a label or at most ``most_words`` words beside them."""
    dates = all_dates(line, language, known) if len(line) <= _LONGEST_DATES else []
    rest = line
    for date in reversed(dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    words = re.findall(r"[^\W\d_]+", _DATE_LABEL.sub(" ", rest))
    return bool(dates) and (is_labelled(line) or len(words) <= most_words)


def is_labelled(line: str) -> bool:
    """Say whether a line begins with the label of a date: "Published: ...", "Updated ..."."""
    return len(line) <= _LONGEST_DATES and bool(_DATE_LABEL.match(line.lstrip(BULLETS + "([")))


def is_byline_name(text: str, beside: Iterable[str], language: str | None) -> bool:
    """Say whether a line is a name in the place of a byline: an office, an address or a date is ``beside`` it."""
    if KOREAN_BYLINE.fullmatch(text):
        return True
    names, comma, office = _SHIFT.sub("", text).partition(",")
    if len(text) > _LONGEST_NAME or not all(map(is_name, _AND.split(names))):
        return False
    if comma:
        return bool(OFFICE.search(office))
    return any((len(it) <= _LONGEST_NAME and OFFICE.search(it)) or is_date_line(it, language) for it in beside)
