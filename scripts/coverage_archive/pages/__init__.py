"""Generate the pages of the site from an archive: ordinary Markdown with HTML blocks."""
