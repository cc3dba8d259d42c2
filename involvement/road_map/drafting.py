"""From a plan to the fields of an opportunity: every answer is carried across, and nothing about who wrote it."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from core.look.words import date_in_words
from involvement.models import OpportunityPage
from involvement.road_map.plan import Plan
from involvement.road_map.plan_choices import ACCESS, BREAKS, HEARING_LOOP, QUIET_SPACE, STEP_FREE, SUPPORTER
from involvement.road_map.plan_words import audience_words, time_words
from involvement.vocabulary import Way

Payment, Offered = OpportunityPage.Payment, OpportunityPage.Offered
CLOSES_AT = time(17)
_YES_OR_ASK = {STEP_FREE: "step_free", HEARING_LOOP: "hearing_loop", QUIET_SPACE: "quiet_space"}
_HAS_A_FIELD = {*_YES_OR_ASK, BREAKS, SUPPORTER}


def opportunity_values(plan: Plan, now: datetime) -> dict[str, Any]:
    """Return the fields of a draft. Audiences are set by whoever makes the page; contact and place are the team's."""
    return {
        "title": plan.what,
        "summary": Truncator(plan.why).chars(300),
        "what_you_would_do": format_html("<p>{}</p>", plan.tasks),
        "who_for": audience_words(plan),
        "what_we_do_with_it": plan.why,
        "directorate": plan.directorate,
        "area": plan.area,
        **{way.field_name: way.value in plan.ways for way in Way},
        "stage": plan.stage,
        "rung": plan.rung,
        "rung_reason": plan.rung_reason,
        "capacity": plan.people,
        "closes_at": _closes_at(plan, now),
        "outcome_due": plan.told_by,
        "outcome_how": plan.told_how,
        **_time(plan),
        **_offer(plan),
        **_access(plan),
    }


def _closes_at(plan: Plan, now: datetime) -> datetime | None:
    """Return the last moment to sign up; nothing where that is over, so that an editor has to think."""
    closes_at = timezone.make_aware(datetime.combine(plan.last_day_to_say_yes, CLOSES_AT))
    return closes_at if closes_at > now else None


def _time(plan: Plan) -> dict[str, Any]:
    words = _("%(meetings)s, from %(day)s") % {"meetings": time_words(plan), "day": date_in_words(plan.starts)}
    return {"minutes_asked": plan.minutes_asked, "time_note": Truncator(words).chars(200)}


def _offer(plan: Plan) -> dict[str, Any]:
    if plan.rate is None:
        return {"payment": Payment.UNPAID, "expenses": plan.expenses}
    return {
        "payment": Payment.PAID,
        "pay_rate": plan.rate,
        "payment_pence": plan.rate.pence,
        "payment_unit": plan.rate.unit,
        "expenses": plan.expenses,
    }


def _access(plan: Plan) -> dict[str, Any]:
    promised = {field: Offered.YES if value in plan.access else "" for value, field in _YES_OR_ASK.items()}
    others = [str(words) for value, words in ACCESS if value in plan.access and value not in _HAS_A_FIELD]
    return promised | {
        "breaks": capfirst(_("a break every hour")) if BREAKS in plan.access else "",
        "supporter_welcome": SUPPORTER in plan.access,
        "adjustments": Truncator("\n".join(others)).chars(600),
    }
