"""Receiving what people tell us: kept once, set aside where it looks like spam, and nobody mailed who need not be."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.deadlocks import again_after_deadlock
from involvement.models import TellUsMessage, TellUsPage
from involvement.tell_us.known import known
from involvement.tell_us.naming import named
from involvement.tell_us.repeats import UNTOUCHED, Earlier, earlier_than
from involvement.tell_us.signs import Sign, signs_in, words_digest
from involvement.tell_us.told import Told
from people.actions.people import known_or_new
from people.actions.post import write_message
from people.models import OutboxMessage, Person
from people.tokens import digest_of

THANKS = "tell_us_thanks"
MOST_MAILS = 5  # a day to one address: a form that mails any address typed into it must not become a nuisance to others
A_DAY = timedelta(days=1)
State = TellUsMessage.State


@again_after_deadlock
def receive(page: TellUsPage, told: Told, noted: Collection[Sign] = ()) -> None:
    """Keep what the form said. `noted` is what the form itself has seen of a program.

    The same form a second time keeps and mails nothing more: the database's own constraint decides. Nobody who watches
    can tell what became of it.
    """
    words, form = words_digest(told.words), digest_of(f"told by\n{told.stamp}")
    with transaction.atomic():
        earlier = earlier_than(told.words, words, form)
        if earlier.is_sent_again:
            return
        beside = (told.name, told.address)
        signs = set(noted) | signs_in(told.words, beside, known()) | earlier.signs
        person = _person_of(told) if told.reach_by and not signs else None
        message = _kept(page, told, sorted(signs), (words, form), person)
        _look_again_at(earlier)
        if person:
            thank(message, person)


def _kept(
    page: TellUsPage, told: Told, signs: list[Sign], digests: tuple[str, str], person: Person | None
) -> TellUsMessage:
    now = timezone.now()
    message = TellUsMessage(
        page=page,
        person=person,
        words=told.words,
        directorate_id=told.directorate_pk,
        language=told.language,
        came_at=now,
        moved_at=now,
        state=State.SET_ASIDE if signs else State.NEW,
        signs=signs,
        pending=told.pending,
        reach_by=told.reach_by,
        contact_wording_id=told.contact_wording,
        may_publish=told.may_publish,
        publish_wording_id=told.publish_wording,
        words_digest=digests[0],
        form_digest=digests[1],
    )
    same = ["form_digest", "words_digest"]
    TellUsMessage.objects.bulk_create([message], update_conflicts=True, unique_fields=same, update_fields=same[:1])
    return message


def _look_again_at(earlier: Earlier) -> None:
    """Note what came before with the same words; set it aside too, if nobody has looked, once it is too often."""
    if Sign.REPEATED not in earlier.signs:
        return
    aside = {"state": State.SET_ASIDE} if earlier.is_too_often else {}
    for message in earlier.same_words:
        if Sign.REPEATED in message.signs and (message.state == State.SET_ASIDE or not aside):
            continue  # noted already
        untouched = TellUsMessage.objects.filter(pk=message.pk, state__in=UNTOUCHED)
        untouched.update(signs=sorted({*message.signs, str(Sign.REPEATED)}), **aside)


def welcome(message: TellUsMessage, told: Told) -> None:
    """Write down whom a message came from that a moderator has let in, and thank them; must run in a transaction."""
    if told.reach_by:
        person = message.person or _person_of(told)
        TellUsMessage.objects.filter(pk=message.pk).update(person=person)
        thank(message, person)


def thank(message: TellUsMessage, person: Person) -> None:
    """Owe the one mail that thanks somebody with an email address and asks whether it is theirs."""
    if message.reach_by != Person.Channel.EMAIL:
        return
    since = timezone.now() - A_DAY
    if OutboxMessage.objects.filter(person=person, template=THANKS, created_at__gt=since).count() < MOST_MAILS:
        write_message(f"{THANKS}-{message.pk}", THANKS, person=person, subscription=named(message.pk))


def _person_of(told: Told) -> Person:
    new = Person(
        email=told.email or None,
        reach_key=told.reach_key,
        channel=told.reach_by,
        language=told.language,
    )
    return known_or_new(new, by="email" if told.email else "reach_key")
