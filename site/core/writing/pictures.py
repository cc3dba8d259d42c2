"""Pictures that say nothing to those who cannot see them."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

_FILE_NAME = re.compile(
    r"\.(?:avif|gif|jpe?g|png|svg|webp)$|^(?:img|dsc|image|photo|screenshot)[-_ ]?\d+$", re.IGNORECASE
)


def silent_pictures(page: WrittenPage) -> Iterator[Finding]:
    """Yield each picture without alternative text, and each with the name of a file for one; decoration is fine."""
    for picture in (part for part in page.parts if part.name == "img"):
        alternative = picture.attributes.get("alt")
        if alternative is None:
            source = picture.attributes.get("src", "").rsplit("/", 1)[-1]
            yield Finding(_("A picture without alternative text. Say what it shows."), shortened(source))
        elif _FILE_NAME.search(alternative.strip()):
            yield Finding(_("This is the name of a file. Say what the picture shows."), shortened(alternative))
