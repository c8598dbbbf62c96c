"""Quotations of a news text: the marked spans, and who says them.

`quotation_spans` says what a double-quoted span is, `suggest` whose words such spans are, `assess` both at
once.
"""

from ..model import Span
from ..texts.quotation_marks import quotation_spans, single_quoted_spans
from .attribution import Suggestion, assess, suggest

__all__ = ["Span", "Suggestion", "assess", "quotation_spans", "single_quoted_spans", "suggest"]
