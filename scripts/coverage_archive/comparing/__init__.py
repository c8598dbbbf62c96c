"""Compute what readers compare: the parts and wordings of a clause, topics, speakers, coverage, and versions."""
