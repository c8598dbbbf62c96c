"""Compute what readers compare in an archive: the wordings of a clause, and articles by topic, speaker and extent."""
