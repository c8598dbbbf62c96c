"""Quotations of a news text: the marked spans, what is reported without marks, and who says them.

`suggest` says whose words quoted spans and indirect speech are, `assess` judges those too that seem to be nobody's.
"""

from ..model import Span
from .attribution import assess, suggest, unattributed
from .suggestion import SHOWN_BY_DEFAULT, Suggestion

__all__ = ["SHOWN_BY_DEFAULT", "Span", "Suggestion", "assess", "suggest", "unattributed"]
