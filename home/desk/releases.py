"""The screens of release sets: all of them, and one with its pages, its check and its buttons."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from home.actions.releases import arrange, begin_release, plan, put_in, release_now, take_back, take_out
from home.desk.release_forms import NameForm, PutInForm, ReleaseForm
from home.desk.release_from_page import PutPageInPage, say_what_was_taken
from home.desk.release_taken_back import TakeBackPage
from home.models import ReleaseItem, ReleaseSet
from home.permissions import can_release
from home.releases.checking import Gap, NotReadyError, gaps_of, has_newer_draft, items_of
from home.releases.due import release_sets
from home.releases.undoing import can_be_taken_back_until
from people.admin.pages import StaffPage

A_PAGE = 30
CANNOT_BE_READ, NOT_READY = 422, 409  # HTTP


@dataclass(frozen=True)
class Row:
    """One page of a set as the screen shows it."""

    item: ReleaseItem
    has_newer_draft: bool


class ReleasesPage(StaffPage):
    """All sets, and a form for a new one."""

    may = staticmethod(can_release)
    template_name = "home/admin/releases.html"
    page_title = gettext_lazy("Release sets")
    header_icon = "copy"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._show(NameForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make one."""
        form = NameForm(request.POST)
        if not form.is_valid():
            return self._show(form, CANNOT_BE_READ)
        return redirect("releases:of", begin_release(form.cleaned_data["name"], self.user).pk)

    def _show(self, form: NameForm, status: int = 200) -> HttpResponse:
        sets = Paginator(release_sets(), A_PAGE).get_page(self.request.GET.get("p"))
        return self.shown(status, form=form, sets=sets)


class ReleasePage(StaffPage):
    """One set. Each button of the screen sends `do`."""

    may = staticmethod(can_release)
    template_name = "home/admin/release.html"
    header_icon = "copy"

    @cached_property
    def release(self) -> ReleaseSet:
        """Return the set; raises Http404 where there is none."""
        return get_object_or_404(
            ReleaseSet.objects.select_related("made_by", "released_by", "taken_back_by"), pk=self.kwargs["pk"]
        )

    def get_page_title(self) -> str:
        """Return what the heading says."""
        return _("Release set: %(name)s") % {"name": self.release.name}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it, with what is missing where somebody asked."""
        return self._show(gaps=gaps_of(self.release, self.user) if "check" in request.GET else None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what the pressed button says; what is unknown changes nothing."""
        acts = {
            "arrange": self._arrange,
            "put_in": self._put_in,
            "take_out": self._take_out,
            "newest": self._newest,
            "plan": self._plan,
            "take_back": self._take_back,
            "release": self._release,
        }
        act = acts.get(request.POST.get("do", ""))
        if act is None or not request.user.is_active:
            raise PermissionDenied
        return act() or redirect("releases:of", self.release.pk)

    def _arrange(self) -> HttpResponse | None:
        form = ReleaseForm(self.request.POST)
        if not form.is_valid():
            return self._show(form=form, status=CANNOT_BE_READ)
        arrange(self.release, form.cleaned_data["name"], form.cleaned_data["goes_live_at"])
        return None

    def _put_in(self) -> HttpResponse | None:
        form = PutInForm(self.request.POST)
        if not form.is_valid():
            return self._show(put_in=form, status=CANNOT_BE_READ)
        say_what_was_taken(self.request, put_in(self.release, form.pages(), self.user))
        return None

    def _newest(self) -> None:
        if (item := self._item()) and item.page:
            put_in(self.release, [item.page], self.user)

    def _take_out(self) -> None:
        if item := self._item():
            take_out(self.release, item.pk)

    def _take_back(self) -> None:
        take_back(self.release)

    def _plan(self) -> HttpResponse | None:
        try:
            plan(self.release, self.user)
        except NotReadyError as refusal:
            return self._show(gaps=refusal.gaps, status=NOT_READY)
        return None

    def _release(self) -> HttpResponse | None:
        try:
            release_now(self.release, self.user)
        except NotReadyError as refusal:
            return self._show(gaps=refusal.gaps, status=NOT_READY)
        except ValidationError as refusal:
            gaps = [Gap(self.release.name, None, tuple(refusal.messages))]
            return self._show(gaps=gaps, status=NOT_READY)
        messages.success(self.request, _("All of it is live."))
        return None

    def _item(self) -> ReleaseItem | None:
        pk = self.request.POST.get("item", "")
        is_number = pk.isascii() and pk.isdigit() and len(pk) < 10
        return self.release.items.select_related("page").filter(pk=int(pk)).first() if is_number else None

    def _show(
        self,
        *,
        gaps: list[Gap] | None = None,
        form: ReleaseForm | None = None,
        put_in: PutInForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        put_in_form, own_form = put_in or PutInForm(), form or ReleaseForm(instance=self.release)
        return self.shown(
            status,
            release=self.release,
            rows=[Row(item, has_newer_draft(item)) for item in items_of(self.release)],
            is_live=self.release.state == ReleaseSet.State.LIVE,
            until=can_be_taken_back_until(self.release),
            is_planned=self.release.state == ReleaseSet.State.SCHEDULED,
            gaps=gaps,
            form=own_form,
            put_in=put_in_form,
            wrong=[bound for bound in (own_form, put_in_form) if bound.errors],
            media=own_form.media + put_in_form.media,
        )


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_release(request.user)


class ReleasesViewSet(ViewSet):
    """The screens and their entry in the menu."""

    name = "releases"
    icon = "copy"
    menu_label = gettext_lazy("Release sets")
    menu_order = 160
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", ReleasesPage.as_view(), name="index"),
            path("<int:pk>/", ReleasePage.as_view(), name="of"),
            path("<int:pk>/take-back/", TakeBackPage.as_view(), name="take_back"),
            path("with/<int:pk>/", PutPageInPage.as_view(), name="with_page"),
        ]
