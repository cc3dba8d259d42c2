"""What people need is recorded once, in their words, and every organiser of what they join sees it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.needs import confirm_need, forget_need, record_need
from people.actions.needs_review import tell_organisers
from people.models import AccessNeed, OutboxMessage, Person, PrivacySettings, SignUp
from people.needs import Need, has_needs, needs_of, notice_of_needs
from tests.factories.needs import make_over, make_taking_part
from tests.factories.people import make_sign_up, post_arrives, sign_up_of, waiting_templates
from tests.factories.people import make_submission as submission

LIST = "/admin/sign_ups/"


def facts(**values: Any) -> None:
    """Change the settings."""
    PrivacySettings.objects.update_or_create(pk=PrivacySettings.load().pk, defaults=values)


def test_confirming_records_the_need_and_a_later_form_replaces_it(page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="A step-free room")
    assert sign_up.person.access_need.text == "A step-free room"
    confirm(make_sign_up(page, email="sam@example.com", access_needs="Large print"))
    assert AccessNeed.objects.get().text == "Large print"
    confirm(make_sign_up(page, email="sam@example.com", access_needs=""))
    assert AccessNeed.objects.get().text == "Large print"  # an empty box is not "nothing any more"


@pytest.mark.parametrize(
    ("recorded", "months", "due"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), 12, date(2027, 11, 23)),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), 1, date(2026, 12, 23)),
        (datetime(2026, 12, 31, 12, tzinfo=UTC), 2, date(2027, 2, 28)),
        (datetime(2028, 2, 29, 12, tzinfo=UTC), 24, date(2030, 2, 28)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), 12, date(2027, 7, 1)),  # 1 July in London
    ],
)
def test_the_review_is_due_after_as_many_months_as_the_trust_chose(
    page: OpportunityPage, recorded: datetime, months: int, due: date
) -> None:
    person = make_taking_part(page).person
    facts(needs_review_months=months)
    record_need(person, "Breaks", now=recorded)
    need = AccessNeed.objects.get()
    assert (need.recorded_at, need.review_due, need.review_asked_at) == (recorded, due, None)


def test_still_right_moves_the_review_and_keeps_the_words(page: OpportunityPage) -> None:
    person = make_taking_part(page, needs="Breaks").person
    AccessNeed.objects.update(review_due=date(2020, 1, 1), review_asked_at=timezone.now())
    assert confirm_need(person, now=datetime(2026, 11, 23, 12, tzinfo=UTC))
    need = AccessNeed.objects.get()
    assert (need.text, need.review_due, need.review_asked_at) == ("Breaks", date(2027, 11, 23), None)


def test_forgetting_deletes_and_nothing_is_left_to_confirm(page: OpportunityPage) -> None:
    person = make_taking_part(page, needs="Breaks").person
    assert (forget_need(person), forget_need(person), confirm_need(person)) == (True, False, False)
    assert not AccessNeed.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_changes_nothing(page: OpportunityPage, text: str) -> None:
    person = make_taking_part(page, needs="Breaks").person
    record_need(person, text)
    assert AccessNeed.objects.get().text == "Breaks"


def test_format_language_and_the_way_to_reach_somebody_are_needs_too(page: OpportunityPage) -> None:
    plain = make_taking_part(page, "Sam Example").person
    assert (needs_of(plain), has_needs(plain)) == ([], False)
    rung = make_taking_part(page, "Lee Example", channel="phone").person
    assert (needs_of(rung), has_needs(rung)) == ([Need("Reach by", "Phone")], False)
    many = make_taking_part(page, "Kim Example", "A ramp", format="easy-read", language="pl", channel="post").person
    assert needs_of(many) == [
        Need("Format", "Easy Read"),
        Need("Language", "Polish"),
        Need("Reach by", "Post"),
        Need("In their words", "A ramp"),
    ]
    assert has_needs(many)


def test_the_organiser_sees_it_on_every_sign_up_and_flagged_in_the_list(
    editor_client: Client, page: OpportunityPage
) -> None:
    first = make_taking_part(page, needs="A <b>ramp</b>", format="bsl")
    other = page.copy(update_attrs={"slug": "another", "title": "Another"})
    confirm(make_sign_up(other, email="sam@example.com", name="Sam Example"))
    make_taking_part(page, "Lee Example")
    second = SignUp.objects.get(page_id=other.pk)
    for sign_up in (first, second):
        shown = editor_client.get(f"{LIST}inspect/{sign_up.pk}/").content.decode()
        assert "A &lt;b&gt;ramp&lt;/b&gt;" in shown and "British Sign Language" in shown
    rows = editor_client.get(LIST).content.decode().split("<tr")
    flagged = {name: any(name in row and "Yes" in row for row in rows) for name in ("Sam Example", "Lee Example")}
    assert flagged == {"Sam Example": True, "Lee Example": False}


def test_the_flag_costs_no_query_a_row(
    editor_client: Client, page: OpportunityPage, django_assert_max_num_queries: Any
) -> None:
    make_taking_part(page, "Sam Example", "Breaks")
    editor_client.get(LIST)
    with django_assert_max_num_queries(25) as few:
        editor_client.get(LIST)
    number = len(few.captured_queries)
    for letter in "ABCDEFGHIJKLMNOPQRST":
        make_taking_part(page, f"{letter}x Example", "Breaks", format="audio")
    with django_assert_max_num_queries(number):
        editor_client.get(LIST)


def test_of_somebody_who_waits_for_a_guardian_nothing_is_shown(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="A ramp for Sam")
    SignUp.objects.filter(pk=sign_up.pk).update(state=SignUp.State.AWAITING_GUARDIAN)
    rows = editor_client.get(LIST).content.decode().split("<tr")
    assert not [row for row in rows if "Somebody" in row and ">Yes<" in row]
    assert "A ramp for Sam" not in editor_client.get(f"/admin/needs/page/{page.pk}/?names").content.decode()
    assert "Sam Example" not in editor_client.get("/admin/needs/").content.decode()
    need = AccessNeed.objects.get()
    assert editor_client.get(f"/admin/needs/person/{need.pk}/").status_code == 404


def test_organisers_of_what_is_to_come_hear_that_needs_have_changed_once_an_hour(page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="Breaks")
    post_arrives()
    with time_machine.travel(datetime(2026, 11, 23, 12, 5, tzinfo=UTC), tick=False) as clock:
        assert [tell_organisers(sign_up.person) for _twice in range(2)] == [1, 1]
        assert waiting_templates().count("team_changed") == 1
        clock.move_to(datetime(2026, 11, 23, 13, 5, tzinfo=UTC))
        tell_organisers(sign_up.person)
    assert waiting_templates().count("team_changed") == 2
    text = OutboxMessage.objects.filter(template="team_changed").first()
    assert (text.person, text.sign_up) == (None, sign_up)


@pytest.mark.parametrize("state", ["left", "declined", "expired", "unconfirmed", "awaiting-guardian"])
def test_organisers_of_what_is_left_hear_nothing(page: OpportunityPage, state: str) -> None:
    sign_up = make_taking_part(page, needs="Breaks")
    SignUp.objects.filter(pk=sign_up.pk).update(state=state)
    assert tell_organisers(sign_up.person) == 0


def test_organisers_of_what_is_over_or_called_off_hear_nothing(page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="Breaks")
    make_over(page)
    assert tell_organisers(sign_up.person) == 0


def test_needs_of_an_unconfirmed_form_are_nobodys_yet(page: OpportunityPage) -> None:
    make_sign_up(page, access_needs="A ramp")
    person = Person.objects.get()
    assert not has_needs(person)
    assert sign_up_of(page, submission()).state == SignUp.State.UNCONFIRMED


def test_a_mail_to_the_team_says_that_there_are_needs_and_not_which(page: OpportunityPage) -> None:
    plain, needing = make_taking_part(page, "Lee Example"), make_taking_part(page, "Sam Example", "A ramp")
    assert (notice_of_needs(None), notice_of_needs(plain)) == ("", "")
    assert notice_of_needs(needing) == "They have told us what they need. Please look at it on the page."
