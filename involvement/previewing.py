"""Looking at an opportunity as the public will see it, in any state it can come into; nothing is saved."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.selectors import organisation
from involvement.states import OpportunityState, state_once_live

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from involvement.models import OpportunityPage

AS_IT_IS = ""
PREVIEWS: "list[tuple[str, StrOrPromise]]" = [
    (AS_IT_IS, _("As it is now")),
    *((state.value, state.label) for state in OpportunityState if state != OpportunityState.DRAFT),
]


def state_to_show(page: "OpportunityPage", preview: str) -> OpportunityState | None:
    """Return the state in which a preview shows the page, None for the state that it really has.

    The public never sees a draft, so a draft is shown as it would be if it were published at this moment; without a
    closing time, which it could not be published without, as open.
    """
    if preview in OpportunityState.values and preview != OpportunityState.DRAFT:
        return OpportunityState(preview)
    if page.live:
        return None
    if page.closes_at is None and not page.cancelled_at:
        return OpportunityState.OPEN
    return state_once_live(page, timezone.now(), organisation().closing_soon_days)
