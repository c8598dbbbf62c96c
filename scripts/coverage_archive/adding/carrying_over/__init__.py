"""Carry over an earlier version's work to a newer capture of the same article: kinds of lines, and tags."""
