"""The sign-up form on paper: for everyone who would rather write by hand, or has no internet at home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from people.forms import CONSENT_FIELDS, TakePartForm
from people.forms.paper import parts_of
from people.sign_up_words import words_for
from people.subjects import SignUpSubject, asking_of
from people.views.closed import closed
from people.views.dress import dressed
from people.views.privacy import form_page


@form_page
@require_safe
def paper(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    """Show the form of a page as it is printed; a page that takes no sign-ups now has none."""
    if not page.takes_sign_ups_at(timezone.now()):
        return closed(request, page, status=410)
    briefing = page.sign_up_briefing()
    language = get_language() or "en"
    questions, asking = page.sign_up_questions(), asking_of(page)
    form = TakePartForm(questions=questions, language=language, ages=briefing.ages, asking=asking)
    context = {
        "page": page,
        "words": words_for(page),
        "briefing": briefing,
        "parts": parts_of(form),
        "wordings": [form.wordings[purpose] for purpose, name in CONSENT_FIELDS.items() if name in form.fields],
    }
    return render(request, dressed(page, "paper"), context)
