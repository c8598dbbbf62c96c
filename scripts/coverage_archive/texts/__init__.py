"""Read captures and find quotation marks, sentences, dates, places of words and shared wording in texts.

No module here reads YAML or writes pages.
"""
