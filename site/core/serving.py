"""Joins a page type to the functions that serve it, so that models never import views."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

ASK = "ask-for-a-format/"  # below the address of every page

PageContext = Callable[[Any, HttpRequest], dict[str, Any]]

_contexts: dict[type[Model], PageContext] = {}


def page_context(page_class: type[Model]) -> Callable[[PageContext], PageContext]:
    """Register the decorated function (page, request) -> dict as the source of this page type's template context."""

    def register(function: PageContext) -> PageContext:
        _contexts[page_class] = function
        return function

    return register


def context_for(page: Model, request: HttpRequest) -> dict[str, Any]:
    """Return what the registered function gathers for this page, or an empty dict where there is none."""
    function = _contexts.get(type(page))
    return function(page, request) if function else {}


PageView = Callable[[Any, HttpRequest], HttpResponse]

_views: dict[tuple[type[Model], str], PageView] = {}


def page_view(page_class: type[Model], route: str = "") -> Callable[[PageView], PageView]:
    """Register the decorated function (page, request) -> response for a route that this page type has of its own."""

    def register(function: PageView) -> PageView:
        _views[page_class, route] = function
        return function

    return register


def answer_of(page: Model, request: HttpRequest, route: str = "") -> HttpResponse:
    """Return what the registered function answers for this route of the page."""
    return _views[type(page), route](page, request)


# What may stand after the address of a page; core.views.extras finds the function for the page's type.
TAILS = (
    "feed/",
    "embed/",
    "calendar.ics",
    "alert/",
    "follow/",
    "benefits-letter/",
    "benefits-letter.pdf",
    "figures/",
    "figures.csv",
    "actions.csv",
    "newsletters/",
    "involvement-plan.docx",
    "involvement-plan.pdf",
    "booklet.pdf",
    ASK,
)
FORMS = ("take-part", "join")  # where pages have their sign-up form
RESERVED_SLUGS = frozenset(tail.strip("/") for tail in TAILS if tail.endswith("/")) | frozenset(FORMS)
PageExtra = Callable[[Any, HttpRequest], HttpResponse]

_extras: dict[tuple[type[Model], str], PageExtra] = {}


def page_extra(page_class: type[Model], tail: str) -> Callable[[PageExtra], PageExtra]:
    """Register the decorated function (page, request) -> response for this tail of pages of this type."""
    if tail not in TAILS:
        raise ImproperlyConfigured(f"{tail!r} is not among core.serving.TAILS.")

    def register(function: PageExtra) -> PageExtra:
        _extras[page_class, tail] = function
        return function

    return register


def extra_for(page: Model, tail: str) -> PageExtra | None:
    """Return the function for this tail of this page, its own type's first; None where no type of it has one."""
    kinds = (kind for kind in type(page).__mro__ if (kind, tail) in _extras)
    return next((_extras[kind, tail] for kind in kinds), None)
