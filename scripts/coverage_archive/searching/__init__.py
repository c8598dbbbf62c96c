"""Build the search index, in which the browser looks up the words of a query."""
