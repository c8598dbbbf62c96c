"""The words that random archives are made of: in each language, for parts of a clause, for quotes, for the rest.

``PARTS`` has, for each language and each element, a list of wordings. A wording is a list of spellings: all of them
count as the same words in another spelling. Wordings of one element differ by more than spelling.
"""

from dataclasses import dataclass

# The elements that a clause may have, with the title that readers see.
ELEMENTS = {
    "trigger": "Trigger",
    "duty": "Duty to help",
    "speed": "Speed",
    "means": "Means",
    "basis": "UN basis",
    "term": "Term",
    "place": "Place",
    "signers": "Signers",
    "review": "Review",
}

PARTS: dict[str, dict[str, list[list[str]]]] = {
    "en": {
        "trigger": [
            [
                "if one of the two sides is attacked",
                "If one of the 2 sides is attacked",
                "if one of the two sides is attacked",
            ],
            ["in the event of an armed attack on either"],
            ["when either comes under attack"],
        ],
        "duty": [
            [
                "shall provide defence to the other",
                "shall provide defense to the other",
                "Shall provide Defence to the other",
            ],
            ["will help the other side"],
            ["must stand by its neighbour", "must stand by its neighbor"],
        ],
        "speed": [["without delay", "Without delay", "without-delay"], ["at once"], ["straight away"]],
        "means": [
            ["with all means at its disposal", "with all means, at its disposal"],
            ["with every resource that it has"],
            ["by military and other help"],
        ],
        "basis": [["under the charter of the UN", "under the Charter of the U.N."], ["as article 51 allows"]],
        "term": [["for ten years", "for 10 years"], ["until either side leaves"], ["for three years", "for 3 years"]],
        "place": [["on the shores of Møen café", "on the shores of Møen cafe"], ["wherever its boats are"]],
        "signers": [["either side’s leader", "either side's leader"], ["Berg and Lind"]],
        "review": [["after a joint re-examination", "after a joint reexamination"], ["every spring"]],
    },
    "de": {
        "trigger": [
            ["wird eine der zwei Seiten angegriffen", "Wird eine der zwei Seiten angegriffen"],
            ["bei einem Angriff"],
        ],
        "duty": [["leistet die andere Hilfe"], ["so hilft die andere Seite"]],
        "speed": [["unverzüglich", "Unverzüglich"], ["sofort"]],
        "means": [["mit allen Mitteln"], ["mit allem, was sie hat"]],
        "basis": [["nach der Charta"], ["auf dem Boden des Rechts"]],
        "term": [["auf Dauer"], ["für lange Zeit"]],
        "place": [["an jedem Ufer"], ["überall"]],
        "signers": [["beide Führer", "beide Fuhrer"], ["Berg und Lind"]],
        "review": [["nach einer Prüfung"], ["im Frühling"]],
    },
    "ru": {
        "trigger": [["в случае нападения", "В случае нападения"], ["если на страну нападут"]],
        "duty": [["другая сторона окажет помощь"], ["вторая поможет"]],
        "speed": [["незамедлительно"], ["сразу"]],
        "means": [["всеми имеющимися средствами"], ["любыми силами"]],
        "basis": [["по уставу"], ["по закону"]],
        "term": [["на долгий срок"], ["навсегда"]],
        "place": [["на любом берегу"], ["везде"]],
        "signers": [["обе стороны"], ["Берг и Линд"]],
        "review": [["после проверки"], ["весной"]],
    },
    "ko": {
        "trigger": [["무력 침공을 받을 경우"], ["공격을 받으면"]],
        "duty": [["상대방은 원조를 제공한다"], ["서로 돕는다"]],
        "speed": [["지체 없이", "지체없이"], ["곧바로"]],
        "means": [["모든 수단으로"], ["가진 힘을 다해"]],
        "basis": [["헌장에 따라"], ["법에 따라"]],
        "term": [["오랫동안"], ["영원히"]],
        "place": [["모든 해안에서"], ["어디서나"]],
        "signers": [["두 지도자"], ["베르그와 린드"]],
        "review": [["검토 후에"], ["봄마다"]],
    },
    "ar": {
        "trigger": [["إذا تعرض أحد الطرفين لهجوم"], ["عند وقوع هجوم"]],
        "duty": [["يقدم الطرف الآخر العون"], ["يساعد الآخر"]],
        "speed": [["دون تأخير"], ["فورا"]],
        "means": [["بكل الوسائل"], ["بكل ما يملك"]],
        "basis": [["وفق الميثاق"], ["وفق القانون"]],
        "term": [["لسنوات طويلة"], ["دائما"]],
        "place": [["على كل شاطئ"], ["في كل مكان"]],
        "signers": [["الزعيمان"], ["برغ وليند"]],
        "review": [["بعد مراجعة"], ["كل ربيع"]],
    },
}


@dataclass(frozen=True)
class Language:
    """How a made article of a language is written: its quotation marks, what joins parts, and sentences."""

    marks: tuple[tuple[str, str], ...]
    joint: str
    stop: str
    said: str  # after a quotation, without its stop; {who} says it
    reports: str  # before words without quotation marks
    recalls: str  # inside a quotation, before words of the clause
    statements: tuple[str, ...]  # what people say besides the clause
    events: tuple[str, ...]  # what an outlet tells of other years; {year} stands in some
    rest: tuple[str, ...]  # what nothing is tagged in
    headlines: tuple[str, ...]


LANGUAGES = {
    "en": Language(
        marks=(("“", "”"), ('"', '"')),
        joint=", ",
        stop=".",
        said="{who} said",
        reports="The text says that",
        recalls="the pact tells us",
        statements=(
            "We stand together on every lake",
            "nobody has to fear this",
            "the boats are ready and the crews are well fed",
            "our neighbour’s patience is long",
            "trade will grow by a third",
            "It is a pact of peace",
            "we have been here before, and we shall be here again",
        ),
        events=(
            "A first pact was signed in {year} by two kings",
            "In {year} the boats came back",
            "The old pledge lapsed long ago",
            "Fishermen still talk of the winter of {year}",
        ),
        rest=(
            "Rain fell on the lake all day",
            "Few people came to the pier",
            "The bands played until late",
            "Nobody could say how long the talks lasted",
        ),
        headlines=(
            "Two lakes, one pact",
            "A pledge at the water’s edge",
            "What the lake pact asks of both sides",
            "Leaders sign in the rain",
            "Pact of the lakes is read aloud",
        ),
    ),
    "de": Language(
        marks=(("„", "“"),),
        joint=", ",
        stop=".",
        said="sagte {who}",
        reports="Dem Text nach",
        recalls="der Pakt sagt",
        statements=("Wir stehen zusammen", "der Handel wird wachsen", "niemand muss sich fürchten"),
        events=("Ein erster Pakt wurde {year} geschlossen", "Im Winter {year} fror der See zu"),
        rest=("Es regnete den ganzen Tag", "Kaum jemand kam zum Steg"),
        headlines=("Zwei Seen und ein Pakt", "Ein Versprechen am Wasser"),
    ),
    "ru": Language(
        marks=(("«", "»"),),
        joint=", ",
        stop=".",
        said="сказал {who}",
        reports="По тексту",
        recalls="договор гласит",
        statements=("Мы стоим вместе", "торговля будет расти", "бояться нечего"),
        events=("Первый договор подписали в {year} году", "Зимой {year} года озеро замерзло"),
        rest=("Весь день шел дождь", "На причал пришли немногие"),
        headlines=("Два озера и один договор", "Обещание у воды"),
    ),
    "ko": Language(
        marks=(("“", "”"),),
        joint=", ",
        stop=".",
        said="{who} 말했다",
        reports="본문은",
        recalls="조약은",
        statements=("우리는 함께 선다", "교역이 늘 것이다", "두려워할 것이 없다"),
        events=("첫 조약은 {year} 에 체결됐다", "{year} 겨울에는 호수가 얼었다"),
        rest=("하루 종일 비가 내렸다", "부두에는 사람이 적었다"),
        headlines=("두 호수와 한 조약", "물가의 약속"),
    ),
    "ar": Language(
        marks=(("«", "»"),),
        joint="، ",
        stop=".",
        said="قال {who}",
        reports="بحسب النص",
        recalls="تقول المعاهدة",
        statements=("نحن نقف معا", "سوف تنمو التجارة", "لا داعي للخوف"),
        events=("وقعت المعاهدة الأولى عام {year}", "تجمدت البحيرة في شتاء {year}"),
        rest=("هطل المطر طوال اليوم", "جاء قليل من الناس إلى الرصيف"),
        headlines=("بحيرتان ومعاهدة واحدة", "وعد عند الماء"),
    ),
}
