"""Joining a forum by its own form: it asks the least, and under the age nothing exists before a guardian has agreed."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page

from people.models import GuardianAgreement, OutboxMessage, Person, SignUp
from tests.factories.guardians import GUARDIAN, answer, born, date_parts, guardian_path, state_of, subjects_by_address
from tests.factories.people import confirm_path, form_data, post_arrives, press_confirm
from tests.factories.youngpeople import make_forum
from youngpeople.models import ForumQuestion, YoungPeoplesForumPage

NAME, ADDRESS = "Robin Quillfeather", "robin.quill@example.com"
S = SignUp.State


def send(client: Client, forum: YoungPeoplesForumPage, age: int = 14, **overrides: Any) -> Any:
    """Send the forum's form as somebody of this age who names a guardian."""
    values = {"name": NAME, "email": ADDRESS} | date_parts(born(age)) | GUARDIAN | overrides
    return client.post(f"{forum.url}join/", form_data(**values))


def joined(client: Client, forum: YoungPeoplesForumPage, age: int = 14) -> SignUp:
    """Send the form and confirm it by the link."""
    assert send(client, forum, age).status_code == 302
    sign_up = SignUp.objects.get()
    press_confirm(client, confirm_path(sign_up))
    return sign_up


def test_the_form_asks_the_least(forum: YoungPeoplesForumPage, client: Client) -> None:
    """A name of their choice, a way to reach them, the date of birth, the guardian, the editors' questions."""
    forum.questions.add(ForumQuestion(label="What matters to you?"))
    forum.save()
    shown = client.get(f"{forum.url}join/")
    asked = [name for name in shown.context["form"].fields if not name.startswith("question_")]
    assert set(asked) == {
        *("name", "reach_by", "email", "phone", "address", "born_on"),
        *("guardian_name", "guardian_email", "guardian_phone", "agree", "second_reference", "stamp"),
    }
    page = shown.content.decode()
    for words in ("Your first name, or a nickname", "What matters to you?", "Who will see what I tell you?"):
        assert words in page
    assert page.index("Who will see what I tell you?") < page.index("Your first name, or a nickname")
    paper = client.get(f"{forum.url}join/paper/").content.decode()
    assert "Your first name, or a nickname" in paper
    assert "How did you hear about this?" not in page + paper


def test_who_adds_fields_by_hand_gains_nothing(forum: YoungPeoplesForumPage, client: Client) -> None:
    """News and needs that the form does not ask for are not taken, also when the form was open for too long."""
    send(client, forum, 20, news="on", access_needs="Secret", how_heard="Secret")
    pending = SignUp.objects.get().pending
    assert (len(pending["wordings"]), pending["access_needs"], pending["how_heard"]) == (1, "", "")
    assert send(client, forum, 20, news="on", stamp="old").status_code == 422


def test_nothing_of_a_young_person_gets_anywhere_before_the_guardian(
    forum: YoungPeoplesForumPage, client: Client, editor_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """No place, no mail of the forum, no name in a log, a page, a feed or a file; then one yes lets them in."""
    caplog.set_level("DEBUG")
    sign_up = joined(client, forum)
    assert state_of(sign_up) == S.AWAITING_GUARDIAN
    subjects = subjects_by_address()
    assert subjects[ADDRESS] == ["Thank you. We ask a grown-up now"]
    assert subjects["kim@example.net"] == ["A question for you as a parent or guardian"]
    assert set(subjects) == {ADDRESS, "kim@example.net"}
    exported: Any = editor_client.get("/admin/sign_ups/?export=csv")
    told = [exported.getvalue().decode(), caplog.text]
    for address in (forum.url, "/opportunities/feed/", "/api/v1/opportunities", f"/search/?q={NAME.split()[1]}"):
        told.append(client.get(address).content.decode().replace(f'value="{NAME.split()[1]}"', ""))
    for secret in (NAME, ADDRESS, "Kim Guardian", "kim@example.net"):
        assert all(secret not in words for words in told), secret

    shown = answer(client, sign_up, "agree")
    assert shown.status_code == 200
    assert state_of(sign_up) == S.ACTIVE
    assert any(message.to == [ADDRESS] and "Good news" in message.subject for message in post_arrives())
    assert NAME not in client.get(forum.url).content.decode()


def test_a_refusal_deletes_what_was_kept(forum: YoungPeoplesForumPage, client: Client) -> None:
    """The person, the form, the guardian; the young person hears it once."""
    sign_up = joined(client, forum)
    post_arrives()
    answer(client, sign_up, "refuse")
    post_arrives()
    assert mail.outbox[-1].to == [ADDRESS]
    for model in (Person, SignUp, GuardianAgreement):
        assert not model.objects.exists()
    assert not OutboxMessage.objects.exclude(receipt_address="").exists()


def test_somebody_who_needs_no_guardian_is_in_at_once(forum: YoungPeoplesForumPage, client: Client) -> None:
    """From the age that the page names."""
    sign_up = joined(client, forum, 16)
    assert state_of(sign_up) == S.ACTIVE
    assert not GuardianAgreement.objects.exists()


@pytest.mark.parametrize("age", [9, 12])
def test_too_young_is_told_kindly_and_nothing_is_kept(
    forum: YoungPeoplesForumPage, client: Client, caplog: pytest.LogCaptureFixture, age: int
) -> None:
    """No person, no form, no line in the log that tells of it."""
    caplog.set_level("DEBUG")
    shown = send(client, forum, age)
    page = shown.content.decode()
    assert shown.status_code == 422
    for words in (
        "You can join when you are 13",
        "We have not kept anything",
        "An adult you can talk to",
        'id="help-now"',
    ):
        assert words in page
    assert f'href="{forum.url}join/"' in page
    assert "no-store" in shown.headers["Cache-Control"]
    for model in (Person, SignUp, OutboxMessage):
        assert not model.objects.exists()
    for secret in (NAME, ADDRESS, str(born(age).year), "too young", "too_young"):
        assert secret not in caplog.text


def test_too_old_is_shown_where_else(home_page: Page, organisation: object, client: Client) -> None:
    """The pages that the editor chose, as far as everybody can read them."""
    public, draft = make_forum(home_page, title="Adults", slug="adults"), make_forum(home_page, title="Draft", slug="d")
    Page.objects.filter(pk=draft.pk).update(live=False)
    forum = make_forum(home_page, next_page=public)
    forum.next_pages.add(forum.next_pages.model(next_page=draft))
    forum.save()
    page = send(client, forum, 26).content.decode()
    assert "people who are 25 or younger" in page
    assert f'<a href="{public.url}">Adults</a>' in page
    assert ">Draft<" not in page
    assert not Person.objects.exists()


def test_who_is_exactly_the_highest_age_is_welcome(forum: YoungPeoplesForumPage, client: Client) -> None:
    """And who is exactly the lowest."""
    for age in (25, 13):
        assert send(client, forum, age, email=f"age{age}@example.com").status_code == 302


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "x" * 5_000},
        {"name": ""},
        {"email": "nobody"},
        {"born_on_year": "20x4"},
        {"born_on_day": "31", "born_on_month": "2"},
        {"guardian_name": "", "guardian_email": ""},
        {"guardian_email": ADDRESS},
        {"name": "\u202eRobin\u200f \U0001f600", "agree": None},
        {"second_reference": "robot"},
        {"reach_by": "pigeon"},
        {"stamp": "forged"},
    ],
)
def test_odd_input_gets_a_friendly_page(forum: YoungPeoplesForumPage, client: Client, odd: dict[str, Any]) -> None:
    """Everything typed is still there, the way out too, and nothing is kept."""
    shown = send(client, forum, **odd)
    assert shown.status_code == 422
    page = shown.content.decode()
    assert "There is a problem" in page
    assert "Leave this page quickly" in page
    assert not SignUp.objects.exists()


def test_wrong_methods_and_null_bytes(forum: YoungPeoplesForumPage, client: Client) -> None:
    """A clear refusal, never an error of ours."""
    assert send(client, forum, name="a\x00b").status_code == 400
    assert client.put(f"{forum.url}join/").status_code == 405
    assert client.post(f"{forum.url}join/paper/").status_code in (403, 405)


def test_a_closed_forum_takes_no_form_and_gives_back_what_was_typed(
    home_page: Page, organisation: object, client: Client
) -> None:
    """The note says why, and whom to talk to."""
    forum = make_forum(home_page, joining="closed", joining_note="We begin again in May.")
    assert f'href="{forum.url}join/"' not in client.get(forum.url).content.decode()
    shown = client.get(f"{forum.url}join/")
    assert "We begin again in May." in shown.content.decode()
    late = send(client, forum)
    assert (late.status_code, NAME in late.content.decode()) == (409, True)
    assert not SignUp.objects.exists()


def test_a_guardian_reads_what_it_is_about(forum: YoungPeoplesForumPage, client: Client) -> None:
    """Their page names the forum and whom to ask."""
    sign_up = joined(client, forum)
    page = client.get(guardian_path(sign_up)).content.decode()
    assert forum.title in page
    assert forum.contact_name in page
