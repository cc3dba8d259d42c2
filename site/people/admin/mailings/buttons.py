"""What staff do with one mailing, by POST only; sending carries the number of people that was shown."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.models import User
from people.actions.mailings import Answer, schedule, send_test, start, stop, take_back
from people.models import Mailing
from people.permissions import can_write_to_many
from people.post.notices import is_notice

Deed = Callable[[HttpRequest, Mailing, User], None]


def _button(deed: Deed) -> Callable[[HttpRequest, int], HttpResponse]:
    """Return a view that does this to one mailing for staff who may write to many, and shows the mailing again."""

    @wraps(deed)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        if not isinstance(request.user, User) or not can_write_to_many(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        deed(request, get_object_or_404(Mailing, pk=pk), request.user)
        return redirect("mailings:inspect", pk)

    return view


@_button
def start_view(request: HttpRequest, mailing: Mailing, user: User) -> None:
    """Send now."""
    number, words = _shown(request)
    answer = start(mailing, number=number, words=words, by=user)
    _tell(request, answer, _("It is on its way. You can leave this page: it goes on by itself."))


@_button
def schedule_view(request: HttpRequest, mailing: Mailing, user: User) -> None:
    """Send at the time that was chosen."""
    number, words = _shown(request)
    answer = schedule(mailing, number=number, words=words, by=user)
    _tell(request, answer, _("It will go at its time. Who gets it is decided then."))


@_button
def take_back_view(request: HttpRequest, mailing: Mailing, user: User) -> None:
    """Make it a draft again before its time."""
    _tell(request, take_back(mailing, by=user), _("It is a draft again. Nothing was sent."))


@_button
def stop_view(request: HttpRequest, mailing: Mailing, user: User) -> None:
    """Let nothing more leave."""
    _tell(request, stop(mailing, by=user), _("Stopped. Nothing more leaves."))


@_button
def test_view(request: HttpRequest, mailing: Mailing, user: User) -> None:
    """Send it to the member of staff who presses the button."""
    if is_notice(mailing):
        messages.error(request, _("This has been sent already, so there is nothing to test."))
        return
    if not user.email:
        messages.error(request, _("Your account has no email address, so there is nowhere to send a test to."))
        return
    send_test(mailing, to=user)
    messages.success(request, _("A test is on its way to you."))


def _shown(request: HttpRequest) -> tuple[int, str]:
    number = request.POST.get("number", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    return int(number) if is_number else -1, request.POST.get("words", "")


def _tell(request: HttpRequest, answer: Answer, done: str) -> None:
    refusals = {
        Answer.NOT_AS_SHOWN: _("Nothing was sent: the numbers or the words have changed. Please look again."),
        Answer.NOBODY: _("Nothing was sent: there is nobody to write to."),
        Answer.TOO_LATE: _("Nothing was planned: this time has passed. Choose a later one, or send it now."),
        Answer.NOT_NOW: _("Nothing was changed: somebody was quicker. This is how it stands now."),
    }
    if answer == Answer.DONE:
        messages.success(request, done)
    else:
        messages.error(request, refusals[answer])
