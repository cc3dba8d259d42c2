"""Writing down a sign-up that came by phone or on paper: the same record, the same rules, the same mail as by web."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from people.actions.confirmation import confirm_by_staff
from people.actions.places import lock_thing
from people.actions.post import write_message
from people.assisted import Known, known_person, what_is_known
from people.audit import ENTERED, write_down
from people.models import Erasure, Person, SignUp
from people.submissions import Submission, fingerprint


@dataclass(frozen=True)
class Entry:
    """What staff wrote down for somebody."""

    page: Page
    submission: Submission
    channel: str  # ConsentEvent.Channel.PHONE or PAPER
    seen: str = ""  # fingerprint of what staff saw of somebody we know; empty for somebody new
    asks_address: bool = False  # send a link with which they show that an address is theirs


class MustLook(Exception):
    """We know this person, and staff have not seen yet what writing this down would change; nothing was changed."""


class CannotEnter(Exception):
    """Nothing can be written down for this person now: they are about to be erased, or the page has changed."""


def enter_sign_up(entry: Entry, *, by: User) -> SignUp:
    """Write down and confirm a sign-up; raises MustLook or CannotEnter, and then nothing has changed.

    It says nothing about an email address: that one is proved only by whoever reads its mail.
    """
    try:
        with transaction.atomic():
            return _enter(entry, by)
    except IntegrityError as error:  # somebody wrote down the same person at this moment
        raise MustLook from error


def _enter(entry: Entry, by: User) -> SignUp:
    sign_up = _locked_sign_up(entry)
    is_first = sign_up.confirmed_at is None
    sign_up.pending = entry.submission.to_json()
    sign_up.language = entry.submission.language
    if is_first:
        sign_up.channel = entry.channel
    sign_up.save()
    if not confirm_by_staff(sign_up, channel=entry.channel, by=by, seen=fingerprint(sign_up.pending)):
        raise CannotEnter
    write_down(ENTERED, user=by, person=sign_up.person, sign_up=sign_up.pk, channel=entry.channel)
    if entry.asks_address:
        ask_for_address(sign_up.person)
    return sign_up


def _locked_sign_up(entry: Entry) -> SignUp:
    """Lock as confirming does, page before sign-up before person; returns the sign-up this is about, saved or not."""
    page = lock_thing(entry.page.pk)
    if page is None or not page.live:
        raise CannotEnter
    person = known_person(entry.submission)
    list(SignUp.objects.select_for_update(of=("self",)).filter(person=person, page=page) if person else ())
    known = what_is_known(page, entry.submission) if person else None
    if known is None:
        return SignUp(person=_new_person(entry.submission), page=page)
    _judge_known(known, entry)
    return known.sign_up or SignUp(person=known.person, page=page)


def _judge_known(known: Known, entry: Entry) -> None:
    Person.objects.select_for_update().filter(pk=known.person.pk).first()
    if Erasure.objects.filter(person=known.person, done_at__isnull=True).exists():
        raise CannotEnter
    if known.fingerprint != entry.seen:
        raise MustLook


def _new_person(submission: Submission) -> Person:
    return Person.objects.create(
        email=submission.email or None,
        reach_key=submission.reach_key,
        channel=submission.reach_by,
        language=submission.language,
    )


def ask_for_address(person: Person) -> bool:
    """Owe a mail that asks whether an address is theirs, once an hour; returns False where there is nothing to ask."""
    fresh = Person.objects.filter(pk=person.pk, email__isnull=False, email_confirmed_at__isnull=True).first()
    if fresh is None:
        return False
    write_message(f"confirm-address-{fresh.pk}-{timezone.now():%Y%m%d%H}", "confirm_address", person=fresh)
    return True
