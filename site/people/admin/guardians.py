"""What staff write down of a guardian whom they have rung, by POST only."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from core.models import User
from people.actions.guardians import agree, refuse, withdraw
from people.models import GuardianAgreement, SignUp
from people.permissions import can_confirm_for_person

ANSWERS = {"agree": agree, "refuse": refuse, "withdraw": withdraw}


def write_down_guardian_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a guardian agreed, did not agree, or no longer agrees."""
    if not isinstance(request.user, User) or not can_confirm_for_person(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    agreement = get_object_or_404(GuardianAgreement, sign_up=pk)
    answer = ANSWERS.get(request.POST.get("answer", ""))
    if answer is None:
        messages.error(request, _("Choose what the guardian said."))
    elif answer(agreement, by=request.user):
        messages.success(request, _("Written down: what the guardian said."))
    else:
        messages.warning(
            request, _("Nothing was changed: this has been answered, or it has run out. Please look again.")
        )
    # What a guardian has refused is deleted, and its page with it.
    is_there = SignUp.objects.filter(pk=pk).exists()
    return redirect("sign_ups:inspect", pk) if is_there else redirect("sign_ups:index")


class GuardianViewSet(ViewSet):
    """The one address, with no entry in the menu: its buttons stand on the page of a sign-up."""

    name = "guardians"

    def get_urlpatterns(self) -> list[Any]:
        """Return the address that the buttons lead to."""
        return [path("<int:pk>/", write_down_guardian_view, name="write_down")]
