"""citeproc-py, completed where it falls short of CSL 1.0.2 in the three styles that we use.

citeproc-py builds a style from the classes that are named like CSL's elements, the last one defined winning; so a
class of the same name here takes the place of the library's. https://docs.citationstyles.org/en/stable/
"""

from functools import cache
from typing import Any

from citeproc import model
from citeproc.source import VariableError

IN_AUTHORS_PLACE = ("title", "container-title")


@cache
def _macros(style: Any) -> dict[str, Any]:
    return {macro.get("name"): macro for macro in style.findall("cs:macro", style.nsmap)}


def _macro(element: Any, name: str) -> Any:
    """Return a macro of an element's style; citeproc-py searches the whole style for it each time."""
    return _macros(element.get_root())[name]


model.CitationStylesElement.get_macro = _macro


class Label(model.Label, model.CitationStylesElement):  # type: ignore[misc]
    """A label whose variable is absent is not printed; citeproc-py prints "Edition" for every newspaper article."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the label's term, or raise VariableError where there is nothing to label."""
        name = self.get("variable")
        if name and name != "locator" and name.replace("-", "_") not in item.reference:
            raise VariableError
        return super().process(item, *args, **kwargs)


class If(model.If, model.CitationStylesElement):  # type: ignore[misc]
    """A condition on disambiguation fails: a citation that stands alone is not ambiguous."""

    def render(self, item: Any, **kwargs: Any) -> Any:
        """Return the rendered children, or raise ConditionFailed."""
        if self.get("disambiguate"):
            raise model.ConditionFailed
        return super().render(item, **kwargs)


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    """What stands in the author's place is not printed a second time, also where a macro printed it."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """Return the substitute's text."""
        text = super().render(item, context=context, **kwargs)
        printed = [
            name for name in IN_AUTHORS_PLACE if str(item.reference.get(name.replace("-", "_"), "\0")) in str(text)
        ]
        context.get_layout().repressed.setdefault(f"{{{self.nsmap['cs']}}}text", []).extend(printed)
        return text


class Date(model.Date, model.CitationStylesElement):  # type: ignore[misc]
    """A date that the editor supplied stands in square brackets, as everything supplied does here."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the date as the style words it."""
        text = super().process(item, *args, **kwargs)
        supplied = "issued_supplied" in item.reference and not self.is_locale_date()
        return f"[{text}]" if text and supplied else text
