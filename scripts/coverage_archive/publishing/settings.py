"""What mkdocs.yml says that the generator must know, read without starting any renderer."""

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag


class _Settings(yaml.SafeLoader):
    """Takes values from the environment, as renderers do, and ignores what only they understand."""


_Settings.add_constructor("!ENV", construct_env_tag)
_Settings.add_multi_constructor("", lambda *_: None)


def site_address(root: Path) -> str:
    """Return the address where the site will stand, empty where it is not known."""
    path = root / "mkdocs.yml"
    settings: Any = yaml.load(path.read_text(encoding="utf-8"), _Settings) if path.is_file() else None
    return str(settings.get("site_url") or "") if isinstance(settings, dict) else ""
