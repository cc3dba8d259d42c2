"""Offers of a place: until when one stands, and how things stand with the one somebody has or had."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from core.selectors import organisation
from people.models import Person, SignUp, Suppression
from people.reaching import why_suppressed
from people.subjects import SignUpBriefing, SignUpSubject


def briefing_to_offer(page: Page) -> SignUpBriefing | None:
    """Return what a published page says of itself; None where nobody can be offered a place there."""
    subject = page.specific
    if not page.live or not isinstance(subject, SignUpSubject):
        return None
    briefing = subject.sign_up_briefing()
    return None if briefing.is_cancelled else briefing


def is_past(page: Page, now: datetime) -> bool:
    """Tell whether nobody can take a place in a thing any more: it does not go ahead, or it is over."""
    subject = page.specific
    if not isinstance(subject, SignUpSubject):
        return True
    briefing = subject.sign_up_briefing()
    return briefing.is_cancelled or offer_end(briefing, now) is None


def offer_end(briefing: SignUpBriefing, now: datetime) -> datetime | None:
    """Return until when a place that is offered now can be taken, None where the thing is over.

    The offer ends when the next session begins, though the days an offer stands may not be over by then.
    """
    latest = now + timedelta(days=organisation().offer_days)
    if briefing.when:
        to_come = [starts_at for starts_at, _ends_at in briefing.when if starts_at > now]
        return min([latest, *to_come]) if to_come else None
    is_over = briefing.ends_on is not None and briefing.ends_on < timezone.localdate(now)
    return None if is_over else latest


def is_open(sign_up: SignUp, moment: datetime) -> bool:
    """Tell whether somebody can take the place they are offered; the clock decides, whether or not a timer has run."""
    ends_at = sign_up.offer_ends_at
    return sign_up.state == SignUp.State.OFFERED and ends_at is not None and moment < ends_at


def has_run_out(sign_up: SignUp, moment: datetime) -> bool:
    """Tell whether somebody had an offer and did not answer it in time."""
    has_left = sign_up.state == SignUp.State.LEFT and sign_up.offer_ends_at is not None
    return has_left or (sign_up.state == SignUp.State.OFFERED and not is_open(sign_up, moment))


def gets_own_links(person: Person) -> bool:
    """Tell whether mail with a link to their own page may go to somebody: they have proved that the address is theirs.

    To an address that staff wrote down a stranger may have the key.
    """
    return bool(person.email and person.email_confirmed_at)


def reads_offers(person: Person) -> bool:
    """Tell whether an offer reaches somebody by mail; the team rings or writes to all others."""
    wants_mail = person.channel == Person.Channel.EMAIL
    return wants_mail and gets_own_links(person) and why_suppressed(person.email or "") != Suppression.Reason.BOUNCED
