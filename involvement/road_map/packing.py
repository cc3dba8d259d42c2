"""A plan's answers packed into one short word of an address, so that they fit there in every alphabet.

It is no secret and no proof of anything: whoever opens the address reads the plan, and what comes out is checked like
any form. Packed answers only take less room than the answers themselves, and do not lie open in a browser's history.
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from django.http import QueryDict

NAME = "plan"
MOST_BYTES = 16_000  # unpacked: many times a whole plan, and no more, however small it was packed


def packed(answers: QueryDict, names: set[str]) -> str:
    """Return the answers with these names as one word; the same answers are always the same word."""
    known = {name: answers.getlist(name) for name in sorted(names) if name in answers}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpacked(word: str) -> QueryDict | None:
    """Return the answers that a word holds, None where it is none of ours."""
    try:
        raw = zlib.decompressobj().decompress(urlsafe_b64decode(word + "=" * (-len(word) % 4)), MOST_BYTES)
        known = json.loads(raw.decode())
    except (NotBase64, zlib.error, ValueError, RecursionError):
        return None
    return _as_answers(known) if isinstance(known, dict) else None


def _as_answers(known: dict[str, object]) -> QueryDict | None:
    answers = QueryDict(mutable=True)
    for name, values in known.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            return None
        if any("\x00" in value for value in values):
            return None
        answers.setlist(name, values)
    return answers
