"""Quotations of a news text: the marked spans, what is reported without marks, and who says them.

`quotation_spans` says what a double-quoted span is, `suggest` whose words such spans and indirect speech are,
`assess` both at once.
"""

from ..model import Span
from ..texts.quotation_marks import quotation_spans, single_quoted_spans
from .attribution import assess, suggest
from .suggestion import SHOWN_BY_DEFAULT, Suggestion

__all__ = ["SHOWN_BY_DEFAULT", "Span", "Suggestion", "assess", "quotation_spans", "single_quoted_spans", "suggest"]
