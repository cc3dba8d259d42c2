"""The road map for tests: its page, its steps, and the answers of a whole plan as an address holds them."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Page

from core.models import Area, Audience, Directorate
from involvement.models import PayRate, RoadMapPage, RoadMapStepPage, Rung
from involvement.road_map.packing import packed
from involvement.road_map.plan_form import names_of_answers
from people.guards import FormStamp
from tests.factories.involvement import make_rung, make_stage, make_term

RUNGS = ("being-told", "being-asked", "joining-in", "designing-together", "deciding-together")
Query = dict[str, Any]


def make_road_map(home_page: Page, **overrides: Any) -> RoadMapPage:
    """Add the road map at its fixed address."""
    page = RoadMapPage(**({"title": "How to start", "slug": "road-map", "summary": "For staff."} | overrides))
    home_page.add_child(instance=page)
    return page


def make_step(parent: Page, title: str = "Ask early", **overrides: Any) -> RoadMapStepPage:
    """Add a published step of ten minutes; `points`, `rungs`, `stages` and `directorates` may be lists of terms."""
    names = ("points", "rungs", "stages", "directorates")
    terms = {name: overrides.pop(name) for name in names if name in overrides}
    values = {"purpose": "To hear people.", "good_looks_like": "<p>You have heard them.</p>", "minutes": 10} | overrides
    step = RoadMapStepPage(title=title, **values)
    for name, chosen in terms.items():
        setattr(step, name, chosen)
    parent.add_child(instance=step)
    return step


def make_rungs(number: int = len(RUNGS)) -> list[Rung]:
    """Return the first of the rungs that the starter site has, the one with the least say first."""
    return [
        make_rung(slug.replace("-", " ").capitalize(), slug, sort_order=place)
        for place, slug in enumerate(RUNGS[:number])
    ]


def make_plan_terms() -> PayRate:
    """Make everything that a plan is made of, and return the rate that people are paid."""
    make_rungs()
    make_stage("Planning", "planning")
    for name in ("Carers", "Patients"):
        make_term(Audience, name)
    make_term(Directorate, "Wards")
    make_term(Area, "Ely")
    return PayRate.objects.create(name="Work", pence=1500, unit="hour")


def plan_values(paid: PayRate | None, **overrides: Any) -> Query:
    """Return the answers of a whole plan as a browser sends them; None takes one away."""
    values = {
        "what": "New chairs for the ward",
        "why": "Which chairs we buy.",
        "tasks": "Try chairs & say <what> you think.",
        "audiences": ["carers", "patients"],
        "people": "4",
        "directorate": "wards",
        "area": "ely",
        "ways": ["in-person", "phone"],
        "stage": "planning",
        "rung": "joining-in",
        "rung_reason": "The money is fixed.",
        "starts_day": "4",
        "starts_month": "3",
        "starts_year": "2027",
        "meetings": "3",
        "rhythm": "two-weeks",
        "minutes": "120",
        "preparation": "30",
        "rate": str(paid.pk) if paid else "none",
        "expenses": "paid-back",
        "access": ["step-free", "breaks", "supporter", "papers"],
        "told_by_day": "1",
        "told_by_month": "6",
        "told_by_year": "2027",
        "told_how": "by email",
    } | overrides
    return {name: value for name, value in values.items() if value is not None}


def answers(paid: PayRate | None, **overrides: Any) -> QueryDict:
    """Return the same as a form receives them."""
    return QueryDict(urlencode(plan_values(paid, **overrides), doseq=True))


def plan_address(paid: PayRate | None, base: str = "/road-map/plan/", **overrides: Any) -> str:
    """Return the address of a plan."""
    return f"{base}?plan={packed(answers(paid, **overrides), names_of_answers())}"


def sender(**overrides: Any) -> Query:
    """Return what somebody types who sends a plan, ten seconds after the form was shown."""
    shown = timezone.now() - timedelta(seconds=10)
    return {"name": "Nia Nurse", "email": "nia@trust.example", "stamp": FormStamp(shown).signed()} | overrides
