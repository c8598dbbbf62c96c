"""Archive -> the generated pages: ordinary Markdown with HTML blocks."""
