"""Quotations of a news text: the marked spans, and who says them.

`suggest` says whose words quoted spans are, `assess` judges those too that seem to be nobody's.
"""

from ..model import Span
from .attribution import Suggestion, assess, suggest, unattributed

__all__ = ["Span", "Suggestion", "assess", "suggest", "unattributed"]
