"""Read the folder articles/ into a validated Archive, or report every problem in it with file and line."""
