"""The door to a person's own pages: opens for whoever holds their link, and says kindly why it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from people.models import Person
from people.own_links import holder_of, own_link_age
from people.views.privacy import own_page

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

P = ParamSpec("P")

DONE: "dict[str, StrOrPromise]" = {
    "details": _("Your details are saved."),
    "asked": _(
        "Your details are saved. We have sent an email to the new address. Until you use the link in it, we write "
        "to the old one."
    ),
    "old-email": _("We keep your old email address."),
    "email": _("We write to your new email address from now on. Links that we sent to the old one have ended."),
    "needs": _("We have written down what you need."),
    "needs-right": _("Thank you. We have written down that this is still right."),
    "no-needs": _("We have deleted what you needed."),
    "mail-on": _("We send you this from now on."),
    "mail-waits": _("You can ask for this once your parent or guardian has agreed."),
    "mail-off": _("We do not send you this any more."),
    "break": _("You are on a break now. Take all the time you need."),
    "back": _("Welcome back. We send you mail again."),
    "answers": _("We have written down what you told us."),
    "left": _("You have left."),
    "taken-back": _("You have taken it back. It is gone from our website."),
    "no-place": _("Thank you for telling us. The place can go to somebody else."),
}


@dataclass(frozen=True)
class Visit:
    """One request by a person who holds their own link; `token` goes on into every link of the page."""

    request: HttpRequest
    person: Person
    token: str

    @property
    def is_post(self) -> bool:
        """Tell whether a button was pressed."""
        return self.request.method == "POST"

    def show(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        """Return one of the pages under people/my/, with what the last button did where it has just been pressed."""
        done = "" if self.is_post else DONE.get(self.request.GET.get("done", ""), "")
        everywhere = {"person": self.person, "token": self.token, "done": done}
        return render(self.request, f"people/my/{template}.html", everywhere | (context or {}), status=status)

    def go_to(self, name: str, done: str) -> HttpResponseRedirect:
        """Lead to another own page, which says what was done."""
        return HttpResponseRedirect(f"{reverse(f'people:{name}', args=[self.token])}?done={done}")


OwnView = Callable[Concatenate[Visit, P], HttpResponse]


def by_own_link(view: OwnView[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Make a view of what the holder of an own link sees; the link itself is the proof, so no cookie is asked for."""

    @csrf_exempt
    @own_page
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        holder = holder_of(token, own_link_age())
        if holder is None:
            return render(request, "people/link_unknown.html", status=404)
        if holder.has_ended:
            return render(request, "people/my/link_ended.html", status=410)
        erasure = getattr(holder.person, "erasure", None)
        if erasure is not None and erasure.done_at is None:
            return render(request, "people/my/erasing.html")
        return view(Visit(request, holder.person, token), *args, **kwargs)

    return opened
