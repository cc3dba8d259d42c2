"""Who gets a mailing, and for everyone else of its audience the one reason why not: decided and counted in SQL."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import FirstValue
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.awaited_mails import is_awaited
from people.guardianship import people_who_wait_for_a_guardian
from people.mailing_progress import LETTER
from people.models import ConsentEvent, ConsentWording, Erasure, Mailing, Person, SignUp, Suppression
from people.tokens import digest_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    Audience = QuerySet[WithAnnotations[Person, "Judged"]]

STATES_WRITTEN_TO = (SignUp.State.ACTIVE, SignUp.State.WAITING_LIST, SignUp.State.AWAITING_TEAM)
# A notice says what happened to the thing itself, so it reaches everyone who has a part in it or hopes for one.
STATES_NOTIFIED = (
    *STATES_WRITTEN_TO,
    SignUp.State.PAUSED,
    SignUp.State.OFFERED,
    SignUp.State.AWAITING_GUARDIAN,
    SignUp.State.CONFIRMED,
)


class Verdict(models.TextChoices):
    """What becomes of one person of the audience; the first that fits, in the order of `_verdict`."""

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
# People of one thing have a part in it whether mail reaches them or not, so staff tell them; news is only news.
TOLD_BY_HAND: dict[str, tuple[Verdict, ...]] = {
    Mailing.Audience.NEWS: (Verdict.BY_HAND,),
    Mailing.Audience.TAKING_PART: (
        Verdict.BY_HAND,
        Verdict.NOT_CONFIRMED,
        Verdict.COMPLAINED,
        Verdict.BOUNCED,
    ),
}


class Judged(TypedDict):
    """What is known of each person of an audience."""

    verdict: str  # a value of Verdict
    sign_up_pk: int | None  # the first of the sign-ups that bring them into the audience; none for news


@dataclass(frozen=True)
class Headcount:
    """How many people of an audience get a letter, and how many do not, each for one reason."""

    numbers: dict[str, int]  # by Verdict; those of nobody are absent
    duplicates: int  # further sign-ups of people who are counted once
    by_hand: int  # of those left out, how many staff should ring or write to

    @cached_property
    def letters(self) -> int:
        """Return how many letters will be written: the number that staff confirm."""
        return sum(self.numbers.get(verdict, 0) for verdict in WRITTEN_TO)

    @cached_property
    def later(self) -> int:
        """Return how many of the letters wait for the end of a break."""
        return self.numbers.get(Verdict.LATER, 0)

    @cached_property
    def left_out(self) -> dict[str, int]:
        """Return the numbers by reason, in the order in which the reasons are shown."""
        return {verdict.value: self.numbers[verdict] for verdict in LEFT_OUT if self.numbers.get(verdict)}


def audience(mailing: Mailing, person_pk: int | None = None) -> "Audience":
    """Return everybody a mailing is about, or one of them, each with what `Judged` names."""
    is_news = mailing.audience == Mailing.Audience.NEWS
    members = (_news_events(person_pk) if is_news else _sign_ups(mailing, person_pk)).values_list("person", flat=True)
    own = _sign_ups(mailing).filter(person=OuterRef("pk")).order_by("pk").values("pk")[:1]
    people = Person.objects.filter(pk__in=members).annotate(
        sign_up_pk=Value(None, output_field=models.BigIntegerField(null=True)) if is_news else Subquery(own)
    )
    return people.annotate(verdict=_verdict(mailing, _suppressed(people), person_pk))


def recipients(mailing: Mailing) -> "Audience":
    """Return the people for whom a letter is written."""
    return audience(mailing).filter(verdict__in=WRITTEN_TO)


def told_by_hand(mailing: Mailing) -> "Audience":
    """Return the people whom staff should ring or write to, because the mail does not reach them."""
    return audience(mailing).filter(verdict__in=TOLD_BY_HAND[mailing.audience]).order_by("name", "pk")


def still_gets_it(mailing: Mailing, person_pk: int) -> bool:
    """Tell whether a letter that was written may go at this moment, or once the person is back from a break."""
    return audience(mailing, person_pk).filter(verdict__in=WRITTEN_TO).exists()


def headcount(mailing: Mailing) -> Headcount:
    """Return the numbers in a fixed number of queries, however many people there are."""
    rows = audience(mailing).order_by().values("verdict").annotate(number=Count("pk"))
    numbers = {row["verdict"]: row["number"] for row in rows}
    by_hand = sum(numbers.get(verdict, 0) for verdict in TOLD_BY_HAND[mailing.audience])
    return Headcount(numbers, _duplicates(mailing), by_hand)


def words_shown(mailing: Mailing) -> str:
    """Return what differs as soon as anything that staff saw before they pressed the button does, but the numbers."""
    shown = [mailing.audience, mailing.page_id, sorted(mailing.states), mailing.subject, mailing.body, mailing.details]
    return hashlib.sha256(json.dumps([*shown, str(mailing.send_at)]).encode()).hexdigest()[:16]


def pages_with_sign_ups() -> QuerySet[Page]:
    """Return the pages that somebody signed up for, with their language."""
    return Page.objects.filter(Exists(SignUp.objects.filter(page=OuterRef("pk")))).select_related("locale")


def _sign_ups(mailing: Mailing, person_pk: int | None = None) -> QuerySet[SignUp]:
    """Return the sign-ups for the mailing's page in every language it was translated into."""
    thing = Page.objects.filter(pk=mailing.page_id).values("translation_key")
    known = STATES_WRITTEN_TO if mailing.template == LETTER else STATES_NOTIFIED
    states = [state for state in mailing.states if state in known]
    sign_ups = SignUp.objects.filter(page__translation_key__in=thing, state__in=states)
    return sign_ups if person_pk is None else sign_ups.filter(person=person_pk)


def _duplicates(mailing: Mailing) -> int:
    if mailing.audience == Mailing.Audience.NEWS:  # the ledger is read by person: who agreed twice agreed
        return 0
    counted = _sign_ups(mailing).aggregate(sign_ups=Count("pk"), people=Count("person", distinct=True))
    return int(counted["sign_ups"] - counted["people"])


def _news_events(person_pk: int | None) -> QuerySet[ConsentEvent]:
    events = ConsentEvent.objects.filter(wording__purpose=ConsentWording.Purpose.NEWS)
    return events if person_pk is None else events.filter(person=person_pk)


def _who_withdrew(person_pk: int | None) -> QuerySet[ConsentEvent, int]:
    """Return the people whose newest word about news is no; one pass through the ledger, not one search a person."""
    newest = Window(FirstValue("decision"), partition_by=["person"], order_by=["-happened_at", "-pk"])
    events = _news_events(person_pk).order_by().annotate(newest=newest)
    return events.filter(newest=ConsentEvent.Decision.WITHDRAWN).values_list("person", flat=True)


def _verdict(mailing: Mailing, suppressed: dict[str, list[int]], person_pk: int | None) -> Case:
    is_news = mailing.audience == Mailing.Audience.NEWS
    on_break = Q(paused_at__isnull=False)
    without_mail = Q(email__isnull=True) | Q(email="") | ~Q(channel=Person.Channel.EMAIL)
    unconfirmed = Q(email_confirmed_at__isnull=True)
    complained = Q(pk__in=suppressed[Suppression.Reason.COMPLAINED])
    bounced = Q(pk__in=suppressed[Suppression.Reason.BOUNCED])
    waiting = people_who_wait_for_a_guardian().values("pk")
    about_news = [
        When(pk__in=waiting, then=Value(Verdict.GUARDIAN)),
        When(pk__in=_who_withdrew(person_pk), then=Value(Verdict.WITHDRAWN)),
    ]
    unreached = without_mail | unconfirmed | complained | bounced
    left_in_peace, for_later = _about_breaks(mailing, on_break, unreached)
    to_be_erased = Exists(Erasure.objects.filter(person=OuterRef("pk"), done_at__isnull=True))
    return Case(
        When(to_be_erased, then=Value(Verdict.ERASURE)),
        *(about_news if is_news else []),
        *left_in_peace,
        When(without_mail, then=Value(Verdict.BY_HAND)),
        When(unconfirmed, then=Value(Verdict.NOT_CONFIRMED)),
        When(complained, then=Value(Verdict.COMPLAINED)),
        When(bounced, then=Value(Verdict.BOUNCED)),
        *for_later,
        default=Value(Verdict.GETS_IT),
        output_field=models.CharField(),
    )


def _about_breaks(mailing: Mailing, on_break: Q, unreached: Q) -> tuple[list[When], list[When]]:
    """Return who is left in peace during a break, and who of those that remain gets the mail when they are back.

    Nobody rings or writes to people on a break either; but what they take part in reaches them when they are back.
    """
    if is_awaited(mailing.template):
        return [], []
    peace = on_break if mailing.audience == Mailing.Audience.NEWS else on_break & unreached
    return [When(peace, then=Value(Verdict.BREAK))], [When(on_break, then=Value(Verdict.LATER))]


def _suppressed(people: QuerySet[Person]) -> dict[str, list[int]]:
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
