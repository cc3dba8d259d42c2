"""Without the agreement of their guardian no young person takes part, and nothing of them gets anywhere."""

import csv
import io
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry, Page

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.guardians import agree, refuse, withdraw
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentEvent, GuardianAgreement, OutboxMessage, Person, SignUp
from people.models.people import new_token_key
from tests.factories.guardians import (
    agreement_for,
    all_words_of,
    answer,
    born,
    both_boxes,
    guardian_path,
    make_waiting,
    make_young_page,
    make_young_sign_up,
    send_young_form,
    state_of,
    subjects_by_address,
)
from tests.factories.people import confirm_path, make_sign_up, post_arrives, press_confirm, waiting_templates

S, A = SignUp.State, GuardianAgreement.State


def test_from_the_form_to_the_guardian_and_on(client: Client, young: OpportunityPage) -> None:
    assert send_young_form(client, young, name="Robin Example", email="robin@example.com").status_code == 302
    sign_up = SignUp.objects.get()
    assert Person.objects.get().born_on is None  # nobody has confirmed anything yet
    assert not GuardianAgreement.objects.exists()
    (asked,) = post_arrives()
    path = next(line for line in asked.body.splitlines() if "/confirm/" in line).removeprefix("http://testserver")
    shown = client.get(path).content.decode()
    assert "Kim Guardian" in shown
    assert "kim@example.net" in shown
    waiting = client.post(path, {"seen": client.get(path).context["shown"]}, follow=True).content.decode()
    assert "You are not signed up yet" in waiting
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert Person.objects.get().born_on == born(14)

    assert subjects_by_address() == {
        "robin@example.com": ["Please confirm that you want to take part", "Thank you. We ask a grown-up now"],
        "kim@example.net": ["A question for you as a parent or guardian"],
    }
    to_guardian = next(message for message in mail.outbox if message.to == ["kim@example.net"])
    whole = all_words_of(to_guardian)
    for secret in ("Robin", "robin@example.com", str(born(14).year)):
        assert secret not in whole
    assert young.title in to_guardian.body
    assert young.title not in to_guardian.subject
    link = next(line for line in to_guardian.body.splitlines() if "/confirm/" in line)

    page = client.get(link.removeprefix("http://testserver")).content.decode()
    for words in ("Robin Example", young.title, young.summary, "01632 960001", "What we keep", "Yes, I agree"):
        assert words in page
    agreed = client.post(link.removeprefix("http://testserver"), {"answer": "agree"}, follow=True).content.decode()
    assert "Thank you. You have agreed" in agreed
    assert [event.to_state for event in sign_up.events.all()] == ["confirmed", "awaiting-guardian", "active"]
    agreement = agreement_for(sign_up)
    assert (agreement.state, agreement.answered_at is not None) == (A.AGREED, True)
    after = subjects_by_address()
    assert after["robin@example.com"][2:] == ["Good news: you can take part"]
    assert after["team@example.org"] == ["Someone wants to take part"]
    assert len(after["kim@example.net"]) == 1


def test_nothing_goes_to_the_team_or_about_anything_else_before(young: OpportunityPage) -> None:
    make_waiting(young, wordings=both_boxes())
    assert waiting_templates() == ["confirm", "guardian_ask", "waiting_for_guardian"]
    assert set(subjects_by_address()) == {"sam@example.com", "kim@example.net"}


def test_somebody_old_enough_is_asked_for_no_guardian(young: OpportunityPage) -> None:
    sign_up = make_young_sign_up(young, 16)
    assert confirm(sign_up)
    assert state_of(sign_up) == S.ACTIVE
    assert not GuardianAgreement.objects.exists()
    assert Person.objects.get().born_on == born(16)


@pytest.mark.parametrize("said", ["agree", "refuse", "withdraw"])
def test_a_mail_scanner_changes_nothing(client: Client, young: OpportunityPage, said: str) -> None:
    sign_up = make_waiting(young)
    if said == "withdraw":
        agree(agreement_for(sign_up))
    before = [list(model.objects.values()) for model in (SignUp, GuardianAgreement, Person, OutboxMessage)]
    for query in ("", f"?answer={said}"):
        assert client.get(guardian_path(sign_up) + query).status_code == 200
        assert client.head(guardian_path(sign_up) + query).status_code == 200
    assert [list(model.objects.values()) for model in (SignUp, GuardianAgreement, Person, OutboxMessage)] == before


def test_places_are_given_when_the_guardian_agrees(client: Client, young: OpportunityPage) -> None:
    young.capacity = 1
    young.save()
    first = make_waiting(young)
    confirm(make_sign_up(young, email="adult@example.com", born_on=born(30).isoformat()))
    shown = answer(client, first, "agree")
    assert state_of(first) == S.WAITING_LIST
    assert "They are on the waiting list" in shown.content.decode()
    assert "You are on the waiting list" in post_arrives()[-2].body


def test_the_team_decides_after_the_guardian(client: Client, young: OpportunityPage) -> None:
    young.selection = young.Selection.TEAM
    young.save()
    sign_up = make_waiting(young)
    shown = answer(client, sign_up, "agree")
    assert state_of(sign_up) == S.AWAITING_TEAM
    assert "The team looks at everyone" in shown.content.decode()


def test_news_begins_once_the_guardian_has_agreed(young: OpportunityPage, client: Client) -> None:
    sign_up = make_young_sign_up(young, wordings=both_boxes())
    assert "begins once they have agreed" in client.get(confirm_path(sign_up)).content.decode()
    confirm(sign_up)
    purposes = ConsentEvent.objects.values_list("wording__purpose", flat=True)
    assert list(purposes.all()) == ["take-part"]
    assert "begins only if you agree" in client.get(guardian_path(sign_up)).content.decode()
    agree(agreement_for(sign_up))
    assert sorted(purposes.all()) == ["news", "take-part"]
    assert agreement_for(sign_up).held_wordings == []
    assert not agree(agreement_for(sign_up))
    assert ConsentEvent.objects.count() == 2


def test_news_that_staff_wrote_down_says_so_later(young: OpportunityPage, editor: User) -> None:
    sign_up = make_young_sign_up(young, wordings=both_boxes())
    confirm_by_staff(sign_up, channel="paper", by=editor)
    assert agree(agreement_for(sign_up))
    event = ConsentEvent.objects.get(wording__purpose="news")
    assert (event.channel, event.recorded_by) == ("paper", editor)


def test_a_guardian_without_email_is_rung(young: OpportunityPage) -> None:
    sign_up = make_waiting(young, guardian_email="", guardian_phone="07700900982")
    assert waiting_templates() == ["confirm", "team_ring_guardian", "waiting_for_guardian"]
    to_team = next(message for message in post_arrives() if message.to == ["team@example.org"])
    assert to_team.subject == "Please ring a parent or guardian"
    assert f"/admin/sign_ups/inspect/{sign_up.pk}/" in to_team.body
    for secret in ("Sam", "Kim", "07700", "sam@example.com"):
        assert secret not in to_team.body


def test_every_answer_counts_once(young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    agreement = agreement_for(sign_up)
    assert [agree(agreement), agree(agreement), refuse(agreement)] == [True, False, False]
    assert [withdraw(agreement), withdraw(agreement), agree(agreement)] == [True, False, False]
    assert waiting_templates().count("guardian_agreed") == 1
    assert waiting_templates().count("guardian_withdrew") == 1


def test_nobody_agrees_to_what_was_cancelled(client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    OpportunityPage.objects.filter(pk=young.pk).update(cancelled_at=sign_up.created_at)
    shown = client.get(guardian_path(sign_up))
    assert (shown.status_code, "This will not go ahead" in shown.content.decode()) == (410, True)
    assert answer(client, sign_up, "agree").status_code == 410
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    assert set(subjects_by_address()) == set()  # not even the question goes out


def test_a_changed_key_ends_the_guardians_link(client: Client, young: OpportunityPage) -> None:
    path = guardian_path(make_waiting(young))
    GuardianAgreement.objects.update(token_key=new_token_key())
    assert client.get(path).status_code == 404
    assert client.post(path, {"answer": "refuse"}).status_code == 404
    assert SignUp.objects.exists()


def test_the_young_persons_new_links_leave_the_guardians_link_alone(client: Client, young: OpportunityPage) -> None:
    path = guardian_path(make_waiting(young))
    Person.objects.update(token_key=new_token_key())
    assert client.get(path).status_code == 200


def test_a_link_confirms_only_what_it_was_made_for(client: Client, young: OpportunityPage) -> None:
    sign_up = make_young_sign_up(young)
    press_confirm(client, confirm_path(sign_up))
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    client.post(confirm_path(sign_up), {"answer": "agree"})
    client.post(guardian_path(sign_up), {"seen": ""})
    assert state_of(sign_up) == S.AWAITING_GUARDIAN


def test_who_waits_for_a_guardian_and_has_no_other_who_agreed(opportunity_index: Page, young: OpportunityPage) -> None:
    confirm(make_young_sign_up(young, 30, email="adult@example.com"))
    sign_up = make_waiting(young)
    assert list(people_who_wait_for_a_guardian()) == [sign_up.person]
    agree(agreement_for(sign_up))
    make_waiting(make_young_page(opportunity_index, title="Another"))
    assert list(people_who_wait_for_a_guardian()) == []
    withdraw(agreement_for(sign_up))
    assert list(people_who_wait_for_a_guardian()) == [sign_up.person]


def test_a_file_for_staff_tells_nothing_of_whom_no_guardian_has_agreed(
    editor_client: Client, young: OpportunityPage
) -> None:
    secret: dict[str, Any] = {
        "name": "Robin Secret",
        "phone": "01632960009",
        "access_needs": "Secret need",
        "how_heard": "Secret poster",
        "answers": ({"question": "Why?", "answer": "Secret answer"},),
    }
    make_young_sign_up(young, email="secret@example.com", **secret)

    def exported() -> tuple[str, dict[str, str]]:
        whole: Any = editor_client.get("/admin/sign_ups/?export=csv")
        text = b"".join(whole.streaming_content).decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text))
        return text, row

    for state, change in (("Not confirmed yet", None), ("Waiting for a guardian", confirm)):
        sign_up = SignUp.objects.get()
        if change:
            change(sign_up)
        text, row = exported()
        assert row["State"] == state
        assert [row[column] for column in ("Name", "Email", "Phone", "Answers")] == [""] * 4
        assert "secret" not in text.casefold()
        shown = editor_client.get("/admin/sign_ups/").content.decode()
        assert "Somebody (waiting for a guardian)" in shown
        assert "Robin" not in shown
    agree(agreement_for(sign_up))
    _text, row = exported()
    assert (row["Name"], row["Email"], row["Answers"]) == ("Robin Secret", "secret@example.com", "Why?: Secret answer")
    assert "Robin Secret" in editor_client.get("/admin/sign_ups/").content.decode()
    assert not ModelLogEntry.objects.filter(label__contains="Robin").exists()
