"""Publish an archive as open data: tables, web annotations, a data package, a feed and a citation file."""
