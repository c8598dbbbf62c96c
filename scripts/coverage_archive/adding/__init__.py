"""Add an article to the archive: turn a saved page, text or web address into a folder with a draft for an editor."""

from .drafting.new_article import Added, add

__all__ = ["Added", "add"]
