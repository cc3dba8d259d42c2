"""What staff write down of one sign-up, by POST only: that the person confirmed, and what was agreed with them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.models import User
from people.actions.agreements import lacks_room, write_down_agreed
from people.actions.confirmation import confirm_by_staff
from people.models import ConsentEvent, SignUp
from people.permissions import can_change_sign_ups, can_confirm_for_person

NOTHING_SEEN = "-"  # no form has this fingerprint
BY_STAFF = {"phone": ConsentEvent.Channel.PHONE, "paper": ConsentEvent.Channel.PAPER}


def confirm_by_staff_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the person confirmed by phone or on paper."""
    if not isinstance(request.user, User) or not can_confirm_for_person(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    sign_up = get_object_or_404(SignUp, pk=pk)
    channel = BY_STAFF.get(request.POST.get("channel", ""))
    if channel is None:
        messages.error(request, _("Choose whether they confirmed by phone or on paper."))
    elif confirm_by_staff(sign_up, channel=channel, by=request.user, seen=request.POST.get("seen") or NOTHING_SEEN):
        messages.success(request, _("Written down: they have confirmed."))
    else:
        messages.warning(request, _("There was nothing to confirm, or a new form has come. Please look again."))
    return redirect("sign_ups:inspect", pk)


def write_down_agreed_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was agreed with the person: that they take part, wait, have left or were told no."""
    if not isinstance(request.user, User) or not can_change_sign_ups(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    sign_up = get_object_or_404(SignUp, pk=pk)
    if write_down_agreed(sign_up, request.POST.get("state", ""), by=request.user):
        messages.success(request, _("Written down. No message was sent: ring or write to the person."))
    elif lacks_room(sign_up, request.POST.get("state", "")):
        messages.error(
            request,
            _("Nothing was changed: all places are taken. Raise the number of places, or use the waiting list."),
        )
    else:
        messages.error(request, _("Nothing was changed: this cannot follow the state it is in. Please look again."))
    return redirect("sign_ups:inspect", pk)
