"""Who may see, change, export and erase what people told us, and which mail a person may be sent."""

from django.contrib.auth.models import AnonymousUser

from core.models import User
from people.models import OutboxMessage, Person, SignUp

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


def can_see_equality(user: Staff) -> bool:
    """Tell whether this member of staff may read the equality report."""
    return user.is_active and user.has_perm(SEE_EQUALITY)


def is_waiting_to_be_confirmed(sign_up: SignUp) -> bool:
    """Tell whether the person has sent something that nobody has confirmed yet."""
    return bool(sign_up.pending)


def may_receive(person: Person, kind: str) -> bool:
    """Tell whether this person may be sent mail of this kind (DESIGN 7.4): service mail needs only an address.

    Everything that is not service mail needs an address that its owner has confirmed.
    """
    if not person.email:
        return False
    return kind == OutboxMessage.Kind.SERVICE or person.email_confirmed_at is not None
