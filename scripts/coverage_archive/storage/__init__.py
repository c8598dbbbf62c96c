"""Read, validate and edit YAML; read and write files; locks, git, and results kept between builds."""
