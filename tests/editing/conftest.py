"""The archive with a drafted article that waits to be judged."""

from helpers.drafted import drafted, root

__all__ = ["drafted", "root"]
