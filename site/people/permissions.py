"""Who may see, change, export and erase what people told us, and which mail a person may be sent."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from people.models import OutboxMessage, Person, Suppression
from people.reaching import Standing, standings_of

VIEW = "people.view_signup"
CHANGE = "people.change_signup"
EXPORT = "people.export_signup"
VIEW_PEOPLE = "people.view_person"
ADD_PEOPLE = "people.add_person"
CHANGE_PEOPLE = "people.change_person"
EXPORT_PEOPLE = "people.export_person"
ERASE_PEOPLE = "people.erase_person"
WRITE_TO_MANY = "people.add_mailing"
SEE_EQUALITY = "people.view_equalitycount"
SEE_NEEDS = "people.view_accessneed"
WITHDRAW_CONTRIBUTIONS = "core.withdraw_contribution"
CHANGE_CONTRIBUTIONS = "core.change_contribution"
MAIL_TEXTS = ("people.view_mailtext", "people.add_mailtext", "people.change_mailtext")

Staff = User | AnonymousUser


def can_view_sign_ups(user: Staff) -> bool:
    """Tell whether this member of staff may read who signed up and what they said."""
    return user.is_active and user.has_perm(VIEW)


def can_confirm_for_person(user: Staff) -> bool:
    """Tell whether this member of staff may write down that a person confirmed by phone or on paper."""
    return can_view_sign_ups(user) and user.has_perm(CHANGE)


def can_change_sign_ups(user: Staff) -> bool:
    """Tell whether this member of staff may write down what was agreed with a person: the same as confirming."""
    return can_confirm_for_person(user)


def can_export_sign_ups(user: Staff) -> bool:
    """Tell whether this member of staff may take sign-ups out of the site as a file."""
    return can_view_sign_ups(user) and user.has_perm(EXPORT)


def can_view_people(user: Staff) -> bool:
    """Tell whether this member of staff may read what is held about a person."""
    return user.is_active and user.has_perm(VIEW_PEOPLE)


def can_add_people(user: Staff) -> bool:
    """Tell whether this member of staff may enter what somebody said by phone or on paper."""
    return can_view_people(user) and user.has_perm(ADD_PEOPLE)


def can_change_people(user: Staff) -> bool:
    """Tell whether this member of staff may change a person's details, end their links and join two records."""
    return can_view_people(user) and user.has_perm(CHANGE_PEOPLE)


def can_export_people(user: Staff) -> bool:
    """Tell whether this member of staff may take everything held about a person out of the site."""
    return can_view_people(user) and user.has_perm(EXPORT_PEOPLE)


def can_erase_people(user: Staff) -> bool:
    """Tell whether this member of staff may erase a person."""
    return can_view_people(user) and user.has_perm(ERASE_PEOPLE)


def can_write_to_many(user: Staff) -> bool:
    """Tell whether this member of staff may send mail to a group of people."""
    return user.is_active and user.has_perm(WRITE_TO_MANY)


def can_see_needs(user: Staff) -> bool:
    """Tell whether this member of staff may read what the people of one thing need, without their names."""
    return user.is_active and (can_view_sign_ups(user) or user.has_perm(SEE_NEEDS))


def can_see_equality(user: Staff) -> bool:
    """Tell whether this member of staff may read the equality report."""
    return user.is_active and user.has_perm(SEE_EQUALITY)


def can_view_mail_texts(user: Staff) -> bool:
    """Tell whether this member of staff may read the words of the site's mails."""
    return user.is_active and any(user.has_perm(permission) for permission in MAIL_TEXTS)


def can_write_mail_text(user: Staff, *, is_new: bool) -> bool:
    """Tell whether this member of staff may give a mail words of the trust's own, or change those it has."""
    return user.is_active and user.has_perm(f"people.{'add' if is_new else 'change'}_mailtext")


def can_withdraw_contributions(user: Staff) -> bool:
    """Tell whether this member of staff may take somebody's words or picture off the site."""
    return user.is_active and user.has_perm(WITHDRAW_CONTRIBUTIONS)


def can_link_contributions(user: Staff) -> bool:
    """Tell whether this member of staff may say whose words or picture something is."""
    return can_view_people(user) and user.has_perm(CHANGE_CONTRIBUTIONS)


class WhyNot(models.TextChoices):
    """Why somebody is not sent a mail, in words for staff."""

    ERASED_SOON = "erased-soon", _("About to be erased")
    NO_ADDRESS = "no-address", _("No email address")
    NOT_CONFIRMED = "not-confirmed", _("Email address not confirmed")
    WITHDRAWN = "withdrawn", _("Has not asked for this, or has stopped it")
    ON_A_BREAK = "on-a-break", _("Taking a break")
    COMES_BACK = "comes-back", _("Mail to them comes back")
    COMPLAINED = "complained", _("Marked our mail as unwanted")


def may_receive(person: Person, kind: str, subscription: str = "", *, is_awaited: bool = False) -> bool:
    """Tell whether this person may be sent mail of this kind at this moment (DESIGN 7.4)."""
    return why_not(person, kind, subscription, is_awaited=is_awaited) is None


def why_not(person: Person, kind: str, subscription: str = "", *, is_awaited: bool = False) -> str | None:
    """Return why this person may not be sent mail of this kind at this moment, a value of WhyNot, or None.

    Everything that is not service mail needs an address that its owner has confirmed, a subscription that is on, and
    nobody who is on a break. `is_awaited`: a service mail that the person has just asked for, such as a fresh link, or
    without which they would travel for nothing; it goes during a break, and is tried where mail came back before.
    """
    return reasons_why_not([person], kind, subscription, is_awaited=is_awaited).get(person.pk)


def reasons_why_not(
    people: Sequence[Person], kind: str, subscription: str = "", *, is_awaited: bool = False
) -> dict[int, str]:
    """Return the reason for each of these people who may not be sent such a mail, by their number, as `why_not` does.

    The number of queries is the same for one person as for a thousand.
    """
    standings = standings_of(people, subscription)
    found = ((person.pk, _reason(person, standings[person.pk], kind, is_awaited)) for person in people)
    return {number: str(reason) for number, reason in found if reason}


def _reason(person: Person, standing: Standing, kind: str, is_awaited: bool) -> WhyNot | None:
    if standing.is_to_be_erased:
        return WhyNot.ERASED_SOON
    if not person.email:
        return WhyNot.NO_ADDRESS
    if kind != OutboxMessage.Kind.SERVICE:
        return _against_subscription(person, standing)
    return None if is_awaited else _against_service(person, standing)


def _against_service(person: Person, standing: Standing) -> WhyNot | None:
    if person.paused_at:
        return WhyNot.ON_A_BREAK
    return WhyNot.COMES_BACK if standing.suppressed_for == Suppression.Reason.BOUNCED else None


def _against_subscription(person: Person, standing: Standing) -> WhyNot | None:
    if not person.email_confirmed_at:
        return WhyNot.NOT_CONFIRMED
    if not standing.is_subscribed:
        return WhyNot.WITHDRAWN
    if person.paused_at:
        return WhyNot.ON_A_BREAK
    if not standing.suppressed_for:
        return None
    return WhyNot.COMES_BACK if standing.suppressed_for == Suppression.Reason.BOUNCED else WhyNot.COMPLAINED
