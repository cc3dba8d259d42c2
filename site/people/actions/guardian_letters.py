"""Letters about a guardian's agreement: the question, the reminder, that somebody left or grew up, and the last one."""

from django.utils import timezone

from people.actions.post import write_message
from people.guardianship import needs_guardian, rule_of
from people.models import GuardianAgreement, OutboxMessage, SignUp

Agreement = GuardianAgreement.State


def ask(agreement: GuardianAgreement) -> None:
    """Ask the guardian by mail; where they have none, ask the team to ring them."""
    _to_guardian_or_team(agreement, "ask", "guardian_ask")


def remind(agreement: GuardianAgreement) -> None:
    """Ask once more, the same way."""
    _to_guardian_or_team(agreement, "remind", "guardian_reminder")


def thank(agreement: GuardianAgreement) -> None:
    """Owe a guardian one last mail, because the young person decides alone now; its address goes once it is sent."""
    if not agreement.email:
        return
    key = f"guardian-thanks-{agreement.pk}-{agreement.asked_at:%Y%m%d%H%M%S%f}"
    write_message(key, "guardian_thanks", sign_up=agreement.sign_up)
    receipt = {"receipt_address": agreement.email, "receipt_language": agreement.sign_up.language}
    OutboxMessage.objects.filter(key=key).update(**receipt)


def write_last_letter(sign_up: SignUp, template: str) -> None:
    """Owe one mail to somebody whose sign-up is deleted in this transaction; its address goes once it has been sent."""
    address = sign_up.person.email
    if not address:
        return
    key = f"{template}-{sign_up.pk}"
    write_message(key, template)
    receipt = {"receipt_address": address, "receipt_language": sign_up.language}
    OutboxMessage.objects.filter(key=key).update(**receipt)


def tell_guardian_of_leaving(sign_up: SignUp) -> None:
    """Tell the guardian that the young person has left, while they have a say in it."""
    standing = GuardianAgreement.objects.filter(sign_up=sign_up, state__in=(Agreement.ASKED, Agreement.AGREED))
    agreement = standing.exclude(email="").first()
    if agreement and needs_guardian(rule_of(sign_up), sign_up.person.born_on):
        key = f"guardian-left-{agreement.pk}-{timezone.now():%Y%m%d%H%M%S%f}"
        write_message(key, "guardian_left", guardian=agreement, sign_up=sign_up)


def _to_guardian_or_team(agreement: GuardianAgreement, what: str, template: str) -> None:
    # The key tells since when this question stands: a question to another guardian is asked afresh.
    key = f"guardian-{what}-{agreement.pk}-{agreement.asked_at:%Y%m%d%H%M%S%f}"
    if agreement.email:
        write_message(key, template, guardian=agreement, sign_up=agreement.sign_up)
    elif agreement.phone:  # a guardian who wanted to be forgotten has neither
        write_message(key, "team_ring_guardian", sign_up=agreement.sign_up)
