"""YAML files and their fields: read, checked, changed in place, written in one step."""
