"""Build the index that the browser searches."""
