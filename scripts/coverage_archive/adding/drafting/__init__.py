"""A draft of an article, its ``article.yml``, and its place in the archive."""
