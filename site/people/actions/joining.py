"""Joining two records of one person: everything moves to one of them, and the emptied one goes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from core.models import User
from people.actions.consent import record_consent
from people.actions.joining_letters import keep_one_letter_each, mailings_being_written
from people.actions.joining_sign_ups import give_to, take_over
from people.actions.sign_up_letters import tell_team
from people.actions.states import TAKING_PART, change_state
from people.audit import MERGED, write_down
from people.guardianship import lacks_agreement
from people.joining import JoinPlan, Obstacle, obstacle_between, plan_of, records_that_may_stay
from people.models import AccessNeed, ConsentEvent, DeliveryReport, OutboxMessage, Person, SignUp, Suppression
from people.registry import stores_to_read
from people.tokens import digest_of


class CannotJoin(Exception):
    """Two records were not joined, and nothing was changed."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


@dataclass(frozen=True)
class Wish:
    """Which two records staff want joined, after they saw what that does."""

    stays: int  # primary keys
    goes: int
    seen: str  # the fingerprint of the plan they were shown
    born_on: date | None = None  # which of two dates of birth is right


def join_records(wish: Wish, *, by: User) -> Person:
    """Move everything of one record to the other and delete it; raises CannotJoin where that cannot be.

    All or nothing. Links that were sent for the record that goes stop working, because nothing of it is left.
    """
    with transaction.atomic():
        plan = _locked_plan(wish)
        _join(plan, _day_of_birth(plan, wish), by, timezone.now())
    return plan.stays


def _locked_plan(wish: Wish) -> JoinPlan:
    """Lock in the order in which others do, so that each can wait for the other: mailings, pages, sign-ups, people."""
    both = (wish.stays, wish.goes)
    list(mailings_being_written().select_for_update())
    sign_ups = SignUp.objects.filter(person__in=both)
    list(Page.objects.select_for_update(no_key=True).filter(pk__in=sign_ups.values("page")).order_by("pk"))
    list(sign_ups.select_for_update(of=("self",)).order_by("pk"))
    people = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=both).order_by("pk")}
    stays, goes = people.get(wish.stays), people.get(wish.goes)
    obstacle = obstacle_between(stays, goes)
    if obstacle or stays is None or goes is None:
        raise CannotJoin(obstacle or Obstacle.GONE)
    if stays not in records_that_may_stay(stays, goes):
        raise CannotJoin(Obstacle.LOSES_EMAIL)
    plan = plan_of(stays, goes)
    if plan.fingerprint != wish.seen:
        raise CannotJoin(Obstacle.CHANGED)
    return plan


def _day_of_birth(plan: JoinPlan, wish: Wish) -> date | None:
    if plan.days_of_birth and wish.born_on not in plan.days_of_birth:
        raise CannotJoin(Obstacle.BORN_ON)
    born_on: date | None = wish.born_on if plan.days_of_birth else plan.values["born_on"]
    return born_on


def _join(plan: JoinPlan, born_on: date | None, by: User, now: datetime) -> None:
    stays, goes = plan.stays, plan.goes
    for collision in plan.collisions:
        take_over(collision)
    for sign_up in [*plan.moving, *(collision.keeps for collision in plan.collisions)]:
        give_to(stays, sign_up, now)
    _join_consent(plan, by, now)
    if plan.need:
        AccessNeed.objects.update_or_create(person=stays, defaults=plan.need)
    keep_one_letter_each(stays, goes)
    _move_post(stays, goes)
    _join_other_rooms(stays, goes)
    Person.objects.filter(pk=goes.pk).delete()
    for name, value in (plan.values | {"born_on": born_on}).items():
        setattr(stays, name, value)
    stays.save()
    _wait_for_guardians(stays, by)
    ModelLogEntry.objects.for_instance(goes).update(object_id=str(stays.pk))
    write_down(MERGED, user=by, person=stays, other=goes.pk)


def _wait_for_guardians(stays: Person, by: User) -> None:
    """Let nobody take part any more whose age, now that it is known, asks for a guardian who has not agreed."""
    for sign_up in SignUp.objects.select_related("page", "person").filter(person=stays, state__in=TAKING_PART):
        if lacks_agreement(sign_up):
            change_state(sign_up, SignUp.State.AWAITING_GUARDIAN, by=by)
            tell_team(sign_up, "team_changed", timezone.now())  # they find out who the guardian is


def _join_consent(plan: JoinPlan, by: User, now: datetime) -> None:
    """Copy the ledger, which no one can change, and let a withdrawal in either record be the last word."""
    for event in plan.copied:
        record_consent(
            plan.stays,
            event.wording,
            event.decision,
            channel=event.channel,
            recorded_by=event.recorded_by,
            happened_at=event.happened_at,
        )
    for event in plan.withdrawn:
        withdrawn = ConsentEvent.Decision.WITHDRAWN
        record_consent(plan.stays, event.wording, withdrawn, channel=event.channel, recorded_by=by, happened_at=now)


def _join_other_rooms(stays: Person, goes: Person) -> None:
    for store in stores_to_read():
        if store.join:
            store.join(stays, goes)


def _move_post(stays: Person, goes: Person) -> None:
    OutboxMessage.objects.filter(person=goes).update(person=stays)
    DeliveryReport.objects.filter(person=goes).update(person=stays)
    if not stays.email:
        return
    # An address that mail cannot reach: what was heard of the address that stays is kept, the rest goes.
    heard = Suppression.objects.filter(address_digest=digest_of(stays.email))
    open_ones = heard.filter(lifted_at__isnull=True)
    if open_ones.filter(person=stays).exists():
        if open_ones.filter(person=goes, reason=Suppression.Reason.BOUNCED).exists():  # the graver of the two
            open_ones.filter(person=stays).update(reason=Suppression.Reason.BOUNCED)
        heard = heard.filter(lifted_at__isnull=False)
    heard.filter(person=goes).update(person=stays)
