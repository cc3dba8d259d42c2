"""Two records are joined only while both are there, nobody is being erased, and staff saw how things are now."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions.joining import CannotJoin, Wish, join_records
from people.joining import Obstacle, plan_of, records_that_may_stay
from people.models import Erasure, Person
from tests.factories.joining import everything_stored, join, make_who_goes, make_who_stays


@pytest.fixture
def stays(page: OpportunityPage) -> Person:
    """Somebody who confirmed by email."""
    return make_who_stays(page)


@pytest.fixture
def goes(page: OpportunityPage, editor: User) -> Person:
    """The same somebody, who rang about something else."""
    return make_who_goes(page.copy(update_attrs={"slug": "another"}), editor)


@pytest.mark.parametrize(
    ("obstacle", "change"),
    [
        (Obstacle.SAME, "same"),
        (Obstacle.GONE, "gone"),
        (Obstacle.BEING_ERASED, "erasure of stays"),
        (Obstacle.BEING_ERASED, "erasure of goes"),
        (Obstacle.LOSES_EMAIL, "wrong way round"),
        (Obstacle.CHANGED, "changed"),
        (Obstacle.BORN_ON, "born"),
        (Obstacle.BORN_ON, "born, another day"),
    ],
)
def test_what_cannot_be_joined_is_refused_and_nothing_changes(
    stays: Person, goes: Person, editor: User, obstacle: Obstacle, change: str
) -> None:
    first, second = stays, goes
    wish: dict[str, Any] = {}
    if change.startswith("born"):
        Person.objects.filter(pk=stays.pk).update(born_on=date(1990, 1, 1))
        Person.objects.filter(pk=goes.pk).update(born_on=date(1991, 1, 1))
        wish = {"born_on": date(1992, 1, 1) if "another" in change else None}
    if change.startswith("erasure"):
        person = stays if change.endswith("stays") else goes
        Erasure.objects.create(person=person, person_digest="x", cause=Erasure.Cause.ASKED)
    if change == "wrong way round":
        first, second = goes, stays
    fresh = [Person.objects.get(pk=person.pk) for person in (first, second)]
    wish["seen"] = plan_of(*fresh).fingerprint
    if change == "changed":
        Person.objects.filter(pk=goes.pk).update(phone="01632960000")
    if change == "gone":
        goes.delete()
    before = everything_stored()
    with pytest.raises(CannotJoin) as refused:
        join_records(Wish(first.pk, first.pk if change == "same" else second.pk, **wish), by=editor)
    assert refused.value.obstacle is obstacle
    assert everything_stored() == before


def test_the_day_of_birth_that_staff_choose_counts(stays: Person, goes: Person, editor: User) -> None:
    Person.objects.filter(pk=stays.pk).update(born_on=date(1990, 1, 1))
    Person.objects.filter(pk=goes.pk).update(born_on=date(1991, 1, 1))
    assert join(stays, goes, editor, born_on=date(1991, 1, 1)).born_on == date(1991, 1, 1)


def test_a_done_erasure_is_no_obstacle(stays: Person, goes: Person, editor: User) -> None:
    Erasure.objects.create(person=goes, person_digest="x", cause=Erasure.Cause.ASKED, done_at=timezone.now())
    join(stays, goes, editor)
    assert Erasure.objects.get().person is None


def test_who_may_stay(stays: Person, goes: Person) -> None:
    assert records_that_may_stay(goes, stays) == (stays,)
    other = Person.objects.create(email="other@example.com")
    assert records_that_may_stay(other, stays) == (stays, other)  # the confirmed address first
    without = Person.objects.create(reach_key="x")
    assert records_that_may_stay(without, goes) == (goes, without)
