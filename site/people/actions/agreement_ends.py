"""When the agreement to take part ends: with the last thing somebody takes part in, however they came to leave it."""

from core.models import User
from people.actions.consent import record_consent
from people.agreements import latest_event
from people.models import ConsentEvent, ConsentWording, Person, SignUp
from people.places import WITHOUT_PLACE


def end_agreement_to_take_part(
    person: Person, *, channel: str = ConsentEvent.Channel.WEB, recorded_by: User | None = None
) -> None:
    """Write into the ledger that their details are not for taking part any more, once they take part in nothing.

    Must run in the transaction that ended the last sign-up.
    """
    # One after the other: of two things that somebody leaves at one moment, the second is the last.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if SignUp.objects.filter(person=person).exclude(state__in=WITHOUT_PLACE).exists():
        return
    latest = latest_event(person, ConsentWording.Purpose.TAKE_PART)
    if latest and latest.decision == ConsentEvent.Decision.GIVEN:
        record_consent(
            person, latest.wording, ConsentEvent.Decision.WITHDRAWN, channel=channel, recorded_by=recorded_by
        )
