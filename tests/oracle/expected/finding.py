"""The finding on home: which sentences it has, and where its links lead."""

from collections.abc import Sequence

from oracle import comparing
from oracle.expected.answers import Among
from oracle.expected.glance import name_apart
from oracle.read_files import Files, Text
from oracle.visible_words import count, listed

GIVEN = {"quoted", "partly-quoted", "paraphrased"}


class Table:
    """The states of the clause's parts, a list for each part in the order of the articles."""

    def __init__(self, files: Files, rows: Sequence[Text]) -> None:
        self.files, self.rows = files, rows
        self.of = {id: [comparing.state(text, id) for text in rows] for id in files.elements(files.clause)}

    def name(self, text: Text) -> str:
        return name_apart(self.files, text, self.files.current, " ")

    def said(self, ids: Sequence[str], joint: str = "and") -> str:
        return listed([self.files.phrase(id) for id in ids], joint)

    def all_in(self, state: str) -> list[str]:
        return [id for id, states in self.of.items() if set(states) == {state}]

    def given(self, id: str) -> int:
        return sum(state in GIVEN for state in self.of[id])

    def alone(self, id: str) -> bool:
        """Say whether one article of several gives a part and each of the others lists it as absent."""
        return len(self.rows) > 1 and self.given(id) == 1 == len(self.rows) - self.of[id].count("absent")

    def alone_in(self, number: int) -> list[str]:
        return [id for id, states in self.of.items() if self.alone(id) and states[number] in GIVEN]

    def whom(self, ids: Sequence[str]) -> str:
        """Return whom the articles quote on parts: one speaker, or "words" where there is not exactly one."""
        speakers = {(*comparing.words_of(text, id),) for text in self.rows for id in ids}
        if len(speakers) != 1 or len(only := speakers.pop()) != 1:
            return "words on"
        name = self.files.speakers[only[0]]["name"]
        return f"{name.replace('The ', 'the ', 1) if name.startswith('The ') else name} on"


def finding(files: Files, rows: Sequence[Text]) -> list[str]:
    """Return the sentences about the articles that have words on the clause, in the order of the glance."""
    table = Table(files, rows)
    return of_few(table) if len(rows) <= 3 else of_many(table)


def of_few(table: Table) -> list[str]:
    number_of = len(table.rows)
    said = []
    if number_of > 1:
        all_ = "Both" if number_of == 2 else "All three"
        for verb, state in (("quote", "quoted"), ("partly quote", "partly-quoted"), ("paraphrase", "paraphrased")):
            if ids := table.all_in(state):
                whom = f" {table.whom(ids)}" if state == "quoted" else ""
                said.append(f"{all_} {verb}{whom} {table.said(ids)}.")
    for number, text in enumerate(table.rows):
        if clauses := of_one(table, number):
            said.append(f"{table.name(text)} {listed_clauses(clauses)}.")
    if number_of > 1 and (ids := table.all_in("absent")):
        said.append(f"{'Neither' if number_of == 2 else 'None'} has anything on {table.said(ids, 'or')}.")
    for number, text in enumerate(table.rows):
        if ids := [id for id, states in table.of.items() if states[number] == "unjudged"]:
            said.append(f"Not looked for yet in {table.name(text)}: {table.said(ids)}.")
    return said


def of_one(table: Table, number: int) -> list[str]:
    """Return what is said of one article, of the parts that not all treat alike."""
    single = len(table.rows) == 1
    unlike = {id: states for id, states in table.of.items() if single or len(set(states)) > 1}
    mine = [states[number] for states in table.of.values()]
    alone = table.alone_in(number)
    said = []
    quoted = [id for id, states in unlike.items() if states[number] == "quoted"]
    number_given = sum(state in GIVEN for state in mine)
    if single and quoted:
        said.append(f"quotes {table.whom(quoted)} {table.said(quoted)}")
    elif quoted and number_given > 1 and {state for state in mine if state in GIVEN} == {"quoted"}:
        said.append(f"quotes all {number_given} parts" + ("" if number_given == len(mine) else " that it gives"))
    if alone:
        said.append(f"alone reports {table.said(alone)}")
    lacking = table.alone_in(1 - number) if len(table.rows) == 2 else []
    for begin, state, joint in (
        ("partly quotes", "partly-quoted", "and"),
        ("paraphrases", "paraphrased", "and"),
        ("has nothing on", "absent", "or"),
    ):
        if lacking and state == "absent":
            said.append(f"has nothing on {len(lacking)} of the {count(len(mine), 'part')}")
        if ids := [id for id, states in unlike.items() if states[number] == state and not table.alone(id)]:
            said.append(f"{begin} {table.said(ids, joint)}")
    return said


def listed_clauses(clauses: list[str]) -> str:
    return ", and ".join([", ".join(clauses[:-1]), clauses[-1]] if len(clauses) > 1 else clauses)


def of_many(table: Table) -> list[str]:
    articles = len(table.rows)
    numbers = {id: table.given(id) for id in table.of}

    def of(begin: str, ids: Sequence[str], number: int) -> str:
        return f"{begin}: {table.said(ids)}, in {number} of {articles} articles."

    said = []
    everywhere = [id for id, number in numbers.items() if number == articles]
    if everywhere:
        quoted = table.all_in("quoted")
        reported = [id for id in everywhere if id not in quoted]
        clauses = [f"quote {table.whom(quoted)} {table.said(quoted)}"] if quoted else []
        clauses += [f"report {table.said(reported)}"] if reported else []
        said.append(f"All {articles} articles {listed_clauses(clauses)}.")
    else:
        most = max(numbers.values())
        said.append(of("Most often reported", [id for id in numbers if numbers[id] == most], most))
    for state in ("quoted", "paraphrased"):
        times = {id: states.count(state) for id, states in table.of.items()}
        if 2 <= (most := max(times.values())) < articles:
            said.append(of(f"Most often {state}", [id for id in times if times[id] == most], most))
    for number, text in enumerate(table.rows):
        if ids := table.alone_in(number):
            said.append(f"{table.name(text)} alone reports {table.said(ids)}.")
    rest = {id: number for id, number in numbers.items() if number and not table.alone(id)}
    if rest and (fewest := min(rest.values())) < max(numbers.values()):
        said.append(of("Least often reported", [id for id in rest if rest[id] == fewest], fewest))
    if ids := table.all_in("absent"):
        said.append(f"None has anything on {table.said(ids, 'or')}.")
    unjudged = [[states[number] for states in table.of.values()].count("unjudged") for number in range(articles)]
    if left := sum(unjudged):
        said.append(f"Not looked for yet: {count(left, 'part')} of {count(sum(map(bool, unjudged)), 'article')}.")
    return said


def finding_links(files: Files, rows: Sequence[Text]) -> Among:
    """Return where the phrase of each part may lead: to the comparison, and to an article's first words on it."""
    elements = files.elements(files.clause)
    compared = [(files.phrase(id), f"compare/{files.clause}/#{id}") for id in elements]
    read = [
        (files.phrase(id), f"articles/{text.slug}/#{text.giving(id)[0].id}")
        for id in elements
        for text in rows
        if text.giving(id)
    ]
    return Among([*compared, *read])
