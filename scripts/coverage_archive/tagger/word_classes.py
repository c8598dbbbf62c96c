"""The closed classes of English and its common reporting words: a word in, a one-letter class out.

Open-class words that are not listed are told apart by their ending (see `shape_class`). The classes:

    h he, she          y they, it       i I, we, you      o him, me, them       W who, which
    d determiner, number                p preposition     T to                  t that
    & and, or, but     k if, when, what                   x is, has, would, not
    V reporting verb, finite            G reporting verb in -ing                A according
    r noun for one who speaks or for a text that does     e other word in -ed   g other word in -ing
    N capitalised word                  w any other word  "" adverb, left out
"""

_REGULAR = """
accuse acknowledge add address admit advise advocate affirm agree allege announce answer appeal applaud
argue ask assail assert assess assure attack believe berate blame blast boast brag call caution challenge
characterize charge cite claim clarify comment compare complain concede conclude condemn confess confirm
contend continue counter credit criticize cry decide declare decline decry defend demand denounce deny
deride describe direct disclose discuss dismiss dispute doubt dub echo elaborate email emphasize encourage
endorse envision estimate exclaim explain express fear fire fume gush hail highlight hint hope imply
implore indicate inform inquire insist instruct intone invoke joke judge label laugh lament lash lecture
list liken maintain marvel mention mock mumble muse name nickname note object observe offer opine order
plead pledge point posit post praise pray predict press proclaim promise pronounce propose protest push
question quip quote rail rant reason reassure recall recite recommend recount refer reflect refuse
reiterate reject rejoin remark remember remind repeat reply report respond retort retweet reveal rip roar
scoff scold scream shout sigh signal slam snap specify spell state stress suggest summarize support
surmise tease term testify text thank theorize thunder title tout trumpet tweet underscore urge vent voice
volunteer vow warn wave whisper wonder worry yell
"""
# Of these the past, the third person and the -ing form are irregular.
_IRREGULAR = """
say said says saying; tell told tells telling; write wrote writes writing; written; think thought thinks
thinking; speak spoke speaks speaking; read reads reading; find found finds finding; feel felt feels
feeling; see saw sees seeing; know knew knows knowing; show showed shows showing; shown; swear swore
swears swearing; hold held holds holding; go went goes going; begin began begins beginning; bring brought
brings; put puts putting; give gave gives giving; make made makes making; mean meant means meaning; sing
sang sings singing; forbid forbade forbids; quote quoting; talk talked talks talking; want wanted wants
wanting; hear heard hears; get got gets getting; shoot shot; chant chanted chants chanting; sum summed
sums summing; stipulate stipulates stipulated; define defines defined
"""
_CLASSES = {
    "h": "he she",
    "y": "they it",
    "i": "i we you",
    "o": "him me them us himself herself themselves itself",
    "W": "who which whom",
    "d": """
        a an the this these those his her their its my our your some many most several few both all each
        every any another other others no one two three four five six seven eight nine ten dozens hundreds
        thousands more such whose
    """,
    "p": """
        of in on at for with from by about against into over under after before during since without
        within through between among than as like across around behind beyond despite near off onto out
        per toward towards upon via until amid up down along throughout alongside
    """,
    "T": "to",
    "t": "that",
    "&": "and or nor",
    "k": "but if when while because although though where how what why whether so unless once whenever",
    "x": """
        is are was were be been being am has have had having do does did will would can could should may
        might must not never cannot
    """,
    "A": "according",
    "": """
        also then later still again now just even only already ever soon yet once instead too perhaps
        maybe further furthermore however meanwhile meantime therefore thus moreover more often always
        sometimes afterward afterwards here there back twice today tonight yesterday tomorrow
    """,
    "w": """
        monday tuesday wednesday thursday friday saturday sunday january february march april june july
        august september october november december
    """,
    "r": """
        adviser advisers advisor advisors activist activists administration advocate advocates agency aide
        aides allies ally analyst analysts announcement article attorney attorneys audience author
        authorities authority board boss campaign candidate candidates chair chairman chairwoman chief co-
        author column columnist commentator commentators commission committee company complaint
        congressman congresswoman council court critic critics crowd department director doctor doctors
        document documents donor donors economist economists editor editorial essay executive executives
        expert experts father firm founder friend friends government governor group groups historian host
        husband insider insiders investigators journalist journalists judge judges jury lawmaker lawmakers
        lawsuit lawyer lawyers leader leaders letter lobbyist lobbyists magazine man manager mayor media
        member members memo message minister ministry moderator moderators mother narrator network
        newspaper officer officers official officials operative operatives opponents organization
        organizers outlet owner paper parents party people petition pledge poll polls pollster pollsters
        president professor prosecutor prosecutors protester protesters radio reporter reporters
        representative representatives researcher researchers resident residents rival rivals scholar
        scholars scientist scientists secretary senator senators source sources speaker spokesman
        spokesmen spokesperson spokeswoman staffer staffers statement strategist strategists student
        students study supporter supporters survey teacher teachers team transcript treaty veteran
        veterans voter voters website wife witness witnesses woman women worker workers
    """,
}
_PAST_TENSE_ODD = {
    "cry": "cried",
    "decry": "decried",
    "deny": "denied",
    "imply": "implied",
    "reply": "replied",
    "specify": "specified",
    "clarify": "clarified",
    "testify": "testified",
    "worry": "worried",
    "quip": "quipped",
    "slam": "slammed",
    "rip": "ripped",
    "refer": "referred",
    "admit": "admitted",
    "brag": "bragged",
    "dub": "dubbed",
    "snap": "snapped",
    "label": "labeled",
    "signal": "signaled",
}


def _inflect(verb: str) -> tuple[str, str, str]:
    """Return the third person, the past and the -ing form of a regular verb."""
    past = _PAST_TENSE_ODD.get(verb) or (verb + "d" if verb.endswith("e") else verb + "ed")
    if past.endswith("ied"):
        return verb[:-1] + "ies", past, verb + "ing"
    hissing = verb.endswith(("s", "sh", "ch", "x"))
    stem = verb[:-1] if verb.endswith("e") else past[:-2]
    return verb + ("es" if hissing else "s"), past, stem + "ing"


def _build() -> tuple[dict[str, str], dict[str, str]]:
    """Return {word: class} and {form of a reporting verb: its base}."""
    classes: dict[str, str] = {}
    bases: dict[str, str] = {}
    for verb in _REGULAR.split():
        for form in (verb, *_inflect(verb)):
            bases[form] = verb
    for forms in _IRREGULAR.replace("\n", " ").split(";"):
        for form in forms.split():
            bases[form] = forms.split()[0]
    bases["written"], bases["shown"] = "write", "show"
    for form in bases:
        classes[form] = "G" if form.endswith("ing") and form not in ("sing", "bring") else "V"
    for name, words in _CLASSES.items():
        classes.update(dict.fromkeys(words.split(), name))
    return classes, bases


CLASSES, BASES = _build()


def shape_class(word: str) -> str:
    """Return the class of a lower-case word that CLASSES lacks, by its shape."""
    if word.endswith("ly"):
        return ""
    if word.endswith("ed"):
        return "e"
    if word.endswith("ing"):
        return "g"
    if word[0].isdigit() and word[-1].isdigit():
        return "d"
    if word.endswith(("n't", "n\u2019t")):
        return "x"
    return "w"
