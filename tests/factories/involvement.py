"""Opportunities for tests, valid unless a test says otherwise."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page

from core.models.taxonomies import Term
from involvement.models import OpportunityPage, OpportunityQuestion, OpportunitySession, Rung, Stage

AnyTerm = TypeVar("AnyTerm", bound=Term)


def make_rung(name: str = "Working together", slug: str = "working-together", **overrides: Any) -> Rung:
    """Return the rung with this slug, made where it is missing."""
    rung, _ = Rung.objects.get_or_create(slug=slug, locale=Locale.get_default(), defaults={"name": name} | overrides)
    return rung


def make_stage(name: str = "Planning", slug: str = "planning", **overrides: Any) -> Stage:
    """Return the stage with this slug, made where it is missing."""
    stage, _ = Stage.objects.get_or_create(slug=slug, locale=Locale.get_default(), defaults={"name": name} | overrides)
    return stage


def opportunity_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete opportunity that is open for 30 more days."""
    now = timezone.now()
    return {
        "title": "Help choose new chairs",
        "summary": "Tell us which chairs are comfortable.",
        "what_you_would_do": "<p>Try chairs and say what you think.</p>",
        "who_for": "Anyone who waits in our waiting rooms.",
        "in_person": True,
        "place": "Example House, Example Street",
        "minutes_asked": 120,
        "payment": OpportunityPage.Payment.PAID,
        "payment_pence": 2000,
        "payment_unit": OpportunityPage.PaymentUnit.HOUR,
        "expenses": OpportunityPage.Expenses.PAID_BACK,
        "contact_name": "Example contact",
        "contact_phone": "01632 960001",
        "contact_email": "team@example.org",
        "stage": make_stage(),
        "rung": make_rung(),
        "rung_reason": "The choice is still open.",
        "adjustments": "Ring us and tell us what you need.",
        "closes_at": now + timedelta(days=30),
        "outcome_due": (now + timedelta(days=90)).date(),
    } | overrides


def make_opportunity(parent: Page, **overrides: Any) -> OpportunityPage:
    """Add a complete, published opportunity under this list; `audiences` and `themes` may be lists of terms."""
    terms = {name: overrides.pop(name) for name in ("audiences", "themes") if name in overrides}
    page = OpportunityPage(**opportunity_values(**overrides))
    for name, chosen in terms.items():
        getattr(page, name).set(chosen)
    parent.add_child(instance=page)
    return page


def make_term(model: type[AnyTerm], name: str, **overrides: Any) -> AnyTerm:
    """Return a term of a taxonomy whose address word is made from its name."""
    values = {"slug": slugify(name), "locale": Locale.get_default()} | overrides
    return model.objects.create(name=name, **values)


def make_session(page: OpportunityPage, starts_at: datetime, **overrides: Any) -> OpportunitySession:
    """Add a date of two hours to an opportunity."""
    values = {"ends_at": starts_at + timedelta(hours=2)} | overrides
    return OpportunitySession.objects.create(page=page, starts_at=starts_at, **values)


def make_question(page: OpportunityPage, label: str = "What do you like?", **overrides: Any) -> OpportunityQuestion:
    """Add a question of the editors' own to an opportunity's form."""
    return OpportunityQuestion.objects.create(page=page, label=label, **overrides)
