"""Joining at the same moment as others join, confirm, sign up or erase: everything happens once and nothing is lost."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.erasure import request_erasure
from people.actions.joining import CannotJoin, join_records
from people.actions.sign_ups import register_interest
from people.models import ConsentEvent, Erasure, Person, SignUp
from tests.factories.joining import PHONE, make_who_goes, make_who_stays, wish_for
from tests.factories.people import make_sign_up, make_submission

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(jobs: list[Callable[[], object]]) -> Counter[str]:
    """Run all of these at one moment, and count what became of them."""

    def run(job: Callable[[], object]) -> str:
        try:
            job()
        except CannotJoin as refusal:
            return str(refusal.obstacle.value)
        except Person.DoesNotExist:
            return "no such person"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(max_workers=8) as pool:
        return Counter(pool.map(run, jobs))


@pytest.fixture
def pair(page: OpportunityPage, editor: User) -> tuple[Person, Person]:
    """Two records of one person."""
    other_page = page.copy(update_attrs={"slug": "another"})
    return make_who_stays(page), make_who_goes(other_page, editor)


def test_many_join_the_same_two(pair: tuple[Person, Person], editor: User) -> None:
    wish = wish_for(*pair)
    outcome = at_once([lambda: join_records(wish, by=editor)] * 8)
    assert outcome == {"done": 1, "gone": 7}
    assert (Person.objects.count(), SignUp.objects.count(), ConsentEvent.objects.count()) == (1, 2, 2)


def test_two_join_three_records_crosswise(page: OpportunityPage, editor: User) -> None:
    people = []
    for name in ("first", "second", "third"):
        sign_up = make_sign_up(page.copy(update_attrs={"slug": name}), email=f"{name}@example.com")
        confirm(sign_up)
        people.append(sign_up.person)
    first, second, third = people
    wishes = [wish_for(first, second), wish_for(second, third), wish_for(third, first)]
    outcome = at_once([partial(join_records, wish, by=editor) for wish in wishes])
    assert outcome["done"] >= 1
    assert outcome["done"] + outcome["gone"] + outcome["changed"] == 3
    assert Person.objects.count() == 3 - outcome["done"]
    assert SignUp.objects.count() == 3


@pytest.fixture
def waiting(page: OpportunityPage) -> list[SignUp]:
    """Sign-ups of the record that goes, each for something else, that nobody has confirmed."""
    others = [page.copy(update_attrs={"slug": f"copy-{number}"}) for number in range(5)]
    return [make_sign_up(each, **PHONE) for each in others]


def test_staff_confirm_meanwhile(page: OpportunityPage, waiting: list[SignUp], editor: User) -> None:
    wish = wish_for(make_who_stays(page), waiting[0].person)
    jobs: list[Callable[[], object]] = [partial(confirm_by_staff, each, channel="phone", by=editor) for each in waiting]
    jobs.insert(2, partial(join_records, wish, by=editor))
    outcome = at_once(jobs)
    assert outcome["done"] + outcome["changed"] == len(jobs)
    assert not SignUp.objects.exclude(pending={}).exists()  # every call was written down, whichever came first
    assert ConsentEvent.objects.count() == len(waiting) + 1
    assert Person.objects.count() == 1 + outcome["changed"]


def test_the_same_person_signs_up_meanwhile(page: OpportunityPage, waiting: list[SignUp], editor: User) -> None:
    wish = wish_for(make_who_stays(page), waiting[0].person)
    jobs: list[Callable[[], object]] = [
        partial(register_interest, sign_up.page.specific, submission)
        for sign_up in waiting
        for submission in (make_submission(), make_submission(**PHONE))
    ]
    jobs.insert(3, partial(join_records, wish, by=editor))
    outcome = at_once(jobs)
    assert outcome["done"] + outcome["changed"] == len(jobs)
    pairs = list(SignUp.objects.values_list("person", "page"))
    assert len(pairs) == len(set(pairs))
    assert all(sign_up.pending["name"] == "Sam Example" for sign_up in SignUp.objects.exclude(pending={}))


def test_erasing_and_joining_at_once(pair: tuple[Person, Person], editor: User) -> None:
    stays, goes = pair
    wish = wish_for(stays, goes)
    outcome = at_once([lambda: join_records(wish, by=editor), lambda: request_erasure(goes, cause=Erasure.Cause.ASKED)])
    if outcome["erased"] or outcome["changed"]:  # the request came first
        assert Person.objects.filter(pk=goes.pk).exists() or not SignUp.objects.filter(person=goes).exists()
    else:
        assert outcome == {"done": 1, "no such person": 1}
        assert not Erasure.objects.exists()
