"""What the templates make of made archives: the golden files in `rendered/`.

After a change of a template, run `python tests/helpers/rendered_templates.py` and commit the intended differences.
"""

from helpers import rendered_templates

MOST_SHOWN = 20


def test_every_kind_of_element_of_every_page_is_what_was_looked_at() -> None:
    kept, now = rendered_templates.kept(), rendered_templates.rendered()
    changed = [
        f"{page}: {element} was {kept.get(page, {}).get(element)}, and is {now.get(page, {}).get(element)}"
        for page in {**kept, **now}
        for element in {**kept.get(page, {}), **now.get(page, {})}
        if kept.get(page, {}).get(element) != now.get(page, {}).get(element)
    ]
    anew = "if that is meant: python tests/helpers/rendered_templates.py"
    assert not changed, "\n".join([f"{len(changed)} differences; {anew}", *changed[:MOST_SHOWN]])
