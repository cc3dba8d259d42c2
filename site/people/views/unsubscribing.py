"""The page behind "stop these emails": one button for people, and one click without a page for mail programs."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from people.actions.subscriptions import end_subscription, start_subscription
from people.models import ConsentEvent, Person
from people.own_links import own_link_age
from people.subscriptions import Subscription, subscription_of
from people.tokens import Claim, Purpose, claim_of
from people.views.privacy import own_page

BY_MAIL = ConsentEvent.Channel.MAIL


@csrf_exempt  # a mail program that presses the button for its reader has neither cookie nor token (RFC 8058)
@own_page
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it, or a mail program's one click, ends exactly one subscription.

    It works with every old mail: after a break began, before an address was confirmed, after links were ended.
    """
    claim = claim_of(token, Purpose.UNSUBSCRIBE)
    if claim is None:
        return render(request, "people/link_unknown.html", status=404)
    person = Person.objects.filter(pk=claim.about).first()
    if request.method == "POST" and _is_one_click(request):
        return _stop_at_once(person, claim)
    if person is None:
        return render(request, "people/unsubscribed_long_ago.html", status=410)
    if request.method == "POST":
        return _pressed(request, person, claim)
    return _show(request, claim, subscription_of(person, claim.detail))


def _is_one_click(request: HttpRequest) -> bool:
    return request.POST.get("List-Unsubscribe", "").strip().casefold() == "one-click"


def _stop_at_once(person: Person | None, claim: Claim) -> HttpResponse:
    """Answer a program: no page, no redirect. To somebody who is not in our records nothing is sent anyway."""
    if person:
        end_subscription(person, claim.detail, channel=BY_MAIL)
    return HttpResponse(_("You will not get these emails any more."), content_type="text/plain; charset=utf-8")


def _pressed(request: HttpRequest, person: Person, claim: Claim) -> HttpResponse:
    if "again" not in request.POST:
        end_subscription(person, claim.detail, channel=BY_MAIL)
        return HttpResponseRedirect(request.path)
    subscription = subscription_of(person, claim.detail)
    if subscription is None or subscription.is_on or not _may_start(claim):
        return HttpResponseRedirect(request.path)
    if request.POST["again"] != _shown(subscription):  # other words have been published since the page was opened
        return _show(request, claim, subscription, status=409)
    start_subscription(person, claim.detail, channel=BY_MAIL, wording=subscription.wording)
    return HttpResponseRedirect(request.path)


def _may_start(claim: Claim) -> bool:
    """Tell whether this link may switch something on: any old mail may stop, but only a fresh one may start."""
    return not claim.is_older_than(own_link_age())


def _shown(subscription: Subscription) -> str:
    return str(subscription.wording.pk) if subscription.wording else subscription.name


def _show(request: HttpRequest, claim: Claim, subscription: Subscription | None, status: int = 200) -> HttpResponse:
    context = {
        "subscription": subscription,
        "shown": _shown(subscription) if subscription else "",
        "may_start": subscription is not None and _may_start(claim),
        "has_changed": status == 409,
    }
    return render(request, "people/unsubscribe.html", context, status=status)
