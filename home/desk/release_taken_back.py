"""The page on which somebody confirms that a release set is taken back."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.actions.releases_taken_back import take_release_back
from home.models import ReleaseSet
from home.permissions import can_release
from home.releases.checking import Gap, NotReadyError, items_of
from home.releases.undoing import obstacles_of
from people.admin.pages import StaffPage

NOT_READY = 409  # HTTP


class TakeBackPage(StaffPage):
    """What becomes of each page, what stands in the way, and one button."""

    may = staticmethod(can_release)
    template_name = "home/admin/release_taken_back.html"
    header_icon = "copy"

    @cached_property
    def release(self) -> ReleaseSet:
        """Return the set; raises Http404 where there is none."""
        return get_object_or_404(ReleaseSet, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Return what the heading says."""
        return _("Take back: %(name)s") % {"name": self.release.name}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        return self._show(obstacles_of(self.release, self.user))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back, or say what keeps it live; a set that is not live any more stays as it is."""
        if self.release.state != ReleaseSet.State.LIVE:
            return redirect("releases:of", self.release.pk)
        try:
            take_release_back(self.release, self.user)
        except NotReadyError as refusal:
            return self._show(refusal.gaps, NOT_READY)
        except ValidationError as refusal:
            return self._show([Gap(self.release.name, None, tuple(refusal.messages))], NOT_READY)
        messages.success(request, _("All of it is as it was before. The drafts are kept."))
        return redirect("releases:of", self.release.pk)

    def _show(self, obstacles: list[Gap], status: int = 200) -> HttpResponse:
        return self.shown(status, release=self.release, obstacles=obstacles, items=items_of(self.release))
