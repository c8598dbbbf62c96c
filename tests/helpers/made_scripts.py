"""How sentences are written in many scripts: what they are made of, and where they end. Nothing asks the program."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """How sentences are written in a script: its words, what ends a sentence, and what stands between two."""

    words: str
    ends: tuple[str, ...]
    between: tuple[str, ...] = (" ", "  ", "\u00a0")
    joint: str = " "


LATIN_ENDS = (
    *(".", "!", "?", "…", "...", " in 1996.", " by 50 %.", " (as told)."),
    *(" of clause A.", " in the U.S.", '."', ".”", "?)"),
)
SCRIPTS = {
    "Latin": Script("pact signed harbour mayor gate Tide opens Venn ropes lamp", LATIN_ENDS),
    "Latin without a space": Script("pact signed harbour mayor gate tide opens ropes", (".", "!", "?"), ("",)),
    "Cyrillic": Script("договор порт Мэр ворота откроет помощь лампа канат", (".", "!", "?", "…", " в 1996.", ".»")),
    "Greek": Script("συμφωνία λιμάνι δήμαρχος πύλη ανοίγει βοήθεια", (".", "!", ";", ";", "…", ".»")),
    "Armenian": Script("պայմանագիր նավահանգիստ քաղաքապետ դարպաս", ("։", ".", "։»")),
    "Georgian": Script("ხელშეკრულება პორტი მერი კარი", (".", "!", "?")),
    "Hebrew": Script("הסכם נמל ראש שער עזרה מנורה", (".", "!", "?", '."', " 1996.")),
    "Arabic": Script("معاهدة ميناء عمدة بوابة مساعدة", (".", "!", "؟", "…", ".»", "۔")),
    "Devanagari": Script("संधि बंदरगाह महापौर द्वार सहायता", ("।", "॥", "!", "?", "।”", "."), (" ", "")),
    "Bengali": Script("চুক্তি বন্দর মেয়র ফটক সাহায্য", ("।", "!", "?")),
    "Ethiopic": Script("ስምምነት ወደብ ከንቲባ በር", ("።", "፧", "!")),
    "Korean": Script("조약 항구 시장 문 원조 등대", (".", "!", "?", "…", '."', ".”", " 1996년.")),
    "Chinese": Script("条约 港口 市长 大门 援助", ("。", "！", "？", "。”", "！」", "……。"), ("",), ""),
    "Japanese": Script("条約 みなと 市長 ゲート 援助する", ("。", "！", "？", "。」"), ("", " "), ""),
    "Thai": Script("สนธิสัญญา ท่าเรือ นายกเทศมนตรี ประตู", ("",), (" ", "")),
    "Khmer": Script("សន្ធិសញ្ញា កំពង់ផែ អភិបាល", ("។", ""), (" ",)),
    "Burmese": Script("စာချုပ် ဆိပ်ကမ်း မြို့တော်ဝန်", ("။", ""), (" ",)),
    "Lao": Script("ສົນທິສັນຍາ ທ່າເຮືອ", ("",), (" ",)),
    "Tamil": Script("ஒப்பந்தம் துறைமுகம் மேயர்", (".",)),
    "Tibetan": Script("ཆིངས་ཡིག གྲུ་ཁ", ("།", ""), (" ",)),
}
