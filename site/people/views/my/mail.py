"""Switching news and other mail on and off: one button for each, so that nothing else changes with it."""

from django.http import HttpResponse

from people.actions.own_details import prove_mailbox
from people.actions.subscriptions import end_subscription, start_subscription
from people.subscriptions import Subscription, subscriptions_of
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_mail(visit: Visit) -> HttpResponse:
    """Show each mail with the words one agrees to; a press on its button changes that one and no other."""
    subscriptions = subscriptions_of(visit.person)
    if not visit.is_post:
        return visit.show("mail", {"subscriptions": subscriptions})
    pressed = visit.request.POST
    chosen = next((each for each in subscriptions if each.name in (pressed.get("start"), pressed.get("stop"))), None)
    if chosen is None:  # something that has gone since the page was opened
        return visit.show("mail", {"subscriptions": subscriptions, "is_unknown": True}, status=409)
    if "stop" in pressed:
        end_subscription(visit.person, chosen.name)
        return visit.go_to("my_mail", "mail-off")
    if not _has_read(chosen, pressed.get("wording", "")):
        return visit.show("mail", {"subscriptions": subscriptions, "has_changed": True}, status=409)
    prove_mailbox(visit.person)
    is_on = start_subscription(visit.person, chosen.name, wording=chosen.wording) or chosen.is_on
    return visit.go_to("my_mail", "mail-on" if is_on else "mail-waits")


def _has_read(chosen: Subscription, shown: str) -> bool:
    """Tell whether the words beside the button were those that count now; what is on already needs no words."""
    return chosen.is_on or chosen.wording is None or str(chosen.wording.pk) == shown
