"""From a page to a release set: its button in the admin, and the small form behind it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.actions.releases import begin_with, put_in
from home.desk.release_forms import ChooseReleaseForm
from home.models import ReleaseSet
from home.permissions import can_release, can_release_page
from home.releases.due import waiting_sets_with
from people.admin.pages import StaffPage

CANNOT_BE_READ = 422  # HTTP


class PutPageInPage(StaffPage):
    """Put one page into a set that waits, or into a new one."""

    may = staticmethod(can_release)
    template_name = "home/admin/put_in_release.html"
    page_title = gettext_lazy("Put in a release set")
    header_icon = "copy"

    @cached_property
    def page(self) -> Page:
        """Return the page; raises Http404 where there is none, and PermissionDenied for who may not publish it."""
        page: Page = get_object_or_404(Page.objects.select_related("latest_revision", "locale"), pk=self.kwargs["pk"])
        if not can_release_page(self.user, page):
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        """Return the title of the page."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, with the editor one step back."""
        start, *_rest, here = super().get_breadcrumbs_items()
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [start, edit, here]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form."""
        return self._show(ChooseReleaseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the page in; where nothing of it is new, no set is made and none is changed."""
        form = ChooseReleaseForm(request.POST)
        if not form.is_valid():
            return self._show(form, CANNOT_BE_READ)
        release, taken = self._put_in(form)
        say_what_was_taken(request, taken)
        return redirect("releases:of", release.pk) if taken else self._show(form)

    def _put_in(self, form: ChooseReleaseForm) -> tuple[ReleaseSet, list[Page]]:
        pages = form.pages_with(self.page)
        release: ReleaseSet | None = form.cleaned_data["release"]
        if release:
            return release, put_in(release, pages, self.user)
        return begin_with(form.cleaned_data["name"], pages, self.user)

    def _show(self, form: ChooseReleaseForm, status: int = 200) -> HttpResponse:
        page = self.page
        return self.shown(
            status,
            page=page,
            form=form,
            has_nothing_new=page.live and not page.has_unpublished_changes,
            is_alias=bool(page.alias_of_id),
            is_in=waiting_sets_with(page),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def say_what_was_taken(request: HttpRequest, taken: list[Page]) -> None:
    """Tell whoever put pages in how many there were, or why there was none."""
    if taken:
        said = ngettext("%(count)d page was taken in.", "%(count)d pages were taken in.", len(taken))
        messages.success(request, said % {"count": len(taken)})
    else:
        messages.warning(request, _("Nothing was taken in: there is no draft that you may publish."))


def release_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button that puts a page into a set, for those who may publish it."""
    if page.pk is None or page.is_root() or page.alias_of_id or not can_release_page(user, page):
        return []
    url = reverse("releases:with_page", args=[page.pk])
    return [Button(_("Put in a release set"), url=url, icon_name="copy", priority=68)]
