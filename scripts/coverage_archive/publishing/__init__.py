"""The site as a whole: made beside the old one, put in its place, listed file by file, held against that list."""
