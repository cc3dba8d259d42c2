"""Who may see, confirm and export what people told us, and which mail a person may be sent."""

from django.contrib.auth.models import AnonymousUser

from core.models import User
from people.models import OutboxMessage, Person, SignUp

VIEW = "people.view_signup"
CHANGE = "people.change_signup"
EXPORT = "people.export_signup"


def can_view_sign_ups(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may read who signed up and what they said."""
    return user.is_active and user.has_perm(VIEW)


def can_confirm_for_person(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may write down that a person confirmed by phone or on paper."""
    return can_view_sign_ups(user) and user.has_perm(CHANGE)


def can_change_sign_ups(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may write down what was agreed with a person: the same as confirming."""
    return can_confirm_for_person(user)


def can_export_sign_ups(user: User | AnonymousUser) -> bool:
    """Tell whether this member of staff may take sign-ups out of the site as a file."""
    return can_view_sign_ups(user) and user.has_perm(EXPORT)


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
