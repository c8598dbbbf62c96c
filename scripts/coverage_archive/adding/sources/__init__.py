"""Read an article as lines of text from what `archive new` is given: a text file, a saved page or a web address."""
