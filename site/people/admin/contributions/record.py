"""One record: what was said, what they agreed to, everywhere it is used, and whose it is."""

from typing import Any

from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from wagtail.snippets.views.snippets import InspectView

from core.contribution_places import places_of, versions_of
from core.contribution_standing import standing_of
from core.models import Contribution
from core.selectors import organisation
from people.admin.person_pages import name_for_staff
from people.contributions import uses_in_words
from people.models import Contributor
from people.permissions import can_link_contributions, can_view_people, can_withdraw_contributions


def facts_of(contribution: Contribution) -> dict[str, Any]:
    """Return everything that the page about a record and the page before it is taken back show of it."""
    return {
        "contribution": contribution,
        "standing": standing_of(contribution, timezone.localdate(), organisation().words_notice_days),
        "texts": list(contribution.texts.all()),
        "pictures": list(contribution.pictures.all()),
        "uses": uses_in_words(contribution),
        "places": places_of([contribution]).get(contribution.pk, []),
        "versions": versions_of(contribution),
        "elsewhere": list(contribution.uses_elsewhere.all()),
    }


class ContributionInspectView(InspectView):
    """The page about one record; browsers keep no copy of it."""

    template_name = "people/admin/contribution.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer as usual, to be forgotten by the browser."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        user, viewset = self.request.user, self.object.snippet_viewset
        links = Contributor.objects.filter(contribution=self.object).select_related("person")
        owners = links.prefetch_related("person__sign_ups") if can_view_people(user) else []
        may_withdraw = can_withdraw_contributions(user) and not self.object.withdrawn_at
        may_link = can_link_contributions(user) and not self.object.withdrawn_at
        return (
            super().get_context_data(**kwargs)
            | facts_of(self.object)
            | {
                "owners": [(link.person, name_for_staff(link.person)) for link in owners],
                "number_of_owners": links.count(),
                "edit_address": viewset.url_of("edit", self.object)
                if user.has_perm("core.change_contribution")
                else "",
                "withdraw_address": viewset.url_of("withdraw", self.object) if may_withdraw else "",
                "owner_address": viewset.url_of("owner", self.object) if may_link else "",
            }
        )
