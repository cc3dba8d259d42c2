"""The people whom a mailing does not reach: staff ring or write to them; that they looked is written down."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from people.actions.mailings import write_down_listed
from people.mailing_audience import told_by_hand
from people.models import Mailing
from people.permissions import can_view_people, can_write_to_many
from people.verdicts import Verdict

ON_A_PAGE = 100


class ByHandView(generic.InspectView):
    """Names, numbers and addresses, with the reason why no mail goes."""

    any_permission_required = ["view"]
    template_name = "people/admin/mailing_by_hand.html"
    page_title = _("Ring or write to")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who may not see people's details."""
        if not (can_write_to_many(request.user) and can_view_people(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def mailing(self) -> Mailing:
        """Return the mailing."""
        found: Mailing = self.object
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the list, and write down that it was seen."""
        people = Paginator(told_by_hand(self.mailing), ON_A_PAGE).get_page(self.request.GET.get("p"))
        write_down_listed(self.mailing, by=self.request.user, count=len(people))
        reasons = dict(Verdict.choices)
        rows = [(person, reasons[person.verdict]) for person in people]  # type: ignore[attr-defined]
        return super().get_context_data(**kwargs) | {"mailing": self.mailing, "people": people, "rows": rows}
