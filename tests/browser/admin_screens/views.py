"""Every view of the admin that is ours, found in the addresses themselves, so that a new one cannot be forgotten."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from core.apps import our_apps
from core.models import User

ADMIN = "admin/"
# Of what Wagtail itself shows of our models, these carry something of ours: the columns and the form.
WITH_OUR_COLUMNS, WITH_OUR_FORM = {"list", "index"}, {"edit", "add"}


def our_views() -> set[str]:
    """Return the name of every view in the admin whose code is ours."""
    return {name for name, view in _views() if is_ours(_class_of(view))}


def screens_of_our_models() -> set[str]:
    """Return the names of Wagtail's own lists and editors that show a model of ours."""
    return {
        name
        for name, view in _views()
        if name.rpartition(":")[2] in WITH_OUR_COLUMNS | WITH_OUR_FORM and _is_of_our_model(view)
    } - our_views()


def is_ours(code: Any) -> bool:
    """Tell whether a class or a function stands in one of our rooms."""
    return str(code.__module__).partition(".")[0] in {config.name for config in our_apps()}


def _is_of_our_model(view: Callable[..., Any]) -> bool:
    model = getattr(view, "view_initkwargs", {}).get("model")
    return isinstance(model, type) and issubclass(model, Model) and model is not User and is_ours(model)


def _class_of(view: Callable[..., Any]) -> Any:
    return getattr(view, "view_class", None) or view


def _views() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, address, view in _below(get_resolver()):
        if address.startswith(ADMIN):
            yield name, view


def _below(
    resolver: URLResolver, space: tuple[str, ...] = (), before: str = ""
) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for each in resolver.url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _below(each, (*space, each.namespace) if each.namespace else space, address)
        elif isinstance(each, URLPattern):
            yield ":".join((*space, each.name or address)), address, each.callback
