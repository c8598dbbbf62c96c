"""Read, validate and edit the YAML files; read, write and lock files; run git; keep results between builds."""
