"""A page's program and its sheet of style are one file each, made of standard modules and sheets."""

import subprocess
from pathlib import Path

import pytest
from coverage_archive.pages.bundles import bundles
from helpers.asked_search import DENO

SOURCES = """
== js/page.js
import { say as tell, said } from "./common/say.js";
import "./start.js";
tell("page");
console.log(said.join(" "));
== js/start.js
import { say } from "./common/say.js";
// Begins.
say(`start ${[1, 2].map((n) => `<${n}>`).join("")}`);
export const later = () => import("./common/later.js");
== js/common/say.js
const word = 1;
export const said = [];
/** Say it. */
export function say(text) {
  said.push(text);
}
== js/common/later.js
import { said } from "./say.js";
const word = 2;
export const length = said.length;
== css/site.css
@import "tokens.css";
body { color: var(--ink); } /* ink */
== css/tokens.css
:root { --ink: black; --mark: "/* no comment */"; }
"""


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    for source in SOURCES.split("\n== ")[1:]:
        name, _, text = source.partition("\n")
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    return {file.path.removeprefix("assets/bundles/"): file.text for file in bundles(tmp_path)}


def test_there_is_one_for_each_file_that_pages_name_and_for_what_is_loaded_later(made: dict[str, str]) -> None:
    assert {*made} == {"page.js", "start.js", "common-later.js", "site.css"}


def test_a_program_does_what_its_modules_do_in_their_order(made: dict[str, str], tmp_path: Path) -> None:
    for name in ("page.js", "common-later.js"):
        (tmp_path / name).write_text(made[name], encoding="utf-8")
    ask = f'const {{ length }} = await import("{tmp_path / "common-later.js"}"); console.log(length);'
    for command, said in (([str(tmp_path / "page.js")], "start <1><2> page\n"), (["--ext=js", "-"], "0\n")):
        run = subprocess.run(
            [DENO, "run", "--quiet", "--allow-read", *command], input=ask, capture_output=True, text=True, check=True
        )
        assert run.stdout == said


def test_what_is_loaded_later_stands_beside_the_program(made: dict[str, str]) -> None:
    assert 'import("./common-later.js")' in made["page.js"]


def test_a_sheet_has_what_it_imports_in_its_place_and_no_comments(made: dict[str, str]) -> None:
    assert made["site.css"] == ':root { --ink: black; --mark: "/* no comment */"; }\nbody { color: var(--ink); }\n'
