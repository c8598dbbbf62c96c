"""The sources of what runs and shows in the browser: modules, style sheets, inline scripts, fonts, the favicon."""

from pathlib import Path

FRONTEND = Path(__file__).parent
