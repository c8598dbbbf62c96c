"""Quotations of a news text: the marked spans, and who says them.

`quotation_spans` says what a double-quoted span is, `suggest` whose words such spans are, `assess` both at
once.
"""

from ..model import Span
from .marks import quotation_spans, single_quoted_spans
from .tagger import Suggestion, assess, suggest

__all__ = ["Span", "Suggestion", "assess", "quotation_spans", "single_quoted_spans", "suggest"]
