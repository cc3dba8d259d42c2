"""The letter that thanks for signing up, to print and put into an envelope with a window."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSet

from core.selectors import chrome
from core.tongues.directions import direction_of
from people.admin.pages import StaffPage
from people.audit import VIEWED, write_down
from people.models import Person, SignUp
from people.permissions import can_view_sign_ups
from people.post.paper import thanks_on_paper


class LetterPage(StaffPage):
    """Shows the letter as it is printed; that somebody read name and address is written down."""

    may = can_view_sign_ups
    template_name = "people/admin/letter.html"
    page_title = gettext_lazy("Print the letter")
    header_icon = "doc-full"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the letter, or say why there is none."""
        sign_up = get_object_or_404(SignUp.objects.select_related("person", "page"), pk=pk)
        letter = thanks_on_paper(sign_up)
        if letter is None:
            self.template_name = "people/admin/letter_none.html"
            return self.shown(status=409, sign_up=sign_up)
        write_down(VIEWED, user=self.user, person=sign_up.person, sign_up=sign_up.pk, letter=True)
        context: dict[str, Any] = {
            "sign_up": sign_up,
            "letter": letter,
            "lines": [sign_up.person.name, *sign_up.person.address.splitlines()],
            "direction": direction_of(letter.language),
            "is_large": sign_up.person.format == Person.Format.LARGE_PRINT,
            "facts": chrome(letter.language).organisation,
            "today": timezone.localdate(),
        }
        return self.shown(**context)


class LetterViewSet(ViewSet):
    """The one page; it is reached from a sign-up, so the menu does not show it."""

    name = "people_letters"
    icon = "doc-full"

    def get_urlpatterns(self) -> list[Any]:
        """Return the address."""
        return [path("<int:pk>/", LetterPage.as_view(), name="thanks")]
