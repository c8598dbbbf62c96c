"""Find the quotations in a news text: words in quotation marks, indirect speech, and who says each of them.

`suggest` returns the quotations that have a speaker. `assess` also returns quoted words that nobody seems to say,
such as titles and scare quotes. Both return `Suggestion` objects, in the order of the text.
"""

from ..model import Span
from .attribution import assess, suggest
from .suggestion import SHOWN_BY_DEFAULT, Suggestion

__all__ = ["SHOWN_BY_DEFAULT", "Span", "Suggestion", "assess", "suggest"]
