"""Quotes -> the index that the site searches in the browser."""
