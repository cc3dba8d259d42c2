"""Lets a room above show the pages of a journey in its own way; what it does not have is shown as everywhere."""

from typing import Any

from django.template.loader import select_template
from wagtail.models import Page


def dressed(page: object, name: str) -> list[str]:
    """Return the templates to try for a page of the journey, those of the room that the page belongs to first."""
    room = f"{page._meta.app_label}/joining" if isinstance(page, Page) else "people"
    return [f"{room}/{name}.html", f"people/{name}.html"]


def layout_for(page: object, otherwise: str = "layouts/form.html") -> Any:
    """Return the layout in which other rooms show what belongs to a page: that of the page's own room, if it has one.

    It is a file with the name of the layout that it replaces, and finds the page under `about`.
    """
    room = page._meta.app_label if isinstance(page, Page) else "people"
    return select_template([f"{room}/around/{otherwise.rsplit('/', 1)[-1]}", otherwise])
