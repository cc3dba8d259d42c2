"""Reads about people whom mail does not reach: whom staff should ring, and what these people have not been told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from people.mailing_progress import LETTER
from people.models import GuardianAgreement, OutboxMessage, Person, Suppression
from people.post.clearance import UNREACHABLE
from people.post.mails import Reader, mail_named, registered_mails
from people.tokens import digest_of

# In OutboxMessage.last_error
CAME_BACK = "the mail came back"
TOLD_ANOTHER_WAY = "told another way"

State = OutboxMessage.State
TO_PEOPLE = (Reader.PERSON, Reader.NEW_ADDRESS, Reader.GUARDIAN)


@dataclass(frozen=True)
class Untold:
    """One thing somebody has not been told."""

    message_pk: int
    mail: str  # what staff call the mail
    about: str  # the title of the page, or nothing
    sign_up_pk: int | None


@dataclass
class RingNote:
    """Why somebody should be rung, and what to tell them."""

    reasons: list[Suppression] = field(default_factory=list)
    guardians: list[GuardianAgreement] = field(default_factory=list)  # whose own address is what does not work
    untold: list[Untold] = field(default_factory=list)


def untold_messages(people: Sequence[Person] | None = None) -> QuerySet[OutboxMessage]:
    """Return service mail that did not arrive and that nobody has settled, oldest first; of all, or of these people."""
    names = [mail.name for mail in registered_mails() if mail.reader in TO_PEOPLE]
    lost = Q(state=State.FAILED) | Q(state=State.CANCELLED, last_error=UNREACHABLE)
    untold = OutboxMessage.objects.filter(lost, kind=OutboxMessage.Kind.SERVICE, template__in=names)
    if people is not None:
        untold = untold.filter(Q(person__in=people) | Q(guardian__sign_up__person__in=people))
    return untold.order_by("created_at", "pk")


def people_to_ring() -> QuerySet[Person]:
    """Return everybody whom mail does not reach, in the order in which they first came to us.

    A report about an address that somebody has no more counts no more.
    """
    untold = untold_messages()
    return Person.objects.filter(
        Q(pk__in=_people_with_a_dead_address())
        | Exists(untold.filter(person=OuterRef("pk")))
        | Exists(untold.filter(guardian__sign_up__person=OuterRef("pk")))
    ).order_by("pk")


def ring_notes(people: Sequence[Person]) -> dict[int, RingNote]:
    """Return what staff need to know about each of these people, by number, in a fixed number of queries."""
    notes: dict[int, RingNote] = defaultdict(RingNote)
    guardians = _guardians_of(people)
    by_person = {person.pk: person for person in people}
    for stopped in _open_suppressions().filter(person__in=people):
        person = by_person[stopped.person_id]
        concerned = [each for each in guardians[person.pk] if digest_of(each.email) == stopped.address_digest]
        if concerned or _is_present_address(stopped.address_digest, person.email):
            notes[person.pk].reasons.append(stopped)
            notes[person.pk].guardians.extend(concerned)
    related = ("sign_up__page", "guardian__sign_up__page", "mailing__page")
    for message in untold_messages(people).select_related(*related):
        sign_up = message.guardian.sign_up if message.guardian else message.sign_up
        owner = message.person_id or (sign_up.person_id if sign_up else 0)
        notes[owner].untold.append(_untold(message))
    return notes


def _untold(message: OutboxMessage) -> Untold:
    sign_up = message.guardian.sign_up if message.guardian else message.sign_up
    known = mail_named(message.template)
    by_staff = message.mailing.subject if message.mailing and message.template == LETTER else ""
    page = sign_up.page if sign_up else message.mailing and message.mailing.page
    title = by_staff or (page.title if page else "")
    return Untold(message.pk, str(known.label) if known else _("Mail"), title, sign_up.pk if sign_up else None)


def _open_suppressions() -> QuerySet[Suppression]:
    return Suppression.objects.filter(lifted_at__isnull=True).order_by("happened_at", "pk")


def _people_with_a_dead_address() -> set[int]:
    rows = list(_open_suppressions().values_list("person", "person__email", "address_digest"))
    of_their_own = {person for person, email, digest in rows if _is_present_address(digest, email)}
    others = {(person, digest) for person, _email, digest in rows}
    agreements = GuardianAgreement.objects.filter(sign_up__person__in={person for person, _digest in others})
    addresses = agreements.exclude(email="").values_list("sign_up__person", "email")
    return of_their_own | {person for person, email in addresses if (person, digest_of(email)) in others}


def _guardians_of(people: Iterable[Person]) -> dict[int, list[GuardianAgreement]]:
    guardians: dict[int, list[GuardianAgreement]] = defaultdict(list)
    for agreement in GuardianAgreement.objects.select_related("sign_up").filter(sign_up__person__in=people):
        if agreement.email:
            guardians[agreement.sign_up.person_id].append(agreement)
    return guardians


def _is_present_address(digest: str, address: str | None) -> bool:
    return bool(address) and digest_of(address or "") == digest
