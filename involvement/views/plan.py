"""The plan: its questions, the plan itself to print, and the same as a document and as a PDF. Nothing is kept of it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string

from core.serving import page_extra, page_view
from involvement.benefits_letter.pdf import can_make_pdf, pdf_of
from involvement.models import RoadMapPage
from involvement.models.road_map import LADDER, PLAN, SEND
from involvement.road_map.packing import NAME, packed, unpacked
from involvement.road_map.plan_form import PlanForm, names_of_answers
from involvement.road_map.plan_terms import plan_terms
from involvement.road_map.plan_words import plan_sheet
from involvement.road_map.sheets import Sheet
from involvement.road_map.word_file import KIND, word_file

READ_ONLY = ("GET", "HEAD")
DOCUMENT_NAME, PDF_NAME = "involvement-plan.docx", "involvement-plan.pdf"
PDF_STYLES = "css/road-map-pdf.css"


@page_view(RoadMapPage, PLAN)
def plan(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the questions, or show the plan that the address holds."""
    if request.method == "POST":
        return _receive(page, request)
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed((*READ_ONLY, "POST"))
    form = form_at(page, request)
    if form.is_bound and form.is_valid() and "change" not in request.GET:
        return not_listed(_plan(page, request, form))
    return _questions(page, request, form)


@page_extra(RoadMapPage, DOCUMENT_NAME)
def plan_document(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Give the plan of an address as a document that a word processor can change."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    answer = HttpResponse(word_file(_sheet_at(page, request)), content_type=KIND)
    answer["Content-Disposition"] = f'attachment; filename="{DOCUMENT_NAME}"'
    return not_listed(answer)


@page_extra(RoadMapPage, PDF_NAME)
def plan_pdf(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Give the plan of an address as a PDF, where the package that makes it is installed."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    if not can_make_pdf():
        raise Http404
    html = render_to_string("involvement/road_map/plan_pdf.html", {"sheet": _sheet_at(page, request)})
    answer = HttpResponse(pdf_of(html, PDF_STYLES), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{PDF_NAME}"'
    return not_listed(answer)


def form_at(page: RoadMapPage, request: HttpRequest) -> PlanForm:
    """Return the form with the answers of an address, or without any."""
    answers = unpacked(request.GET.get(NAME, ""))
    return PlanForm(answers, terms=plan_terms(page.locale_id), rung=request.GET.get("rung", ""))


def query_of(form: PlanForm) -> str:
    """Return the part of an address that holds the answers of a form."""
    return f"{NAME}={packed(form.answers, names_of_answers())}"


def not_listed(answer: HttpResponse) -> HttpResponse:
    """Keep somebody's plan out of search engines; its answers stand in the address."""
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _receive(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    form = PlanForm(request.POST, terms=plan_terms(page.locale_id))
    if not form.is_valid():
        return _questions(page, request, form)
    return HttpResponseRedirect(f"{page.get_url(request) or ''}{PLAN}?{query_of(form)}")


def _questions(page: RoadMapPage, request: HttpRequest, form: PlanForm) -> HttpResponse:
    base = page.get_url(request) or ""
    context = {"page": page, "form": form, "ladder_url": f"{base}{LADDER}", "plan_url": f"{base}{PLAN}"}
    is_wrong = form.is_bound and not form.is_valid()
    answer = render(request, "involvement/road_map/plan_form.html", context, status=422 if is_wrong else 200)
    return not_listed(answer) if form.is_bound else answer


def _plan(page: RoadMapPage, request: HttpRequest, form: PlanForm) -> HttpResponse:
    query, base = query_of(form), page.get_url(request) or ""
    context = {
        "page": page,
        "sheet": plan_sheet(form.plan(), page.plan_note),
        "change_url": f"{base}{PLAN}?{query}&change=yes",
        "document_url": f"{base}{DOCUMENT_NAME}?{query}",
        "pdf_url": f"{base}{PDF_NAME}?{query}" if can_make_pdf() else "",
        "send_url": f"{base}{SEND}?{query}",
    }
    return render(request, "involvement/road_map/plan.html", context)


def _sheet_at(page: RoadMapPage, request: HttpRequest) -> Sheet:
    form = form_at(page, request)
    if not (form.is_bound and form.is_valid()):
        raise Http404
    return plan_sheet(form.plan(), page.plan_note)
