"""The whole road map as one text: to print, and as a PDF where the package for it is installed."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from core.selectors import organisation
from core.serving import page_extra, page_view
from core.tongues.directions import direction_of
from involvement.benefits_letter.pdf import can_make_pdf, pdf_of
from involvement.case_studies.reading import rungs_in
from involvement.models import RoadMapPage
from involvement.models.road_map import BOOKLET
from involvement.road_map.listed import lines_in
from involvement.road_map.reading import whole_steps_of
from involvement.views.plan import PDF_STYLES, READ_ONLY
from involvement.views.road_map import contact_of

PDF_NAME = "booklet.pdf"


@page_view(RoadMapPage, BOOKLET)
def booklet(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Show everything below each other, as it is printed."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    context = _context(page, request)
    context["pdf_url"] = f"{page.get_url(request) or ''}{PDF_NAME}" if can_make_pdf() else ""
    return render(request, "involvement/road_map/booklet.html", context)


@page_extra(RoadMapPage, PDF_NAME)
def booklet_pdf(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Give the booklet as a file."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    if not can_make_pdf():
        raise Http404
    html = render_to_string("involvement/road_map/booklet_pdf.html", _context(page, request))
    answer = HttpResponse(pdf_of(html, PDF_STYLES), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{PDF_NAME}"'
    return answer


def _context(page: RoadMapPage, request: HttpRequest) -> dict[str, Any]:
    language = get_language() or settings.LANGUAGE_CODE
    steps = [
        {
            "step": step,
            "dos": lines_in(step.dos),
            "donts": lines_in(step.donts),
            "checklist": lines_in(step.checklist),
            "contact": contact_of(step, request),
        }
        for step in whole_steps_of(page)
    ]
    return {
        "page": page,
        "steps": steps,
        "rungs": sorted(rungs_in(page.locale_id), key=lambda rung: -rung.sort_order),
        "trust": organisation(request).organisation_name,
        "language": language,
        "direction": direction_of(language),
    }
