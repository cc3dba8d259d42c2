"""Sending a plan to the team: one draft in the list of opportunities, one note who sent it, one mail to the team."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from involvement.models import OpportunityIndexPage, OpportunityPage, SentPlan
from involvement.road_map.drafting import opportunity_values
from involvement.road_map.plan import Plan
from people.actions.post import write_message
from people.tokens import digest_of

PLAN_CAME = "plan_came"
LONGEST_SLUG = 60


def send_plan(index: OpportunityIndexPage, plan: Plan, *, name: str, email: str, stamp: str) -> None:
    """Make a draft of a plan in this list and let the team know; the same form a second time does nothing more."""
    digest = digest_of(f"plan by\n{stamp}")
    with transaction.atomic():
        sent, is_new = SentPlan.objects.get_or_create(form_digest=digest, defaults={"name": name, "email": email})
        if not is_new:
            return
        sent.page = _draft(index, plan)
        sent.save(update_fields=["page"])
        write_message(f"{PLAN_CAME}-{sent.pk}", PLAN_CAME)


def _draft(index: OpportunityIndexPage, plan: Plan) -> OpportunityPage:
    slug = slugify(plan.what)[:LONGEST_SLUG].strip("-") or "plan"
    draft = OpportunityPage(
        slug=find_available_slug(index, slug),
        live=False,
        locale=index.locale,
        **opportunity_values(plan, timezone.now()),
    )
    draft.audiences = list(plan.audiences)
    index.add_child(instance=draft)
    draft.save_revision(log_action=True, clean=False)  # it has gaps that the team fills in
    return draft
