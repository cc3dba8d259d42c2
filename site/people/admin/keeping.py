"""How long each kind of personal data is kept, and the proofs that people were erased."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.look.words import days_in_words
from people.admin.person_policy import ChangeOnlyPolicy
from people.admin.policies import ReadOnlyPolicy
from people.models import Erasure, RetentionPeriod
from people.retention import ensure_periods, kinds
from people.retention.periods import LONGEST


def _kind_in_words(period: RetentionPeriod) -> str:
    labels = {kind.name: str(kind.label) for kind in kinds()}
    return labels.get(period.kind, period.kind)


class PeriodForm(WagtailAdminModelForm):
    """Only the number of days can change: the kinds stand in the code."""

    days = forms.IntegerField(
        label=_("Kept for"),
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_(
            "In days, counted from when it is needed no more. With fewer days, more is deleted within a day, for good."
        ),
    )

    class Meta:
        model = RetentionPeriod
        fields = ["days"]


class PeriodIndexView(generic.IndexView):
    """The list of kinds."""

    any_permission_required = ["view", "change"]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[RetentionPeriod]:
        """Return the kinds that the code knows, those that are new with their period."""
        ensure_periods()
        return RetentionPeriod.objects.filter(kind__in=[kind.name for kind in kinds()])


class PeriodEditView(generic.EditView):
    """The form for one kind."""

    def get_page_subtitle(self) -> str:
        """Return the kind in words."""
        return _kind_in_words(self.object)

    def get_usage_url(self) -> None:
        """Offer no such page: nothing points at a period."""


class RetentionViewSet(ModelViewSet):
    """How long we keep things, in the admin."""

    model = RetentionPeriod
    name = "retention"
    icon = "history"
    menu_label = _("How long we keep things")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PeriodIndexView
    edit_view_class = PeriodEditView
    permission_policy = ChangeOnlyPolicy(RetentionPeriod)
    list_per_page = 100  # all kinds of all rooms on one page
    ordering = ["pk"]

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return [
            TitleColumn("kind", label=_("What"), accessor=_kind_in_words, url_name=self.get_url_name("edit")),
            Column("days", label=_("Kept for"), accessor=lambda period: days_in_words(period.days)),
        ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form with the one field that can change."""
        return PeriodForm

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses that read and change."""
        kept = ("index", "index_results", "edit", "history", "history_results")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]


class ErasureIndexView(generic.IndexView):
    """The list of proofs, newest first."""

    any_permission_required = ["view"]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[Erasure]:
        """Return the erasures with who asked for them."""
        return Erasure.objects.select_related("asked_by")


def _rows(erasure: Erasure) -> str:
    return str(sum(erasure.erased.values())) if erasure.done_at else ""


class ErasureViewSet(ModelViewSet):
    """Erasures in the admin, to read only: when, why and how much, never who."""

    model = Erasure
    name = "erasures"
    icon = "bin"
    menu_label = _("Erasures")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["cause"]
    index_view_class = ErasureIndexView
    permission_policy = ReadOnlyPolicy(Erasure)
    list_per_page = 50
    list_display = [
        Column("cause", label=_("Why"), accessor="get_cause_display"),
        DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
        DateColumn("done_at", label=_("Done"), sort_key="done_at"),
        Column("asked_by", label=_("By")),
        Column("erased", label=_("Rows and files"), accessor=_rows),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Return only the addresses that read."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
