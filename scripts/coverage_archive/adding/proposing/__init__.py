"""Propose what an article states about itself (lines, date, language, outlet) and its tags, with their speakers."""
