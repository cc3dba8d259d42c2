"""Several members of staff at one moment: one person, one sign-up, and nobody writes over what they have not seen."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection

from core.models import User
from involvement.models import OpportunityPage
from people.actions.assisted import Entry, MustLook, enter_sign_up
from people.actions.confirmation import confirm
from people.actions.sign_ups import register_interest
from people.models import ConsentEvent, OutboxMessage, Person, SignUp
from tests.factories.people import make_sign_up, make_submission


def at_once(jobs: list[Callable[[], object]]) -> Counter[str]:
    """Run all of these at one moment, and count what became of them."""

    def run(job: Callable[[], object]) -> str:
        try:
            job()
        except MustLook:
            return "must look"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(max_workers=10) as pool:
        return Counter(pool.map(run, jobs))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by", [{}, {"reach_by": "phone", "email": "", "phone": "01632960001"}])
def test_the_same_form_by_twenty_is_one_of_each(page: OpportunityPage, editor: User, by: dict[str, str]) -> None:
    entry = Entry(page, make_submission(**by), "phone")
    outcome = at_once([lambda: enter_sign_up(entry, by=editor)] * 20)
    assert outcome == {"done": 1, "must look": 19}
    assert (Person.objects.count(), SignUp.objects.count(), ConsentEvent.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_one_new_person_for_many_things_at_once_is_one_person(page: OpportunityPage, editor: User) -> None:
    pages = [page, *(page.copy(update_attrs={"slug": f"copy-{number}"}) for number in range(7))]
    entries = [Entry(each, make_submission(), "paper") for each in pages]
    outcome = at_once([partial(enter_sign_up, entry, by=editor) for entry in entries])
    assert outcome["done"] == 1
    assert outcome["must look"] == 7
    assert (Person.objects.count(), SignUp.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_web_form_link_and_staff_at_once_lose_nothing(page: OpportunityPage, editor: User) -> None:
    sign_up = make_sign_up(page)
    entry = Entry(page, make_submission(name="From paper"), "paper")
    jobs: list[Callable[[], object]] = []
    for _number in range(6):
        jobs += [
            lambda: register_interest(page, make_submission(name="From the web")),
            lambda: enter_sign_up(entry, by=editor),
            lambda: confirm(sign_up),
        ]
    at_once(jobs)
    assert (Person.objects.count(), SignUp.objects.count()) == (1, 1)
    assert OutboxMessage.objects.filter(template="confirmed").count() <= 1
    assert not Person.objects.filter(name="From paper").exists()  # nobody has looked at what it would change
