"""Joining a group: from the form to being a member, by the team's decision, leaving, and coming back."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page

from network.models import GroupPage
from people.actions.confirmation import confirm
from people.actions.leaving import leave
from people.models import ConsentEvent, Person, SignUp
from tests.factories.network import make_group
from tests.factories.people import form_data, make_sign_up, post_arrives, press_confirm
from tests.people.desk import fresh, make_confirmed, press, screen
from tests.people.own_page import main_of, own_path

State = SignUp.State


def send(client: Client, group: GroupPage, **overrides: Any) -> Any:
    """Send the form of a group."""
    return client.post(f"{group.url}join/", form_data(**overrides))


def questions_of(client: Client, group: GroupPage) -> dict[str, str]:
    """Return the names of the fields by the questions the form asks."""
    shown = client.get(f"{group.url}join/")
    return {field.label: field.html_name for field in shown.context["form"].question_fields}


def test_from_the_form_to_being_a_member(client: Client, group: GroupPage) -> None:
    names = questions_of(client, group)
    topics = names["What would you like to hear about?"]
    answers = {topics: ["Ponds", "Children’s beds"], names["Which days suit you?"]: "Mondays"}
    sent = send(client, group, access_needs="A chair", **answers)
    assert (sent.status_code, sent["Location"]) == (302, "/garden-forum/join/thank-you/?by=email")
    assert "You asked to join:" in main_of(client.get(sent["Location"]))
    (asked,) = post_arrives()
    path = next(line for line in asked.body.splitlines() if "/confirm/" in line).removeprefix("http://testserver")
    assert "Yes, I want to join" in main_of(client.get(path))
    done = press_confirm(client, path, follow=True)
    assert "You are a member now. Welcome!" in main_of(done)

    sign_up = SignUp.objects.get()
    assert sign_up.state == State.ACTIVE
    assert sign_up.answers == [
        {
            "question": "What would you like to hear about?",
            "answer": "Ponds; Children’s beds",
            "chosen": ["Ponds", "Children’s beds"],
        },
        {"question": "Which days suit you?", "answer": "Mondays"},
    ]
    _asked, *after = post_arrives()
    thanks = next(each for each in after if each.to == ["sam@example.com"])
    assert "You are a member now. Welcome!" in thanks.body
    assert "You can leave here" in " ".join(thanks.body.split())
    assert "You are a member." in main_of(client.get(own_path(sign_up.person)))


def test_words_fit_a_group_and_not_one_day(client: Client, group: GroupPage) -> None:
    form = main_of(client.get("/garden-forum/join/"))
    assert "<h1>Join</h1>" in form
    assert "Take part" not in form
    paper = main_of(client.get("/garden-forum/join/paper/"))
    assert "<h1>Join</h1>" in paper
    assert "Children’s beds" in paper


def test_the_team_decides_where_a_form_is_needed(
    client: Client, editor_client: Client, home_page: Page, organisation: object
) -> None:
    page = make_group(home_page, joining="application", capacity=1)
    first, second, third = (make_confirmed(page, f"{name} X") for name in ("Ann", "Bob", "Cat"))
    assert {fresh(each).state for each in (first, second, third)} == {State.AWAITING_TEAM}
    assert "The team reads what you wrote" in main_of(client.get(own_path(first.person)))
    assert press(editor_client, page, "accept", first) == ["1 person has a place now."]
    press(editor_client, page, "wait", second)
    states = [fresh(each).state for each in (first, second, third)]
    assert states == [State.ACTIVE, State.WAITING_LIST, State.AWAITING_TEAM]
    assert "Waiting list" in client.get(page.url).content.decode()  # one place, and it is taken
    declined = editor_client.post(
        f"/admin/sign_ups/of/decline/{third.pk}/", {"words": "We are full. We are sorry.", "step": "send"}
    )
    assert (declined.status_code, fresh(third).state) == (302, State.DECLINED)
    sent = {each.subject for each in post_arrives() if each.to == ["cat@example.com"]}
    assert sent == {"There is no place this time"}  # and no longer thanks for a form that was answered


@pytest.mark.parametrize(
    ("joining", "heading"),
    [("invitation", "People are invited to join"), ("closed", "Nobody can join at the moment")],
)
def test_a_form_that_comes_too_late_loses_nothing(
    joining: str, heading: str, client: Client, home_page: Page, organisation: object
) -> None:
    page = make_group(home_page, joining=joining, joining_note="Ask us in spring.")
    for path, status in (("join/", 200), ("join/paper/", 410)):
        answer = client.get(page.url + path)
        assert answer.status_code == status
        assert heading in main_of(answer)
        assert "Ask us in spring." in main_of(answer)
    late = send(client, page, access_needs="A quiet corner")
    assert late.status_code == 409
    assert "A quiet corner" in main_of(late)
    assert not SignUp.objects.exists()


def test_staff_write_down_who_was_invited(editor_client: Client, home_page: Page, organisation: object) -> None:
    invited = make_group(home_page, joining="invitation", joining_note="We ask people.")
    closed = make_group(home_page, title="Old forum", slug="old-forum", joining="closed", joining_note="Over.")
    choices = editor_client.get("/admin/assisted/").content.decode()
    assert f"/admin/assisted/{invited.pk}/" in choices
    assert "Old forum" not in choices
    assert f"/admin/assisted/{closed.pk}/" not in choices


def test_who_left_comes_back_and_is_asked_for_consent_anew(client: Client, group: GroupPage) -> None:
    sign_up = make_confirmed(group)
    leave(sign_up)
    assert fresh(sign_up).state == State.LEFT
    assert send(client, group).status_code == 302
    asked = post_arrives()[-1]
    path = next(line for line in asked.body.splitlines() if "/confirm/" in line).removeprefix("http://testserver")
    page = main_of(client.get(path))
    assert "With the button you agree to this:" in page
    press_confirm(client, path)
    assert SignUp.objects.count() == Person.objects.count() == 1
    again = fresh(sign_up)
    assert again.state == State.ACTIVE
    assert [event.to_state for event in again.events.all()] == ["confirmed", "active", "left", "confirmed", "active"]
    given = ConsentEvent.objects.filter(wording__purpose="take-part").order_by("happened_at", "pk")
    assert [event.decision for event in given] == ["given", "withdrawn", "given"]


def test_the_same_form_twice_is_one_member_and_one_mail(client: Client, group: GroupPage) -> None:
    for email in ("sam@example.com", " SAM@Example.com "):
        assert send(client, group, email=email).status_code == 302
    assert SignUp.objects.count() == 1
    assert len(post_arrives()) == 1


def test_a_break_keeps_the_membership(client: Client, group: GroupPage) -> None:
    sign_up = make_confirmed(group)
    path = own_path(sign_up.person, "break/")
    assert client.post(path, {"length": "1-month"}).status_code == 302
    assert Person.objects.get().paused_at
    assert fresh(sign_up).state == State.ACTIVE
    client.post(path, {"back": "1"})
    assert Person.objects.get().paused_at is None


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "x" * 5000},
        {"name": "Sam\x00Example"},
        {"email": "not an address"},
        {"name": "\u202eevil\u2066"},
        {"agree": None},
        {"stamp": "nonsense"},
    ],
)
def test_odd_input_gets_a_friendly_page(typed: dict[str, Any], client: Client, group: GroupPage) -> None:
    answer = send(client, group, **typed)
    assert answer.status_code in (302, 400, 422)
    assert not mail.outbox


def test_a_topic_that_is_none_is_refused(client: Client, group: GroupPage) -> None:
    topics = questions_of(client, group)["What would you like to hear about?"]
    answer = send(client, group, **{topics: ["Ponds", "x' OR 1=1 %s"]})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_joining_asks_little_of_the_database(
    client: Client, group: GroupPage, django_assert_max_num_queries: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client.get(f"{group.url}join/")
    data = form_data()
    with django_assert_max_num_queries(12), django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{group.url}join/", data).status_code == 302


def test_the_screen_beside_the_page_shows_members(editor_client: Client, group: GroupPage) -> None:
    make_confirmed(group, "Ann X")
    assert "Sign-ups (1)" in editor_client.get(f"/admin/pages/{group.pk}/edit/").content.decode()
    assert "Ann X" in editor_client.get(screen(group)).content.decode()


def test_nobody_becomes_a_member_by_a_get(client: Client, group: GroupPage) -> None:
    sign_up = make_sign_up(group)
    post_arrives()
    client.get(f"{group.url}join/thank-you/")
    assert fresh(sign_up).state == State.UNCONFIRMED
    confirm(sign_up)
    assert fresh(sign_up).state == State.ACTIVE
