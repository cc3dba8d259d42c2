"""What a page of the section shows beside its text: the way out that its forum has."""

from typing import Any

from django.http import HttpRequest

from core.serving import page_context
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage
from youngpeople.models.safety import LEAVE_TO


@page_context(YoungPeoplesPage)
def section_page_context(page: YoungPeoplesPage, request: HttpRequest) -> dict[str, Any]:
    """Return where “Leave this page quickly” leads; in a preview of a page that stands nowhere yet the usual place."""
    above = page.path[: -page.steplen] if page.path else ""
    forum = YoungPeoplesForumPage.objects.filter(path=above).values_list("leave_to", flat=True).first()
    return {"leave_to": forum or LEAVE_TO}
