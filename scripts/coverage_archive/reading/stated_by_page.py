"""What a record says that only the saved page's own data state, held against the page that is sealed beside it."""

from ..model import Date, Outlet
from ..texts.page_statements import Fact, on_one_line, places, stated_at
from .article_checks import names_outlet
from .article_source import PAGE, ArticleSource


def check_stated(source: ArticleSource, outlet: Outlet | None, published: Date | None) -> None:
    """Note a problem for each value that the saved page's data do not state where the record says so."""
    record = source.record
    wanted: tuple[tuple[Fact, object, str], ...] = (
        ("outlet", outlet, f"the outlet {outlet.name}" if outlet else ""),
        ("headline", record.headline, "this headline"),
        ("published", published, f"the date {record.published}"),
    )
    for fact, value, named in wanted:
        where: str | None = getattr(record, f"{fact}_stated")
        supplied = getattr(record, f"{fact}_supplied") is not None
        if where and value and (problem := _problem(source, fact, where, value, named, supplied=supplied)):
            source.problem((f"{fact}_stated",), problem)


def _problem(source: ArticleSource, fact: Fact, where: str, value: object, named: str, *, supplied: bool) -> str:
    """Return what is wrong with a value that the record says is stated in one place; empty where nothing is."""
    if supplied:
        return f"`{fact}_stated` cannot stand beside `{fact}_supplied`: take one of the two away"
    if where not in places(fact):
        return f"`{fact}_stated` must name where a page states it, not '{where}': {', '.join(places(fact))}"
    original, instead = source.record.capture.original, f'say how you know in `{fact}_supplied: "..."`'
    if not original or original.file != PAGE:
        return f"no saved page ({PAGE}) is sealed beside the capture, to state anything: {instead}"
    if source.page is None:  # which is told already
        return ""
    if is_stated(source.page, fact, where, value):
        return ""
    found = ", ".join(dict.fromkeys(stated_at(source.page, fact, where)))
    says = f"it says {found}" if found else "there is none"
    return f"{PAGE} does not state {named} in {where} ({says}): give what it states, or {instead}"


def is_stated(page: str, fact: Fact, where: str, value: object) -> bool:
    """Say whether a page's data state an outlet, a headline or a date in one place; a date may be less exact."""
    stated = stated_at(page, fact, where)
    if isinstance(value, Outlet):
        names = {_plain(name) for name in (value.name, value.short, *value.aliases)}
        return any(names_outlet(words, value) or _plain(words) in names for words in stated)
    if isinstance(value, Date):
        exact = value.precision == "time"
        return any(words == value.value if exact else words.startswith(value.value) for words in stated)
    return any(on_one_line(str(value)) in words for words in stated)


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold().removeprefix("the ") if char.isalnum())
