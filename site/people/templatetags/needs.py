"""What staff see on the page of a sign-up of what the person needs, and whether it was there."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone

from people.actions.needs_met import can_record_met
from people.guardianship import is_kept_back
from people.models import AccessNeedMet, SignUp
from people.needs import needs_of
from people.permissions import can_change_sign_ups

register = template.Library()


@register.inclusion_tag("people/admin/needs_panel.html", takes_context=True)
def needs_panel(context: Context, sign_up: SignUp) -> dict[str, Any]:
    """Show what the person needs; buttons to say whether it was there, once it is over."""
    met, user = getattr(sign_up, "need_met", None), context["request"].user
    may_answer = can_change_sign_ups(user) and can_record_met(sign_up, timezone.now())
    return {
        "needs": [] if is_kept_back(sign_up) else needs_of(sign_up.person),
        "met": met,
        "answers": AccessNeedMet.Answer.choices if may_answer else [],
        "met_url": reverse("needs:met_button", args=[sign_up.pk]),
        "sheet_url": reverse("needs:sheet", args=[sign_up.page_id]),
        "csrf_token": context.get("csrf_token"),
    }
