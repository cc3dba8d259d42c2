"""The benefits letter of an opportunity for everybody: no personal data goes in, and a visit leaves no trace."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from core.serving import page_extra
from involvement.benefits_letter.pdf import can_make_pdf, pdf_of
from involvement.letter_facts import Letter, letter_about
from involvement.models import OpportunityPage
from people.views.closed import closed

READ_ONLY = ("GET", "HEAD")
PDF_NAME = "benefits-letter.pdf"


@page_extra(OpportunityPage, "benefits-letter/")
def benefits_letter(page: OpportunityPage, request: HttpRequest) -> HttpResponse:
    """Show the letter as it is printed, with a line for the name."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    letter = letter_about(page)
    if letter is None:
        return closed(request, page, status=410)
    context = {
        "page": page,
        "letter": letter,
        "english_url": _english_url(page, letter),
        "pdf_url": f"{page.get_url(request)}{PDF_NAME}" if can_make_pdf() else "",
    }
    return _not_listed(render(request, "involvement/benefits_letter.html", context))


@page_extra(OpportunityPage, PDF_NAME)
def benefits_letter_pdf(page: OpportunityPage, request: HttpRequest) -> HttpResponse:
    """Give the letter as a file, where the package that makes it is installed."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    letter = letter_about(page) if can_make_pdf() else None
    if letter is None:
        raise Http404
    with translation.override(letter.language):
        html = render_to_string("involvement/benefits_letter_pdf.html", {"page": page, "letter": letter})
    response = HttpResponse(pdf_of(html), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{PDF_NAME}"'
    return _not_listed(response)


def _english_url(page: OpportunityPage, letter: Letter) -> str:
    """Return the letter in the site's own language, which an office reads, where this one is in another."""
    if letter.language == settings.LANGUAGE_CODE:
        return ""
    known = OpportunityPage.objects.for_everyone().filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    found = known.first()
    return f"{found.url}benefits-letter/" if found else ""


def _not_listed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
