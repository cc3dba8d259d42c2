"""The outbox as staff see it: whether mail goes out, and why not; never what a mail says."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from people.admin.policies import ReadOnlyPolicy
from people.models import OutboxMessage
from people.post.mails import mail_named
from people.selectors import age_of_oldest_unsent


def _mail(message: OutboxMessage) -> str:
    mail = mail_named(message.template)
    return str(mail.label) if mail else message.template


class OutboxFilters(WagtailFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=OutboxMessage.State.choices)

    class Meta:
        model = OutboxMessage
        fields: list[str] = []


class OutboxIndexView(generic.IndexView):
    """The list of messages, newest first."""

    any_permission_required = ["view"]
    list_export: list[str] = []
    template_name = "people/admin/outbox.html"

    def get_base_queryset(self) -> QuerySet[OutboxMessage]:
        """Return the messages; what a row shows is all in the row itself."""
        return OutboxMessage.objects.all()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the list shows, and how long the oldest mail has been owed."""
        waits = int(age_of_oldest_unsent().total_seconds() // 60)
        return super().get_context_data(*args, **kwargs) | {"oldest_waits": waits}


class OutboxViewSet(ModelViewSet):
    """The outbox in the admin, to read only."""

    model = OutboxMessage
    name = "outbox"
    icon = "mail"
    menu_label = _("Outbox")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = OutboxIndexView
    filterset_class = OutboxFilters
    permission_policy = ReadOnlyPolicy(OutboxMessage)
    list_display = [
        Column("template", label=_("Mail"), accessor=_mail),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("attempts", label=_("Attempts"), sort_key="attempts"),
        Column("last_error", label=_("Last error")),
        DateColumn("due_at", label=_("Due"), sort_key="due_at"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Return only the addresses that read."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]

    def get_permissions_to_register(self) -> Any:
        """Return the one permission that means something here."""
        return (
            super()
            .get_permissions_to_register()
            .model.objects.filter(content_type__app_label="people", codename="view_outboxmessage")
        )
