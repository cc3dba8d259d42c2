"""Asking for a page in another format: kept once, and with email only once they have pressed our button."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from core.deadlocks import again_after_deadlock
from involvement.models import FormatRequest, FormatWish
from involvement.other_formats.asked import AskedFor, promised_day
from involvement.other_formats.naming import named, number_in
from people.actions.asking import ask_whether_wanted
from people.actions.consent import record_consent
from people.actions.people import known_or_new
from people.models import ConsentEvent, Person
from people.subscriptions import Press

CONFIRM = "confirm_format"
State = FormatWish.State


@again_after_deadlock
def ask_for_format(page: Page, asked: AskedFor) -> None:
    """Keep the request and send one mail that asks whether it is theirs; who has no email waits from now on.

    One row a person and format: the database's own constraints decide. Who waits already is left as they are, and
    nobody who watches can tell whether we knew them.
    """
    now = timezone.now()
    with transaction.atomic():
        person = _person_of(asked)
        wish = FormatWish(page=page, format=asked.want.format, language=asked.want.language, since=now)
        same = ["page", "format", "language"]
        FormatWish.objects.bulk_create([wish], update_conflicts=True, unique_fields=same, update_fields=["format"])
        facts = {
            "reach_by": asked.reach_by,
            "reach_at": asked.reach_at,
            "words": asked.words,
            "wording_id": asked.wording,
            "asked_at": now,
            "due_on": promised_day(),
        }
        request = FormatRequest(wish=wish, person=person, **facts)
        one = ["wish", "person"]
        FormatRequest.objects.bulk_create([request], update_conflicts=True, unique_fields=one, update_fields=["wish"])
        FormatRequest.objects.filter(pk=request.pk, is_on=False).update(**facts)
        if asked.email:
            name = named(request.pk)
            ask_whether_wanted(person, CONFIRM, thing=name, subscription=name, now=now)
        else:
            _let_wait(FormatRequest.objects.select_for_update(of=("self",)).get(pk=request.pk))


def switch_format(person: Person, press: Press) -> bool:
    """Let somebody wait for an answer, or not any more; must run in a transaction that holds the person's row."""
    waiting = FormatRequest.objects.select_for_update(of=("self",)).select_related("wording")
    request = waiting.filter(pk=number_in(press.name) or 0, person=person).first()
    if request is None or request.is_on == press.is_on:
        return False
    wording = press.wording or request.wording
    if press.is_on:
        request.wording = wording
        record_consent(person, wording, ConsentEvent.Decision.GIVEN, channel=press.channel)
        _let_wait(request)
    else:
        request.is_on, request.ended_at = False, timezone.now()
        request.save(update_fields=["is_on", "ended_at"])
        record_consent(person, wording, ConsentEvent.Decision.WITHDRAWN, channel=press.channel)
    return True


def _person_of(asked: AskedFor) -> Person:
    new = Person(email=asked.email or None, reach_key=asked.reach_key, channel=asked.reach_by, language=asked.language)
    number = known_or_new(new, by="email" if asked.email else "reach_key").pk
    return Person.objects.get(pk=number)


def _let_wait(request: FormatRequest) -> None:
    """Count a request that is theirs, and put the wish back to work where it was settled."""
    if request.is_on:
        return
    request.is_on, request.on_since, request.ended_at = True, timezone.now(), None
    request.save(update_fields=["is_on", "on_since", "ended_at", "wording"])
    wish = FormatWish.objects.select_for_update(of=("self",)).get(pk=request.wish_id)
    others = FormatRequest.objects.filter(wish=wish, is_on=True).exclude(pk=request.pk)
    if wish.is_settled or not others.exists():
        wish.state, wish.answer, wish.settled_at = State.ASKED, "", None
        wish.since, wish.due_on = request.asked_at, request.due_on
    wish.due_on = min(wish.due_on or request.due_on, request.due_on)
    wish.save(update_fields=["state", "answer", "settled_at", "since", "due_on"])
    FormatWish.objects.filter(pk=wish.pk).update(asked=F("asked") + 1)
