"""Carry over an earlier version's work to a newer capture (saved text) of the article: kinds of lines, and tags."""
