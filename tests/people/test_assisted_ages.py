"""A sign-up by phone or on paper where ages decide: the same questions, the same guardian, the same waiting."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.models import ConsentEvent, GuardianAgreement, Person, SignUp
from tests.factories.people import waiting_templates
from tests.people.test_assisted import by_email, look_and_save, typed, write_down


@pytest.fixture
def forum(page: OpportunityPage) -> OpportunityPage:
    """Something for people from 11, with a guardian below 16."""
    page.lowest_age, page.highest_age, page.guardian_below = 11, 25, 16
    page.save()
    return page


def born(age: int) -> dict[str, str]:
    """Return the three parts of a date of birth that makes somebody this old today."""
    today = timezone.localdate()
    return {"born_on_day": "1", "born_on_month": "1", "born_on_year": str(today.year - age)}


def guardian(**overrides: str) -> dict[str, str]:
    """Return what a form says about a guardian who is rung."""
    return {"guardian_name": "Alex Example", "guardian_phone": "01632 960003", "guardian_email": ""} | overrides


def test_a_date_of_birth_is_asked_only_where_ages_decide(editor_client: Client, page: OpportunityPage) -> None:
    address = f"/admin/assisted/{page.pk}/"
    assert "born_on" not in editor_client.get(address).context["form"].fields
    page.lowest_age = 18
    page.save()
    form = editor_client.get(address).context["form"]
    assert "born_on" in form.fields
    assert "guardian_name" not in form.fields


def test_an_adult_is_written_down_with_their_date_of_birth(editor_client: Client, forum: OpportunityPage) -> None:
    write_down(editor_client, forum, typed(**born(20)))
    person = Person.objects.get()
    assert person.born_on == date(timezone.localdate().year - 20, 1, 1)
    assert SignUp.objects.get().state == "awaiting-team"
    assert not GuardianAgreement.objects.exists()


@pytest.mark.parametrize(
    ("how", "owed"),
    [
        (guardian(), "team_ring_guardian"),
        (guardian(guardian_phone="", guardian_email="Alex@Example.com"), "guardian_ask"),
    ],
)
def test_a_young_person_waits_for_the_guardian(
    editor_client: Client, editor: User, forum: OpportunityPage, how: dict[str, str], owed: str
) -> None:
    answer = write_down(editor_client, forum, typed(news="on", told_by="paper", **born(14), **how))
    assert answer.status_code == 302
    sign_up = SignUp.objects.get()
    assert sign_up.state == SignUp.State.AWAITING_GUARDIAN
    agreement = GuardianAgreement.objects.get()
    assert (agreement.name, agreement.state) == ("Alex Example", "asked")
    assert owed in waiting_templates()
    assert "confirmed" not in waiting_templates()
    events = ConsentEvent.objects.all()
    assert [(event.wording.purpose, event.channel, event.recorded_by) for event in events] == [
        ("take-part", "paper", editor)  # news count once the guardian has agreed
    ]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, "born_on"),
        (born(9), "born_on"),
        (born(30), "born_on"),
        (born(14) | {"born_on_month": "13"}, "born_on"),
        (born(14), "guardian_name"),
        (born(14) | guardian(guardian_phone=""), "guardian_email"),
        (born(14) | guardian(guardian_phone="12"), "guardian_phone"),
        (born(14) | guardian(guardian_phone="01632 960001"), "guardian_phone"),  # their own
    ],
)
def test_who_is_outside_the_rule_is_not_written_down(
    editor_client: Client, forum: OpportunityPage, values: dict[str, Any], wrong: str
) -> None:
    answer = write_down(editor_client, forum, typed(how_heard="A friend", **values))
    assert answer.status_code == 422
    assert wrong in answer.context["form"].errors
    assert f'<a href="#field-{wrong}">' in answer.content.decode()
    assert "A friend" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_new_date_of_birth_of_somebody_known_is_shown_first(editor_client: Client, forum: OpportunityPage) -> None:
    write_down(editor_client, forum, by_email(**born(14), **guardian()))
    values = by_email(**born(17))
    changes = write_down(editor_client, forum, values).context["known"].changes
    year = timezone.localdate().year
    assert ("Date of birth", f"{year - 14}-01-01", f"{year - 17}-01-01") in [
        (change.label, change.held, change.new) for change in changes
    ]
    assert Person.objects.get().born_on == date(year - 14, 1, 1)
    look_and_save(editor_client, forum, values)
    assert Person.objects.get().born_on == date(year - 17, 1, 1)  # staff have talked with them
