"""Make the whole site beside the old one, check it, list its files, replace the old site, and verify copies of it."""
