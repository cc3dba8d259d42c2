"""What pages of this section are built from: everything but what could show or name somebody."""

from core.blocks import BodyBlock


class SectionBody(BodyBlock):
    """The blocks of an ordinary page, without pictures, films, sound and quotations."""

    picture = None  # type: ignore[assignment]  # how Wagtail takes a block away
    video = None  # type: ignore[assignment]  # how Wagtail takes a block away
    audio = None  # type: ignore[assignment]  # how Wagtail takes a block away
    quote = None  # type: ignore[assignment]  # how Wagtail takes a block away
