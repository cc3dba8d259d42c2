"""What staff see of a guardian on a sign-up's page, and the buttons for what they were told by phone."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from people.guardianship import Standing, agreement_of, answer_until, rule_of, standing_of
from people.models import SignUp
from people.permissions import can_confirm_for_person

register = template.Library()


@register.inclusion_tag("people/admin/guardian.html", takes_context=True)
def guardian_panel(context: Context, sign_up: SignUp) -> dict[str, Any]:
    """Show how things stand with the guardian of this sign-up; nothing where nobody was asked."""
    agreement, request = agreement_of(sign_up), context["request"]
    if agreement is None:
        return {"agreement": None}
    agreement.sign_up = sign_up
    standing = standing_of(agreement, rule_of(sign_up))
    may_write_down = can_confirm_for_person(request.user)
    return {
        "agreement": agreement,
        "answer_by": answer_until(agreement) if standing == Standing.OPEN else None,
        "url": reverse("guardians:write_down", args=[sign_up.pk]),
        "is_open": may_write_down and standing == Standing.OPEN,
        "can_withdraw": may_write_down and standing == Standing.AGREED,
        "csrf_token": context.get("csrf_token"),
    }
