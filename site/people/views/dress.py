"""Lets a room above show the pages of a journey in its own way; what it does not have is shown as everywhere."""

from wagtail.models import Page


def dressed(page: object, name: str) -> list[str]:
    """Return the templates to try for a page of the journey, those of the room that the page belongs to first."""
    room = f"{page._meta.app_label}/joining" if isinstance(page, Page) else "people"
    return [f"{room}/{name}.html", f"people/{name}.html"]
