"""Asks, at the moment a mail would go, whether it may: the same question for every mail, whatever started it."""

from dataclasses import dataclass

from people.models import GuardianAgreement, Mailing, OutboxMessage, Person, Suppression
from people.permissions import WhyNot, why_not
from people.post.mails import DuringBreak, Reader, mail_named
from people.reaching import is_to_be_erased, why_suppressed

State = OutboxMessage.State
UNREACHABLE = "address cannot be reached"  # in last_error: somebody has not been told, so staff ring
_NO_WAY_TO_THEM = (WhyNot.COMES_BACK, WhyNot.NO_ADDRESS)


@dataclass(frozen=True)
class Clearance:
    """Whether a message may go: `state` is empty where it may, else it names what becomes of the message."""

    state: str = ""
    error: str = ""


GO = Clearance()
NEVER = Clearance(State.CANCELLED)


def clearance(message: OutboxMessage) -> Clearance:
    """Return whether this message may go now. A mail that no room knows any more is judged as strictly as any."""
    if message.person and message.mailing and message.mailing.state == Mailing.State.STOPPED:
        return NEVER
    mail = mail_named(message.template)
    during_break = mail.during_break if mail else DuringBreak.HELD
    reader = mail.reader if mail else Reader.PERSON
    if message.kind != OutboxMessage.Kind.SERVICE or reader is Reader.PERSON:
        return _for_person(message, message.person, during_break)
    if reader is Reader.GUARDIAN:
        return _for_guardian(message.guardian, during_break)
    if reader is Reader.NEW_ADDRESS:
        return NEVER if message.person and is_to_be_erased(message.person) else GO
    return GO


def _for_person(message: OutboxMessage, person: Person | None, during_break: DuringBreak) -> Clearance:
    if person is None:  # to nobody in particular: who writes the letter finds the address, or none
        return GO
    is_awaited = during_break is DuringBreak.SENT
    reason = why_not(person, message.kind, message.subscription, is_awaited=is_awaited)
    if reason is None:
        return GO
    is_service = message.kind == OutboxMessage.Kind.SERVICE
    if reason == WhyNot.ON_A_BREAK and is_service and during_break is DuringBreak.HELD:
        return Clearance(State.HELD)
    return Clearance(State.CANCELLED, UNREACHABLE if reason in _NO_WAY_TO_THEM else "")


def _for_guardian(guardian: GuardianAgreement | None, during_break: DuringBreak) -> Clearance:
    """Return whether a guardian may be written to: the break is the young person's, the address their own."""
    if guardian is None or not guardian.email:
        return GO
    if is_to_be_erased(guardian.sign_up.person):
        return NEVER
    comes_back = why_suppressed(guardian.email) == Suppression.Reason.BOUNCED
    return Clearance(State.CANCELLED, UNREACHABLE) if comes_back and during_break is not DuringBreak.SENT else GO
