"""The register: every record with where it stands, when to ask again, and on how many pages it is shown."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView

from core.contribution_places import places_of
from core.contribution_standing import Standing, standing_at, standing_of
from core.look.words import when_in_words
from core.models import Contribution, OtherUse
from core.selectors import organisation
from people.contributions import due_for_review


class ContributionFilters(WagtailFilterSet):
    """By where it stands, by kind, and by what they agreed to."""

    standing = django_filters.ChoiceFilter(label=_("Standing"), choices=Standing.choices, method="stand_so")
    due = django_filters.ChoiceFilter(label=_("To be asked again"), choices=[("yes", _("Yes"))], method="are_due")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Contribution.Kind.choices)
    other_uses = django_filters.ModelChoiceFilter(label=_("Also agreed to"), queryset=OtherUse.objects.all())

    class Meta:
        model = Contribution
        fields: list[str] = []

    def stand_so(self, rows: QuerySet[Contribution], name: str, value: str) -> QuerySet[Contribution]:
        """Return those that stand so today."""
        found = standing_at(value, timezone.localdate(), organisation().words_notice_days)
        return rows.filter(pk__in=found.order_by().values("pk"))

    def are_due(self, rows: QuerySet[Contribution], name: str, value: str) -> QuerySet[Contribution]:
        """Return those whose people are to be asked again, on the website or not."""
        return rows.filter(pk__in=due_for_review(timezone.localdate()).order_by().values("pk"))


class ContributionIndexView(IndexView):
    """The list, with as many queries for thirty records as for one."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say of each record on this page of the list how it stands and on how many pages it is shown."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = list(context["object_list"])
        places, today = places_of(shown), timezone.localdate()
        for row in shown:
            row.standing = standing_of(row, today, organisation().words_notice_days).label
            row.number_of_pages = len({place.page.pk for place in places.get(row.pk, [])})
        return context


class _ToTheRecord:
    """After saving, the page about the record: there it can be linked to a person."""

    object: Any

    def get_success_url(self) -> str:
        """Return the address of that page."""
        url: str = self.object.snippet_viewset.url_of("inspect", self.object)
        return url


class ContributionCreateView(_ToTheRecord, CreateView):
    """A new record."""


class ContributionEditView(_ToTheRecord, EditView):
    """The form of a record that is there."""


def columns(url_of: Any) -> list[Any]:
    """Return the columns of the list; `url_of` tells the page about a record."""
    return [
        TitleColumn("title", label=_("Name for editors"), accessor="title", get_url=url_of, sort_key="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("standing", label=_("Standing")),
        Column(
            "review_on",
            label=_("Ask again on"),
            accessor=lambda row: when_in_words(row.review_on),
            sort_key="review_on",
        ),
        Column("number_of_pages", label=_("Pages")),
    ]
