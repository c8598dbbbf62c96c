"""Quotations of a news text: the marked spans, and who says them."""

from coverage_archive.quotation.marks import Span, quotation_spans, single_quoted_spans

__all__ = ["Span", "quotation_spans", "single_quoted_spans"]
