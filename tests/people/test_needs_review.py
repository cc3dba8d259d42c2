"""Once a year people are asked whether what they need is still right: by mail, or by the team where no mail arrives."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.timers import registered_timers
from involvement.models import OpportunityPage
from people.actions.needs import confirm_need, record_need
from people.actions.needs_review import ask_for_reviews
from people.models import AccessNeed, Erasure, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.tokens import digest_of
from tests.factories.needs import make_due, make_taking_part
from tests.factories.people import post_arrives
from tests.people.test_permissions import signed_in_with

LIST = "/admin/needs/"


@pytest.fixture
def sign_up(page: OpportunityPage) -> SignUp:
    """Somebody with needs whose review is due, and all earlier mail gone out."""
    found = make_taking_part(page, needs="A step-free room for Sam")
    make_due(found)
    post_arrives()
    mail.outbox.clear()
    return found


def asked() -> list[str]:
    """Return which questions are owed."""
    return list(
        OutboxMessage.objects.filter(template__contains="needs").order_by("pk").values_list("template", flat=True)
    )


def names_in(answer: Any) -> list[str]:
    """Return whose needs a list shows."""
    return sorted(need.person.name for need in answer.context["object_list"])


def test_a_timer_asks() -> None:
    assert [each.every for each in registered_timers() if each.function is ask_for_reviews] == [timedelta(days=1)]


def test_somebody_whose_review_is_due_is_asked_once_and_answers_on_their_own_page(
    client: Client, sign_up: SignUp
) -> None:
    assert (ask_for_reviews(), ask_for_reviews()) == (1, 0)
    (sent,) = post_arrives()
    assert sent.to == ["sam@example.com"]
    assert sent.subject == "Is what you told us still right?"
    assert "step-free" not in sent.body
    link = next(line for line in sent.body.splitlines() if "/my/" in line).removeprefix("http://testserver")
    assert link.endswith("/needs/")
    assert "A step-free room" in client.get(link).content.decode()
    assert AccessNeed.objects.get().review_asked_at is not None
    client.post(link, {"still-right": "yes"})
    need = AccessNeed.objects.get()
    assert need.review_asked_at is None and need.review_due > timezone.localdate()
    assert ask_for_reviews() == 0
    make_due(sign_up)
    assert ask_for_reviews() == 1  # the next due date is another question


@pytest.mark.parametrize("days", [1, 30])
def test_nobody_is_asked_early(sign_up: SignUp, days: int) -> None:
    make_due(sign_up, timezone.localdate() + timedelta(days=days))
    assert ask_for_reviews() == 0
    assert asked() == []


def test_the_next_due_date_asks_again_even_when_it_was_the_same_day(sign_up: SignUp) -> None:
    ask_for_reviews()
    record_need(sign_up.person, "Something else")
    make_due(sign_up, timezone.localdate() - timedelta(days=3))
    ask_for_reviews()
    assert asked() == ["needs_review", "needs_review"]


def test_a_question_that_was_answered_meanwhile_is_not_sent(sign_up: SignUp) -> None:
    ask_for_reviews()
    confirm_need(sign_up.person)
    deliver_due_messages()
    assert mail.outbox == []


def test_during_a_break_the_question_waits(sign_up: SignUp) -> None:
    Person.objects.update(paused_at=timezone.now())
    ask_for_reviews()
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get(template="needs_review").state == OutboxMessage.State.HELD


def test_people_without_mail_are_asked_by_the_team_which_gets_numbers_only(
    editor_client: Client, page: OpportunityPage, sign_up: SignUp
) -> None:
    for name in ("Lee Example", "Kim Example"):
        other = make_taking_part(page, name, f"A ramp for {name}", email=None, phone="01632960001", channel="phone")
        make_due(other)
    post_arrives()
    mail.outbox.clear()
    assert ask_for_reviews() == 3
    assert asked() == ["needs_review", "team_needs_review"]
    to_team = next(sent for sent in post_arrives() if sent.to == ["team@example.org"])
    assert "2 people" in to_team.body and "/admin/needs/?review=by-hand" in to_team.body
    for private in ("Lee", "Kim", "Sam", "ramp", "01632960001"):
        assert private not in to_team.body + to_team.alternatives[0][0]
    assert names_in(editor_client.get(f"{LIST}?review=by-hand")) == ["Kim Example", "Lee Example"]
    assert names_in(editor_client.get(f"{LIST}?review=due")) == ["Kim Example", "Lee Example", "Sam Example"]
    assert names_in(editor_client.get(f"{LIST}?review=due&channel=phone")) == ["Kim Example", "Lee Example"]
    assert names_in(editor_client.get(f"{LIST}?q=kim")) == ["Kim Example"]
    assert len(names_in(editor_client.get(f"{LIST}?review=nonsense"))) == 3


def test_people_whose_mail_comes_back_are_asked_by_the_team(sign_up: SignUp) -> None:
    Suppression.objects.create(
        person=sign_up.person, address_digest=digest_of("sam@example.com"), reason=Suppression.Reason.BOUNCED
    )
    ask_for_reviews()
    assert asked() == ["team_needs_review"]
    assert "1 person" in post_arrives()[0].body


def test_the_team_is_not_troubled_when_everybody_has_answered(sign_up: SignUp) -> None:
    Person.objects.update(email=None)
    ask_for_reviews()
    confirm_need(sign_up.person)
    deliver_due_messages()
    assert mail.outbox == []


def test_somebody_about_to_be_erased_is_left_alone(sign_up: SignUp) -> None:
    Erasure.objects.create(person=sign_up.person, person_digest="x", cause=Erasure.Cause.ASKED)
    assert ask_for_reviews() == 0


def test_the_number_of_queries_grows_only_with_the_mails(
    page: OpportunityPage, django_assert_max_num_queries: Any
) -> None:
    for letter in "ABCDEFGHIJ":
        make_due(make_taking_part(page, f"{letter}x Example", "Breaks", email=None))
    with django_assert_max_num_queries(12):
        assert ask_for_reviews() == 10


def answer(client: Client, need: AccessNeed, **said: str) -> Any:
    """Write down what somebody said on the phone."""
    return client.post(f"{LIST}person/{need.pk}/", said)


def test_staff_write_down_what_was_said(editor_client: Client, sign_up: SignUp) -> None:
    need = AccessNeed.objects.get()
    shown = editor_client.get(f"{LIST}person/{need.pk}/").content.decode()
    assert "A step-free room for Sam" in shown and "Help choose new chairs" in shown
    assert answer(editor_client, need, said="same").status_code == 302
    need.refresh_from_db()
    assert need.review_due > timezone.localdate()
    assert "team_changed" not in list(OutboxMessage.objects.values_list("template", flat=True))
    answer(editor_client, need, said="changed", text="A hearing loop")
    need.refresh_from_db()
    assert need.text == "A hearing loop"
    assert "team_changed" in list(OutboxMessage.objects.values_list("template", flat=True))
    assert answer(editor_client, need, said="nothing")["Location"] == LIST
    assert not AccessNeed.objects.exists()
    assert answer(editor_client, need, said="same").status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose what they said"),
        ({"said": "perhaps"}, "Choose what they said"),
        ({"said": "changed", "text": "  "}, "Write down what they need"),
        ({"said": "changed", "text": "x" * 5000}, "2000 characters or fewer"),
    ],
)
def test_bad_answers_get_words_and_lose_nothing(
    editor_client: Client, sign_up: SignUp, said: dict[str, str], words: str
) -> None:
    need = AccessNeed.objects.get()
    refused = answer(editor_client, need, **said)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert said.get("text", "").strip() in refused.content.decode()
    assert AccessNeed.objects.get().text == need.text


@pytest.mark.parametrize(
    ("permissions", "reads", "writes"),
    [
        ((), False, False),
        (("view_accessneed",), False, False),
        (("view_signup",), True, False),
        (("view_signup", "view_person", "change_person"), True, True),
    ],
)
def test_who_may_read_and_write_needs(sign_up: SignUp, permissions: tuple[str, ...], reads: bool, writes: bool) -> None:
    client, need = signed_in_with(*permissions), AccessNeed.objects.get()
    assert (client.get(LIST).status_code == 200) is reads
    one = client.get(f"{LIST}person/{need.pk}/")
    assert (one.status_code == 200) is reads
    assert ("Write down what they say" in one.content.decode()) is writes
    answer(client, need, said="nothing")
    assert AccessNeed.objects.exists() is not writes


def test_nobody_adds_or_deletes_in_the_list(editor_client: Client, sign_up: SignUp) -> None:
    need = AccessNeed.objects.get()
    for path in ("new/", f"edit/{need.pk}/", f"delete/{need.pk}/", f"inspect/{need.pk}/"):
        assert editor_client.post(f"{LIST}{path}").status_code == 404
