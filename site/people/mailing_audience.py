"""Who gets a mailing, and for everyone else of its audience the one reason why not: decided and counted in SQL."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.audiences import Share, audience_named
from people.mailing_progress import LETTER
from people.models import Mailing, Person, SignUp
from people.questions import chose
from people.subscriptions import NEWS
from people.verdicts import (
    LEFT_OUT,
    TOLD_BY_HAND_WHERE_ASKED_FOR,
    TOLD_BY_HAND_WHERE_OWED,
    WRITTEN_TO,
    Verdict,
    is_told_by_hand,
    news_events,
    suppressed,
    verdict_on,
)

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


class Judged(TypedDict):
    """What is known of each person of an audience."""

    why: str  # Share.name of the first share they are in
    subscription: str  # by which one they belong to it; nothing where we owe them the mail
    sign_up_pk: int | None  # the first of the sign-ups that bring them into the audience, where it is about one
    verdict: str  # a value of people.verdicts.Verdict


@dataclass(frozen=True)
class Headcount:
    """How many people of an audience get a letter, and how many do not, each for one reason."""

    numbers: dict[str, int]  # by Verdict; those of nobody are absent
    duplicates: int  # further sign-ups of people who are counted once
    by_hand: int  # of those left out, how many staff should ring or write to
    letters_by_why: dict[str, int] = field(default_factory=dict)  # by Share.name; those of nobody are absent

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


def shares_of(mailing: Mailing, person_pk: int | None = None) -> Sequence[Share]:
    """Return the parts of a mailing's audience; whoever is in several is counted in the first.

    An audience that no room knows any more is nobody.
    """
    if mailing.audience == Mailing.Audience.NEWS:
        readers = news_events(person_pk).values_list("person", flat=True)
        return (Share("news", _("Asked for news"), readers, subscription=Value(NEWS)),)
    if mailing.audience == Mailing.Audience.TAKING_PART:
        own = _sign_ups(mailing).filter(person=OuterRef("pk")).order_by("pk").values("pk")[:1]
        members = _sign_ups(mailing, person_pk).values_list("person", flat=True)
        return (Share("takes-part", _("Take part"), members, sign_up=Subquery(own)),)
    named = audience_named(mailing.audience)
    return tuple(named.shares(mailing, person_pk)) if named else ()


def is_about_anybody(mailing: Mailing) -> bool:
    """Tell whether anybody is in the audience of a mailing, whether or not they get it: much sooner than counting."""
    return _members(shares_of(mailing)).exists()


def audience(mailing: Mailing, person_pk: int | None = None) -> "Audience":
    """Return everybody a mailing is about, or one of them, each with what `Judged` names."""
    shares = shares_of(mailing, person_pk)
    people = _members(shares).annotate(
        why=_by_share(shares, lambda share: Value(share.name), CharField()),
        subscription=_by_share(shares, lambda share: share.subscription or Value(""), CharField()),
        sign_up_pk=_by_share(shares, lambda share: share.sign_up or Value(None), BigIntegerField(null=True)),
    )
    return people.annotate(verdict=verdict_on(mailing, suppressed(people), person_pk))


def recipients(mailing: Mailing) -> "Audience":
    """Return the people for whom a letter is written."""
    return audience(mailing).filter(verdict__in=WRITTEN_TO)


def told_by_hand(mailing: Mailing) -> "Audience":
    """Return the people whom staff should ring or write to, because the mail does not reach them."""
    return audience(mailing).filter(is_told_by_hand()).order_by("name", "pk")


def number_told_by_hand(mailing: Mailing) -> int:
    """Return how many people of a mailing that has begun staff should ring or write to: as it was then.

    Of an audience with shares of both kinds it is the number of this moment.
    """
    if audience_named(mailing.audience):
        return told_by_hand(mailing).count()
    counted = _told_by_hand_in(is_service=mailing.audience == Mailing.Audience.TAKING_PART)
    return sum(mailing.left_out.get(verdict, 0) for verdict in counted)


def still_judged(mailing: Mailing, person_pk: int) -> Judged | None:
    """Return how somebody belongs to the audience at this moment if a letter to them may go, or may after a break."""
    found = audience(mailing, person_pk).filter(verdict__in=WRITTEN_TO)
    row = found.values("why", "subscription", "sign_up_pk", "verdict").first()
    return Judged(**row) if row else None


def still_gets_it(mailing: Mailing, person_pk: int) -> bool:
    """Tell whether a letter that was written may go at this moment, or once the person is back from a break."""
    return still_judged(mailing, person_pk) is not None


def headcount(mailing: Mailing) -> Headcount:
    """Return the numbers in a fixed number of queries, however many people there are."""
    service = {share.name: share.is_service for share in shares_of(mailing)}
    numbers: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    by_hand = 0
    for row in audience(mailing).order_by().values("verdict", "why").annotate(number=Count("pk")):
        numbers[row["verdict"]] += row["number"]
        letters[row["why"]] += row["number"] if row["verdict"] in WRITTEN_TO else 0
        by_hand += row["number"] if row["verdict"] in _told_by_hand_in(is_service=service[row["why"]]) else 0
    return Headcount(dict(numbers), _duplicates(mailing), by_hand, dict(+letters))


def words_shown(mailing: Mailing) -> str:
    """Return what differs as soon as anything that staff saw before they pressed the button does, but the numbers."""
    whom = [mailing.audience, mailing.page_id, sorted(mailing.states), mailing.topic]
    shown = [*whom, mailing.subject, mailing.body, mailing.details, str(mailing.send_at)]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def pages_with_sign_ups() -> QuerySet[Page]:
    """Return the pages that somebody signed up for, with their language."""
    return Page.objects.filter(Exists(SignUp.objects.filter(page=OuterRef("pk")))).select_related("locale")


def _members(shares: Sequence[Share]) -> QuerySet[Person]:
    return Person.objects.filter(reduce(or_, (Q(pk__in=share.members) for share in shares), Q(pk__in=[])))


def _by_share(shares: Sequence[Share], value_of: Callable[[Share], Combinable], kind: "Field[Any, Any]") -> Combinable:
    """Return a value that depends on the first share somebody is in."""
    if len(shares) == 1:
        return ExpressionWrapper(value_of(shares[0]), output_field=kind)
    cases = [When(pk__in=share.members, then=value_of(share)) for share in shares]
    return Case(*cases, default=Value(None), output_field=kind)


def _told_by_hand_in(*, is_service: bool) -> tuple[str, ...]:
    return TOLD_BY_HAND_WHERE_OWED if is_service else TOLD_BY_HAND_WHERE_ASKED_FOR


def _sign_ups(mailing: Mailing, person_pk: int | None = None) -> QuerySet[SignUp]:
    """Return the sign-ups for the mailing's page in every language it was translated into."""
    thing = Page.objects.filter(pk=mailing.page_id).values("translation_key")
    known = STATES_WRITTEN_TO if mailing.template == LETTER else STATES_NOTIFIED
    states = [state for state in mailing.states if state in known]
    sign_ups = SignUp.objects.filter(page__translation_key__in=thing, state__in=states)
    if mailing.topic:
        sign_ups = sign_ups.filter(chose(mailing.topic))
    return sign_ups if person_pk is None else sign_ups.filter(person=person_pk)


def _duplicates(mailing: Mailing) -> int:
    if mailing.audience != Mailing.Audience.TAKING_PART:  # the others are read by person
        return 0
    counted = _sign_ups(mailing).aggregate(sign_ups=Count("pk"), people=Count("person", distinct=True))
    return int(counted["sign_ups"] - counted["people"])
