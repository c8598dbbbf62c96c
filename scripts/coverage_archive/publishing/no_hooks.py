"""No hooks: what MkDocs loads in the place of scripts/hooks.py where `archive site` does itself what those do."""
