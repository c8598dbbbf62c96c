"""Draft an article, write the draft as ``article.yml``, and put it into the archive."""
