"""What becomes of each person of an audience: who gets the mail, and for everyone else the one reason why not."""

from collections import defaultdict

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import FirstValue
from django.utils.translation import gettext_lazy as _

from people.awaited_mails import is_awaited
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentEvent, ConsentWording, Erasure, Mailing, Person, Suppression
from people.tokens import digest_of


class Verdict(models.TextChoices):
    """What becomes of one person of the audience; the first that fits, in the order of `verdict_on`."""

    GETS_IT = "gets-it", _("Get the mail")
    LATER = "later", _("On a break: get it when they are back")
    ERASURE = "erasure", _("Asked to be erased")
    GUARDIAN = "guardian", _("A guardian has not agreed yet")
    WITHDRAWN = "withdrawn", _("Do not want news any more")
    BREAK = "break", _("On a break")
    BY_HAND = "by-hand", _("No email, or want to be reached by phone or post")
    NOT_CONFIRMED = "not-confirmed", _("Have not confirmed their email address")
    COMPLAINED = "complained", _("Marked our mail as unwanted")
    BOUNCED = "bounced", _("Mail to them comes back")


WRITTEN_TO = (Verdict.GETS_IT, Verdict.LATER)
LEFT_OUT = tuple(verdict for verdict in Verdict if verdict not in WRITTEN_TO)
# What we owe people they are told whether mail reaches them or not, so staff tell them; news is only news.
TOLD_BY_HAND_WHERE_OWED = (Verdict.BY_HAND, Verdict.NOT_CONFIRMED, Verdict.COMPLAINED, Verdict.BOUNCED)
TOLD_BY_HAND_WHERE_ASKED_FOR = (Verdict.BY_HAND,)
ASKED_FOR = ~Q(subscription="")  # of a query of people that knows by which subscription each belongs to the audience


def is_told_by_hand() -> Q:
    """Return the condition that staff should ring or write to somebody, because the mail does not reach them."""
    asked_for = ASKED_FOR & Q(verdict__in=TOLD_BY_HAND_WHERE_ASKED_FOR)
    return asked_for | (~ASKED_FOR & Q(verdict__in=TOLD_BY_HAND_WHERE_OWED))


def verdict_on(mailing: Mailing, suppressed: dict[str, list[int]], person_pk: int | None) -> Case:
    """Return what becomes of each person of a query that knows `subscription`; `suppressed` as `suppressed` returns."""
    on_break = Q(paused_at__isnull=False)
    without_mail = Q(email__isnull=True) | Q(email="") | ~Q(channel=Person.Channel.EMAIL)
    unconfirmed = Q(email_confirmed_at__isnull=True)
    complained = Q(pk__in=suppressed[Suppression.Reason.COMPLAINED])
    bounced = Q(pk__in=suppressed[Suppression.Reason.BOUNCED])
    unreached = without_mail | unconfirmed | complained | bounced
    left_in_peace, for_later = _about_breaks(mailing, on_break, unreached)
    to_be_erased = Exists(Erasure.objects.filter(person=OuterRef("pk"), done_at__isnull=True))
    return Case(
        When(to_be_erased, then=Value(Verdict.ERASURE)),
        *_about_subscriptions(mailing, person_pk),
        *left_in_peace,
        When(without_mail, then=Value(Verdict.BY_HAND)),
        When(unconfirmed, then=Value(Verdict.NOT_CONFIRMED)),
        When(complained, then=Value(Verdict.COMPLAINED)),
        When(bounced, then=Value(Verdict.BOUNCED)),
        *for_later,
        default=Value(Verdict.GETS_IT),
        output_field=models.CharField(),
    )


def _about_subscriptions(mailing: Mailing, person_pk: int | None) -> list[When]:
    """Return who gets nothing that they only asked for; of people of one thing nobody did."""
    if mailing.audience == Mailing.Audience.TAKING_PART:
        return []
    waiting = people_who_wait_for_a_guardian().values("pk")
    guardian = When(ASKED_FOR, pk__in=waiting, then=Value(Verdict.GUARDIAN))
    if mailing.audience != Mailing.Audience.NEWS:
        return [guardian]
    return [guardian, When(pk__in=_who_withdrew(person_pk), then=Value(Verdict.WITHDRAWN))]


def _about_breaks(mailing: Mailing, on_break: Q, unreached: Q) -> tuple[list[When], list[When]]:
    """Return who is left in peace during a break, and who of those that remain gets the mail when they are back.

    Nobody rings or writes to people on a break either; but what we owe them reaches them when they are back.
    """
    if is_awaited(mailing.template):
        return [], []
    peace = on_break & (ASKED_FOR | unreached)
    return [When(peace, then=Value(Verdict.BREAK))], [When(on_break, then=Value(Verdict.LATER))]


def news_events(person_pk: int | None) -> QuerySet[ConsentEvent]:
    """Return what was ever said about news, by everybody or by one person."""
    events = ConsentEvent.objects.filter(wording__purpose=ConsentWording.Purpose.NEWS)
    return events if person_pk is None else events.filter(person=person_pk)


def _who_withdrew(person_pk: int | None) -> QuerySet[ConsentEvent, int]:
    """Return the people whose newest word about news is no; one pass through the ledger, not one search a person."""
    newest = Window(FirstValue("decision"), partition_by=["person"], order_by=["-happened_at", "-pk"])
    events = news_events(person_pk).order_by().annotate(newest=newest)
    return events.filter(newest=ConsentEvent.Decision.WITHDRAWN).values_list("person", flat=True)


def suppressed(people: QuerySet[Person]) -> dict[str, list[int]]:
    """Return the people who cannot be mailed by reason; who has a new address since can, so addresses are compared."""
    reasons = _reasons_by_digest()
    found: dict[str, list[int]] = defaultdict(list)
    if reasons:
        for person_pk, email in people.filter(email__isnull=False).values_list("pk", "email"):
            if reason := reasons.get(digest_of(email or "")):
                found[reason].append(person_pk)
    return found


def _reasons_by_digest() -> dict[str, str]:
    """Return why each address that is given up is; coming back weighs more than a complaint."""
    given_up = Suppression.objects.filter(lifted_at__isnull=True)
    rows = given_up.order_by("reason").values_list("address_digest", "reason")  # "bounced" comes before "complained"
    return dict(reversed(rows))
