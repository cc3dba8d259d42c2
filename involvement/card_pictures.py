"""The picture of a card, asked for with the list so that no card asks for its own."""

from django.db.models import Prefetch

from core.models import CustomImage, CustomRendition

CARD_PICTURE = "fill-480x320"


def pictures_for_cards() -> Prefetch:
    """Return what fetches the pictures of pages in the size of a card."""
    return Prefetch(
        "listing_image__renditions",
        queryset=CustomRendition.objects.filter(filter_spec=CARD_PICTURE),
        to_attr="prefetched_renditions",
    )


def card_picture(image: CustomImage | None) -> CustomRendition | None:
    """Return the picture in the size of a card; Wagtail's own look-up writes to the cache each time it is asked."""
    if image is None or not image.may_be_shown:
        return None
    fetched = getattr(image, "prefetched_renditions", ())
    found: CustomRendition | None = next((each for each in fetched if each.filter_spec == CARD_PICTURE), None)
    return found or image.get_rendition(CARD_PICTURE)
