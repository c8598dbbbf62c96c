"""Writes the articles/ folder of a made archive from a short spec, such as those in tests/archives/.

A spec has the fields of archive.yml as they are, and ``articles``: a list. Each article has the fields of its
article.yml, all of which are passed on, and its words instead of their seal: ``text`` is the capture, letter for
letter; without it, the capture is what the fields say (furniture, headline, standfirst, byline, line of the date,
captions, credits) and then the ``paragraphs``, with a blank line between. What is left out is counted through: the
``slug`` is alpha-report, then alpha-report-2 (without an outlet: reference-text); the ids are quote-1, passage-1,
section-1; a report without ``absent`` lists there every element that it has no passage on. ``withdrawn`` lists
articles that were taken down: the fields of their withdrawn.yml, and their slugs.

Run as a script, it writes an archive to look at:

    python tests/helpers/made_archive.py tests/archives/twelve-outlets.yml FOLDER [HOW-MANY-ARTICLES]
"""

import hashlib
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from coverage_archive.storage import yaml_reader

Spec = dict[str, Any]
ARCHIVES = Path(__file__).parent.parent / "archives"
ID = re.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*")
NAMED = {"sections": "section", "quotes": "quote", "passages": "passage"}


def spec(name: str) -> Spec:
    """Read a spec of tests/archives/, as articles/ is read: dates and numbers stay the text that was typed."""
    return dict(yaml_reader.load(ARCHIVES / f"{name}.yml", f"{name}.yml").value)


def first(spec: Spec, count: int) -> Spec:
    """Return a spec with its first articles only; the vocabulary stays whole."""
    return {**spec, "articles": spec["articles"][:count]}


def write(spec: Spec, articles: Path) -> None:
    """Write archive.yml and one folder an article; what stood in the folder before is taken away."""
    shutil.rmtree(articles, ignore_errors=True)
    articles.mkdir(parents=True)
    write_vocabulary(spec, articles)
    write_articles(spec, articles)


def write_vocabulary(spec: Spec, articles: Path) -> None:
    """Write archive.yml."""
    vocabulary = {key: value for key, value in spec.items() if key not in ("articles", "withdrawn")}
    _dump(articles / "archive.yml", "archive.schema.json", vocabulary)


def write_articles(spec: Spec, articles: Path) -> None:
    """Write one folder an article beside what stands there."""
    elements = [*spec.get("elements", {})]
    seen: Counter[str] = Counter()
    for article in spec["articles"]:
        name = f"{article['outlet']}-report" if "outlet" in article else "reference-text"
        seen[name] += 1
        slug = article.get("slug") or f"{name}{f'-{seen[name]}' if seen[name] > 1 else ''}"
        folder = articles / slug
        folder.mkdir()
        data = capture(article).encode()
        (folder / "capture.txt").write_bytes(data)
        _dump(folder / "article.yml", "../article.schema.json", _record(article, data, elements))
    for gone in spec.get("withdrawn", []):
        folder = articles / gone["slug"]
        folder.mkdir()
        record = {key: value for key, value in gone.items() if key != "slug"}
        _dump(folder / "withdrawn.yml", "../article.schema.json", record)


def capture(article: Spec) -> str:
    """Return the text of an article's capture."""
    if "text" in article:
        return str(article["text"])
    above = [article.get("furniture"), None if "headline_supplied" in article else article["headline"]]
    above += [article.get(field) for field in ("standfirst", "byline", "published_line", "caption", "credit")]
    lines = [line for lines in above if lines for line in ([lines] if isinstance(lines, str) else lines)]
    return "\n\n".join([*lines, *article["paragraphs"]]) + "\n"


def _record(article: Spec, data: bytes, elements: list[str]) -> Spec:
    """Return the fields of article.yml: sealed, its tags named, every element judged."""
    record = {key: value for key, value in article.items() if key not in ("slug", "text", "paragraphs")}
    record["capture"] = {"sha256": hashlib.sha256(data).hexdigest(), **article.get("capture", {})}
    for field, name in NAMED.items():
        tags = [{"id": f"{name}-{number}", **tag} for number, tag in enumerate(article.get(field, []), 1)]
        record |= {field: tags} if tags else {}
    if "outlet" in article and "absent" not in article:
        given = {passage.get("element") for passage in article.get("passages", [])}
        record["absent"] = [element for element in elements if element not in given]
    return record


def _dump(path: Path, schema: str, content: Spec) -> None:
    """Write a file as editors lay it out: a blank line between its parts, one line an entry or a tag."""
    parts = [f"# yaml-language-server: $schema={schema}\n"]
    for key, value in content.items():
        match value:
            case dict() if key != "capture":
                parts.append(f"\n{key}:\n" + "".join(f"  {name}: {_flow(entry)}\n" for name, entry in value.items()))
            case [{}, *_]:
                parts.append(f"\n{key}:\n" + "".join(f"  - {_flow(tag)}\n" for tag in value))
            case _:
                parts.append(f"{key}: {_flow(value)}\n")
    path.write_text("".join(parts), encoding="utf-8", newline="")


def _flow(value: Any) -> str:
    """Return a value on one line."""
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": sys.maxsize}
    return yaml.dump(value, Dumper=_Dumper, default_flow_style=True, **options).removesuffix("...\n").strip()


class _Dumper(yaml.SafeDumper):
    """Writes every text that is no id in double quotation marks, so that any letter survives."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=None if ID.fullmatch(text) else '"')


_Dumper.add_representer(str, _Dumper.represent_text)


if __name__ == "__main__":
    source, target, *most = sys.argv[1:]
    made = dict(yaml_reader.load(Path(source), source).value)
    write(first(made, int(most[0])) if most else made, Path(target) / "articles")
