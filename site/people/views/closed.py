"""What a page says that takes no sign-ups at this moment: not open yet, called off, or closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from people.sign_up_words import SignUpWords, words_for
from people.subjects import SignUpBriefing, SignUpSubject
from people.views.dress import dressed


def closed(
    request: HttpRequest, page: SignUpSubject, *, status: int, typed: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """Say why nobody can sign up now, and give back what was typed."""
    briefing = page.sign_up_briefing()
    words = words_for(page)
    is_early = not briefing.is_cancelled and briefing.opens_later_than(timezone.now())
    context = {
        "page": page,
        "briefing": briefing,
        "words": words,
        "heading": _heading(briefing, words, is_early),
        "opens_at": briefing.opens_at if is_early else None,
        "typed": typed or [],
    }
    return render(request, dressed(page, "closed"), context, status=status)


def _heading(briefing: SignUpBriefing, words: SignUpWords, is_early: bool) -> str:
    if briefing.is_cancelled:
        return _("This will not go ahead")
    if briefing.by_invitation:
        return _("People are invited to join")
    return _("This is not open yet") if is_early else str(words.closed)
