"""The age bands of equality monitoring: a trust chooses where they begin, and numbers of other years keep theirs."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_BANDS = "18, 25, 35, 45, 55, 65, 75"
YOUNGEST, OLDEST = 1, 110  # years


def validate_band_starts(text: str) -> None:
    """Raise ValidationError unless the text is a list of ages that rise."""
    starts = _starts(text)
    is_rising = all(one < next_one for one, next_one in zip(starts, starts[1:], strict=False))
    if not starts or not is_rising or starts[0] < YOUNGEST or starts[-1] > OLDEST:
        raise ValidationError(_("Write ages with commas between them, the youngest first: for example 18, 25, 35."))


def band_codes(text: str) -> list[str]:
    """Return the codes of the bands, such as "0-17", "18-24" and "75-"; raises ValidationError for a bad list."""
    validate_band_starts(text)
    return list(_codes(_starts(text)))


def band_label(code: str) -> str:
    """Return a band as people read it; a code that is none comes back as it is."""
    first, dash, last = code.partition("-")
    if not dash or not first.isdigit() or (last and not last.isdigit()):
        return code
    if not last:
        return _("%(age)s or over") % {"age": first}
    if first == "0":
        return _("Under %(age)s") % {"age": int(last) + 1}
    return _("%(first)s to %(last)s") % {"first": first, "last": last} if first != last else first


def _starts(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")]
    return [int(part) for part in parts] if all(part.isascii() and part.isdigit() for part in parts) else []


def _codes(starts: list[int]) -> Iterator[str]:
    yield f"0-{starts[0] - 1}"
    for first, next_first in zip(starts, starts[1:], strict=False):
        yield f"{first}-{next_first - 1}"
    yield f"{starts[-1]}-"
