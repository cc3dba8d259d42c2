"""Mail to people in the admin's menu, with its addresses."""

from typing import Any

import django_filters
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from people.admin.mailings import buttons, views
from people.admin.mailings.by_hand import ByHandView
from people.admin.mailings.form import MailingForm
from people.admin.mailings.history import mailing_log_actions
from people.admin.mailings.overview import MailingInspectView
from people.admin.policies import KeptForeverPolicy
from people.audiences import audience_label
from people.models import Mailing

__all__ = ["MailingViewSet", "mailing_log_actions"]


def _about(mailing: Mailing) -> str:
    if mailing.page is None:
        return "–"
    return f"{mailing.page.title}: {mailing.topic}" if mailing.topic else str(mailing.page.title)


class MailingFilters(WagtailFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=Mailing.State.choices)

    class Meta:
        model = Mailing
        fields: list[str] = []


class MailingViewSet(ModelViewSet):
    """Written, looked at, sent and watched; never deleted, because it is what people were told."""

    model = Mailing
    name = "mailings"
    icon = "mail"
    menu_label = _("Mail to people")
    add_to_reference_index = False
    inspect_view_enabled = True
    inspect_view_fields = ["subject"]
    index_view_class = views.MailingIndexView
    add_view_class = views.MailingCreateView
    edit_view_class = views.MailingEditView
    copy_view_class = views.MailingCopyView
    inspect_view_class = MailingInspectView
    filterset_class = MailingFilters
    search_fields = ["subject"]
    ordering = ["-created_at", "-pk"]
    permission_policy = KeptForeverPolicy(Mailing)

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("subject", label=_("Subject"), accessor="subject", get_url=self._inspect_url),
            Column("audience", label=_("Who gets it"), accessor=audience_label),
            Column("page", label=_("About"), accessor=_about),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            DateColumn("created_at", label=_("Written"), sort_key="created_at"),
            DateColumn("send_at", label=_("Send at"), sort_key="send_at"),
            DateColumn("finished_at", label=_("Finished"), sort_key="finished_at"),
        ]

    def _inspect_url(self, mailing: Mailing) -> str:
        return reverse(self.get_url_name("inspect"), args=[mailing.pk])

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form with our checks."""
        return MailingForm

    @property
    def by_hand_view(self) -> Any:
        """Return the list of those who are rung or written to."""
        own = {"template_name": ByHandView.template_name}
        return self.construct_view(ByHandView, **(self.get_inspect_view_kwargs() | own))

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses, those of the buttons among them."""
        return [
            *super().get_urlpatterns(),
            path("by-hand/<int:pk>/", self.by_hand_view, name="by_hand"),
            path("test/<int:pk>/", buttons.test_view, name="test"),
            path("start/<int:pk>/", buttons.start_view, name="start"),
            path("schedule/<int:pk>/", buttons.schedule_view, name="schedule"),
            path("take-back/<int:pk>/", buttons.take_back_view, name="take_back"),
            path("stop/<int:pk>/", buttons.stop_view, name="stop"),
        ]
