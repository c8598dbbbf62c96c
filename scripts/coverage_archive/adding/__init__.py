"""Adding an article: from a saved page or an address to a folder with a draft, for an editor to judge."""

from .drafting.new_article import Added, add

__all__ = ["Added", "add"]
