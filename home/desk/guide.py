"""The screen with the editors' guide, and its pictures."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from home.guide.text import guide_text, picture_path, sections_of
from people.admin.pages import StaffPage


def may_read(_user: User) -> bool:
    """Answer that everybody who comes into the admin may read how it works."""
    return True


def _picture_url(name: str) -> str:
    return reverse("guide:picture", args=[name])


class GuidePage(StaffPage):
    """The whole guide with a list of contents."""

    may = staticmethod(may_read)
    template_name = "home/admin/guide.html"
    page_title = _("How to")
    header_icon = "help"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.shown(sections=sections_of(guide_text(), _picture_url))


class GuidePicture(StaffPage):
    """One picture of the guide."""

    may = staticmethod(may_read)

    def get(self, request: HttpRequest, name: str) -> FileResponse:
        """Hand it out; raises Http404 where there is none of this name."""
        found = picture_path(name)
        if found is None:
            raise Http404
        return FileResponse(found.open("rb"), content_type="image/jpeg")


class GuideViewSet(ViewSet):
    """The guide, last in the menu."""

    name = "guide"
    icon = "help"
    menu_label = _("How to")
    menu_order = 9_000
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", GuidePage.as_view(), name="index"),
            path("pictures/<str:name>", GuidePicture.as_view(), name="picture"),
        ]
