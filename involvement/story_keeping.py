"""Keeps what the public could read of a story: nobody but an administrator deletes one that has a history."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from involvement.models import StoryPage


def has_public_history(page: Page) -> bool:
    """Tell whether this page or one below it is a story that was public."""
    stories = StoryPage.objects.descendant_of(page, inclusive=True)
    return bool(stories.filter(changes__isnull=False).exists())


def refusal_to_delete(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Return where to go instead of deleting these pages, with a message; None where they may be deleted."""
    if getattr(request.user, "is_superuser", False):
        return None
    kept = next((page for page in pages if has_public_history(page)), None)
    if kept is None:
        return None
    messages.error(
        request,
        _(
            "A story that was public is not deleted, because its history belongs to everyone who followed it. "
            "You can unpublish it. If it has to go, ask an administrator."
        ),
    )
    parent = kept.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else kept.pk)
