"""The register of words and pictures in the admin's menu, with its addresses."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Contribution, OtherUse
from people.admin.contributions.acts import OwnerView, WithdrawView
from people.admin.contributions.form import EDIT_HANDLER
from people.admin.contributions.listing import (
    ContributionCreateView,
    ContributionEditView,
    ContributionFilters,
    ContributionIndexView,
    columns,
)
from people.admin.contributions.record import ContributionInspectView


class _OnlyWhatMayBeShown:
    """Offers editors the words that the website may show today, with their beginning."""

    def get_object_list(self) -> QuerySet[Contribution]:
        """Return words and stories; pictures are chosen as pictures."""
        return Contribution.objects.shown().with_texts().exclude(kind=Contribution.Kind.PICTURE)

    @property
    def columns(self) -> list[Any]:
        """Return the name and the beginning of the words."""
        return [*super().columns, Column("words", label=_("Words"), accessor=_beginning)]  # type: ignore[misc]


class _Choose(_OnlyWhatMayBeShown, ChooseView):
    pass


class _ChooseResults(_OnlyWhatMayBeShown, ChooseResultsView):
    pass


class ContributionChooser(SnippetChooserViewSet):
    """The window in which editors choose somebody's words."""

    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults


class ContributionViewSet(SnippetViewSet):
    """Every record; nothing is deleted here by hand: what was taken back goes by itself after a time."""

    model = Contribution
    icon = "openquote"
    menu_label = _("Register")
    index_view_class = ContributionIndexView
    add_view_class = ContributionCreateView
    edit_view_class = ContributionEditView
    inspect_view_enabled = True
    inspect_view_class = ContributionInspectView
    chooser_viewset_class = ContributionChooser
    edit_handler = EDIT_HANDLER
    filterset_class = ContributionFilters
    copy_view_enabled = False
    search_backend_name = None  # never indexed: a copy would outlive what they agreed to
    search_fields = ["title"]
    ordering = ["-pk"]
    list_per_page = 30

    @cached_property
    def list_display(self) -> list[Any]:
        """Return the columns."""
        return columns(lambda row: self.url_of("inspect", row))

    def url_of(self, view: str, row: Contribution) -> str:
        """Return the address of one of the pages about a record."""
        return reverse(self.get_url_name(view), args=[row.pk])

    def get_urlpatterns(self) -> list[Any]:
        """Return Wagtail's addresses and our own."""
        return [
            *super().get_urlpatterns(),
            path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
            path("owner/<int:pk>/", OwnerView.as_view(), name="owner"),
        ]

    def on_register(self) -> None:
        """Let the trust give the right to take things off the site to whom it likes."""
        super().on_register()
        hooks.register("register_permissions", _right_to_withdraw)


class OtherUseViewSet(SnippetViewSet):
    """What somebody can agree to beside this site: the trust's own list."""

    model = OtherUse
    icon = "list-ul"
    menu_label = _("Other uses")
    list_display = ["name", "slug", "sort_order"]
    search_backend_name = None
    search_fields = ["name", "slug"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False


class WordsAndPicturesGroup(SnippetViewSetGroup):
    """The menu entry."""

    items = (ContributionViewSet, OtherUseViewSet)
    menu_label = _("Words and pictures")
    menu_icon = "openquote"
    menu_order = 255


def _beginning(row: Contribution) -> str:
    texts = list(row.texts.all())
    return f"{texts[0].words[:80]} – {texts[0].who}" if texts else ""


def _right_to_withdraw() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="core", codename="withdraw_contribution")
