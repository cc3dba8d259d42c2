"""What a page says that takes no sign-ups at this moment: not open yet, called off, or closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from people.subjects import SignUpBriefing, SignUpSubject


def closed(
    request: HttpRequest, page: SignUpSubject, *, status: int, typed: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """Say why nobody can sign up now, and give back what was typed."""
    briefing = page.sign_up_briefing()
    is_early = not briefing.is_cancelled and briefing.opens_later_than(timezone.now())
    context = {
        "page": page,
        "briefing": briefing,
        "heading": _heading(briefing, is_early),
        "opens_at": briefing.opens_at if is_early else None,
        "typed": typed or [],
    }
    return render(request, "people/closed.html", context, status=status)


def _heading(briefing: SignUpBriefing, is_early: bool) -> str:
    if briefing.is_cancelled:
        return _("This will not go ahead")
    return _("This is not open yet") if is_early else _("This has closed")
