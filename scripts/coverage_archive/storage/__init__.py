"""Files, YAML and their fields: read, checked, changed in place, written in one step; locks, git, results kept."""
