"""The frame that the theme puts around every page: the golden file `theme.yml`.

After a change of the theme, run `python tests/helpers/rendered_templates.py` and commit the intended differences.
"""

from pathlib import Path

import pytest
import yaml
from helpers import rendered_templates
from helpers.built import built_project
from helpers.made_archive import spec


@pytest.fixture(scope="module")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a made archive, built to stand at an address with a sign that HTML means something by."""
    name = "reference-texts"
    environment = {"SITE_URL": rendered_templates.SITES[name]}
    return built_project(tmp_path_factory, f"{name}-addressed", spec(name), **environment) / "site"


def test_every_element_of_the_frame_is_what_was_looked_at(pact_site: Path, addressed_site: Path) -> None:
    kept = yaml.safe_load(rendered_templates.THEME.read_text("utf-8"))
    now = rendered_templates.frames({"pact": pact_site, "reference-texts": addressed_site})
    changed = [
        f"{page}: {element} was {kept[page].get(element)}, and is {now[page].get(element)}"
        for page in now
        for element in {**kept[page], **now[page]}
        if kept[page].get(element) != now[page].get(element)
    ]
    assert not changed, "\n".join(["if that is meant: python tests/helpers/rendered_templates.py", *changed])
