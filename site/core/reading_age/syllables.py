"""How many syllables an English word has, counted by its vowels and by what English does with them."""

import re
from functools import lru_cache

# Words that the rules below miscount and that a site like this one is full of.
_KNOWN = {
    "area": 3,
    "business": 2,
    "create": 2,
    "every": 2,
    "everybody": 4,
    "everyone": 3,
    "everything": 3,
    "idea": 3,
    "ideas": 3,
    "maybe": 2,
    "people": 2,
    "peoples": 2,
    "quiet": 2,
    "video": 3,
}
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"[^aeiouy]e$")  # "hope"
_SOUNDED_END = re.compile(r"[^aeiouy]le$")  # "little", "able"
_SILENT_PLURAL = re.compile(r"[^aeiouysxzcgh]es$|[^sct]hes$")  # "hopes", but "wishes", "places", "boxes"
_SILENT_PAST = re.compile(r"[^aeiouytd]ed$")  # "asked", but "wanted"
# "something", "carefully", "agreement", "safely"
_SILENT_WITHIN = re.compile(
    r"^(?:some|home|care|safe|time|there|where|here|life|live|place|take|use|hope|more)(?=[bcdfghjklmnpstvw][a-z])"
    r"|[aeiouy][^aeiouy]+e(?=(?:ly|ment|ments|ful|less|ness)$)"
)
_TWO_SOUNDS = re.compile(
    r"(?<![cstgx])i[ao]|(?<=[dr])ien|(?<=sc)ie|iu|uou|[aeouy]ing$|[eo]y(?=[aeiou])|(?<![gq])u[ae](?=[^e]*[lt]$)"
)
_OWN_SOUND = re.compile(r"[dsvz]n['’]t$|[^aeiouy]l['’]ll$|sms?$|thms?$")  # "didn’t", "autism", "rhythm"


@lru_cache(maxsize=20_000)  # the same words come again and again
def syllables_in(word: str) -> int:
    """Return the number of syllables, at least one; right for common words, near enough for others."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if plain in _KNOWN:
        return _KNOWN[plain]
    count = len(_VOWELS.findall(plain)) - _silent_letters(plain)
    count += len(_TWO_SOUNDS.findall(plain)) + bool(_OWN_SOUND.search(word.lower()))
    return max(count, 1)


def _silent_letters(plain: str) -> int:
    is_silent = bool(_SILENT_END.search(plain)) and not _SOUNDED_END.search(plain)
    endings = (_SILENT_PLURAL, _SILENT_PAST, _SILENT_WITHIN)
    return is_silent + sum(bool(ending.search(plain)) for ending in endings)
