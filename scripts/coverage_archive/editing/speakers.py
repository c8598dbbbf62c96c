"""Find the known speakers that a typed name may mean, so that nobody is added twice."""

import re
from collections.abc import Mapping

from ..adding.proposing.speaker_names import SpeakerFinder
from ..model import Speaker
from ..texts.anchoring import nearest_name

_JOINING = {"the", "a", "an", "of", "and", "mr", "ms", "mrs", "dr"}


def speakers_meant(name: str, speakers: Mapping[str, Speaker]) -> list[Speaker]:
    """Return the speakers that an id or a name may mean, the likeliest first; the first alone if it is plainly meant.

    A name may have titles and roles around it, or be a part of a longer one: "Transport minister Ida Brandt" and
    "Ms Brandt" may mean Ida Brandt. Without such a speaker, return the one whose name is spelled most similarly.
    """
    if found := speakers.get(name) or SpeakerFinder(speakers).find(name):
        return [found]
    said = _words(name)
    forms = [(form, it) for it in speakers.values() for form in (it.name, *it.aliases, it.id.replace("-", " "))]
    sharing = {it.id: it for form, it in forms if _words(form) & said and _may_mean(_words(form), said)}
    near = nearest_name(name, [form for form, _ in forms])
    return [*sharing.values()] or [it for form, it in forms if form == near][:1]


def _may_mean(known: frozenset[str], said: frozenset[str]) -> bool:
    """Say whether all words of one name are in the other."""
    return known <= said or said <= known


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", name.casefold())) - _JOINING
