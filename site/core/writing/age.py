"""How old somebody must be to read the page with ease."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding
from .reading import WrittenPage

HIGHEST_AGE = 11
FEWEST_WORDS = 100  # below that the formula says little


def too_high_an_age(page: WrittenPage) -> Iterator[Finding]:
    """Yield one finding for a page that is hard to read as a whole."""
    age = page.age
    if age.words >= FEWEST_WORDS and age.years > HIGHEST_AGE:
        advice = _("Reading age %(age)s. Aim for 9 to %(highest)s: shorter sentences, shorter words.")
        yield Finding(advice % {"age": age.years, "highest": HIGHEST_AGE})
