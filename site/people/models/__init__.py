"""Everything held about a person, and nothing more."""

from .consent import ConsentEvent, ConsentWording
from .people import AccessNeed, Person
from .post import OutboxMessage
from .sign_ups import SignUp, SignUpEvent

__all__ = ["AccessNeed", "ConsentEvent", "ConsentWording", "OutboxMessage", "Person", "SignUp", "SignUpEvent"]
