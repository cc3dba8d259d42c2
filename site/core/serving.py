"""Joins a page type to the function that gathers what its template shows, so that models never import views."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

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
