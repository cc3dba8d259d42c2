"""The engine behind notices: one occasion is told once, by whomever, and only as it was shown."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from core.models import User
from involvement.models import OpportunityPage
from people.actions.mailings import Answer
from people.actions.notices import send_notice
from people.models import Mailing
from tests.factories.mailings import make_people, sign_up_all

PEOPLE = 3


def notice(page: OpportunityPage, by: User, **overrides: Any) -> Answer:
    """Tell those who take part that a page is cancelled."""
    values: dict[str, Any] = {
        "template": "opportunity_cancelled",
        "occasion": "it-is-cancelled",
        "details": {"was": {}, "now": {"is_cancelled": True}},
        "states": ("active",),
        "number": PEOPLE,
    }
    return send_notice(page, by=by, **(values | overrides))


@pytest.mark.django_db
def test_it_is_sent_at_once_under_the_name_of_its_mail(page: OpportunityPage, editor: User) -> None:
    sign_up_all(make_people(PEOPLE), page)
    assert notice(page, editor) == Answer.DONE
    mailing = Mailing.objects.get()
    assert (mailing.state, mailing.template, mailing.subject) == (
        Mailing.State.SENDING,
        "opportunity_cancelled",
        "Cancelled: please read",
    )
    assert (mailing.written_by, mailing.states, mailing.started_at is None) == (editor, ["active"], False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("overrides", "answer"),
    [
        ({"number": PEOPLE + 1}, Answer.NOT_AS_SHOWN),
        ({"number": -1}, Answer.NOT_AS_SHOWN),
        ({"states": ("waiting-list",), "number": 0}, Answer.NOBODY),
        ({"states": ("left", "declined", "unconfirmed", "nonsense"), "number": 0}, Answer.NOBODY),
        ({"states": (), "number": 0}, Answer.NOBODY),
    ],
    ids=str,
)
def test_nothing_is_left_behind_where_nothing_is_sent(
    page: OpportunityPage, editor: User, overrides: dict[str, Any], answer: Answer
) -> None:
    sign_up_all(make_people(PEOPLE), page)
    sign_up_all(make_people(1, prefix="left"), page, "left")
    assert notice(page, editor, **overrides) == answer
    assert not Mailing.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["nobody knows this", "confirm", "mailing"])
def test_a_mail_that_is_no_notice_is_refused(page: OpportunityPage, editor: User, template: str) -> None:
    sign_up_all(make_people(PEOPLE), page)
    with pytest.raises(LookupError):
        notice(page, editor, template=template)
    assert not Mailing.objects.exists()


@pytest.mark.django_db
def test_the_same_occasion_is_told_once_whatever_else_is_new(page: OpportunityPage, editor: User) -> None:
    sign_up_all(make_people(PEOPLE), page)
    assert notice(page, editor) == Answer.DONE
    assert notice(page, editor) == Answer.NOT_NOW
    assert notice(page, editor, number=99) == Answer.NOT_NOW
    assert notice(page, editor, occasion="another") == Answer.DONE
    assert Mailing.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_four_who_press_at_one_moment_send_it_once(page: OpportunityPage, editor: User, organisation: object) -> None:
    sign_up_all(make_people(PEOPLE), page)

    def press(_number: int) -> Answer:
        try:
            return notice(page, editor)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, range(4)))
    assert sorted(answer.name for answer in answers) == ["DONE", "NOT_NOW", "NOT_NOW", "NOT_NOW"]
    assert Mailing.objects.count() == 1
