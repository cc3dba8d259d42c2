"""The road map and its steps: three doors, what is done, and where to go next; all of it from the address."""

from typing import Any

from django.http import HttpRequest

from core.selectors import organisation
from core.serving import page_context
from core.telephone import telephone_link
from core.tongues.said import as_said
from involvement.benefits_letter.pdf import can_make_pdf
from involvement.models import RoadMapPage, RoadMapStepPage
from involvement.models.road_map import BOOKLET, LADDER, PLAN
from involvement.road_map.doors import OFFERS, Door, door_in, offer_in, shortest, steps_behind, steps_within
from involvement.road_map.lines import progress_words, step_lines
from involvement.road_map.listed import lines_in
from involvement.road_map.progress import NAME, Progress
from involvement.road_map.reading import case_studies_like, map_of, points_of, steps_of, templates_of


@page_context(RoadMapPage)
def road_map_context(page: RoadMapPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the map shows."""
    steps = steps_of(page)
    base = page.get_url(request) or ""
    progress = _progress(request, steps)
    door, minutes = door_in(request.GET.get("door", "")), offer_in(request.GET.get("minutes", ""))
    lines = step_lines(steps, progress, base, door=door or "", minutes=str(minutes or ""))
    left = [step for step in steps if step.pk not in progress.done]
    numbers = {step.pk: number for number, step in enumerate(steps)}
    fitting = steps_within(left, minutes) if minutes else []
    behind = fitting if door == Door.TIME else steps_behind(door, steps) if door else []
    least = shortest(left)
    return {
        "steps": lines,
        "doors": [_door(each, page, progress, base) for each in Door],
        "door": door,
        "door_words": _words(page, door) if door else None,
        "offers": [
            (words, progress.address(base, door=Door.TIME, minutes=str(each)) + "#door", each == minutes)
            for each, words in OFFERS.items()
        ],
        "minutes": minutes,
        "behind": [lines[numbers[step.pk]] for step in behind],
        "shortest": lines[numbers[least.pk]] if least else None,
        "progress_words": progress_words(steps, progress) if progress.done else "",
        "forget_url": f"{base}?{NAME}=#steps",
        "ladder_url": f"{base}{LADDER}",
        "plan_url": f"{base}{PLAN}",
        "booklet_url": f"{base}{BOOKLET}",
        "booklet_pdf_url": f"{base}booklet.pdf" if can_make_pdf() else "",
    }


@page_context(RoadMapStepPage)
def step_context(step: RoadMapStepPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything a step shows."""
    parent = map_of(step)
    steps = steps_of(parent) if parent else []
    base = (step.get_url(request) or "").removesuffix(f"{step.slug}/")
    progress = _progress(request, steps)
    place = next((number for number, each in enumerate(steps) if each.pk == step.pk), None)
    following = steps[place + 1] if place is not None and place + 1 < len(steps) else None
    return {
        "number": place + 1 if place is not None else None,
        "number_of_steps": len(steps),
        "dos": lines_in(step.dos),
        "donts": lines_in(step.donts),
        "checklist": lines_in(step.checklist),
        "templates": templates_of(step),
        "points": points_of(step),
        "case_studies": [(each, each.get_url(request)) for each in case_studies_like(step)],
        "contact": contact_of(step, request),
        "is_done": step.pk in progress.done,
        "switch_url": f"{progress.switched(step.pk).address_to_keep(base)}#steps",
        "map_url": progress.address(base),
        "next": following,
        "next_url": progress.address(f"{base}{following.slug}/") if following else "",
    }


def contact_of(step: RoadMapStepPage, request: HttpRequest | None) -> dict[str, str]:
    """Return who can be asked about a step: its own contact, or the involvement team."""
    if step.contact_role.strip():
        phone, email, role = step.contact_phone, step.contact_email, step.contact_role
    else:
        known = organisation(request)
        phone, email, role = known.team_phone, known.team_email, as_said(known.team_name)
    return {"role": role, "phone": phone, "phone_link": telephone_link(phone), "email": email}


def _progress(request: HttpRequest, steps: list[RoadMapStepPage]) -> Progress:
    return Progress.read(request.GET.get(NAME, ""), [step.pk for step in steps])


def _door(door: Door, page: RoadMapPage, progress: Progress, base: str) -> tuple[str, str]:
    return _words(page, door)[0], progress.address(base, door=door) + "#door"


def _words(page: RoadMapPage, door: Door) -> tuple[str, str]:
    return {
        Door.START: (page.start_words, page.start_answer),
        Door.KNOWLEDGE: (page.knowledge_words, page.knowledge_answer),
        Door.TIME: (page.time_words, page.time_answer),
    }[door]
