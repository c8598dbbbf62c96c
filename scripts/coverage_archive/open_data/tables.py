"""Every table of the open data, and what each of its columns means."""

from . import rows
from .data_table import DataTable, TableColumn

_ARTICLE = TableColumn("article", "the article", required=True, refers_to="articles")
_TRANSLATION = (
    TableColumn("translation", "what the words mean, where they are in another language"),
    TableColumn("translated_by", "who translated them; it is the archive's, never the outlet's"),
)
_REVIEWED = TableColumn(
    "reviewed", "false: proposed by a machine, not yet confirmed by a person", type="boolean", required=True
)
_OFFSETS = (
    TableColumn("start", "where it begins in the capture, in Unicode code points", type="integer", required=True),
    TableColumn("end", "where it ends in the capture, in Unicode code points", type="integer", required=True),
)
_TAG = (
    TableColumn("id", "the fragment of its address, unique in its article", required=True),
    TableColumn("url", "its permanent address, from the site's root", required=True),
    _ARTICLE,
    TableColumn("outlet", "who published the article; none of a reference text", refers_to="outlets"),
    TableColumn("published", "date of publication, with the time where the capture states one"),
    TableColumn("section", "the section it stands in"),
    TableColumn("part", "the part of the article: p7 is paragraph 7; headline, standfirst, caption", required=True),
    TableColumn("paragraph", "the number of the body paragraph", type="integer"),
    TableColumn("exact", "the words, exactly as captured", required=True),
    TableColumn("prefix", "the words before, so that the place is found"),
    TableColumn("suffix", "the words after, so that the place is found"),
    *_OFFSETS,
)

QUOTES = DataTable(
    name="quotes",
    title="Quotes",
    sentence="Every quote with its exact words, who said it, who passed it on, and where it stands.",
    key=("article", "id"),
    columns=(
        *_TAG,
        TableColumn("kind", "direct, partial or indirect", required=True),
        TableColumn("speaker", "whose words they are", required=True, refers_to="speakers"),
        TableColumn("speaker_name", "the speaker's name", required=True),
        TableColumn("via", "who relayed the words, nearest to the speaker first", type="list"),
        TableColumn("topics", "what the words are about", type="list"),
        *_TRANSLATION,
        _REVIEWED,
    ),
    rows=rows.quote_rows,
)
PASSAGES = DataTable(
    name="passages",
    title="Passages",
    sentence="Every passage tagged with a topic or a part of a clause, "
    "and whether the outlet quotes or paraphrases it.",
    key=("article", "id"),
    columns=(
        *_TAG,
        TableColumn("topic", "what the words are about", required=True, refers_to="topics"),
        TableColumn("element", "the part of the clause that they give", refers_to="elements"),
        TableColumn("treatment", "quoted, partly-quoted or paraphrased; original in a reference text", required=True),
        TableColumn(
            "words_of", "whose words they are: the speaker of the innermost quote around them", refers_to="speakers"
        ),
        TableColumn("words_of_name", "the speaker's name"),
        TableColumn("date", "when what the words tell of happened"),
        TableColumn("date_supplied", "how the editor knows that date, where the paragraph does not state it"),
        *_TRANSLATION,
        _REVIEWED,
    ),
    rows=rows.passage_rows,
)
ARTICLES = DataTable(
    name="articles",
    title="Articles",
    sentence="Every article: outlet, headline, author and date as captured, and the SHA-256 of its capture.",
    key=("id",),
    columns=(
        TableColumn("id", "the article's name in its address", required=True),
        TableColumn("url", "its permanent address, from the site's root", required=True),
        TableColumn("kind", "report, or reference: a text that reports are held against", required=True),
        TableColumn("outlet", "who published it; none of a reference text", refers_to="outlets"),
        TableColumn("outlet_name", "the outlet's name"),
        TableColumn("outlet_supplied", "how the editor knows the outlet, where the capture does not name it"),
        TableColumn("headline", "the headline, exactly", required=True),
        TableColumn("headline_supplied", "why the editor gives a headline, where the capture has none"),
        TableColumn("author", "the author as credited"),
        TableColumn("published", "date of publication, with the time where the capture states one"),
        TableColumn("published_supplied", "how the editor knows the date, where the capture does not state it"),
        TableColumn("language", "the language, as a code"),
        TableColumn("paragraphs", "how many paragraphs its body has", type="integer", required=True),
        TableColumn("original_url", "the address it was captured from"),
        TableColumn("archived_url", "the address of a copy in a web archive"),
        TableColumn("captured", "when it was captured"),
        TableColumn("capture", "the address of the capture, or of its excerpt, from the site's root"),
        TableColumn("sha256", "SHA-256 of the capture's bytes", required=True),
        TableColumn("show", "how much of the text is published: whole, tagged or none", required=True),
        TableColumn("rights", "the URI of a rights statement"),
        TableColumn("supersedes", "the earlier version of the same story", refers_to="articles"),
        TableColumn("absent", "the elements that the editor looked for and did not find", type="list"),
        TableColumn(
            "reviewed",
            "false: what is known of it was found by a program, not yet confirmed",
            type="boolean",
            required=True,
        ),
    ),
    rows=rows.article_rows,
)
SECTIONS = DataTable(
    name="sections",
    title="Sections",
    sentence="The sections of every article; the headings are the archive's, and the same id means the same matter.",
    key=("article", "id"),
    columns=(
        _ARTICLE,
        TableColumn("id", "the fragment of its address", required=True),
        TableColumn("url", "its permanent address, from the site's root", required=True),
        TableColumn("title", "the heading", required=True),
        TableColumn("topics", "what the section is about", type="list"),
        TableColumn("first_paragraph", "the number of its first paragraph", type="integer", required=True),
        TableColumn("last_paragraph", "the number of its last paragraph", type="integer", required=True),
    ),
    rows=rows.section_rows,
)
BLOCKS = DataTable(
    name="parts",
    title="Parts",
    sentence="Every headline, standfirst, caption and numbered paragraph, and where it stands in the capture.",
    key=("article", "id"),
    columns=(
        _ARTICLE,
        TableColumn("id", "the fragment of its address", required=True),
        TableColumn("url", "its permanent address, from the site's root", required=True),
        TableColumn("kind", "headline, standfirst, byline, published, caption, credit or paragraph", required=True),
        TableColumn("number", "the number of a body paragraph", type="integer"),
        TableColumn("section", "the section it stands in"),
        *_OFFSETS,
    ),
    rows=rows.block_rows,
)
SPEAKERS = DataTable(
    name="speakers",
    title="Speakers",
    sentence="Everyone whose words are quoted or who passed them on: people, organisations, groups and documents.",
    key=("id",),
    columns=(
        TableColumn("id", "the speaker's name in addresses", required=True),
        TableColumn("url", "the speaker's page, from the site's root, where the speaker has words"),
        TableColumn("name", "the name", required=True),
        TableColumn("kind", "person, organisation, group or document", required=True),
        TableColumn("description", "who or what it is"),
        TableColumn("aliases", "other spellings and short names", type="array"),
    ),
    rows=rows.speaker_rows,
)
TOPICS = DataTable(
    name="topics",
    title="Topics",
    sentence="What quotes and passages are about.",
    key=("id",),
    columns=(
        TableColumn("id", "the topic's name in addresses", required=True),
        TableColumn("url", "its comparison, from the site's root, where something is tagged with it"),
        TableColumn("title", "the title", required=True),
        TableColumn("description", "one sentence"),
        TableColumn("aliases", "other names", type="array"),
    ),
    rows=rows.topic_rows,
)
ELEMENTS = DataTable(
    name="elements",
    title="Elements",
    sentence="The parts of a clause that outlets are compared on.",
    key=("id",),
    columns=(
        TableColumn("id", "the element's name in addresses", required=True),
        TableColumn("topic", "the clause it belongs to", required=True, refers_to="topics"),
        TableColumn("title", "the title", required=True),
        TableColumn("question", "what it answers"),
    ),
    rows=rows.element_rows,
)
OUTLETS = DataTable(
    name="outlets",
    title="Outlets",
    sentence="Who published the articles.",
    key=("id",),
    columns=(
        TableColumn("id", "the outlet's name in the data", required=True),
        TableColumn("name", "the full name", required=True),
        TableColumn("short", "a shorter name", required=True),
        TableColumn("country", "where it is published"),
        TableColumn("aliases", "other names under which captures mention it", type="array"),
    ),
    rows=rows.outlet_rows,
)
SET_ASIDE = DataTable(
    name="set-aside",
    title="Set aside",
    sentence="Lines of captures that are not the article, words in quotation marks that nobody says, "
    "words marked [sic].",
    key=("article", "kind", "start", "end"),
    columns=(
        _ARTICLE,
        TableColumn("kind", "furniture, not-a-quote or sic", required=True),
        TableColumn("exact", "the words, exactly as captured", required=True),
        *_OFFSETS,
        TableColumn("note", "the editor's reason or note"),
    ),
    rows=rows.set_aside_rows,
)

TABLES = (QUOTES, PASSAGES, ARTICLES, SECTIONS, BLOCKS, SPEAKERS, TOPICS, ELEMENTS, OUTLETS, SET_ASIDE)
