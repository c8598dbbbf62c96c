"""articles/ -> a validated Archive, or every problem of it, each with file and line."""
