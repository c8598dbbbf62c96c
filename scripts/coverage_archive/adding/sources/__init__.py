"""Where an article comes from: the text, page or address that `archive new` is given, read as lines of text."""
