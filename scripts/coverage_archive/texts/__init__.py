"""Words: captures, quotation marks, places of words, dates, shared wording. Nothing of YAML or of pages."""
