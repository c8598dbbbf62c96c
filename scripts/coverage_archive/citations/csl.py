"""Complete citeproc-py where the three styles that we use need more of CSL 1.0.2 than it implements.

citeproc-py builds a style from classes named like CSL's elements. Of two classes with one name it takes the one that
was defined last, so a class here replaces the library's. https://docs.citationstyles.org/en/stable/
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
    """Return the macro of an element's style with a name; citeproc-py would search the whole style each time."""
    return _macros(element.get_root())[name]


model.CitationStylesElement.get_macro = _macro


class Label(model.Label, model.CitationStylesElement):  # type: ignore[misc]
    """Leave out the label of an absent variable; citeproc-py prints "Edition" for every newspaper article."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the label's term. Raise VariableError if there is nothing to label."""
        name = self.get("variable")
        if name and name != "locator" and name.replace("-", "_") not in item.reference:
            raise VariableError
        return super().process(item, *args, **kwargs)


class If(model.If, model.CitationStylesElement):  # type: ignore[misc]
    """Let every condition on disambiguation fail, because a single citation is not ambiguous."""

    def render(self, item: Any, **kwargs: Any) -> Any:
        """Return the rendered children. Raise ConditionFailed if the condition is on disambiguation."""
        if self.get("disambiguate"):
            raise model.ConditionFailed
        return super().render(item, **kwargs)


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    """Print words that take the author's place only once, even if a macro printed them."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """Return the text in the author's place, and keep the title or outlet in it from being printed again."""
        text = super().render(item, context=context, **kwargs)
        printed = [
            name for name in IN_AUTHORS_PLACE if str(item.reference.get(name.replace("-", "_"), "\0")) in str(text)
        ]
        context.get_layout().repressed.setdefault(f"{{{self.nsmap['cs']}}}text", []).extend(printed)
        return text


class Date(model.Date, model.CitationStylesElement):  # type: ignore[misc]
    """Put a date that the editor supplied in square brackets, as pages do with everything supplied."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the date as the style words it."""
        text = super().process(item, *args, **kwargs)
        supplied = "issued_supplied" in item.reference and not self.is_locale_date()
        return f"[{text}]" if text and supplied else text
