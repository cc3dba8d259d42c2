"""The page behind the link that confirms a subscription: what it is, and one button. Opening it changes nothing."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from people.actions.subscriptions import confirm_subscription
from people.models import Person
from people.reaching import is_to_be_erased
from people.selectors import confirmation_age
from people.subscriptions import Subscription, is_subscribed, kind_of, subscription_of
from people.tokens import Claim

_USUAL = "people/subscribe.html"


def answer_subscription(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Show the question to whoever holds the link, and switch the subscription on; friendly whenever they come back."""
    person = Person.objects.filter(pk=claim.about).first()
    if person is None or not claim.belongs_to(person) or is_to_be_erased(person):
        return render(request, "people/link_unknown.html", status=404)
    kind, subscription = kind_of(claim.detail), subscription_of(person, claim.detail)
    if kind is None or subscription is None:
        return render(request, kind.question if kind else _USUAL, {"has_gone": True}, status=410)
    if subscription.is_on:
        return _show(request, subscription, is_done=True)
    if claim.is_older_than(confirmation_age()):
        return _show(request, subscription, status=410, has_run_out=True)
    return _pressed(request, person, subscription) if request.method == "POST" else _show(request, subscription)


def _pressed(request: HttpRequest, person: Person, subscription: Subscription) -> HttpResponse:
    if request.POST.get("seen", "") != _shown(subscription):  # nothing sent is nothing seen
        return _show(request, subscription, status=409, has_changed=True)
    if confirm_subscription(person, subscription.name, wording=subscription.wording):
        return HttpResponseRedirect(request.path)
    if is_subscribed(person, subscription.name):  # pressed twice
        return HttpResponseRedirect(request.path)
    return _show(request, subscription, status=409, waits_for_guardian=True)


def _shown(subscription: Subscription) -> str:
    """Return what differs as soon as anything does that somebody reads before they press the button."""
    wording = subscription.wording.pk if subscription.wording else 0
    shown = f"{subscription.label}\n{subscription.description}\n{wording}"
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _show(request: HttpRequest, subscription: Subscription, status: int = 200, **how: bool) -> HttpResponse:
    kind = kind_of(subscription.name)
    context: dict[str, Any] = {"subscription": subscription, "shown": _shown(subscription)}
    return render(request, kind.question if kind else _USUAL, context | how, status=status)
