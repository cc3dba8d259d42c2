"""A date of birth is asked for only where a page needs it, and whoever does not fit leaves no trace."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.core.serializers import serialize
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.look.errors import error_links
from involvement.models import OpportunityPage
from people.forms import TakePartForm
from people.models import SignUp
from tests.factories.guardians import GUARDIAN, born, date_parts, make_young_page, send_young_form
from tests.factories.people import form_data, send_form

LONDON = ZoneInfo("Europe/London")


def every_row() -> str:
    """Return every row of every table that a visit could write to."""
    models: list[type[Model]] = [model for model in apps.get_models() if model._meta.managed]
    return "".join(serialize("json", model._default_manager.order_by("pk")) for model in models)


def test_a_page_without_ages_asks_for_no_date_of_birth(client: Client, page: OpportunityPage) -> None:
    shown = client.get(f"{page.url}take-part/").content.decode()
    assert "date of birth" not in shown
    assert "guardian" not in shown
    send_form(client, page, **date_parts(born(14)), **GUARDIAN)  # typed into a form of their own making
    pending = SignUp.objects.get().pending
    assert [pending[name] for name in ("born_on", "guardian_name", "guardian_email")] == ["", "", ""]


def test_a_page_with_ages_asks_for_it_and_says_what_is_for_whom(client: Client, young: OpportunityPage) -> None:
    shown = client.get(f"{young.url}take-part/").content.decode()
    for words in (
        "Your date of birth",
        "This is for people who are 13 or older.",
        'autocomplete="bday-day"',
        "If you are under 16",
        "Are you 16 or older? Then leave this part empty.",
        "Name of your parent or guardian (optional)",
        "Their email address (optional)",
        "Their phone number (optional)",
    ):
        assert words in shown


def test_no_guardian_is_asked_for_where_only_the_age_matters(client: Client, young: OpportunityPage) -> None:
    young.guardian_below = None
    young.save()
    shown = client.get(f"{young.url}take-part/").content.decode()
    assert "Your date of birth" in shown
    assert "guardian" not in shown
    assert send_form(client, young, **date_parts(born(14))).status_code == 302
    assert SignUp.objects.get().pending["born_on"] == born(14).isoformat()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("", "", ""), "Enter your date of birth"),
        (("31", "", ""), "must include a month and a year"),
        (("31", "2", "2010"), "must be a real date"),
        (("29", "2", "2011"), "must be a real date"),
        (("1", "1", "10"), "The year must have 4 numbers"),
        (("x", "y", "zzzz"), "must be a real date"),
        (("16", "7", "2026"), "must be the same as or before 15 July 2026"),
        (("15", "7", "2027"), "must be the same as or before 15 July 2026"),
        (("15", "7", "1906"), "must be the same as or after 16 July 1906"),
        (("1", "1", "0001"), "must be the same as or after 16 July 1906"),
    ],
)
def test_a_wrong_date_is_said_by_the_field(
    client: Client, opportunity_index: Page, organisation: object, parts: tuple[str, str, str], words: str
) -> None:
    with time_machine.travel(datetime(2026, 7, 15, 12, tzinfo=LONDON), tick=False):
        young = make_young_page(opportunity_index)
        typed = dict(zip(("born_on_day", "born_on_month", "born_on_year"), parts, strict=True))
        answer = send_form(client, young, **typed)
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors["born_on"])
    assert not SignUp.objects.exists()
    shown = answer.content.decode()
    assert 'href="#id_born_on-' in shown
    for part in filter(None, parts):
        assert f'value="{part}"' in shown


@pytest.mark.parametrize(("age", "heading"), [(12, "You cannot sign up for this yet"), (26, "This is for younger")])
def test_whoever_does_not_fit_is_told_kindly_and_nothing_at_all_is_kept(
    client: Client, young: OpportunityPage, age: int, heading: str, caplog: pytest.LogCaptureFixture
) -> None:
    young.highest_age = 25
    young.save()
    client.get(f"{young.url}take-part/")
    before = every_row()
    caplog.set_level("DEBUG")
    answer = send_young_form(client, young, age, name="Robin Example", email="robin@example.com")
    assert answer.status_code == 422
    shown = answer.content.decode()
    for words in (heading, "We have not kept anything", "NHS 111", "01632 960001", "/opportunities/", "take-part/"):
        assert words in shown
    assert ("grown-up you trust" in shown) is (age < 13)
    assert every_row() == before
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    written = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    for secret in ("Robin", "robin@example.com", born(age).isoformat(), str(born(age).year), "young"):
        assert secret not in written


def test_forms_of_those_who_do_not_fit_are_not_counted(client: Client, young: OpportunityPage) -> None:
    for _more_than_one_network_may_send in range(25):
        assert send_young_form(client, young, 12).status_code == 422
    assert send_young_form(client, young, 14).status_code == 302


def test_the_age_is_said_even_where_the_rest_is_wrong(client: Client, young: OpportunityPage) -> None:
    answer = send_form(client, young, name="", reach_by=None, **date_parts(born(12)))
    assert "You cannot sign up for this yet" in answer.content.decode()


def test_the_form_itself_refuses_an_age_that_does_not_fit(young: OpportunityPage) -> None:
    from_elsewhere = _form(young, **date_parts(born(12)))
    assert not from_elsewhere.is_valid()
    assert "who are 13 or older" in from_elsewhere.errors["born_on"][0]


def _form(page: OpportunityPage, **values: Any) -> Any:
    request = form_data(**values)
    data = QueryDict(mutable=True)
    data.update(request)
    return TakePartForm(data, questions=(), language="en", ages=page.sign_up_ages())


def test_the_lowest_and_the_highest_age_themselves_fit(client: Client, young: OpportunityPage) -> None:
    young.highest_age = 25
    young.save()
    for number, age in enumerate((13, 25)):
        sent = send_young_form(client, young, age, email=f"sam{number}@example.com")
        assert sent.status_code == 302, age


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"guardian_name": ""}, "guardian_name", "Enter the name of your parent or guardian"),
        ({"guardian_email": ""}, "guardian_email", "Enter an email address or a phone number of your parent"),
        ({"guardian_email": "kim"}, "guardian_email", "like name@example.com"),
        ({"guardian_email": "", "guardian_phone": "none"}, "guardian_phone", "Enter a phone number"),
        ({"guardian_phone": "12"}, "guardian_phone", "Enter a phone number"),
        ({"guardian_email": "SAM@example.com "}, "guardian_email", "This is your own email. We need to ask a grown-up"),
        ({"guardian_email": "sam+mum@example.com"}, "guardian_email", "This is your own email."),
        ({"guardian_name": "x" * 5000}, "guardian_name", "120 characters or fewer"),
        ({"guardian_email": "x" * 5000}, "guardian_email", "320 characters or fewer"),
        ({"guardian_phone": "1" * 5000}, "guardian_phone", "60 characters or fewer"),
        (
            {"reach_by": "phone", "email": None, "phone": "01632960001", "guardian_phone": "+44 1632 960 001"},
            "guardian_phone",
            "This is your own phone number. We need to ask a grown-up",
        ),
    ],
)
def test_what_is_wrong_with_a_guardian_is_said_by_the_field(
    client: Client, young: OpportunityPage, values: dict[str, Any], field: str, words: str
) -> None:
    answer = send_young_form(client, young, **values)
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors[field])
    shown = answer.content.decode()
    assert f'href="#id_{field}' in shown
    assert "parent or guardian (optional)" not in shown  # we know by now that it is not
    assert not SignUp.objects.exists()


def test_nothing_of_a_guardian_is_kept_for_somebody_who_needs_none(client: Client, young: OpportunityPage) -> None:
    sent = send_young_form(client, young, 16, guardian_email="not an address", guardian_phone="x" * 5000)
    assert sent.status_code == 302
    pending = SignUp.objects.get().pending
    assert [pending[name] for name in ("guardian_name", "guardian_email", "guardian_phone")] == ["", "", ""]


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        ({"guardian_email": "KIM@Example.NET"}, ("kim@example.net", "")),
        ({"guardian_email": None, "guardian_phone": "+44 7700 900 982"}, ("", "07700900982")),
        ({"guardian_phone": "07700 900982"}, ("kim@example.net", "07700900982")),
    ],
)
def test_one_way_to_a_guardian_is_enough(
    client: Client, young: OpportunityPage, ways: dict[str, Any], kept: tuple[str, str]
) -> None:
    assert send_young_form(client, young, **ways).status_code == 302
    pending = SignUp.objects.get().pending
    assert (pending["guardian_email"], pending["guardian_phone"]) == kept
    assert pending["guardian_name"] == "Kim Guardian"


def test_the_summary_of_errors_follows_the_page(client: Client, young: OpportunityPage) -> None:
    values: dict[str, Any] = {"name": "", "guardian_name": "", "guardian_email": "", "access_needs": "x" * 5000}
    answer = send_young_form(client, young, **values)
    fields = [link["href"] for link in error_links(answer.context["form"])]
    assert fields == ["#id_name", "#id_guardian_name", "#id_guardian_email", "#id_access_needs"]


def test_a_date_typed_too_late_is_given_back(client: Client, young: OpportunityPage) -> None:
    young.cancelled_at = timezone.now()
    young.save()
    late = send_form(client, young, born_on_day="31", born_on_month="March", born_on_year="2012", **GUARDIAN)
    assert late.status_code == 409
    for words in ("31 March 2012", "Kim Guardian"):
        assert words in late.content.decode()


def test_the_thank_you_page_says_that_a_guardian_is_asked(
    client: Client, young: OpportunityPage, page: OpportunityPage
) -> None:
    words = "Are you under 16? After that we ask your parent or guardian."
    assert words in client.get(f"{young.url}take-part/thank-you/").content.decode()
    assert words not in client.get(f"{page.url}take-part/thank-you/").content.decode()
