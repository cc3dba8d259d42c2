"""The ladder of involvement: its rungs, a picture of it, and questions that lead to one of them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import get_language

from core.serving import page_view
from core.tongues.directions import direction_of
from involvement.case_studies.reading import rungs_in
from involvement.models import RoadMapPage, Rung
from involvement.models.road_map import LADDER, PLAN
from involvement.road_map.chooser_form import ChooserForm
from involvement.road_map.choosing import Recommendation, answers_in, recommendation
from involvement.road_map.ladder_picture import ladder_picture
from involvement.road_map.questions import QUESTIONS

READ_ONLY = ("GET", "HEAD")


@dataclass(frozen=True)
class Advice:
    """The rung that the answers lead to, why, and what the next one up would take."""

    rung: Rung
    found: Recommendation
    next_rung: Rung | None
    plan_url: str


@page_view(RoadMapPage, LADDER)
def ladder(page: RoadMapPage, request: HttpRequest) -> HttpResponse:
    """Show the ladder, the questions, and the advice where all of them are answered."""
    if request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    rungs = sorted(rungs_in(page.locale_id), key=lambda rung: (rung.sort_order, rung.name))
    is_asked = any(question.name in request.GET for question in QUESTIONS)
    form = ChooserForm(request.GET if is_asked else None)
    advice = _advice(page, request, rungs) if is_asked and form.is_valid() else None
    direction = direction_of(get_language() or settings.LANGUAGE_CODE)
    base = page.get_url(request) or ""
    context: dict[str, Any] = {
        "page": page,
        "form": form,
        "rungs": rungs,
        "advice": advice,
        "picture": ladder_picture(rungs, direction, advice.rung if advice else None) if rungs else None,
        "plan_url": f"{base}{PLAN}",
        "ladder_url": f"{base}{LADDER}",
        "change_url": f"{request.get_full_path()}#choose",
    }
    is_wrong = is_asked and bool(form.errors)
    return render(request, "involvement/road_map/ladder.html", context, status=422 if is_wrong else 200)


def _advice(page: RoadMapPage, request: HttpRequest, rungs: list[Rung]) -> Advice | None:
    found = recommendation(answers_in(request.GET), len(rungs))
    if found is None:
        return None
    rung = rungs[found.place]
    plan_url = f"{page.get_url(request) or ''}{PLAN}?{urlencode({'rung': rung.slug})}"
    return Advice(rung, found, rungs[found.place + 1] if found.has_next else None, plan_url)
