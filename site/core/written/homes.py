"""Where a row belongs: the page or the list entry that an editor opens to change it."""

from collections.abc import Iterator

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from core.apps import our_apps


def way_home(model: type[Model]) -> tuple[type[Model], str]:
    """Return what rows of this kind belong to, and the way there, such as `point__page`; empty where it is itself."""
    key = next((field for field in model._meta.concrete_fields if isinstance(field, ParentalKey)), None)
    if key is None:
        return model, ""
    home, further = way_home(key.related_model)
    return home, f"{key.name}__{further}" if further else str(key.name)


def kinds_of_rows() -> Iterator[tuple[type[Model], type[Model], str]]:
    """Yield each kind of row that an editor changes on a page or in a list, with what it belongs to and the way."""
    lists = set(get_snippet_models())
    for config in our_apps():
        for model in config.get_models():
            home, way = way_home(model)
            if issubclass(home, Page) or home in lists:
                yield model, home, way


def only_public(home: type[Model], way: str) -> dict[str, bool]:
    """Return the filter that leaves out what is not published; what knows no drafts is public as it is."""
    has_drafts = any(field.name == "live" for field in home._meta.concrete_fields)
    return {f"{way}__live" if way else "live": True} if has_drafts else {}


def number_of_home(way: str) -> str:
    """Return the lookup of the number of what a row belongs to."""
    return f"{way}_id" if way else "pk"
