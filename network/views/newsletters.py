"""One letter to members, and the archive of all of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.serving import page_context, page_extra
from network.models import GroupPage, NewsletterPage
from network.newsletters import newsletter_archive
from network.sections import group_above


@page_context(NewsletterPage)
def newsletter_context(page: NewsletterPage, request: HttpRequest) -> dict[str, Any]:
    """Return the group that the letter went to, and the way to the others."""
    group = group_above(page)
    return {"group": group, "archive_url": f"{group.get_url(request) or ''}newsletters/" if group else ""}


@page_extra(GroupPage, "newsletters/")
def archive(page: GroupPage, request: HttpRequest) -> HttpResponse:
    """Show all letters of a group, newest first."""
    shown = newsletter_archive(page, request.GET.get("page", "1"), request)
    title = _("Letters to members: %(group)s") % {"group": page.title}
    context = {"page": page, "group": page, "title": title, "letters": shown}
    return render(request, "network/newsletters.html", context)
