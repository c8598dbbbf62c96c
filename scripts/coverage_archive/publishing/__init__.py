"""Make the whole site beside the old one, check it, list its files, replace the old one, and verify copies."""
